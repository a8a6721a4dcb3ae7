//! What is handed on by the clipboard: a quotation with who said it as what and where it stands, and
//! the text of an article; and the choice between styles of citations.

use egui::{Popup, Ui};

use super::{
    view::{Action, View},
    widgets::{button, caption_with_credit, option},
};
use crate::{
    catalog::{ArticleEntry, Catalog, PersonEntry},
    export::{Style, citation, source_citation},
    model::{Block, Language},
    words,
};

/// Key of the name of the command that cites in a style.
pub fn command(style: Style) -> &'static str {
    match style {
        Style::GbT7714 => "cite-gbt7714",
        Style::Apa => "cite-apa",
        Style::Chicago => "cite-chicago",
        Style::Bibtex => "cite-bibtex",
    }
}

/// A button that offers every style, the last one marked; taking one asks for something.
pub fn styles(ui: &mut Ui, view: &View<'_>, name: &str, ask: impl Fn(Style) -> Option<Action>) {
    let opener = button(ui, name);
    Popup::menu(&opener).accessible_name(name).show(|ui| {
        for style in Style::ALL {
            if option(ui, style == view.style, &view.t(style.key()))
                && let Some(action) = ask(style)
            {
                view.ask(action);
            }
        }
    });
}

/// A quotation of an article with who said it when, and below it the citation of where it stands; none if
/// the block is none.
pub fn quotation(
    catalog: &Catalog,
    article: &ArticleEntry,
    block: usize,
    language: Language,
    style: Style,
) -> Option<String> {
    let Some(Block::Quotation { text, speaker, source, date, .. }) = article.record.blocks.get(block) else {
        return None;
    };
    let person = speaker.as_deref().and_then(|id| catalog.person(catalog.find_person(id)?));
    let mut parts: Vec<String> = person.map(|person| who(catalog, person, article, language)).into_iter().collect();
    parts.extend(date.map(|date| words::date(language, date)));
    let said = match (parts.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::En) => format!(" ({})", parts.join(", ")),
        (false, Language::Zh) => format!("（{}）", parts.join("，")),
    };
    let source = source.as_deref().and_then(|id| article.record.sources.iter().find(|source| source.id == id));
    let source = source.and_then(|source| source_citation(source, article.record.language, style));
    let cited = source.unwrap_or_else(|| citation(catalog, article, style));
    Some(format!("“{text}”{said}\n{cited}"))
}

/// The text of an article: headline, dateline, and its blocks with an empty line between them.
/// Photos are their captions with credit.
pub fn article_text(catalog: &Catalog, article: &ArticleEntry) -> String {
    let record = &article.record;
    let language = record.language;
    let date = record.date.map(|date| words::date(language, date)).unwrap_or_default();
    let line =
        [record.agency.as_deref().unwrap_or_default(), record.city.show(language), &date, &record.byline.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
    let blocks = record.blocks.iter().map(|block| match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => text.clone(),
        Block::Quotation { text, .. } => format!("“{text}”"),
        Block::List { items, .. } => items.iter().map(|item| format!("– {item}")).collect::<Vec<_>>().join("\n"),
        Block::Photo { photo, .. } => {
            let photo = catalog.find_photo(photo).and_then(|index| catalog.photo(index));
            photo.map(|photo| caption_with_credit(photo, language)).unwrap_or_default()
        }
    });
    let parts = [record.headline.clone(), line].into_iter().chain(blocks);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Name, and the title at the edition that the article is about.
fn who(catalog: &Catalog, person: &PersonEntry, article: &ArticleEntry, language: Language) -> String {
    let at_edition = person.appearances.iter().find(|one| one.edition == article.edition);
    let edition = catalog.edition(article.edition);
    let appearance = at_edition.and_then(|one| edition?.record.appearances.get(one.place));
    let title = appearance.map(|one| one.title.show(language)).filter(|title| !title.is_empty());
    let name = person.name(language);
    match (title, language) {
        (None, _) => name.to_owned(),
        (Some(title), Language::En) => format!("{name}, {title}"),
        (Some(title), Language::Zh) => format!("{title}{name}"),
    }
}
