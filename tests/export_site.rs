//! The static website: every link leads somewhere, nothing outside is asked for, no text of a record acts,
//! the search finds without a server, and what judges pages has nothing to say.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/photo.rs"]
mod make;
#[path = "support/photo_archive.rs"]
mod photo_archive;
#[path = "support/programs.rs"]
mod programs;
#[path = "support/site.rs"]
mod site;
mod support;
#[path = "support/synthetic.rs"]
mod synthetic;

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use desk::Desk;
use serde_json::Value;
use site::{address_of, files, invalid, not_accessible, shown, tags, within, wrong_links};

type Files = BTreeMap<String, Vec<u8>>;

/// What is said where no web address was given.
const NO_ADDRESS: &str = "The site has no feed and no sitemap, because no web address was given for it\n";

/// Standard error and the status.
fn export(desk: &Desk, arguments: &[&str], name: &str) -> (String, i32) {
    let (_, error, status) = desk.export(&[&["--format", "site"], arguments].concat(), &desk.path(name));
    (error, status)
}

/// The files of a site, of which nothing but this is said.
#[track_caller]
fn site(desk: &Desk, arguments: &[&str], name: &str, said: &str) -> Files {
    let (error, _) = export(desk, arguments, name);
    assert_eq!(error, said);
    files(&desk.path(name))
}

fn text<'a>(files: &'a Files, name: &str) -> &'a str {
    let bytes = files.get(name).unwrap_or_else(|| panic!("no {name} among {:?}", files.keys()));
    std::str::from_utf8(bytes).unwrap()
}

#[track_caller]
fn holds(files: &Files, name: &str, parts: &[&str]) {
    let text = text(files, name);
    for part in parts {
        assert!(text.contains(part), "{name} has no {part}\n{text}");
    }
}

fn pages(files: &Files) -> impl Iterator<Item = (&String, &str)> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, bytes)| (name, std::str::from_utf8(bytes).unwrap()))
}

/// The archive of drawn patterns: of eight photos three can be shown.
fn with_photos() -> (Desk, String) {
    let desk = Desk::on(photo_archive::write);
    let (error, status) = export(&desk, &[], "site");
    assert_eq!(status, 1);
    (desk, error)
}

#[test]
fn every_link_leads_somewhere_and_nothing_outside_is_asked_for() {
    let photos = with_photos();
    for (desk, arguments) in [
        (&Desk::new(), [].as_slice()),
        (&Desk::new(), &["--language", "zh"]),
        (&Desk::new(), &["article/2023-17-opens-in-jinan"]),
        (&Desk::new(), &["speaker/xie-chuntao", "--language", "en"]),
        (&Desk::new(), &["search/数字政府"]),
        (&photos.0, &[]),
    ] {
        export(desk, arguments, "one");
        let files = files(&desk.path("one"));
        assert_eq!(wrong_links(&files), Vec::<String>::new(), "{arguments:?}");
        for (name, html) in pages(&files) {
            for tag in tags(html) {
                let is_data = tag.get("type") == Some("application/ld+json");
                assert!(
                    tag.name != "script" || is_data || tag.get("src").is_some(),
                    "{name}: a script within the page"
                );
                assert!(tag.name != "style" && tag.get("style").is_none(), "{name}: a style within the page");
                assert!(!tag.attributes.keys().any(|key| key.starts_with("on")), "{name}: a script in {}", tag.name);
                let outside = tag.get("href").filter(|href| tag.name == "a" && href.starts_with("http"));
                assert!(outside.is_none() || tag.get("rel") == Some("noreferrer"), "{name}: {outside:?}");
                if tag.name == "img" {
                    for wanted in ["alt", "width", "height"] {
                        assert!(tag.get(wanted).is_some_and(|value| !value.is_empty()), "{name}: no {wanted}");
                    }
                    assert_eq!(tag.get("loading"), Some("lazy"), "{name}");
                }
            }
            assert!(html.contains("Content-Security-Policy\" content=\"default-src &apos;none&apos;"), "{name}");
        }
        fs::remove_dir_all(desk.path("one")).unwrap();
    }
}

#[test]
fn what_the_archive_says_stands_on_its_pages_in_both_languages() {
    let site = site(&Desk::new(), &[], "site", NO_ADDRESS);
    holds(&site, "index.html", &["href=\"en/index.html\"", "href=\"zh/index.html\"", "China E-Government Forum"]);
    holds(
        &site,
        "en/index.html",
        &[
            "lang=\"en\">17th China E-Government Forum and Digital Transformation Innovation Summit</span>",
            "none found</p>",
            "none found since</p>",
            "Known by counting only",
            "First planned for 27–28 August 2021",
            "Skip to the text",
            "hreflang=\"zh\" lang=\"zh\">中文</a>",
            "Archive of China E-Government Forum",
            "17 editions · 23 speakers · 8 articles · 4 photos recorded",
            ">As of ",
            "aria-current=\"page\">Timeline</a>",
        ],
    );
    holds(&site, "zh/index.html", &["跳到正文", ">English</a>", "中国电子政务论坛档案", "截至 ", "此后未见"]);
    holds(
        &site,
        "en/edition/17.html",
        &[
            "<a href=\"../speaker/xie-chuntao.html\"><strong lang=\"en\">Xie Chuntao</strong></a>",
            "<h2 lang=\"en\" id=\"articles\">Articles</h2>",
            "href=\"../article/2023-17-opens-in-jinan.html\"",
            "hreflang=\"zh\" href=\"../../zh/edition/17.html\"",
            "aria-label=\"Where this page stands\"",
            "Not held",
        ],
    );
    holds(
        &site,
        "en/article/2023-17-opens-in-jinan.html",
        &[
            "<h1 lang=\"en\">The 17th forum opens in Jinan</h1>",
            "Summary by the archive",
            "href=\"../../zh/article/2023-17-opens-in-jinan.html\" hreflang=\"zh\" lang=\"zh\">阅读中文版</a>",
            "<a href=\"../edition/17.html\"><span lang=\"en\">17th, 2023</span></a>",
            "\"@type\":\"NewsArticle\"",
            "aria-label=\"Before and after\"",
        ],
    );
    holds(
        &site,
        "zh/article/2023-17-opens-in-jinan.html",
        &["<h1 lang=\"zh\">第十七届论坛在济南开幕</h1>", "前后文章"],
    );
    assert!(!text(&site, "en/article/2023-17-opens-in-jinan.html").contains("第十七届论坛在济南开幕"));
    holds(
        &site,
        "en/speaker/xie-chuntao.html",
        &["谢春涛", "<a href=\"../edition/17.html\">", "Named in", "\"@type\":\"Person\""],
    );
    holds(
        &site,
        "en/photo/2023-17-001.html",
        &["\"@type\":\"Photograph\"", "Photo: Sun Tingting", "Not held", "Shown in"],
    );
    holds(&site, "zh/search.html", &["搜索需要脚本", "更多结果", "正在搜索…", "无法读取搜索索引"]);
    holds(
        &site,
        "en/search.html",
        &[
            "<noscript><p>The search needs scripts, which are switched off in this browser. All other pages work \
             without them</p></noscript>",
            "data-more=\"More results\"",
            "data-searching=\"Searching…\"",
            "data-failed=\"The index of the search cannot be read. Copy the site with all its files, and try again\"",
        ],
    );
}

#[test]
fn a_part_of_the_archive_has_what_belongs_to_it_and_no_gaps_between_its_years() {
    let desk = Desk::new();
    let site = site(&desk, &["article/2023-17-opens-in-jinan", "--language", "en"], "site", NO_ADDRESS);
    assert!(site.keys().all(|name| !name.starts_with("zh/")), "{:?}", site.keys());
    for name in ["en/article/2023-17-opens-in-jinan.html", "en/edition/17.html", "en/photo/2023-17-001.html"] {
        assert!(site.contains_key(name), "{name} is missing among {:?}", site.keys());
    }
    assert!(!site.contains_key("en/edition/16.html"));
    assert!(!text(&site, "en/index.html").contains("none found"));
    assert!(!text(&site, "index.html").contains("zh"));
    assert!(!text(&site, "en/edition/17.html").contains("digital-government-forum"), "an article without a page");
}

#[test]
fn both_versions_of_an_article_stand_side_by_side_block_by_block() {
    let desk = Desk::new();
    let both = site(&desk, &[], "site", NO_ADDRESS);
    let (article, facing) = ("article/2023-17-opens-in-jinan.html", "both/2023-17-opens-in-jinan.html");
    let link = |said: &str| format!("<a href=\"../{facing}\">{said}</a>");
    holds(&both, &format!("en/{article}"), &[&link("Side by side")]);
    holds(&both, &format!("zh/{article}"), &[&link("双语对照")]);
    let en = format!("en/{facing}");
    holds(
        &both,
        &en,
        &[
            "<title>The 17th forum opens in Jinan · Side by side · ",
            "<h1 lang=\"en\">The 17th forum opens in Jinan</h1><p lang=\"zh\" class=\"title\">第十七届论坛在济南开幕</p>",
            "href=\"../../en/article/2023-17-opens-in-jinan.html\" hreflang=\"en\" lang=\"en\">Read in English</a>",
            "href=\"../../zh/article/2023-17-opens-in-jinan.html\" hreflang=\"zh\" lang=\"zh\">阅读中文版</a>",
            // Names lead on, once in each version.
            "<a href=\"../speaker/wang-qinmin.html\"><span lang=\"en\">Wang Qinmin</span></a>",
            "<a href=\"../speaker/wang-qinmin.html\"><span lang=\"zh\">王钦敏</span></a>",
            // Who goes on reading goes on reading both.
            "<a rel=\"prev\" href=\"../both/2023-17-digital-government-forum.html\">",
        ],
    );
    let row = |name: &str, part: &str| {
        let rows = text(&both, name).split("<div class=\"row\">").map(str::to_owned);
        rows.into_iter().find(|row| row.contains(part)).unwrap_or_else(|| panic!("no {part} in {name}"))
    };
    let (keynote, chinese) = ("attended and gave the keynote", "出席并作主题报告");
    let left_is_first = |row: &str, left: &str, right: &str| row.find(left).unwrap() < row.find(right).unwrap();
    assert!(left_is_first(&row(&en, keynote), keynote, chinese));
    let zh = format!("zh/{facing}");
    assert!(left_is_first(&row(&zh, keynote), chinese, keynote), "the language of the page is on the left");
    holds(&both, &zh, &["<h1 lang=\"zh\">第十七届论坛在济南开幕</h1>", "第十七届论坛在济南开幕 · 双语对照 · "]);

    // There is none of a site in one language, nor of an article that is there in one.
    let alone = Desk::invented(|archive| {
        fs::remove_file(archive.join("editions/2001-1/articles/2001-1-opens-zh.ron")).unwrap();
    });
    for (desk, arguments) in [(&desk, ["--language", "zh"].as_slice()), (&alone, &[])] {
        export(desk, arguments, "one");
        let site = files(&desk.path("one"));
        assert!(pages(&site).all(|(name, html)| !name.contains("/both/") && !html.contains("/both/")));
    }
}

#[test]
fn photos_have_two_sizes_and_go_with_caption_and_credit() {
    let (desk, said) = with_photos();
    let gaps: Vec<&str> = said.lines().collect();
    let missing: Vec<bool> = (4..=8)
        .map(|number| gaps.iter().any(|gap| gap.starts_with(&format!("Photo 2001-1-00{number} is missing"))))
        .collect();
    assert_eq!(missing, [true; 5], "{said}");
    let site = files(&desk.path("site"));
    let sides = |name: &str| image::load_from_memory(&site[name]).map(|image| (image.width(), image.height())).unwrap();
    assert_eq!(sides("photos/2001-1-001.jpg"), (1800, 1200));
    assert_eq!(sides("photos/small/2001-1-001.jpg"), (560, 373));
    assert_eq!(sides("photos/small/2001-1-003.jpg"), (224, 560));
    holds(
        &site,
        "en/photos.html",
        &[
            "<a href=\"photo/2001-1-001.html\"><img src=\"../photos/small/2001-1-001.jpg\" \
             alt=\"Example Person speaks Photo: A. Photographer\" width=\"560\" height=\"373\" lang=\"en\" loading=\"lazy\"></a>",
            "<small lang=\"en\" class=\"credit\">Photo: A. Photographer</small>",
            "<a href=\"photo/2001-1-009.html\"><span lang=\"en\" class=\"plate\">Not held</span></a>",
        ],
    );
    holds(&site, "zh/photo/2001-1-001.html", &["<img src=\"../../photos/2001-1-001.jpg\"", "示例人物发言"]);
    holds(
        &site,
        "en/article/2001-1-opens.html",
        &["<a href=\"../photo/2001-1-001.html\"><img src=\"../../photos/2001-1-001.jpg\""],
    );
}

#[test]
fn the_same_archive_is_the_same_bytes_and_a_zip_holds_them_too() {
    let desk = Desk::on(photo_archive::write);
    for name in ["first", "second", "site.zip"] {
        export(&desk, &["--address", "https://example.org/archive"], name);
    }
    let first = files(&desk.path("first"));
    assert!(first == files(&desk.path("second")), "the second time something else");
    let mut zip = zip::ZipArchive::new(fs::File::open(desk.path("site.zip")).unwrap()).unwrap();
    let mut zipped = Files::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        zipped.insert(file.name().unwrap().into_owned(), bytes);
    }
    assert!(first == zipped, "other files in the zip");
}

#[test]
fn feed_and_sitemap_name_pages_by_the_address_of_the_site() {
    let desk = Desk::new();
    let site = site(&desk, &["--address", "https://example.org/archive"], "site", "");
    assert_eq!(wrong_links(&without_absolute(&site)), Vec::<String>::new());
    let base = "https://example.org/archive/";
    holds(&site, "en/index.html", &["<link rel=\"canonical\" href=\"https://example.org/archive/en/index.html\">"]);
    holds(&site, "en/article/2023-17-opens-in-jinan.html", &["type=\"application/atom+xml\" href=\"../feed.xml\""]);
    let mut addresses = Vec::new();
    for (name, element) in [("sitemap.xml", "loc"), ("en/feed.xml", "id"), ("zh/feed.xml", "id")] {
        let found = elements(text(&site, name), element);
        assert!(found.len() > 5, "{name}: {found:?}");
        addresses.extend(found);
    }
    for address in &addresses {
        let file = address.strip_prefix(base).unwrap_or_else(|| panic!("{address} is not in the site"));
        assert!(site.contains_key(file), "{address}");
    }
    let count = pages(&site).filter(|(name, _)| *name != "index.html" && !name.ends_with("search.html")).count();
    assert_eq!(elements(text(&site, "sitemap.xml"), "loc").len(), count);
    let feed = text(&site, "en/feed.xml");
    assert!(elements(feed, "updated").iter().all(|time| time.parse::<jiff::Timestamp>().is_ok()), "{feed}");
    assert_eq!(elements(feed, "updated").iter().max(), elements(feed, "updated").first());
    assert!(elements(feed, "title").contains(&"The 17th forum opens in Jinan".to_owned()), "{feed}");

    for (address, language, said) in [
        ("example.org", "en", "“example.org” is no address of a website; it begins with https:// and names a host"),
        ("https://example.org/?a", "zh", "“https://example.org/?a”不是网站的地址；地址以 https:// 开头，并含主机名"),
        ("ftp://example.org", "en", "“ftp://example.org” is no address of a website"),
    ] {
        let (error, status) = export(&desk, &["--address", address, "--language", language], "wrong");
        assert!(status == 1 && error.contains(said), "{error}");
        assert!(!desk.path("wrong").exists());
    }
    let (error, status) = export(&desk, &["--language", "zh"], "without");
    assert_eq!((error.as_str(), status), ("没有给出网站的网址，因此网站没有订阅源和站点地图\n", 0));
    let without = files(&desk.path("without"));
    assert!(!without.keys().any(|name| name.ends_with(".xml")), "{:?}", without.keys());
    assert!(pages(&without).all(|(_, html)| !html.contains("feed.xml") && !html.contains("canonical")));
}

/// A site whose addresses of itself are taken out, as they lead to where it will stand.
fn without_absolute(site: &Files) -> Files {
    let of = |(name, bytes): (&String, &Vec<u8>)| {
        let text =
            String::from_utf8(bytes.clone()).map(|text| text.replace("href=\"https://example.org/", "data-was=\""));
        (name.clone(), text.map_or_else(|_| bytes.clone(), String::into_bytes))
    };
    site.iter().map(of).collect()
}

/// The texts of all elements of a name, of well-formed XML.
fn elements(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == name => inside = Some(String::new()),
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text);
                }
            }
            Event::End(tag) if tag.name().as_ref() == name => found.extend(inside.take()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn text_of_records_can_do_nothing() {
    const HOSTILE: &str = "</script><script>document.title='ran'</script> <img src=x onerror=document.title='ran'> \
                           javascript:alert(1) ]]> <!-- \u{202E}abc\u{202C} \u{2028} '\" &amp; ${x}";
    let desk = Desk::on(|archive| {
        let mut small = support::small();
        let hostile = HOSTILE.replace('"', "\\\"");
        let article = "editions/2001-1/articles/2001-1-opens.ron";
        support::plant(&mut small, article, "The Example Forum opens\"", &format!("{hostile}\""));
        support::plant(&mut small, article, "The Example Forum opened in Exampleton.", &hostile);
        support::plant(
            &mut small,
            "people.ron",
            "(id: \"sample-person\", name: (en: \"Sample Person\"",
            &format!("(id: \"sample-person\", name: (en: \"Sample {hostile}\""),
        );
        let source = "        (id: \"example-news\"),\n    ],\n    evidence: [\n        (field: \"date\"";
        let with = source.replace("\"example-news\"", "\"example-news\", address: \"javascript:document.title='ran'\"");
        support::plant(&mut small, "editions/2001-1/edition.ron", source, &with);
        support::write_to(&small, archive);
    });
    export(&desk, &["--address", "https://example.org/"], "site");
    let site = files(&desk.path("site"));
    let raw = ["<script>document", "<img src=x", "href=\"javascript:", "\u{2028}\""];
    for (name, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(raw.iter().all(|part| !text.contains(part)) || name == "search/search.js", "{name}: {text}");
    }
    for name in site.keys().filter(|name| name.ends_with(".xml")) {
        elements(text(&site, name), "nothing");
    }
    assert_eq!(wrong_links(&without_absolute(&site)), Vec::<String>::new());
    let page = address_of(&within(&desk.path("site"), "en/search.html"));
    let Some(shown) = shown(&format!("{page}?q=%3Cscript%3E"), &[]) else { return };
    assert!(shown.contains("<mark>&lt;script&gt;</mark>") && !shown.contains("<title>ran"), "{shown}");
}

#[test]
fn the_search_finds_in_both_languages_without_a_server() {
    let desk = Desk::new();
    export(&desk, &[], "site");
    for (page, query, wanted, unwanted) in [
        ("en", "谢春涛", ["<mark>谢春涛</mark>", "../en/speaker/xie-chuntao.html"].as_slice(), "Nothing matches"),
        ("en", "謝春濤", &["<mark>谢春涛</mark>", "../en/speaker/xie-chuntao.html"], "Nothing matches"),
        (
            "en",
            "JINAN opens",
            &["<mark>opens</mark>", "../en/article/2023-17-opens-in-jinan.html"],
            "digital-government-forum",
        ),
        ("en", "Shānd", &["<mark>Shand</mark>ong", "../en/speaker/lin-wu.html"], "Nothing matches"),
        ("zh", "字政", &["数<mark>字政</mark>府", "../zh/article/2023-17-opens-in-jinan.html"], "没有"),
        ("zh", "sun tingting", &["../zh/photo/2023-17-001.html", "<mark>Sun</mark> <mark>Tingting</mark>"], "没有"),
        ("en", "xyzzyxyzzy", &["Nothing matches"], "<li><h3>"),
    ] {
        let address = address_of(&within(&desk.path("site"), &format!("{page}/search.html")));
        let query = query.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let Some(shown) = shown(&format!("{address}?q={query}"), &[]) else { return };
        let (status, results) = shown.split_once("<div id=\"results\"").unwrap_or_else(|| panic!("{shown}"));
        let (_, status) = status.split_once("id=\"status\"").unwrap();
        let (results, _) = results.split_once('>').unwrap().1.split_once("</main>").unwrap();
        let seen = format!("{status}{results}");
        for part in wanted {
            assert!(seen.contains(part), "{query}: no {part} in {seen}");
        }
        assert!(!seen.contains(unwanted), "{query}: {unwanted} in {seen}");
    }
}

/// An archive that is so large that lists have several pages and the index has tables.
#[test]
fn a_large_archive_has_lists_of_several_pages_and_a_search_that_loads_little() {
    let size = synthetic::Size { editions: 3, articles_each: 160, photos_each: 40, people: 130 };
    let desk = Desk::on(|archive| {
        synthetic::write(archive, size).unwrap();
        let article = fs::read_dir(archive.join("editions")).unwrap().next().unwrap().unwrap().path().join("articles");
        let mut names: Vec<PathBuf> = fs::read_dir(article).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        let text = fs::read_to_string(&names[40]).unwrap();
        let (before, after) = text.split_once("text: \"").unwrap();
        fs::write(&names[40], format!("{before}text: \"Quizzaciously 鑫淼. {after}")).unwrap();
    });
    let (error, _) = export(&desk, &[], "site");
    let site = files(&desk.path("site"));
    assert!(site.contains_key("en/articles-3.html") && site.contains_key("zh/speakers-2.html"), "{error}");
    holds(&site, "en/articles-2.html", &["aria-label=\"Page 2\" aria-current=\"page\">2</a>", "aria-label=\"Pages\""]);
    holds(&site, "zh/articles.html", &["aria-label=\"第 2 页\"", "aria-label=\"分页\""]);
    assert_eq!(wrong_links(&site), Vec::<String>::new());
    assert!(site.contains_key("search/table-0.js"), "{:?}", site.keys().filter(|name| name.starts_with("search")));
    let page = address_of(&within(&desk.path("site"), "en/search.html"));
    for (query, mark) in [
        ("quizzaciously", "<mark>Quizzaciously</mark>"),
        ("izzac", "Qu<mark>izzac</mark>iously"),
        ("%E9%91%AB%E6%B7%BC", "<mark>鑫淼</mark>"),
    ] {
        let Some(shown) = shown(&format!("{page}?q={query}"), &[]) else { return };
        assert!(shown.contains(mark), "{query}: {shown}");
        assert!(shown.contains("Articles · 1</h2>"), "{query}: {shown}");
    }
    let Some(shown) = shown(&format!("{page}?q=the"), &[]) else { return };
    assert!(shown.contains("+</h2>") && shown.contains(">More results</button>"), "all of it was read: {shown}");
}

#[test]
fn pages_are_valid() {
    let (photos, _) = with_photos();
    let desk = Desk::new();
    export(&desk, &["--address", "https://example.org/"], "site");
    for desk in [&desk, &photos] {
        assert_eq!(invalid(&desk.path("site")), Vec::<String>::new());
    }
}

/// Every kind of page, in both languages.
#[test]
fn pages_are_accessible() {
    let (desk, _) = with_photos();
    let kinds = [
        "index.html",
        "editions.html",
        "edition/1.html",
        "speakers.html",
        "speaker/example-person.html",
        "articles.html",
        "article/2001-1-opens.html",
        "both/2001-1-opens.html",
        "photos.html",
        "photo/2001-1-001.html",
        "search.html",
    ];
    let mut names: Vec<String> = kinds.iter().flat_map(|kind| [format!("en/{kind}"), format!("zh/{kind}")]).collect();
    names.push("index.html".to_owned());
    assert_eq!(not_accessible(&desk.path("site"), &names), Vec::<String>::new());
}

#[test]
fn the_data_of_the_search_is_what_a_program_can_read() {
    let site = site(&Desk::new(), &[], "site", NO_ADDRESS);
    for (name, text) in site.iter().filter(|(name, _)| name.starts_with("search/") && *name != "search/search.js") {
        let text = std::str::from_utf8(text).unwrap();
        let data =
            text.strip_suffix(");\n").and_then(|text| text.split_once(',')).unwrap_or_else(|| panic!("{name}")).1;
        serde_json::from_str::<Value>(data).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_help_says_what_the_address_is_for() {
    for (language, said) in [
        ("en", "The web address at which a site will stand, for its feed and sitemap"),
        ("zh", "网站将来所在的网址，用于订阅源和站点地图"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
        let done = command.args(["export", "--help", "--language", language]).output().unwrap();
        let help = String::from_utf8(done.stdout).unwrap();
        assert!(help.contains(said), "{help}");
    }
}
