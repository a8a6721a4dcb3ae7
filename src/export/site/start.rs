//! The first page: a choice of the language. A script goes on to the one that the reader's browser asks for.

use super::{
    Site,
    frame::{HOME, encoded, own_name},
};
use crate::{export::markup::Markup, model::Language, words};

/// Only the files of the site itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'";

/// The page.
pub(super) fn page(site: &Site<'_>) -> Vec<u8> {
    let first = site.languages.first().copied().unwrap_or_default();
    let mut out = Markup::html();
    out.raw("<!DOCTYPE html>\n");
    out.element("html", &[("lang", first.code())], |out| {
        out.element("head", &[], |out| {
            out.void("meta", &[("charset", "utf-8")]);
            out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
            out.element("title", &[], |out| out.text(&site.forum(first).text));
            out.void("meta", &[("name", "viewport"), ("content", "width=device-width")]);
            out.void("link", &[("rel", "stylesheet"), ("href", "site.css")]);
            for language in &site.languages {
                let href = address(*language);
                out.void("link", &[("rel", "alternate"), ("hreflang", language.code()), ("href", &href)]);
            }
            out.element("script", &[("src", "start.js"), ("defer", "")], |_| ());
        });
        out.line();
        out.element("body", &[("class", "start")], |out| {
            out.element("main", &[], |out| {
                for (at, language) in site.languages.iter().enumerate() {
                    out.words(if at == 0 { "h1" } else { "p" }, &[], &site.forum(*language));
                }
                out.element("ul", &[], |out| {
                    for language in &site.languages {
                        choice(out, *language);
                    }
                });
            });
        });
    });
    out.line();
    out.into_string().into_bytes()
}

fn choice(out: &mut Markup, language: Language) {
    let (href, code) = (address(language), language.code());
    out.element("li", &[], |out| {
        out.element("a", &[("href", &href), ("hreflang", code), ("lang", code)], |out| {
            out.text(&words::get(language, own_name(language)));
        });
    });
}

fn address(language: Language) -> String {
    encoded(&format!("{}/{HOME}", language.code()))
}
