//! What stands around the contents of every page: its head, where one is, the ways to the other pages, and
//! at the foot what all this is.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{File, Site};
use crate::{
    catalog::Place,
    export::{
        Figure, Picture, Words,
        markup::{Around, Markup, Shown},
    },
    model::Language,
    words::{self, Message},
};

/// Only the files of the site itself, but for scripts.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'";

/// The pages that every page leads to, with the keys of their names.
pub(super) const SECTIONS: [(&str, &str); 5] = [
    (HOME, "place-timeline"),
    (EDITIONS, "group-edition"),
    (SPEAKERS, "place-speakers"),
    (ARTICLES, "place-articles"),
    (PHOTOS, "place-photos"),
];
pub(super) const HOME: &str = "index.html";
pub(super) const EDITIONS: &str = "editions.html";
pub(super) const SPEAKERS: &str = "speakers.html";
pub(super) const ARTICLES: &str = "articles.html";
pub(super) const PHOTOS: &str = "photos.html";
pub(super) const SEARCH: &str = "search.html";

/// A page.
pub(super) struct Page<'a> {
    pub site: &'a Site<'a>,
    pub language: Language,
    /// Its file within the folder of its language.
    pub file: &'a str,
    pub title: Words,
    /// The file of the section it belongs to.
    pub section: &'a str,
    /// What it is within its section: names and files of pages above it.
    pub above: Vec<(Words, Option<String>)>,
    /// What it is about, for machines.
    pub data: Option<String>,
    /// The script it runs.
    pub script: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// A page without anything special.
    pub fn new(site: &'a Site<'a>, language: Language, file: &'a str, title: Words, section: &'a str) -> Page<'a> {
        Page { site, language, file, title, section, above: Vec::new(), data: None, script: None }
    }

    /// The page with its contents.
    pub fn write(&self, inside: impl FnOnce(&mut Markup)) -> File {
        let mut out = Markup::page(self.around());
        out.raw("<!DOCTYPE html>\n");
        out.element("html", &[("lang", self.language.code())], |out| {
            out.element("head", &[], |out| self.head(out));
            out.line();
            out.element("body", &[], |out| {
                let skip = [("class", "skip"), ("href", "#content")];
                out.element("a", &skip, |out| out.text(&words::get(self.language, "site-skip")));
                out.line();
                self.header(out);
                self.crumbs(out);
                out.element("main", &[("id", "content")], inside);
                out.line();
                self.footer(out);
            });
        });
        out.line();
        File { name: format!("{}/{}", self.language.code(), self.file), bytes: out.into_string().into_bytes() }
    }

    /// What leads to the root of the site from here.
    pub fn root(&self) -> String {
        "../".repeat(self.depth() + 1)
    }

    fn depth(&self) -> usize {
        self.file.matches('/').count()
    }

    /// The relative address of a page in the same language.
    pub fn to(&self, file: &str) -> String {
        relative(self.depth(), file)
    }

    /// The same of the page about a place, if there is one.
    pub fn to_place(&self, place: &Place) -> Option<String> {
        self.site.contents.file(place).map(|file| self.to(file))
    }

    fn around(&self) -> Around {
        let (contents, depth, own) = (self.site.contents.clone(), self.depth(), self.file.to_owned());
        // No page leads to itself.
        let page =
            move |place: &Place| contents.file(place).filter(|file| *file != own).map(|file| relative(depth, file));
        Around { page: Box::new(page), no_picture: self.said("photo-plate-not-held") }
    }

    /// Words of the interface.
    pub fn said(&self, key: &str) -> Words {
        said(self.language, key)
    }

    /// A count in words.
    pub fn count(&self, key: &'static str, count: usize) -> String {
        Message::new(key).with("count", count).with("shown", words::number(count)).words(self.language)
    }

    /// The picture of a figure, as large as it is read or as small as it stands among others.
    pub fn shown(&self, pictures: &[Picture], figure: &Figure, small: bool) -> Option<Shown> {
        let id = &pictures.get(figure.picture)?.id;
        let image = self.site.images.get(id)?;
        let sized = if small { &image.small } else { &image.large };
        let address = format!("{}{}", self.root(), encoded(&sized.file));
        Some(Shown { address, width: sized.width, height: sized.height })
    }

    fn head(&self, out: &mut Markup) {
        let root = self.root();
        out.void("meta", &[("charset", "utf-8")]);
        out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &self.policy())]);
        let forum = self.site.forum(self.language);
        let title = match self.file {
            HOME => forum.text,
            _ => format!("{} · {}", self.title.text, forum.text),
        };
        out.element("title", &[], |out| out.text(&title));
        out.void("meta", &[("name", "viewport"), ("content", "width=device-width")]);
        out.line();
        out.void("link", &[("rel", "stylesheet"), ("href", &format!("{root}site.css"))]);
        for language in &self.site.languages {
            let href = self.elsewhere(*language);
            out.void("link", &[("rel", "alternate"), ("hreflang", language.code()), ("href", &href)]);
        }
        if let Some(address) = &self.site.address {
            let own = format!("{address}{}/{}", self.language.code(), encoded(self.file));
            out.void("link", &[("rel", "canonical"), ("href", &own)]);
            let feed = self.to("feed.xml");
            let kind = "application/atom+xml";
            let title = self.site.forum(self.language).text;
            out.void("link", &[("rel", "alternate"), ("type", kind), ("href", &feed), ("title", &title)]);
        }
        if let Some(script) = self.script {
            out.element("script", &[("src", &format!("{root}{script}")), ("defer", "")], |_| ());
        }
        if let Some(data) = &self.data {
            out.element("script", &[("type", "application/ld+json")], |out| out.raw(data));
        }
    }

    /// What stands in the page for machines is named by its hash.
    fn policy(&self) -> String {
        let hash = self.data.as_ref().map(|data| STANDARD.encode(Sha256::digest(data.as_bytes())));
        let hash = hash.map(|hash| format!(" 'sha256-{hash}'")).unwrap_or_default();
        format!("{POLICY}; script-src 'self'{hash}")
    }

    /// This page in another language, or the same.
    fn elsewhere(&self, language: Language) -> String {
        match &self.site.address {
            Some(address) => format!("{address}{}/{}", language.code(), encoded(self.file)),
            None => format!("{}{}/{}", self.root(), language.code(), encoded(self.file)),
        }
    }

    fn header(&self, out: &mut Markup) {
        out.element("header", &[("class", "top")], |out| {
            out.element("p", &[("class", "name")], |out| {
                let forum = self.site.forum(self.language);
                out.element("a", &[("href", &self.to(HOME))], |out| out.words("span", &[], &forum));
            });
            self.languages(out);
            self.search(out, None);
            out.element("nav", &[("aria-label", &words::get(self.language, "group-list"))], |out| {
                out.element("ul", &[], |out| {
                    for (file, key) in SECTIONS {
                        self.section(out, file, key);
                    }
                });
            });
        });
        out.line();
    }

    fn section(&self, out: &mut Markup, file: &str, key: &str) {
        let href = self.to(file);
        let mut attributes = vec![("href", href.as_str())];
        if file == self.file {
            attributes.push(("aria-current", "page"));
        } else if file == self.section {
            attributes.push(("aria-current", "true"));
        }
        out.element("li", &[], |out| {
            out.element("a", &attributes, |out| out.text(&words::get(self.language, key)));
        });
    }

    /// The field that is searched from; on the page of the search it has an id.
    pub fn search(&self, out: &mut Markup, id: Option<&str>) {
        let hint = words::get(self.language, "search-hint");
        let action = self.to(SEARCH);
        let form = [("role", "search"), ("action", action.as_str()), ("aria-label", &*hint)];
        // There it stands in the page itself.
        if id.is_none() && self.file == SEARCH {
            return;
        }
        out.element("form", &form, |out| {
            let field = [("type", "search"), ("name", "q"), ("aria-label", &*hint), ("placeholder", &*hint)];
            let more: Vec<(&str, &str)> =
                id.map(|id| [("id", id), ("autocomplete", "off")]).into_iter().flatten().collect();
            out.void("input", &[field.as_slice(), &more].concat());
            out.element("button", &[], |out| out.text(&words::get(self.language, "place-search")));
        });
    }

    fn languages(&self, out: &mut Markup) {
        for other in self.site.languages.iter().filter(|language| **language != self.language) {
            let href = format!("{}{}/{}", self.root(), other.code(), encoded(self.file));
            let attributes =
                [("class", "language"), ("href", &href), ("hreflang", other.code()), ("lang", other.code())];
            out.element("a", &attributes, |out| out.text(&words::get(*other, own_name(*other))));
        }
    }

    fn crumbs(&self, out: &mut Markup) {
        if self.above.is_empty() {
            return;
        }
        out.element("nav", &[("class", "crumbs"), ("aria-label", &words::get(self.language, "site-where"))], |out| {
            out.element("ol", &[], |out| {
                for (name, file) in &self.above {
                    out.element("li", &[], |out| match file {
                        Some(file) => {
                            out.element("a", &[("href", &self.to(file))], |out| out.words("span", &[], name));
                        }
                        None => out.words("span", &[], name),
                    });
                }
                out.element("li", &[("aria-current", "page")], |out| out.words("span", &[], &self.title));
            });
        });
        out.line();
    }

    fn footer(&self, out: &mut Markup) {
        let contents = &self.site.contents;
        let counts = [
            ("count-editions", contents.editions.len()),
            ("count-speakers", contents.people.len()),
            ("count-articles", contents.articles.len()),
            ("count-photos", contents.photos.len()),
        ];
        let counts: Vec<String> =
            counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| self.count(key, count)).collect();
        let forum = self.site.forum(self.language);
        let what = Message::new("site-what").with("forum", forum.text).words(self.language);
        out.element("footer", &[("class", "foot")], |out| {
            out.words("p", &[], &Words::new(&what, self.language));
            out.words("p", &[], &Words::new(&counts.join(" · "), self.language));
            if let Some(today) = self.site.today {
                let date = words::date(self.language, today);
                let made = Message::new("site-as-of").with("date", date).words(self.language);
                out.words("p", &[], &Words::new(&made, self.language));
            }
        });
    }
}

impl Site<'_> {
    /// The name of what the archive is about.
    pub fn forum(&self, language: Language) -> Words {
        let name = self.catalog.forum.name.prefer(language);
        name.map_or_else(|| Words::new("", language), |(name, language)| Words::new(name, language))
    }
}

/// Words of the interface.
pub(super) fn said(language: Language, key: &str) -> Words {
    Words::new(&words::get(language, key), language)
}

/// The key of a language's name for itself.
pub(super) fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "in-english",
        Language::Zh => "in-chinese",
    }
}

fn relative(depth: usize, file: &str) -> String {
    format!("{}{}", "../".repeat(depth), encoded(file))
}

/// A path as an address; names of files may have signs that mean something in one.
pub(super) fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~()/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}
