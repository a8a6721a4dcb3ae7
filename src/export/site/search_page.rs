//! The page of the search; the words that its script shows stand in it.

use super::{
    File, Site,
    frame::{Page, SEARCH},
};
use crate::{model::Language, words};

/// The page.
pub(super) fn page(site: &Site<'_>, language: Language) -> File {
    let said = |key| words::get(language, key);
    let mut page = Page::new(site, language, SEARCH, super::frame::said(language, "place-search"), SEARCH);
    page.script = Some("search/search.js");
    page.write(|out| {
        out.words("h1", &[], &page.title);
        page.search(out, Some("q"));
        out.element("noscript", &[], |out| out.element("p", &[], |out| out.text(&said("site-no-script"))));
        out.element("p", &[("id", "status"), ("role", "status")], |_| ());
        let kinds = ["group-edition", "place-speakers", "place-articles", "place-photos"].map(said);
        let [editions, speakers, articles, photos] = &kinds;
        let words = [
            ("data-more", said("site-more")),
            ("data-none", said("no-match")),
            ("data-searching", said("site-searching")),
            ("data-failed", said("site-search-failed")),
        ];
        let mut attributes = vec![("id", "results")];
        attributes.extend(words.iter().map(|(name, words)| (*name, &**words)));
        attributes.extend([("data-kind0", &**editions), ("data-kind1", speakers), ("data-kind2", articles)]);
        attributes.push(("data-kind3", photos));
        out.element("div", &attributes, |_| ());
    })
}
