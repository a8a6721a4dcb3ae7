//! A website of static pages: what is selected in each language, with a search that needs no server. It
//! works from a folder, a stick or any web server: every link is relative, nothing outside is asked for,
//! and without scripts only the search is missing.
//!
//! "HTML: The Living Standard", html.spec.whatwg.org; Content Security Policy Level 3, w3.org/TR/CSP3. The
//! policy's `'self'` takes in the files of the same folder where a page is opened from the disk, too.

mod article;
mod contents;
mod edition;
mod facing;
mod feed;
mod frame;
mod grid;
mod home;
mod lists;
mod named;
mod photo;
mod photos;
mod search;
mod search_page;
mod sitemap;
mod speaker;
mod start;

use std::{collections::HashMap, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use rayon::prelude::*;

use super::{Pictures, Subject, address, format::Put, job::Job};
use crate::{
    catalog::{ArticleIdx, Catalog},
    model::{Edtf, Language, PartialDate},
    words::Message,
};
use contents::Contents;
use lists::List;
use photos::Image;

/// How every page looks.
const STYLE: &str = include_str!("site.css");
/// How the search works, and which language the first page chooses.
const SEARCH: &str = include_str!("search.js");
const START: &str = include_str!("start.js");

/// How many pieces are in memory together.
const AT_ONCE: usize = 64;

/// What all pages are made of.
struct Site<'a> {
    catalog: &'a Catalog,
    languages: Vec<Language>,
    contents: Arc<Contents>,
    /// The photos whose pictures lie in the site, by id.
    images: HashMap<String, Image>,
    /// Where the site will stand, with a slash at the end.
    address: Option<String>,
    /// Whether the archive is there as a whole.
    whole: bool,
    /// The day on which it is made: the only use of the clock.
    today: Option<Edtf>,
}

/// A page in each language, or several that belong together.
enum Piece {
    Home,
    Search,
    /// A page of a list.
    List(List, usize),
    Subject(Subject),
    /// Both versions of an article.
    Facing(ArticleIdx),
}

/// A page: the name of its file, and its bytes.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// A piece in every language.
struct Made {
    files: Vec<File>,
    /// What the search finds of it.
    entry: Option<search::Entry>,
}

/// Writes the files one after another; only what is small is kept of them.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    let address = job.address.map(address::base).transpose()?;
    let contents = Contents::of(job.catalog, job.selection);
    let languages = job.selection.languages.all();
    let pieces = pieces(job.catalog, &contents);
    job.progress.expect(contents.photos.len() + pieces.len() * languages.len());
    let images = photos::write(job, &contents, pictures, put)?;
    let site = Site {
        catalog: job.catalog,
        languages,
        contents: Arc::new(contents),
        images,
        address,
        whole: job.selection.whole,
        today: today(job.now),
    };
    put("index.html", &start::page(&site))?;
    put("site.css", STYLE.as_bytes())?;
    put("start.js", START.as_bytes())?;
    put("search/search.js", SEARCH.as_bytes())?;
    let mut index = search::Index::new(&site.languages);
    for pieces in pieces.chunks(AT_ONCE) {
        let made: Vec<Made> = pieces.par_iter().map(|piece| made(&site, piece)).collect();
        for made in made {
            for file in &made.files {
                put(&file.name, &file.bytes)?;
                job.progress.step();
            }
            if let Some(entry) = made.entry {
                index.add(&entry, put)?;
            }
        }
    }
    index.finish(put)?;
    let Some(address) = &site.address else { return Ok(()) };
    feed::write(&site, address, put)?;
    sitemap::write(&site, address, put)
}

fn today(now: Timestamp) -> Option<Edtf> {
    let now = now.to_zoned(TimeZone::UTC);
    let day = |number: i8| u8::try_from(number).ok();
    let start = PartialDate { year: u16::try_from(now.year()).ok()?, month: day(now.month()), day: day(now.day()) };
    Some(Edtf { start, end: None })
}

/// Everything that has a page, in the order in which the search lists it.
fn pieces(catalog: &Catalog, contents: &Contents) -> Vec<Piece> {
    let mut pieces = vec![Piece::Home, Piece::Search];
    for list in List::ALL {
        pieces.extend((0..list.pages(contents)).map(|page| Piece::List(list, page)));
    }
    pieces.extend(contents.subjects().map(Piece::Subject));
    let has_both = |index: &ArticleIdx| contents.facing(catalog, *index).is_some();
    pieces.extend(contents.articles.iter().copied().filter(has_both).map(Piece::Facing));
    pieces
}

fn made(site: &Site<'_>, piece: &Piece) -> Made {
    let page = |language: &Language| match piece {
        Piece::Home => Some((home::page(site, *language), None)),
        Piece::Search => Some((search_page::page(site, *language), None)),
        Piece::List(list, page) => Some((lists::page(site, *language, *list, *page), None)),
        Piece::Subject(Subject::Edition(index)) => edition::page(site, *language, *index),
        Piece::Subject(Subject::Speaker(index)) => speaker::page(site, *language, *index),
        Piece::Subject(Subject::Article(index)) => article::page(site, *language, *index),
        Piece::Subject(Subject::Photo(index)) => photo::page(site, *language, *index),
        Piece::Facing(index) => facing::page(site, *language, *index).map(|file| (file, None)),
    };
    let (mut files, mut entry) = (Vec::new(), None);
    for (file, found) in site.languages.iter().filter_map(page) {
        files.push(file);
        if let Some(found) = found {
            search::Entry::join(&mut entry, found);
        }
    }
    Made { files, entry }
}
