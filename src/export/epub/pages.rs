//! The pages of a book: XHTML.

use super::{Image, chapters::Chapter};
use crate::{
    export::{Document, Span, Words, markup::Markup, text_of},
    words,
};

/// A page with a title.
fn page(document: &Document, title: &[Span], inside: impl FnOnce(&mut Markup)) -> String {
    let mut page = Markup::xhtml();
    page.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
    let language = document.language().code();
    let namespaces = [("xmlns", "http://www.w3.org/1999/xhtml"), ("xmlns:epub", "http://www.idpf.org/2007/ops")];
    let attributes = [namespaces.as_slice(), &[("lang", language), ("xml:lang", language)]].concat();
    page.element("html", &attributes, |page| {
        page.element("head", &[], |page| {
            page.element("title", &[], |page| page.text(&text_of(title)));
            page.void("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")]);
        });
        page.line();
        page.element("body", &[], inside);
    });
    page.line();
    page.into_string()
}

/// A chapter.
pub(super) fn chapter(document: &Document, chapter: &Chapter<'_>, images: &[Option<Image>]) -> String {
    page(document, &chapter.title, |page| {
        page.element("section", &[("epub:type", "chapter"), ("role", "doc-chapter")], |page| {
            page.words_of("h1", &[], &chapter.title);
            if let Some(subtitle) = chapter.subtitle {
                page.words("p", &[("class", "subtitle")], subtitle);
            }
            page.line();
            page.nodes(chapter.nodes, &|figure| images.get(figure.picture)?.as_ref().map(Image::shown));
        });
    })
}

/// The cover of a book: title, when and where, and whose it is.
pub(super) fn cover(document: &Document) -> String {
    let about = &document.about;
    let language = document.language();
    let when = about.date.map(|date| Words::new(&words::date(language, date), language));
    page(document, &[Span::plain(document.title.clone())], |page| {
        page.element("section", &[("epub:type", "cover"), ("class", "cover")], |page| {
            if let Some(series) = &about.series {
                page.words("p", &[("class", "series")], series);
            }
            page.words("h1", &[], &document.title);
            for words in document.subtitle.iter().chain(&about.city).chain(&when) {
                page.words("p", &[], words);
            }
        });
    })
}

/// The table of contents.
pub(super) fn contents(document: &Document, chapters: &[Chapter<'_>], has_cover: bool) -> String {
    let language = document.language();
    let said = |key| Span::plain(Words::new(&words::get(language, key), language));
    let heading = vec![said("epub-contents")];
    let link = |page: &mut Markup, href: &str, kind: Option<&str>, words: &[Span]| {
        let attributes: Vec<(&str, &str)> = kind.map(|kind| ("epub:type", kind)).into_iter().collect();
        page.element("li", &[], |page| {
            page.element("a", &[attributes.as_slice(), &[("href", href)]].concat(), |page| {
                page.spans(words);
            });
        });
        page.line();
    };
    page(document, &heading, |page| {
        page.element("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("id", "toc")], |page| {
            page.words_of("h1", &[], &heading);
            page.element("ol", &[], |page| {
                for chapter in chapters {
                    link(page, &chapter.file, None, &chapter.title);
                }
            });
        });
        page.element("nav", &[("epub:type", "landmarks"), ("hidden", "hidden")], |page| {
            page.element("ol", &[], |page| {
                if has_cover {
                    link(page, "cover.xhtml", Some("cover"), &[said("epub-cover")]);
                    link(page, "nav.xhtml", Some("toc"), &heading);
                }
                if let Some(first) = chapters.first() {
                    link(page, &first.file, Some("bodymatter"), &first.title);
                }
            });
        });
    })
}
