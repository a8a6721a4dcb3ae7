//! Writes the made-up archive that speed and scale are measured on, to look at it or to try the
//! program with it:
//!
//! ```text
//! cargo run --release --example synthetic -- FOLDER [--small]
//! ```
//!
//! The folder must not exist. The full size takes some 160 MB in 20,000 files, `--small` a
//! hundredth of it.

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{path::PathBuf, process::ExitCode};

use synthetic::Size;

fn main() -> ExitCode {
    let (switches, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let small = switches.iter().any(|switch| switch == "--small");
    let ([folder], true) = (folders.as_slice(), switches.len() == usize::from(small)) else {
        eprintln!("usage: synthetic FOLDER [--small]");
        return ExitCode::from(2);
    };
    let folder = PathBuf::from(folder);
    if folder.exists() {
        eprintln!("{} is there already", folder.display());
        return ExitCode::FAILURE;
    }
    let size = if small { Size::SMALL } else { Size::FULL };
    match synthetic::write(&folder, size) {
        Ok(()) => {
            println!("{}: {} articles, {} photo records", folder.display(), size.articles(), size.photos());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
