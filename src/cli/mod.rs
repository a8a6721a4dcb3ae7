//! The commands without a window, for scripts and scheduled jobs.
//!
//! Exit status: 0 done, 1 problems or failure, 2 wrong usage. It is decided here and nowhere else.

mod args;
mod bring;
mod check;
mod create;
mod export;
mod import;
mod json;
mod list;
mod open;
mod proposal;
mod search;
mod show;
mod undo;

use std::{
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

pub use args::{Renderer, WindowOptions};

use crate::{model::Language, words::Message};
use args::Command;

/// Why a command did not do what it was asked for.
enum Failure {
    /// What to tell the user.
    Message(Message),
    /// What to tell the user about a wrong command line.
    Usage(Message),
    /// Everything was said already; only the exit status is left.
    Said,
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// Runs the program with these arguments, the program's own name first.
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    window: fn(WindowOptions) -> Result<(), Message>,
) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = args::language(&arguments);
    let parsed = match args::parse(&arguments, language) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, language),
    };
    let mut out = io::stdout().lock();
    let result = match parsed.command {
        Command::Window(options) => window(options).map_err(Failure::Message),
        Command::Check { json, notes } => check::run(&parsed.archive, language, json, notes, &mut out),
        Command::List { kind, format } => list::run(&parsed.archive, language, kind, format, &mut out),
        Command::Show { place, format } => show::run(&parsed.archive, language, &place, format, &mut out),
        Command::Search { query, json, limit } => search::run(&parsed.archive, language, &query, json, limit, &mut out),
        Command::Import { sources, edition, dry_run, json } => {
            let request = import::Request { sources: &sources, edition: edition.as_deref(), dry_run, json };
            import::run(&parsed.archive, language, &request, &mut out)
        }
        Command::Export { places, format, to, languages, overwrite, address } => {
            let (places, to, address) = (places.as_slice(), to.as_path(), address.as_deref());
            let request = export::Request { places, format: &format, to, languages, overwrite, address };
            export::run(&parsed.archive, language, &request)
        }
        Command::Undo { json } => undo::undo(&parsed.archive, language, json, &mut out),
        Command::Changes { json } => undo::list(&parsed.archive, language, json, &mut out),
        Command::Redo { json } => undo::redo(&parsed.archive, language, json, &mut out),
        Command::Copy { folder } => create::copy(&folder, language, &mut out),
        Command::New { folder, name } => create::new(&folder, &name, language, &mut out),
    };
    let result = result.and_then(|()| out.flush().map_err(Failure::Output));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failed(failure, language),
    }
}

fn failed(failure: Failure, language: Language) -> ExitCode {
    match failure {
        Failure::Said => {}
        Failure::Message(message) => eprintln!("{}", message.words(language)),
        Failure::Usage(message) => {
            eprintln!("{}", message.words(language));
            return ExitCode::from(2);
        }
        // Whoever reads has had enough, as in `forum-archive list photos | head`.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Failure::Output(error) => {
            eprintln!("{}", Message::new("cli-not-written").with("reason", error.to_string()).words(language));
        }
    }
    ExitCode::from(1)
}

fn usage(error: &clap::Error, language: Language) -> ExitCode {
    // Help and version come as errors too; they go to the standard output.
    if !error.use_stderr() {
        return match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(Failure::Output(error), language),
        };
    }
    if language == Language::Zh {
        eprintln!("{}", Message::new("cli-wrong-usage").words(language));
    }
    eprint!("{}", error.render());
    ExitCode::from(2)
}
