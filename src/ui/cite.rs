//! What is handed on by the clipboard: citations, a quotation with who said it as what and where it
//! stands, and the text of an article; and the choice between styles of citations.

use egui::{Popup, Ui};

use super::{
    view::{Action, View},
    widgets::{button, caption_with_credit, option},
};
use crate::{
    catalog::{ArticleEntry, Catalog, PersonEntry, Place, Target},
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

/// The styles as items of a menu, called as `name` says; the one that was taken.
pub fn items(ui: &mut Ui, name: impl Fn(Style) -> String) -> Option<Style> {
    let mut taken = None;
    for style in Style::ALL {
        if ui.button(name(style)).clicked() {
            taken = Some(style);
        }
    }
    taken
}

/// What can be done with an article wherever it stands.
pub fn article_menu(ui: &mut Ui, view: &View<'_>, article: &ArticleEntry) {
    let item = |ui: &mut Ui, key: &str| ui.button(view.t(key)).clicked();
    if item(ui, "list-open") {
        view.go(article.place());
    }
    if item(ui, "list-copy-addresses") {
        view.ask(Action::Copy(article.place().to_string()));
    }
    if item(ui, "command-export") {
        view.ask(Action::ExportOf(vec![article.place()]));
    }
    if let Some(style) = items(ui, |style| view.t(command(style))) {
        view.ask(Action::CopyCited(style, citation(view.catalog, article, style)));
    }
}

/// What can be copied of a quotation of an article: the words with the citation of where they stand, or
/// the citation alone.
pub fn quotation_menu(ui: &mut Ui, view: &View<'_>, article: &ArticleEntry, block: usize) {
    let with_words = |style: Style| format!("{}{}{}", view.t("copy-quotation"), view.t("colon"), view.t(style.key()));
    if let Some(style) = items(ui, with_words)
        && let Some(words) = quotation(view.catalog, article, block, view.language, style)
    {
        view.ask(Action::CopyCited(style, words));
    }
    ui.separator();
    if let Some(style) = items(ui, |style| view.t(command(style))) {
        view.ask(Action::CopyCited(style, cited(view.catalog, article, block, style)));
    }
}

/// The articles among these places, cited in a style, one below the other; none if there is none.
pub fn citations(catalog: &Catalog, places: impl IntoIterator<Item = Place>, style: Style) -> Option<String> {
    let cited = |place: Place| match catalog.target(&place)? {
        Target::Article(index) => Some(citation(catalog, catalog.article(index)?, style)),
        _ => None,
    };
    let lines: Vec<String> = places.into_iter().filter_map(cited).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
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
    let Some(Block::Quotation { text, speaker, date, .. }) = article.record.blocks.get(block) else {
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
    Some(format!("“{text}”{said}\n{}", cited(catalog, article, block, style)))
}

/// Where a quotation stands: in the source that is named for it, else in the article.
fn cited(catalog: &Catalog, article: &ArticleEntry, block: usize, style: Style) -> String {
    let source = match article.record.blocks.get(block) {
        Some(Block::Quotation { source: Some(id), .. }) => article.record.sources.iter().find(|one| one.id == *id),
        _ => None,
    };
    let source = source.and_then(|source| source_citation(source, article.record.language, style));
    source.unwrap_or_else(|| citation(catalog, article, style))
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
