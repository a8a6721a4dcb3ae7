//! The contact sheet: one page with a thumbnail of each photo, its caption and its credit.

use std::io::Cursor;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::{RgbaImage, codecs::jpeg::JpegEncoder};

use crate::{
    catalog::PhotoEntry,
    export::{Words, job::Job, markup::Markup},
    model::Language,
    photo::{self, Limits, Wanted},
    words,
};

/// The longer side of a thumbnail, in pixels.
const SIDE: u32 = 320;
/// Quality of thumbnails, of a hundred.
const QUALITY: u8 = 80;

const STYLE: &str = include_str!("sheet.css");

/// A sheet that is being filled.
pub(super) struct Sheet {
    page: Markup,
    languages: Vec<Language>,
    title: Words,
}

impl Sheet {
    /// An empty one.
    pub fn new(job: &Job<'_>) -> Sheet {
        let languages = job.selection.languages.all();
        let first = job.selection.languages.first();
        let name = job.catalog.forum.name.show(first);
        let title = format!("{name} · {}", words::get(first, "export-contact-sheet"));
        Sheet { page: Markup::html(), languages, title: Words::new(&title, first) }
    }

    /// Puts a photo on it, which lies beside it under this name.
    pub fn add(&mut self, photo: &PhotoEntry, name: &str, bytes: &[u8]) {
        let first = self.languages.first().copied().unwrap_or_default();
        let caption = &photo.record.caption;
        let mut captions: Vec<Words> = self
            .languages
            .iter()
            .filter_map(|language| caption.get(*language).map(|words| Words::new(words, *language)))
            .collect();
        if captions.is_empty() {
            captions.extend(caption.prefer(first).map(|(words, language)| Words::new(words, language)));
        }
        let credit = photo.credit(first).map(|words| Words::new(&words, first));
        let alternative = captions.first().map_or(name, |words| words.text.as_str()).to_owned();
        let thumbnail = thumbnail(bytes);
        let address = address(name);
        self.page.element("figure", &[], |page| {
            page.element("a", &[("href", &address)], |page| match &thumbnail {
                Some(thumbnail) => page.void("img", &[("src", thumbnail), ("alt", &alternative), ("loading", "lazy")]),
                // What cannot be shown is named.
                None => page.text(name),
            });
            page.element("figcaption", &[], |page| {
                for words in &captions {
                    page.words("p", &[], words);
                }
                if let Some(credit) = &credit {
                    page.words("p", &[("class", "credit")], credit);
                }
            });
        });
        self.page.line();
    }

    /// The whole page.
    pub fn finish(self) -> String {
        let mut out = Markup::html();
        out.raw("<!DOCTYPE html>\n");
        out.element("html", &[("lang", self.title.language.code())], |out| {
            out.element("head", &[], |out| {
                out.void("meta", &[("charset", "utf-8")]);
                out.element("title", &[], |out| out.text(&self.title.text));
                out.void("meta", &[("name", "viewport"), ("content", "width=device-width")]);
                let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
                out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
                out.element("style", &[], |out| out.raw(STYLE));
            });
            out.line();
            out.element("body", &[], |out| {
                out.words("h1", &[], &self.title);
                let figures = self.page.into_string();
                out.element("main", &[], |out| out.raw(&figures));
            });
        });
        out.line();
        out.into_string()
    }
}

/// A name as the address of a file beside the page.
fn address(name: &str) -> String {
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// A small picture within the page; none of what cannot be decoded.
fn thumbnail(bytes: &[u8]) -> Option<String> {
    let picture = photo::decode(bytes, Wanted::Thumbnail(SIDE), &Limits::default()).ok()?;
    let image = image::DynamicImage::ImageRgba8(RgbaImage::from_raw(picture.width, picture.height, picture.rgba)?);
    let mut out = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&image.to_rgb8()).ok()?;
    Some(format!("data:image/jpeg;base64,{}", STANDARD.encode(out.into_inner())))
}
