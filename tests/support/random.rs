//! Random records, with all that is awkward in their words.

use forum_archive::{
    archive::{EditionFolder, Records, StoredArticle},
    model::{
        Appearance, Article, ArticleKind, Block, Certainty, Edition, Edtf, Evidence, FORMAT_VERSION, Forum, Indicators,
        Language, Mode, PartialDate, People, Person, Photo, Photos, Point, Portrait, Release, Role, Scale, Series,
        Source, Status, Text,
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Pieces of text that look like RON, end it, escape it, or are wide.
const AWKWARD: &[&str] = &[
    "\"",
    "\\",
    "'",
    "\n",
    "\r\n",
    "\t",
    "(a: [\")",
    ")]}",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "#![",
    "Some(",
    "None",
    "示例",
    "。",
    "“引”",
    "👩‍🏫",
    "e\u{301}",
    "\u{3000}",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{2028}",
    "\\u{41}",
    " ",
];

/// Any words.
pub fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => select(AWKWARD).prop_map(str::to_owned), 1 => "[a-z ]{1,12}", 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A valid id.
pub fn id() -> impl Strategy<Value = String> {
    "[a-z0-9-]{1,20}"
}

fn text() -> impl Strategy<Value = Text> {
    // A blank text is refused: what is not known is left out.
    let known = || words().prop_filter("blank", |words| !words.trim().is_empty());
    (option::of(known()), option::of(known())).prop_map(|(en, zh)| Text { en, zh })
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    vec(text(), 0..3)
}

fn partial_date() -> impl Strategy<Value = PartialDate> {
    (1..=9999u16, option::of((1..=12u8, option::of(1..=28u8)))).prop_map(|(year, rest)| PartialDate {
        year,
        month: rest.map(|(month, _)| month),
        day: rest.and_then(|(_, day)| day),
    })
}

fn date() -> impl Strategy<Value = Edtf> {
    (partial_date(), option::of(partial_date())).prop_map(|(one, other)| match other {
        None => Edtf { start: one, end: None },
        Some(other) => Edtf { start: one.min(other), end: Some(one.max(other)) },
    })
}

fn certainty() -> impl Strategy<Value = Certainty> {
    select(&[Certainty::Low, Certainty::Medium, Certainty::High][..])
}

fn source() -> impl Strategy<Value = Source> {
    (id(), text(), text(), option::of(date()), option::of(words()), text())
        .prop_map(|(id, publisher, title, date, address, note)| Source { id, publisher, title, date, address, note })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (words(), certainty(), vec(id(), 0..3), text(), option::of(words())).prop_map(
        |(field, certainty, sources, note, instead_of)| Evidence { field, certainty, sources, note, instead_of },
    )
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    vec(source(), 0..3)
}

fn grounds() -> impl Strategy<Value = Vec<Evidence>> {
    vec(evidence(), 0..3)
}

/// The archive's own facts.
pub fn forum() -> impl Strategy<Value = Forum> {
    (text(), option::of(date()), text(), texts(), text(), sources(), grounds()).prop_map(
        |(name, founded, initiator, principles, note, sources, evidence)| Forum {
            format: FORMAT_VERSION,
            name,
            founded,
            initiator,
            principles,
            note,
            sources,
            evidence,
        },
    )
}

fn portrait() -> impl Strategy<Value = Portrait> {
    let rectangle = (any::<u16>(), any::<u16>(), any::<u16>(), any::<u16>());
    (id(), rectangle).prop_map(|(photo, (left, top, width, height))| Portrait { photo, left, top, width, height })
}

fn person() -> impl Strategy<Value = Person> {
    let names = (text(), option::of(words()), vec(words(), 0..3));
    (id(), names, option::of(portrait()), vec(id(), 0..3), text(), grounds()).prop_map(
        |(id, (name, reading, aliases), portrait, formerly, note, evidence)| Person {
            id,
            name,
            reading,
            portrait,
            aliases,
            formerly,
            note,
            evidence,
        },
    )
}

/// An authority file.
pub fn people() -> impl Strategy<Value = People> {
    (vec(person(), 0..4), sources()).prop_map(|(people, sources)| People { people, sources })
}

fn point() -> impl Strategy<Value = Point> {
    (any::<u16>(), words(), certainty(), vec(id(), 0..3), text())
        .prop_map(|(year, value, certainty, sources, note)| Point { year, value, certainty, sources, note })
}

/// Series of figures.
pub fn indicators() -> impl Strategy<Value = Indicators> {
    let series = (id(), text(), select(&[Scale::Rank, Scale::Value][..]), text(), vec(point(), 0..3))
        .prop_map(|(id, name, scale, note, points)| Series { id, name, scale, note, points });
    (vec(series, 0..3), sources()).prop_map(|(series, sources)| Indicators { series, sources })
}

fn appearance() -> impl Strategy<Value = Appearance> {
    (id(), text(), text(), select(&Role::ALL[..]), select(&Mode::ALL[..]), text(), option::of(words()), text())
        .prop_map(|(person, title, organisation, role, mode, session, time, topic)| Appearance {
            person,
            title,
            organisation,
            role,
            mode,
            session,
            time,
            topic,
        })
}

/// An edition.
pub fn edition() -> impl Strategy<Value = Edition> {
    let status = select(&[Status::Held, Status::Counted, Status::Planned, Status::Cancelled][..]);
    let release = (text(), text()).prop_map(|(title, note)| Release { title, note });
    let facts =
        (option::of(any::<u32>()), option::of(any::<u16>()), status, option::of(date()), option::of(date()), text());
    let places = (text(), text(), text(), text(), texts(), texts(), texts(), text());
    let rest = (vec(release, 0..3), vec(appearance(), 0..4), texts(), sources(), grounds());
    (facts, places, rest).prop_map(|(facts, places, rest)| {
        let (number, year, status, date, planned, name) = facts;
        let (held_with, city, venue, theme, hosts, special_forums, topics, attendance) = places;
        let (releases, appearances, notes, sources, evidence) = rest;
        Edition {
            number,
            year,
            status,
            date,
            planned,
            name,
            held_with,
            city,
            venue,
            theme,
            hosts,
            special_forums,
            topics,
            attendance,
            releases,
            appearances,
            notes,
            sources,
            evidence,
        }
    })
}

fn photo() -> impl Strategy<Value = Photo> {
    let words = (id(), text(), option::of(words()), option::of(words()), vec(id(), 0..3));
    let words = (words, text(), vec(self::words(), 0..3));
    (words, option::of(date()), vec(id(), 0..3), option::of(self::words()), vec(id(), 0..3), grounds()).prop_map(
        |(((id, caption, byline, credit, people), place, keywords), date, appeared_in, file, formerly, evidence)| {
            Photo { id, caption, byline, credit, people, date, place, keywords, appeared_in, file, formerly, evidence }
        },
    )
}

/// The photos of an edition.
pub fn photos() -> impl Strategy<Value = Photos> {
    (vec(photo(), 0..4), sources()).prop_map(|(photos, sources)| Photos { photos, sources })
}

fn block() -> impl Strategy<Value = Block> {
    let pair = || option::of(any::<u32>());
    prop_oneof![
        (words(), pair()).prop_map(|(text, pair)| Block::Paragraph { text, pair }),
        (words(), pair()).prop_map(|(text, pair)| Block::Heading { text, pair }),
        (words(), option::of(id()), option::of(id()), option::of(date()), pair())
            .prop_map(|(text, speaker, source, date, pair)| Block::Quotation { text, speaker, source, date, pair }),
        (id(), pair()).prop_map(|(photo, pair)| Block::Photo { photo, pair }),
        (vec(words(), 0..4), pair()).prop_map(|(items, pair)| Block::List { items, pair }),
    ]
}

/// An article.
pub fn article() -> impl Strategy<Value = Article> {
    let head = (
        select(&ArticleKind::ALL[..]),
        select(&Language::ALL[..]),
        words(),
        option::of(date()),
        text(),
        vec(words(), 0..3),
    );
    let rest = (option::of(words()), option::of(id()), vec(id(), 0..3), vec(block(), 0..5), sources(), grounds());
    (head, rest).prop_map(|(head, rest)| {
        let (kind, language, headline, date, city, byline) = head;
        let (agency, translation_of, formerly, blocks, sources, evidence) = rest;
        Article {
            kind,
            language,
            headline,
            date,
            city,
            agency,
            byline,
            translation_of,
            formerly,
            blocks,
            sources,
            evidence,
        }
    })
}

/// A whole archive; folders and articles bear different ids, as files on a disk do.
pub fn records() -> impl Strategy<Value = Records> {
    let articles = proptest::collection::btree_map(id(), article(), 0..3);
    let folder = (edition(), photos(), articles);
    let editions = proptest::collection::btree_map(id(), folder, 0..3);
    (forum(), people(), indicators(), editions).prop_map(|(forum, people, indicators, editions)| Records {
        unreadable: Vec::new(),
        forum,
        people,
        indicators,
        editions: editions
            .into_iter()
            .map(|(folder, (edition, photos, articles))| EditionFolder {
                folder,
                edition,
                photos,
                articles: articles.into_iter().map(|(id, article)| StoredArticle { id, article }).collect(),
            })
            .collect(),
    })
}
