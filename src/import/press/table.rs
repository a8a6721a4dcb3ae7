//! What tables and press texts have in common: how an edition is named, words for what people did,
//! and days.

use super::{
    Text,
    cut::{Span, cut, is_chinese},
    dates,
    event::{self, Event, Named, Names},
    hints::Hints,
    roles,
};
use crate::{
    catalog::Catalog,
    import::{Options, Proposal},
    model::{Edtf, Language, Mode, Role},
    search::{fold, simplified},
    words,
};

/// Words for roles that stand alone. Verbs, and what contains them, are known from press texts.
const ROLES: &[(&str, Role)] = &[
    ("speaker", Role::Speech),
    ("talk", Role::Speech),
    ("presentation", Role::Speech),
    ("lecture", Role::Speech),
    ("chair", Role::Moderator),
    ("session chair", Role::Moderator),
    ("panelist", Role::Panel),
    ("panellist", Role::Panel),
    ("panel discussion", Role::Panel),
    ("圆桌对话", Role::Panel),
    ("圆桌嘉宾", Role::Panel),
    ("对话嘉宾", Role::Panel),
    ("圆桌讨论", Role::Panel),
];

/// Words for modes that stand alone.
const MODES: &[(&str, Mode)] = &[
    ("onsite", Mode::InPerson),
    ("on site", Mode::InPerson),
    ("on-site", Mode::InPerson),
    ("offline", Mode::InPerson),
    ("in-person", Mode::InPerson),
    ("线下", Mode::InPerson),
];

/// The edition that lines tell of, such as the titles of a table: the first that names one; and
/// what is doubtful about it. `year` is the year of what the table lists.
pub(in crate::import) fn edition(
    text: &str,
    lines: &[Span],
    year: Option<u16>,
    catalog: &Catalog,
    options: &Options,
) -> Proposal {
    let plain = simplified(text);
    let mut found: Option<(Event, Language)> = None;
    for line in lines {
        let own = if is_chinese(cut(text, line)) { Language::Zh } else { Language::En };
        for language in [own, if own == Language::Zh { Language::En } else { Language::Zh }] {
            let event = event::event(&plain, Some(line), &[], &Names::of(catalog, language));
            let tells = |event: &Event| match event {
                Event::Ours(named) if named.number.is_some() || named.year.is_some() => 3,
                Event::Ours(_) => 2,
                Event::Other(_) => 1,
                Event::Mentioned(_) | Event::Unnamed => 0,
            };
            if found.as_ref().is_none_or(|(known, _)| tells(&event) > tells(known)) {
                found = Some((event, language));
            }
        }
    }
    let (mut event, language) = found.unwrap_or((Event::Unnamed, Language::En));
    // `Example Forum`, and `2001` somewhere in the titles.
    if let Event::Ours(named) = &mut event
        && named.number.is_none()
        && named.special.is_none()
    {
        named.year = named.year.or_else(|| only_year(text, lines));
    }
    let text = Text { text, plain: &plain, language, catalog, hints: &Hints::default() };
    let chosen = options.edition.and_then(|index| catalog.edition(index));
    let mut proposal = Proposal::default();
    let named = text.edition(&event, chosen, &mut proposal);
    if named.is_some() || chosen.is_some() {
        text.year_without_number(named.as_ref(), chosen.is_some(), year, &mut proposal);
    }
    proposal
}

/// The one year that lines name; none if they name several.
fn only_year(text: &str, lines: &[Span]) -> Option<u16> {
    let digits = lines.iter().flat_map(|line| cut(text, line).split(|c: char| !c.is_ascii_digit()));
    let mut years = digits.filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok());
    let first = years.find(|year| (1900..2200).contains(year))?;
    years.all(|year| year == first).then_some(first)
}

/// The edition of a number or a year that stands in a cell.
pub(in crate::import) fn edition_of(
    text: &str,
    range: &Span,
    number: Option<u32>,
    year: Option<u16>,
    catalog: &Catalog,
    options: &Options,
) -> Proposal {
    let text = Text { text, plain: text, language: Language::En, catalog, hints: &Hints::default() };
    let chosen = options.edition.and_then(|index| catalog.edition(index));
    let named = Named { whole: range.clone(), number, year, special: None, other_number: None };
    let mut proposal = Proposal::default();
    text.edition(&Event::Ours(named), chosen, &mut proposal);
    proposal
}

/// What somebody did and how, in the words of a cell; what is not known stays so.
pub(in crate::import) fn part(words: &str) -> (Role, Mode) {
    let folded = fold(words);
    let folded = folded.trim();
    let is_name = |code: &str, name: &dyn Fn(Language) -> String| {
        folded == code
            || folded == code.replace('_', " ")
            || Language::ALL.iter().any(|language| folded == fold(&name(*language)))
    };
    let role = Role::ALL.into_iter().filter(|role| *role != Role::Unknown);
    let role = role.into_iter().find(|role| is_name(role.code(), &|language| words::role(language, *role)));
    let mode = Mode::ALL.into_iter().filter(|mode| *mode != Mode::Unknown);
    let mode = mode.into_iter().find(|mode| is_name(mode.code(), &|language| words::mode(language, *mode)));
    let role = role.or_else(|| ROLES.iter().find(|(known, _)| *known == folded).map(|(_, role)| *role));
    let mode = mode.or_else(|| MODES.iter().find(|(known, _)| *known == folded).map(|(_, mode)| *mode));
    let plain = simplified(words);
    let part = if is_chinese(&plain) { roles::chinese(&plain) } else { roles::english(&plain) };
    (role.unwrap_or(part.role), mode.unwrap_or(part.mode))
}

/// The day that is written in words.
pub(in crate::import) fn day(words: &str) -> Option<Edtf> {
    let words = words.trim();
    words.parse().ok().or_else(|| dates::first(&simplified(words), 0)?.1.date())
}

/// Whether words have a day in them, be it without a year.
pub(in crate::import) fn names_day(words: &str) -> bool {
    dates::first(&simplified(words), 0).is_some()
}
