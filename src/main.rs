//! Reads the command line; opens the window, or runs a command without one.

use std::process::ExitCode;

fn main() -> ExitCode {
    forum_archive::cli::main(std::env::args_os(), forum_archive::app::run)
}
