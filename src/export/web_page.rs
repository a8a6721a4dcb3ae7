//! A web page in one file: pictures inside, light and dark, printed well, no script and no outside
//! request; what it is about stands in it for machines (schema.org, JSON-LD).

use std::{cell::RefCell, collections::HashMap};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{
    Document, Figure, Kind, Made, Pictures,
    markup::{Markup, Shown},
};
use crate::words::Message;

/// How every page looks.
const STYLE: &str = include_str!("web_page.css");

/// Pictures are within the page, which no validator of such a policy understands.
const NOTHING_ELSE: &str = "connect-src 'none'; object-src 'none'; frame-src 'none'; media-src 'none'; font-src 'none'; form-action 'none'; base-uri 'none'";

/// Writes a document.
pub(super) fn write(document: &Document, _: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    let known: RefCell<HashMap<usize, Option<Shown>>> = RefCell::default();
    let picture = |figure: &Figure| inside(document, figure, pictures, &known);
    let mut page = Markup::html();
    page.raw("<!DOCTYPE html>\n");
    page.element("html", &[("lang", document.language().code())], |page| {
        page.element("head", &[], |page| head(page, document));
        page.line();
        page.element("body", &[], |page| {
            page.element("main", &[], |page| {
                page.element(if document.kind == Kind::Article { "article" } else { "div" }, &[], |page| {
                    page.words("h1", &[], &document.title);
                    if let Some(subtitle) = &document.subtitle {
                        page.words("p", &[("class", "subtitle")], subtitle);
                    }
                    page.line();
                    page.nodes(&document.body, &picture);
                });
            });
        });
    });
    page.line();
    Ok(Made::from(page.into_string().into_bytes()))
}

fn head(page: &mut Markup, document: &Document) {
    page.void("meta", &[("charset", "utf-8")]);
    page.element("title", &[], |page| page.text(&document.title.text));
    page.void("meta", &[("name", "viewport"), ("content", "width=device-width")]);
    // Whatever a record holds, the page runs no script and asks nobody for anything; what stands in it
    // for machines is named by its hash (Content Security Policy Level 3).
    let data = super::linked_data::of(document);
    let hash = STANDARD.encode(Sha256::digest(data.as_bytes()));
    let policy = format!("script-src 'sha256-{hash}'; {NOTHING_ELSE}");
    page.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    if !document.about.authors.is_empty() {
        page.void("meta", &[("name", "author"), ("content", &document.about.authors.join(", "))]);
    }
    page.element("style", &[], |page| page.raw(STYLE));
    page.element("script", &[("type", "application/ld+json")], |page| page.raw(&data));
}

/// A picture within the page; the same one again is in it again.
fn inside(
    document: &Document,
    figure: &Figure,
    pictures: &Pictures<'_>,
    known: &RefCell<HashMap<usize, Option<Shown>>>,
) -> Option<Shown> {
    let mut known = known.borrow_mut();
    known
        .entry(figure.picture)
        .or_insert_with(|| {
            let ready = pictures.get(document.pictures.get(figure.picture)?)?;
            let address = format!("data:{};base64,{}", ready.media_type(), STANDARD.encode(&ready.bytes));
            Some(Shown { address, width: ready.width, height: ready.height })
        })
        .clone()
}
