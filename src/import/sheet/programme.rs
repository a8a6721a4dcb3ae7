//! What stands alone in a row of a programme: the name of a session, a break, or a note.

use crate::search::simplified;

/// Whether words name a part of a programme.
pub(super) fn says_session(words: &str) -> bool {
    const WORDS: &[&str] = &[
        "论坛", "会场", "环节", "开幕", "闭幕", "单元", "板块", "专场", "圆桌", "session", "forum", "ceremony",
        "panel", "plenary", "track", "workshop",
    ];
    let words = simplified(words).to_lowercase();
    WORDS.iter().any(|word| words.contains(word)) && words.chars().count() <= 120
}

/// Whether words tell of a break, or are a note.
pub(super) fn is_aside(words: &str) -> bool {
    const BREAKS: &[&str] = &[
        "茶歇",
        "午餐",
        "晚餐",
        "休息",
        "午休",
        "合影",
        "签到",
        "注册",
        "报到",
        "晚宴",
        "午宴",
        "自助",
        "break",
        "lunch",
        "dinner",
        "registration",
        "group photo",
        "reception",
    ];
    const NOTES: &[&str] = &["注", "备注", "说明", "note", "*", "※", "联系"];
    let words = simplified(words).to_lowercase();
    // Whole words: `Breakspear` is a name.
    let apart: String = words.split(|c: char| !c.is_alphabetic()).flat_map(|word| [" ", word]).collect();
    let apart = apart + " ";
    let has = |word: &str| if word.is_ascii() { apart.contains(&format!(" {word} ")) } else { words.contains(word) };
    BREAKS.iter().any(|word| has(word))
        || NOTES.iter().any(|word| words.trim().starts_with(word))
        || words.chars().count() > 120
}
