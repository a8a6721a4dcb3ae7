//! Every page, for those who look for pages: sitemaps.org, protocol 0.9. A file holds 50,000 addresses;
//! where there are more, sitemap.xml names the files.

use super::{
    Site,
    frame::{HOME, encoded},
    lists::List,
};
use crate::{
    export::{Subject, format::Put, markup::Markup},
    words::Message,
};

/// How many addresses a file may hold.
const MOST: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Writes them.
pub(super) fn write(site: &Site<'_>, address: &str, put: &mut Put<'_>) -> Result<(), Message> {
    let files: Vec<String> = files(site);
    let each = (MOST / site.languages.len().max(1)).max(1);
    let parts: Vec<&[String]> = files.chunks(each).collect();
    if let [one] = parts.as_slice() {
        return put("sitemap.xml", urls(site, address, one).as_bytes());
    }
    let mut names = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        put(&name, urls(site, address, part).as_bytes())?;
        names.push(format!("{address}{name}"));
    }
    put("sitemap.xml", list("sitemapindex", "sitemap", names.into_iter()).as_bytes())
}

/// The files of pages within the folder of a language.
fn files(site: &Site<'_>) -> Vec<String> {
    let contents = &site.contents;
    let mut files = vec![HOME.to_owned()];
    for list in List::ALL {
        files.extend((0..list.pages(contents)).map(|page| list.file(page)));
    }
    let catalog = site.catalog;
    let file = |subject: Subject| {
        let place = match subject {
            Subject::Edition(index) => catalog.edition(index)?.place(),
            Subject::Speaker(index) => catalog.person(index)?.place(),
            Subject::Article(index) => catalog.article(index)?.place(),
            Subject::Photo(index) => catalog.photo(index)?.place(),
        };
        contents.file(&place).map(str::to_owned)
    };
    files.extend(contents.subjects().filter_map(file));
    files.extend(contents.articles.iter().filter_map(|index| contents.facing(catalog, *index)));
    files
}

fn urls(site: &Site<'_>, address: &str, files: &[String]) -> String {
    let of = |file: &String| {
        let languages = site.languages.iter();
        languages.map(|language| format!("{address}{}/{}", language.code(), encoded(file))).collect::<Vec<_>>()
    };
    list("urlset", "url", files.iter().flat_map(of))
}

fn list(name: &str, each: &str, addresses: impl Iterator<Item = String>) -> String {
    let mut out = Markup::xhtml();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.element(name, &[("xmlns", NAMESPACE)], |out| {
        for address in addresses {
            out.line();
            out.element(each, &[], |out| out.element("loc", &[], |out| out.text(&address)));
        }
    });
    out.line();
    out.into_string()
}
