//! What the styles of a Word document mean: which are headings, captions, lists. Their names are in
//! English whatever the language of Word; those made by hand may be in any.

use std::collections::HashMap;

use crate::import::xml::Element;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Paragraph,
    Title,
    Heading,
    Caption,
    Item,
    Quotation,
    /// The table of contents, heads and feet of pages.
    Left,
}

/// Styles by their names in the file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    kinds: HashMap<String, Kind>,
}

impl Styles {
    pub fn read(root: Option<&Element>) -> Styles {
        let all = || root.into_iter().flat_map(Element::elements).flat_map(Element::elements);
        let paragraphs = || all().filter(|style| style.name == "style");
        let mut kinds = HashMap::new();
        let mut based = Vec::new();
        for style in paragraphs() {
            let Some(id) = style.attribute("styleId") else { continue };
            let name = style.child("name").and_then(|name| name.attribute("val")).unwrap_or_default();
            let kind = named(name).or_else(|| style.child("pPr").and_then(of_properties));
            if let Some(kind) = kind {
                kinds.insert(id.to_owned(), kind);
            } else if let Some(base) = style.child("basedOn").and_then(|base| base.attribute("val")) {
                based.push((id.to_owned(), base.to_owned()));
            }
        }
        // A few generations are enough; a circle of styles ends too.
        for _ in 0..4 {
            for (id, base) in &based {
                if let Some(kind) = kinds.get(base).copied() {
                    kinds.entry(id.clone()).or_insert(kind);
                }
            }
        }
        Styles { kinds }
    }

    /// What a paragraph with these properties is.
    pub fn of(&self, properties: Option<&Element>) -> Kind {
        let Some(properties) = properties else { return Kind::Paragraph };
        let style = properties.child("pStyle").and_then(|style| style.attribute("val"));
        let by_style = style.and_then(|style| self.kinds.get(style).copied().or_else(|| named(style)));
        let own = of_properties(properties);
        match (by_style, own) {
            // A heading may be numbered; a list may be switched off.
            (Some(kind @ (Kind::Title | Kind::Heading | Kind::Caption | Kind::Left)), _) => kind,
            (_, Some(kind)) => kind,
            (Some(kind), None) => kind,
            (None, None) => Kind::Paragraph,
        }
    }
}

fn of_properties(properties: &Element) -> Option<Kind> {
    let level = properties.child("outlineLvl").and_then(|level| level.attribute("val")?.parse::<u8>().ok());
    if level.is_some_and(|level| level < 9) {
        return Some(Kind::Heading);
    }
    let number = properties.child("numPr")?.child("numId")?.attribute("val")?;
    Some(if number == "0" { Kind::Paragraph } else { Kind::Item })
}

fn named(name: &str) -> Option<Kind> {
    let name = name.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    if name == "title" || name == "标题" || name == "文章标题" {
        Some(Kind::Title)
    } else if begins(&["heading", "标题", "subtitle", "副标题"]) {
        Some(Kind::Heading)
    } else if begins(&["caption", "题注", "图注", "图题", "illustration", "figure", "drawing"]) {
        Some(Kind::Caption)
    } else if begins(&["quot", "intense quote", "引用", "引文"]) {
        Some(Kind::Quotation)
    } else if begins(&["toc", "目录", "header", "footer", "页眉", "页脚", "contents heading"]) {
        Some(Kind::Left)
    } else {
        None
    }
}
