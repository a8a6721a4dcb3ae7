//! What the command line says. Its help comes from the text files, in the language asked for.

use std::{ffi::OsString, path::PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use jiff::Timestamp;

use crate::{
    catalog::Place,
    export::{FORMATS, Languages},
    model::Language,
    words::{self, Message},
};

/// A parsed command line.
pub(super) struct Parsed {
    /// The archive's folder; none is the built-in archive, or the last one in the window.
    pub archive: Option<PathBuf>,
    /// What to do.
    pub command: Command,
}

/// What to do.
pub(super) enum Command {
    /// Open the window.
    Window(WindowOptions),
    /// Say what is wrong.
    Check { json: bool, notes: bool },
    /// List entries.
    List { kind: Kind, format: Format },
    /// Show one place.
    Show { place: String, format: Format },
    /// Find a query in every record.
    Search { query: String, json: bool, limit: usize },
    /// Say what sources would bring.
    Import { sources: Vec<PathBuf>, edition: Option<String>, dry_run: bool, json: bool },
    /// Write places in a format.
    Export {
        places: Vec<Place>,
        format: String,
        to: PathBuf,
        languages: Languages,
        overwrite: bool,
        address: Option<String>,
    },
    /// Take back the last change.
    Undo { json: bool },
    /// List the changes.
    Changes { json: bool },
    /// Do again what was undone last.
    Redo { json: bool },
    /// Copy the built-in archive.
    Copy { folder: PathBuf },
    /// Make an empty archive.
    New { folder: PathBuf, name: String },
}

/// How the window is to open.
#[derive(Clone, Debug, Default)]
pub struct WindowOptions {
    /// The archive's folder, if one was named.
    pub archive: Option<PathBuf>,
    /// The place to open, if one was named.
    pub at: Option<Place>,
    /// The language, if one was named.
    pub language: Option<Language>,
    /// The renderer, if one was named.
    pub renderer: Option<Renderer>,
    /// The present year.
    pub this_year: u16,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, Direct3D 12.
    Wgpu,
    /// OpenGL.
    Glow,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Editions,
    Speakers,
    Articles,
    Photos,
}

/// How output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Csv,
    Ron,
}

/// The language of messages: `--language`, else the locale's, else English. It is needed before
/// the command line is parsed, because its errors are messages too.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let mut named = None;
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(word) = words.next() {
        if let Some(value) = word.strip_prefix("--language=") {
            named = Some(value);
        } else if word == "--language" {
            named = words.next();
        }
    }
    named
        .and_then(Language::from_locale)
        .or_else(|| sys_locale::get_locale().and_then(|locale| Language::from_locale(&locale)))
        .unwrap_or_default()
}

/// Parses a command line.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<Parsed, clap::Error> {
    let matches = command(language).try_get_matches_from(arguments)?;
    let archive = matches.get_one::<PathBuf>("archive").cloned();
    let format = |matches: &ArgMatches| {
        let flag = |id: &str| matches.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false);
        match (flag("json"), flag("csv"), flag("ron")) {
            (true, ..) => Format::Json,
            (_, true, _) => Format::Csv,
            (.., true) => Format::Ron,
            _ => Format::Text,
        }
    };
    let path = |matches: &ArgMatches| matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let text = |matches: &ArgMatches, id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    let command = match matches.subcommand() {
        Some(("check", sub)) => Command::Check { json: sub.get_flag("json"), notes: sub.get_flag("notes") },
        Some(("list", sub)) => Command::List { kind: kind(&text(sub, "kind")), format: format(sub) },
        Some(("show", sub)) => Command::Show { place: text(sub, "place"), format: format(sub) },
        Some(("search", sub)) => Command::Search {
            query: text(sub, "query"),
            json: sub.get_flag("json"),
            limit: sub.get_one::<usize>("limit").copied().unwrap_or_default(),
        },
        Some(("import", sub)) => Command::Import {
            sources: sub.get_many::<PathBuf>("source").into_iter().flatten().cloned().collect(),
            edition: sub.get_one::<String>("edition").cloned(),
            dry_run: sub.get_flag("dry-run"),
            json: sub.get_flag("json"),
        },
        Some(("export", sub)) => Command::Export {
            places: sub.get_many::<Place>("place").into_iter().flatten().cloned().collect(),
            format: text(sub, "format"),
            to: sub.get_one::<PathBuf>("to").cloned().unwrap_or_default(),
            languages: match sub.get_one::<String>("language").map(String::as_str) {
                Some("en") => Languages::One(Language::En),
                Some("zh") => Languages::One(Language::Zh),
                _ => Languages::Both,
            },
            overwrite: sub.get_flag("overwrite"),
            address: sub.get_one::<String>("address").cloned(),
        },
        Some(("undo", sub)) if sub.get_flag("list") => Command::Changes { json: sub.get_flag("json") },
        Some(("undo", sub)) => Command::Undo { json: sub.get_flag("json") },
        Some(("redo", sub)) => Command::Redo { json: sub.get_flag("json") },
        Some(("copy", sub)) => Command::Copy { folder: path(sub) },
        Some(("new", sub)) => Command::New { folder: path(sub), name: text(sub, "name") },
        _ => Command::Window(window(&matches, archive.clone())),
    };
    Ok(Parsed { archive, command })
}

fn window(matches: &ArgMatches, archive: Option<PathBuf>) -> WindowOptions {
    WindowOptions {
        archive,
        at: matches.get_one::<Place>("at").cloned(),
        language: matches.get_one::<String>("language").and_then(|code| Language::from_locale(code)),
        renderer: matches.get_one::<String>("renderer").map(|name| match name.as_str() {
            "wgpu" => Renderer::Wgpu,
            _ => Renderer::Glow,
        }),
        this_year: this_year(),
    }
}

/// The present year: up to it a year without an edition is a gap.
#[expect(clippy::disallowed_methods, reason = "the only place that looks at the clock, with `now`")]
pub(super) fn this_year() -> u16 {
    u16::try_from(jiff::Zoned::now().year()).unwrap_or(0)
}

/// The time, in whole seconds.
#[expect(clippy::disallowed_methods, reason = "the only place that looks at the clock, with `this_year`")]
pub(super) fn now() -> Timestamp {
    let now = jiff::Zoned::now().timestamp();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

fn kind(name: &str) -> Kind {
    match name {
        "speakers" => Kind::Speakers,
        "articles" => Kind::Articles,
        "photos" => Kind::Photos,
        _ => Kind::Editions,
    }
}

/// The names of the formats, for help.
fn formats(language: Language) -> String {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    Message::new("cli-export-format").with("formats", names.join(", ")).words(language)
}

/// The command line as clap knows it; also what the README's list of commands is tested against.
fn command(language: Language) -> clap::Command {
    let help = |key: &str| words::get(language, key).into_owned();
    let flag = |id: &'static str, key: &str| Arg::new(id).long(id).action(ArgAction::SetTrue).help(help(key));
    let option = |id: &'static str, key: &str| Arg::new(id).long(id).help(help(key));
    let place = move |text: &str| {
        let no_place = |_| Message::new("cli-not-a-place").with("text", text).words(language);
        text.parse::<Place>().map_err(no_place)
    };
    let folder = || Arg::new("folder").value_name("DIR").required(true).value_parser(value_parser!(PathBuf));
    clap::Command::new("forum-archive")
        .version(env!("CARGO_PKG_VERSION"))
        .about(help("cli-about"))
        .arg(option("archive", "cli-archive").value_name("DIR").global(true).value_parser(value_parser!(PathBuf)))
        .arg(option("language", "cli-language").global(true).value_parser(["en", "zh", "both"]))
        .arg(option("at", "cli-at").value_name("PLACE").value_parser(place))
        .arg(option("renderer", "cli-renderer").value_parser(["wgpu", "glow"]))
        .subcommand(
            clap::Command::new("check")
                .about(help("cli-check"))
                .arg(flag("json", "cli-json"))
                .arg(flag("notes", "cli-notes")),
        )
        .subcommand(
            clap::Command::new("list")
                .about(help("cli-list"))
                .arg(
                    Arg::new("kind")
                        .required(true)
                        .help(help("cli-list-kind"))
                        .value_parser(["editions", "speakers", "articles", "photos"]),
                )
                .arg(flag("json", "cli-json").conflicts_with("csv"))
                .arg(flag("csv", "cli-csv")),
        )
        .subcommand(
            clap::Command::new("show")
                .about(help("cli-show"))
                .arg(Arg::new("place").value_name("PLACE").required(true).help(help("cli-show-place")))
                .arg(flag("json", "cli-json").conflicts_with("ron"))
                .arg(flag("ron", "cli-ron")),
        )
        .subcommand(
            clap::Command::new("search")
                .about(help("cli-search"))
                .arg(
                    Arg::new("query")
                        .value_name("QUERY")
                        .required(true)
                        .allow_hyphen_values(true)
                        .help(help("cli-search-query")),
                )
                .arg(flag("json", "cli-json"))
                .arg(
                    option("limit", "cli-search-limit")
                        .value_name("N")
                        .default_value("50")
                        .value_parser(value_parser!(usize)),
                ),
        )
        .subcommand(
            clap::Command::new("import")
                .about(help("cli-import"))
                .arg(
                    Arg::new("source")
                        .value_name("SOURCE")
                        .required(true)
                        .num_args(1..)
                        .value_parser(value_parser!(PathBuf))
                        .help(help("cli-import-source")),
                )
                .arg(option("edition", "cli-import-edition").value_name("N"))
                .arg(flag("dry-run", "cli-import-dry-run"))
                .arg(flag("json", "cli-json")),
        )
        .subcommand(
            clap::Command::new("export")
                .about(help("cli-export"))
                .arg(
                    Arg::new("place")
                        .value_name("PLACE")
                        .num_args(0..)
                        .value_parser(place)
                        .help(help("cli-export-place")),
                )
                .arg(Arg::new("format").long("format").value_name("FORMAT").required(true).help(formats(language)))
                .arg(
                    option("to", "cli-export-to")
                        .value_name("PATH")
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(flag("overwrite", "cli-export-overwrite"))
                .arg(option("address", "cli-export-address").value_name("URL")),
        )
        .subcommand(
            clap::Command::new("undo")
                .about(help("cli-undo"))
                .arg(flag("list", "cli-undo-list"))
                .arg(flag("json", "cli-json")),
        )
        .subcommand(clap::Command::new("redo").about(help("cli-redo")).arg(flag("json", "cli-json")))
        .subcommand(clap::Command::new("copy").about(help("cli-copy")).arg(folder().help(help("cli-folder"))))
        .subcommand(
            clap::Command::new("new")
                .about(help("cli-new"))
                .arg(folder().help(help("cli-folder")))
                .arg(option("name", "cli-name").value_name("NAME").required(true)),
        )
}
