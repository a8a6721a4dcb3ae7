//! The names of roles, modes and states in a language.

use crate::model::{ArticleKind, Language, Mode, Role, Status};

/// `Keynote`, `主旨演讲`.
pub fn role(language: Language, role: Role) -> String {
    super::get(language, &format!("role-{}", role.code())).into_owned()
}

/// `by video`, `视频`.
pub fn mode(language: Language, mode: Mode) -> String {
    super::get(language, &format!("mode-{}", mode.code())).into_owned()
}

/// The role, with the mode where it is worth saying: `Speech, by video`, `视频演讲`.
pub fn part(language: Language, role_of: Role, mode_of: Mode) -> String {
    let name = role(language, role_of);
    match (mode_of, language) {
        (Mode::InPerson | Mode::Unknown, _) => name,
        (mode_of, Language::En) => format!("{name}, {}", mode(language, mode_of)),
        (mode_of, Language::Zh) => format!("{}{name}", mode(language, mode_of)),
    }
}

/// `held`, `已举办`.
pub fn status(language: Language, status: Status) -> String {
    super::get(language, &format!("status-{}", status.code())).into_owned()
}

/// `Press report`, `新闻报道`.
pub fn article_kind(language: Language, kind: ArticleKind) -> String {
    super::get(language, &format!("kind-of-article-{}", kind.code())).into_owned()
}
