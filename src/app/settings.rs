//! What the window remembers between two starts: a small RON file in the system's settings folder.
//!
//! A file that cannot be read is set aside under another name and replaced by the usual settings:
//! nobody is kept from the archive by it.
#![expect(clippy::disallowed_methods, reason = "the settings are the window's own file")]

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::kept::Kept;
use crate::{
    export::Style,
    model::{Language, ron_file},
    ui::{export_dialog::Choices, reading::Reading},
};

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface; none follows the system.
    pub language: Option<Language>,
    /// Theme; none follows the system.
    pub dark: Option<bool>,
    /// Size of everything, 1 is usual.
    pub zoom: f32,
    /// Whether articles are shown in both languages.
    pub facing: bool,
    /// The renderer that last worked.
    pub renderer: Option<String>,
    /// The archive that was open; none is the built-in one.
    pub archive: Option<PathBuf>,
    /// Address of the place that was shown.
    pub place: Option<String>,
    /// Archives opened before, the last one first.
    pub recent: Vec<PathBuf>,
    /// How articles are set.
    pub reading: Reading,
    /// What is kept of each archive, the last one first.
    pub kept: Vec<Kept>,
    /// What was searched for, the last first.
    pub searches: Vec<String>,
    /// How the last citation was written.
    pub citation: Style,
    /// How the last export was made.
    pub export: Choices,
    /// Size of the window in points.
    pub window: Option<(f32, f32)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: None,
            dark: None,
            zoom: 1.0,
            facing: true,
            renderer: None,
            archive: None,
            place: None,
            recent: Vec::new(),
            reading: Reading::default(),
            kept: Vec::new(),
            searches: Vec::new(),
            citation: Style::default(),
            export: Choices::default(),
            window: None,
        }
    }
}

/// How small and how large everything can be shown.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;

/// The most archives that are remembered.
const MOST_RECENT: usize = 8;
/// The most searches that are remembered, and the longest.
const MOST_SEARCHES: usize = 8;
const LONGEST_SEARCH: usize = 200;

impl Settings {
    /// The file in the system's settings folder; none if the system names no such folder.
    pub fn usual_file() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "forum-archive").map(|dirs| dirs.config_dir().join("settings.ron"))
    }

    /// The folder of thumbnails in the system's cache folder; none if the system names no such folder.
    pub fn usual_thumbnails() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "forum-archive").map(|dirs| dirs.cache_dir().join("thumbnails"))
    }

    /// The folder of the user's documents, or the user's own; none if the system names neither.
    pub fn usual_documents() -> Option<PathBuf> {
        let user = directories::UserDirs::new()?;
        Some(user.document_dir().unwrap_or(user.home_dir()).to_owned())
    }

    /// Reads the settings, or gives the usual ones.
    pub fn read(file: &Path) -> Settings {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Settings::default(),
            Err(error) => {
                log::warn!("settings in {} cannot be read: {error}", file.display());
                return Settings::default();
            }
        };
        match ron_file::read::<Settings>(&text) {
            Ok(settings) => settings.sound(),
            Err(error) => {
                log::warn!("settings in {} are damaged and were set aside: {error}", file.display());
                if let Err(error) = fs::rename(file, file.with_extension("ron.damaged")) {
                    log::warn!("they could not be set aside: {error}");
                }
                Settings::default()
            }
        }
    }

    /// Writes the settings: a new file first, then in place of the old one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron_file::write(self).map_err(io::Error::other)?;
        let beside = file.with_extension(format!("ron.{}.new", std::process::id()));
        fs::write(&beside, text)?;
        fs::rename(&beside, file)
    }

    /// Puts an archive first among those opened before.
    pub fn opened(&mut self, folder: &Path) {
        self.recent.retain(|path| path != folder);
        self.recent.insert(0, folder.to_owned());
        self.recent.truncate(MOST_RECENT);
        self.archive = Some(folder.to_owned());
    }

    /// Puts a query first among those searched for before; one too long to be read is left out.
    pub fn searched(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() || query.chars().count() > LONGEST_SEARCH {
            return;
        }
        self.searches.retain(|other| other != query);
        self.searches.insert(0, query.to_owned());
        self.searches.truncate(MOST_SEARCHES);
    }

    /// Settings edited by hand may hold what no window can show.
    fn sound(mut self) -> Settings {
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(*ZOOM.start(), *ZOOM.end()) } else { 1.0 };
        self.reading = self.reading.sound();
        self.window = self
            .window
            .filter(|(width, height)| (200.0..20_000.0).contains(width) && (200.0..20_000.0).contains(height));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_folder(test: impl FnOnce(&Path)) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        test(&folder.path().join("deep/settings.ron"));
    }

    #[test]
    fn settings_are_read_as_they_were_written() {
        in_folder(|file| {
            let mut settings =
                Settings { language: Some(Language::Zh), zoom: 1.2, citation: Style::Chicago, ..Settings::default() };
            settings.opened(Path::new("/archives/one"));
            settings.write(file).expect("written");
            assert_eq!(Settings::read(file), settings);
        });
    }

    #[test]
    fn no_file_and_a_damaged_file_give_the_usual_settings() {
        in_folder(|file| {
            assert_eq!(Settings::read(file), Settings::default());
            Settings::default().write(file).expect("written");
            fs::write(file, "(zoom: oops").expect("written");
            assert_eq!(Settings::read(file), Settings::default());
            assert!(file.with_extension("ron.damaged").exists());
        });
    }

    #[test]
    fn a_newer_version_may_have_added_settings() {
        in_folder(|file| {
            Settings::default().write(file).expect("written");
            fs::write(file, "(zoom: 900.0, window: (1.0, 1.0), from_the_future: 1)").expect("written");
            assert_eq!(Settings::read(file), Settings { zoom: 2.0, ..Settings::default() });
        });
    }

    #[test]
    fn the_last_searches_come_first_and_once() {
        let mut settings = Settings::default();
        for query in ["a", "b", " a ", "", "c", "d", "e", "f", "g", "h", "i", &"x".repeat(LONGEST_SEARCH + 1)] {
            settings.searched(query);
        }
        assert_eq!(settings.searches, ["i", "h", "g", "f", "e", "d", "c", "a"]);
    }

    #[test]
    fn the_last_archives_come_first_and_once() {
        let mut settings = Settings::default();
        for path in ["/a", "/b", "/a", "/c", "/d", "/e", "/f", "/g", "/h", "/i"] {
            settings.opened(Path::new(path));
        }
        assert_eq!(settings.recent.first(), Some(&PathBuf::from("/i")));
        assert_eq!(settings.recent.len(), MOST_RECENT);
    }
}
