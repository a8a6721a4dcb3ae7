//! Every word that a person reads: Fluent files in English and 简体中文, compiled in.
//!
//! Code below the interface makes a [`Message`], which is a key with its values; only whoever
//! shows it turns it into words, so that one message serves both languages.

mod dates;
mod names;

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

pub use dates::{date, moment, number, ordinal};
pub use names::{article_kind, mode, part, role, status};

use crate::model::{Language, Text};

/// A message of the text files: its key and the values that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Key in the Fluent files.
    pub key: &'static str,
    /// Values by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value within a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Words that stay as they are: a name, a path, a value from a file.
    Text(String),
    /// A count; it chooses between singular and plural.
    Count(usize),
    /// A message within the message.
    Message(Message),
    /// Words that a file has in both languages, or in one of them.
    Both(Text),
}

impl Message {
    /// A message without values.
    pub fn new(key: &'static str) -> Message {
        Message { key, args: Vec::new() }
    }

    /// This message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Message {
        self.args.push((name, value.into()));
        self
    }

    /// The message in words.
    pub fn words(&self, language: Language) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            match value {
                Arg::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(count) => args.set(*name, FluentValue::from(*count)),
                Arg::Message(inner) => args.set(*name, FluentValue::from(inner.words(language))),
                Arg::Both(text) => args.set(*name, FluentValue::from(text.show(language))),
            }
        }
        format(language, self.key, Some(&args)).into_owned()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(count)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(message)
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Arg {
        Arg::Both(text)
    }
}

/// The words of a key that needs no values.
pub fn get(language: Language, key: &str) -> Cow<'static, str> {
    format(language, key, None)
}

/// Every key of a language, in the order of its files; for the tests that compare languages.
pub fn keys(language: Language) -> Vec<String> {
    sources(language)
        .iter()
        .flat_map(|source| source.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key.to_owned())
        .collect()
}

/// The Fluent files of a language as they stand in the source.
pub fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            include_str!("en/archive.ftl"),
            include_str!("en/interface.ftl"),
            include_str!("en/command_line.ftl"),
            include_str!("en/photo.ftl"),
            include_str!("en/import.ftl"),
            include_str!("en/review.ftl"),
            include_str!("en/export.ftl"),
        ],
        Language::Zh => &[
            include_str!("zh/archive.ftl"),
            include_str!("zh/interface.ftl"),
            include_str!("zh/command_line.ftl"),
            include_str!("zh/photo.ftl"),
            include_str!("zh/import.ftl"),
            include_str!("zh/review.ftl"),
            include_str!("zh/export.ftl"),
        ],
    }
}

fn format(language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        log::error!("no words for {key} in {}", language.code());
        return Cow::Owned(key.to_owned());
    };
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, args, &mut errors);
    for error in errors {
        log::error!("{key} in {}: {error}", language.code());
    }
    Cow::Owned(words.into_owned())
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static CHINESE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    match language {
        Language::En => ENGLISH.get_or_init(|| parse(language)),
        Language::Zh => CHINESE.get_or_init(|| parse(language)),
    }
}

fn parse(language: Language) -> FluentBundle<FluentResource> {
    // Only plural rules depend on it; an unknown locale has English ones.
    let locale = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks keep text of two directions apart; ours runs in one, and they would be copied.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        // A broken line costs its own message only; the tests refuse it.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                log::error!("words of {}: {errors:?}", language.code());
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            log::error!("words of {}: {errors:?}", language.code());
        }
    }
    bundle
}
