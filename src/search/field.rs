//! The fields of queries: their names in both languages, the values that each takes, and how a
//! value is read.

use std::ops::RangeInclusive;

use super::{
    fold::fold,
    ordinal::{self, ordinal},
};
use crate::{
    model::{ArticleKind, Language, Mode, Role},
    words::{self, Message},
};

/// A field that narrows a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Number of an edition, or a range; or its folder.
    Edition,
    /// Year, or a range.
    Year,
    /// A person who appears, is shown or is named.
    Speaker,
    /// What somebody did at the edition.
    Role,
    /// How somebody took part.
    Mode,
    /// City of the edition or of the dateline.
    City,
    /// News agency or publisher.
    Agency,
    /// Credit or byline.
    Credit,
    /// Kind of entry or article.
    Type,
    /// What an entry has.
    Has,
    /// What an entry lacks.
    Missing,
}

/// The names of the fields: the first is the English one, the second the Chinese one that a
/// completion offers; the rest are understood too.
pub const FIELDS: &[(Field, &[&str])] = &[
    (Field::Edition, &["edition", "届", "届次"]),
    (Field::Year, &["year", "年", "年份"]),
    (Field::Speaker, &["speaker", "人", "person", "人物", "演讲人", "发言人"]),
    (Field::Role, &["role", "身份", "角色"]),
    (Field::Mode, &["mode", "方式"]),
    (Field::City, &["city", "城市"]),
    (Field::Agency, &["agency", "机构", "通讯社"]),
    (Field::Credit, &["credit", "署名", "byline"]),
    (Field::Type, &["type", "类型", "kind"]),
    (Field::Has, &["has", "有"]),
    (Field::Missing, &["missing", "缺"]),
];

/// What a `type:` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Speaker,
    Edition,
    Article,
    Photo,
    Of(ArticleKind),
}

const TYPES: &[(Type, &[&str])] = &[
    (Type::Speaker, &["speaker", "演讲人", "person", "人", "人物", "发言人"]),
    (Type::Edition, &["edition", "届次", "届"]),
    (Type::Article, &["article", "文章"]),
    (Type::Photo, &["photo", "照片", "图片"]),
    (Type::Of(ArticleKind::Press), &["press", "新闻", "报道"]),
    (Type::Of(ArticleKind::Release), &["release", "新闻稿", "发布"]),
    (Type::Of(ArticleKind::Speech), &["speech", "讲话", "演讲"]),
    (Type::Of(ArticleKind::Summary), &["summary", "摘要"]),
];

const PHOTO: &[&str] = &["photo", "照片", "图片"];

/// A field with its value, read.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub negated: bool,
    pub value: Value,
}

/// What a filter lets through.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Edition(RangeInclusive<u32>),
    Folder(String),
    Year(RangeInclusive<u16>),
    /// A name in any form, as it was typed.
    Speaker(String),
    Role(Vec<Role>),
    Mode(Vec<Mode>),
    /// Folded, as the following.
    City(String),
    Agency(String),
    Credit(String),
    Type(Vec<Type>),
    Photo,
    NoPhoto,
}

/// What became of a word with a colon in it.
pub(super) enum Read {
    /// It is a filter.
    Filter(Filter),
    /// Its value is still being typed.
    Unfinished(Message),
    /// It is a word like any other; the hint says why it is no filter.
    Literal(Option<Message>),
}

/// The field of this name, in either language and any case.
pub fn field(name: &str) -> Option<Field> {
    let name = fold(name);
    FIELDS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// Reads a field and its value. `last` is whether nothing comes after it.
pub(super) fn read(name: &str, value: &str, negated: bool, last: bool) -> Read {
    let Some(field) = field(name) else {
        // 10:30, an address of the web, and a Chinese sentence with a colon in it are no fields.
        let word = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        let meant = word && !value.starts_with('/') && !value.is_empty();
        let hint = || Message::new("search-hint-field").with("field", name);
        return Read::Literal(meant.then(hint));
    };
    match value_of(field, value) {
        Some(value) => Read::Filter(Filter { negated, value }),
        None if value.is_empty() && last => Read::Unfinished(hint(field, name, value)),
        None if value.is_empty() => Read::Literal(None),
        None => Read::Literal(Some(hint(field, name, value))),
    }
}

fn hint(field: Field, name: &str, value: &str) -> Message {
    let message = match field {
        Field::Edition | Field::Year => Message::new("search-hint-number"),
        Field::Speaker | Field::City | Field::Agency | Field::Credit => Message::new("search-hint-value"),
        Field::Role | Field::Mode | Field::Type | Field::Has | Field::Missing => {
            let language = if name.is_ascii() { Language::En } else { Language::Zh };
            Message::new("search-hint-choice").with("choices", choices(field, language).join(", "))
        }
    };
    message.with("field", name).with("value", value)
}

/// The values that a field takes, in a language; none if they are those of the archive.
pub fn choices(field: Field, language: Language) -> Vec<String> {
    let nth = match language {
        Language::En => 0,
        Language::Zh => 1,
    };
    let known = |names: &[&str]| names.get(nth).map(|name| (*name).to_owned());
    match (field, language) {
        (Field::Role, Language::En) => Role::ALL.iter().map(|role| role.code().replace('_', "-")).collect(),
        (Field::Role, Language::Zh) => Role::ALL.iter().map(|role| words::role(language, *role)).collect(),
        (Field::Mode, Language::En) => Mode::ALL.iter().map(|mode| mode.code().replace('_', "-")).collect(),
        (Field::Mode, Language::Zh) => Mode::ALL.iter().map(|mode| words::mode(language, *mode)).collect(),
        (Field::Type, _) => TYPES.iter().filter_map(|(_, names)| known(names)).collect(),
        (Field::Has | Field::Missing, _) => known(PHOTO).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn value_of(field: Field, value: &str) -> Option<Value> {
    let folded = fold(value);
    let folded = folded.trim();
    if folded.is_empty() {
        return None;
    }
    match field {
        Field::Edition => range(folded, ordinal, 1, u32::MAX)
            .map(Value::Edition)
            .or_else(|| is_folder(folded).then(|| Value::Folder(folded.to_owned()))),
        Field::Year => range(folded, ordinal::year, 0, u16::MAX).map(Value::Year),
        Field::Speaker => Some(Value::Speaker(value.trim().to_owned())),
        Field::Role => chosen(folded, &Role::ALL, |role| names(role.code(), |language| words::role(language, role)))
            .map(Value::Role),
        Field::Mode => chosen(folded, &Mode::ALL, |mode| names(mode.code(), |language| words::mode(language, mode)))
            .map(Value::Mode),
        Field::City => Some(Value::City(folded.to_owned())),
        Field::Agency => Some(Value::Agency(folded.to_owned())),
        Field::Credit => Some(Value::Credit(folded.to_owned())),
        Field::Type => {
            let all: Vec<Type> = TYPES.iter().map(|(kind, _)| *kind).collect();
            let of = |kind| {
                TYPES
                    .iter()
                    .filter(|(other, _)| *other == kind)
                    .flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned()))
                    .collect()
            };
            chosen(folded, &all, of).map(Value::Type)
        }
        Field::Has => is_photo(folded).then_some(Value::Photo),
        Field::Missing => is_photo(folded).then_some(Value::NoPhoto),
    }
}

fn is_photo(folded: &str) -> bool {
    PHOTO.iter().any(|name| name.starts_with(folded)) || folded == "photos"
}

fn is_folder(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit()) && folded.contains('-')
}

/// `17`, `15..17`, `15..`, `..17`.
fn range<T: Copy>(text: &str, one: impl Fn(&str) -> Option<T>, least: T, most: T) -> Option<RangeInclusive<T>> {
    let Some((from, to)) = text.split_once("..") else { return one(text).map(|one| one..=one) };
    let end = |text: &str, open: T| if text.is_empty() { Some(open) } else { one(text) };
    let named = !from.is_empty() || !to.is_empty();
    named.then(|| Some(end(from, least)?..=end(to, most)?)).flatten()
}

/// The name in records, with spaces, dashes or none, and the names in both languages.
fn names(code: &str, words: impl Fn(Language) -> String) -> Vec<String> {
    let codes = ["_", " ", "-", ""].map(|between| code.replace('_', between));
    codes.into_iter().chain(Language::ALL.map(|language| fold(&words(language)))).collect()
}

/// The choice of this name; while a name is being typed, all that begin with it.
fn chosen<T: Copy>(folded: &str, all: &[T], names: impl Fn(T) -> Vec<String>) -> Option<Vec<T>> {
    let which = |fits: &dyn Fn(&str) -> bool| -> Vec<T> {
        all.iter().copied().filter(|one| names(*one).iter().any(|name| fits(name))).collect()
    };
    let exact = which(&|name| name == folded);
    let found = if exact.is_empty() { which(&|name| name.starts_with(folded)) } else { exact };
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Option<String> {
        let (name, value) = text.split_once(':')?;
        match read(name, value, false, true) {
            Read::Filter(filter) => Some(format!("{:?}", filter.value)),
            _ => None,
        }
    }

    #[test]
    fn fields_are_read_in_both_languages() {
        for (text, expected) in [
            ("edition:17", "Edition(17..=17)"),
            ("届:第十七届", "Edition(17..=17)"),
            ("届次:15..17", "Edition(15..=17)"),
            ("Edition:seventeenth", "Edition(17..=17)"),
            ("edition:2023-17", "Folder(\"2023-17\")"),
            ("year:2015..2019", "Year(2015..=2019)"),
            ("年:2015..2019年", "Year(2015..=2019)"),
            ("year:2015..", "Year(2015..=65535)"),
            ("year:..2015", "Year(0..=2015)"),
            ("role:keynote", "Role([Keynote])"),
            ("role:opening-address", "Role([OpeningAddress])"),
            ("角色:主旨演讲", "Role([Keynote])"),
            ("mode:in_person", "Mode([InPerson])"),
            ("方式:视频", "Mode([Video])"),
            ("城市:濟南", "City(\"济南\")"),
            ("type:photo", "Type([Photo])"),
            ("类型:照片", "Type([Photo])"),
            ("type:p", "Type([Speaker, Photo, Of(Press)])"),
            ("type:summary", "Type([Of(Summary)])"),
            ("has:photo", "Photo"),
            ("缺:照片", "NoPhoto"),
        ] {
            assert_eq!(filter(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["year:20..x", "year:..", "edition:x", "has:nothing", "role:", "nothing:1", "year:"] {
            assert_eq!(filter(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_offered_is_understood() {
        for (field, names) in FIELDS {
            assert!(names.iter().all(|name| super::field(name) == Some(*field)), "{field:?}");
            for language in Language::ALL {
                for choice in choices(*field, language) {
                    assert!(value_of(*field, &choice).is_some(), "{field:?} {choice}");
                }
            }
        }
    }

    #[test]
    fn the_hint_names_every_field() {
        for (language, nth) in [(Language::En, 0), (Language::Zh, 1)] {
            let words = Message::new("search-hint-field").with("field", "x").words(language);
            for (_, names) in FIELDS {
                assert!(words.contains(&format!("{}:", names[nth])), "{} in {words}", names[nth]);
            }
        }
    }
}
