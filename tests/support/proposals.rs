//! Proposals of imports as lines to be compared, and what holds for each of them.

use std::fmt::Write as _;

use forum_archive::{
    import::{BlockKind, Proposal, Read},
    model::{ArticleKind, Certainty, Language},
};

/// A proposal as lines, a record a line; what is not known is a dash, what is not certain has its
/// certainty after it.
pub fn shown(proposal: &Proposal) -> String {
    let mut out = String::new();
    let sure = |certainty: Certainty| match certainty {
        Certainty::High => "",
        Certainty::Medium => " (medium)",
        Certainty::Low => " (low)",
    };
    let text = |read: &Option<Read<String>>| match read {
        Some(read) => format!("{}{}", read.value, sure(read.certainty)),
        None => "-".to_owned(),
    };
    match &proposal.edition {
        None => writeln!(out, "edition -").unwrap(),
        Some(edition) => {
            let number = edition.number.map_or("-".into(), |number| number.to_string());
            let year = edition.year.map_or("-".into(), |year| year.to_string());
            let place = edition.place.as_ref().map_or("new".into(), ToString::to_string);
            writeln!(out, "edition {number} {year} {place}{}", sure(edition.certainty)).unwrap();
        }
    }
    for doubt in &proposal.doubts {
        writeln!(out, "doubt {}", doubt.words(Language::En)).unwrap();
    }
    let published = proposal.published.as_ref().map_or("-".into(), |date| date.value.to_string());
    writeln!(out, "source {} | {} | {published}", text(&proposal.address), text(&proposal.publisher)).unwrap();
    let article = proposal.article.as_ref().unwrap();
    let date = article.date.as_ref().map_or("-".into(), |date| format!("{}{}", date.value, sure(date.certainty)));
    let byline: Vec<&str> = article.byline.iter().map(|name| name.value.as_str()).collect();
    let head = [text(&article.headline), date, text(&article.city), text(&article.agency), byline.join("+")];
    let kind = if article.kind == ArticleKind::Press { "article" } else { article.kind.code() };
    writeln!(out, "{kind} {} | {}", article.language.code(), head.join(" | ")).unwrap();
    for block in &article.blocks {
        let kind = match &block.kind {
            BlockKind::Paragraph if block.begins => "paragraph",
            BlockKind::Paragraph => "  and",
            BlockKind::Heading => "heading",
            BlockKind::Item => "item",
            BlockKind::Photo(at) => {
                writeln!(out, "photo here {at}").unwrap();
                continue;
            }
            BlockKind::Quotation { speaker } => {
                let name = &proposal.people[speaker.unwrap()].name.value;
                writeln!(out, "quotation {name}: {}", block.text).unwrap();
                continue;
            }
        };
        let words: String = block.text.chars().take(24).collect();
        writeln!(out, "{kind} {}", words.trim_end()).unwrap();
    }
    for person in &proposal.people {
        let speaker = person.speaker.as_ref().map_or("new".into(), ToString::to_string);
        let mode = format!(
            "{}{}",
            person.mode.value.code(),
            if person.mode.value.code() == "unknown" { "" } else { sure(person.mode.certainty) }
        );
        let fields = [
            person.name.value.clone(),
            speaker,
            text(&person.title),
            person.organisation.as_ref().map_or("-".into(), |read| read.value.clone()),
            person.role.value.code().to_owned(),
            mode,
            text(&person.topic),
            text(&person.session),
        ];
        writeln!(out, "person {}{}", fields.join(" | "), sure(person.certainty)).unwrap();
    }
    for photo in &proposal.photos {
        let people: Vec<&str> = photo.people.iter().map(|at| proposal.people[*at].name.value.as_str()).collect();
        let fields = [text(&photo.caption), text(&photo.byline), text(&photo.credit), people.join("+")];
        let file =
            photo.file.as_ref().map_or(String::new(), |file| format!(" | file {} as {}", file.name, file.ending));
        writeln!(out, "photo {}{file}", fields.join(" | ")).unwrap();
    }
    for fact in &proposal.facts {
        let was = fact.was.as_deref().unwrap_or("-");
        let was = if was == fact.value.value { "same" } else { was };
        writeln!(out, "fact {} = {}{} | {was}", fact.field, fact.value.value, sure(fact.value.certainty)).unwrap();
    }
    for line in &proposal.unplaced {
        writeln!(out, "unplaced {}", line.value).unwrap();
    }
    for further in &proposal.further {
        writeln!(out, "further {}", further.name).unwrap();
    }
    out
}

/// Every range lies within the text, on the borders of characters, and holds the value that was
/// read there.
pub fn check_ranges(proposal: &Proposal) {
    let text = &proposal.text;
    let holds = |read: &Read<String>| {
        let part = text.get(read.range.clone()).unwrap_or_else(|| panic!("{:?} is not in the text", read.range));
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        assert!(same(part.trim(), read.value.trim()), "{part} is not {}", read.value);
    };
    let article = proposal.article.as_ref().unwrap();
    [&proposal.publisher, &proposal.address, &article.headline, &article.city, &article.agency]
        .into_iter()
        .flatten()
        .for_each(holds);
    article.byline.iter().chain(&proposal.unplaced).for_each(holds);
    for block in &article.blocks {
        assert_eq!(text.get(block.range.clone()), Some(block.text.as_str()));
    }
    for person in &proposal.people {
        holds(&person.name);
        [&person.title, &person.organisation, &person.topic, &person.session].into_iter().flatten().for_each(holds);
        assert!(text.get(person.role.range.clone()).is_some() && text.get(person.mode.range.clone()).is_some());
    }
    for photo in &proposal.photos {
        [&photo.caption, &photo.byline, &photo.credit].into_iter().flatten().for_each(holds);
        assert!(photo.people.iter().all(|at| *at < proposal.people.len()));
    }
    for fact in &proposal.facts {
        assert!(text.get(fact.value.range.clone()).is_some(), "{}", fact.field);
        if fact.field != "date" {
            holds(&fact.value);
        }
    }
    for date in [&proposal.published, &article.date].into_iter().flatten() {
        assert!(text.get(date.range.clone()).is_some_and(|part| !part.is_empty()));
    }
}
