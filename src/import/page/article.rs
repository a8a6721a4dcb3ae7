//! Where in a page the article is, and what its headline is.

use super::{
    flow::{Flow, Placed},
    tree::{Page, Tag},
};
use crate::import::{
    document::{Part, Told, What},
    press,
};

/// The parts of the article in a page.
pub(super) fn parts(page: &Page, told: &[Told], picture: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Part> {
    let article = article(&page.root);
    let mut flow = Flow::new(article, picture);
    flow.read(&page.root);
    let placed = flow.placed;
    let first = placed.iter().position(|placed| placed.is_inside).unwrap_or(0);
    let last = placed.iter().rposition(|placed| placed.is_inside).map_or(placed.len(), |last| last + 1);
    let title = title(&placed, first, last, told, &page.title);
    let from = title.map_or(first, |title| title.min(first));
    let mut parts = Vec::new();
    for (place, Placed { part, is_inside, .. }) in placed.into_iter().enumerate().take(last).skip(from) {
        let part = match part {
            Part::Heading(words) | Part::Paragraph(words) | Part::Item(words) if Some(place) == title => {
                Part::Title(words)
            }
            Part::Paragraph(words) | Part::Item(words) if !is_inside => {
                if !tells(&words) {
                    continue;
                }
                Part::Paragraph(words)
            }
            Part::Heading(_) | Part::Row(_) if !is_inside => continue,
            part => part,
        };
        parts.push(part);
    }
    parts
}

/// Between headline and article stand day, source and reporter; what else stands there is of the
/// page.
fn tells(words: &str) -> bool {
    let short = words.chars().count() <= 200;
    short && press::tells_of_text(words)
}

/// What holds most of the running text: from the page inwards, as long as one part holds nearly
/// all of it.
fn article(root: &Tag) -> &Tag {
    let mut best = root;
    loop {
        let heaviest = best.tags().max_by_key(|tag| tag.weight);
        let holds = |tag: &&Tag| {
            let paragraph =
                matches!(tag.name.as_str(), "p" | "li" | "ul" | "ol" | "blockquote" | "figure" | "h1" | "h2");
            !paragraph && tag.weight > 0 && tag.weight * 10 >= best.weight * 8 && tag.pieces >= 2
        };
        match heaviest.filter(holds) {
            Some(tag) => best = tag,
            None => return best,
        }
    }
}

/// The headline: the line that the page says it is, else the last great heading before the text.
fn title(placed: &[Placed], first: usize, last: usize, told: &[Told], title: &str) -> Option<usize> {
    let key =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let said: Vec<String> = told
        .iter()
        .filter(|told| told.what == What::Headline)
        .map(|told| told.value.as_str())
        .chain([title])
        .map(key)
        .filter(|words| !words.is_empty())
        .collect();
    let words = |placed: &Placed| match &placed.part {
        Part::Heading(words) | Part::Paragraph(words) | Part::Item(words) => key(words),
        _ => String::new(),
    };
    let long = |words: &str| words.chars().count() >= 6;
    let is_said = |words: &String| long(words) && said.iter().any(|said| said.starts_with(words.as_str()));
    let said = placed.iter().take(last).position(|placed| is_said(&words(placed)));
    let great = |placed: &Placed| placed.is_first_heading;
    said.or_else(|| placed.iter().take(first + 1).rposition(great)).or_else(|| placed.iter().take(last).position(great))
}
