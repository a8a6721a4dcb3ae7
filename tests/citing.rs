//! Citing in the window: from the reader, from a list and from what somebody said, by keys and by pointer,
//! in every style.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

#[path = "support/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use forum_archive::{
    export::Style,
    model::Language::{self, En, Zh},
    ui::quotation,
};
use window::{Driven, open, start};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const JINAN: &str = "article/2023-17-opens-in-jinan";
const EVENT: &str = "17th China E-Government Forum and Digital Transformation Innovation Summit";

fn at(language: Language, place: &str) -> Driven {
    open(start(language, place), [1400.0, 900.0])
}

/// What the notice says was copied; it is taken away after.
#[track_caller]
fn copied(driven: &mut Driven) -> String {
    driven.harness.run();
    let words = driven.words();
    let told = words.lines().find_map(|line| line.strip_prefix("Copied: ").or_else(|| line.strip_prefix("已复制：")));
    let told = told.unwrap_or_else(|| panic!("nothing was copied:\n{words}")).to_owned();
    driven.harness.state_mut().state.notice = None;
    driven.harness.run();
    told
}

fn style(driven: &Driven) -> Style {
    driven.harness.state().state.settings.citation
}

#[test]
fn an_article_is_cited_in_every_style_and_the_last_one_stays() {
    let mut driven = at(En, JINAN);
    for (name, chosen, expected) in [
        (
            "APA (7th edition)",
            Style::Apa,
            format!("The 17th forum opens in Jinan [Summary by the archive]. (n.d.). {EVENT}."),
        ),
        (
            "Chicago (17th edition, notes)",
            Style::Chicago,
            format!("“The 17th forum opens in Jinan” (summary by the archive, {EVENT}, n.d.)."),
        ),
        (
            "BibTeX",
            Style::Bibtex,
            // In one line.
            format!(
                "@article{{2023-17-opens-in-jinan, title = {{{{The 17th forum opens in Jinan}}}}, \
                 note = {{Summary by the archive. {EVENT}}}, langid = {{english}}, }}"
            ),
        ),
        (
            "GB/T 7714-2015",
            Style::GbT7714,
            format!("The 17th forum opens in Jinan[Z]. Summary by the archive, {EVENT}."),
        ),
    ] {
        driven.click("Copy citation");
        driven.click(name);
        assert_eq!((copied(&mut driven), style(&driven)), (expected.clone(), chosen));
        driven.keys(CTRL_SHIFT, Key::K);
        assert_eq!(copied(&mut driven), expected);
    }
}

#[test]
fn styles_are_chosen_by_keys_alone_in_both_languages() {
    for (language, typed, names, expected) in [
        (
            En,
            "citation: apa",
            ["Copy citation: GB/T 7714-2015", "Copy citation: Chicago (17th edition, notes)", "Copy citation: BibTeX"],
            format!("The 17th forum opens in Jinan [Summary by the archive]. (n.d.). {EVENT}."),
        ),
        (
            Zh,
            "引文：apa",
            ["复制引文：国标 GB/T 7714-2015", "复制引文：芝加哥格式（第十七版，注释）", "复制引文：BibTeX 格式"],
            // A text is cited in its own language.
            format!("The 17th forum opens in Jinan [Summary by the archive]. (n.d.). {EVENT}."),
        ),
    ] {
        let mut driven = at(language, JINAN);
        driven.keys(CTRL_SHIFT, Key::P);
        driven.type_text(typed.split('：').next().unwrap().split(':').next().unwrap());
        driven.shows(&names);
        driven.keys(CTRL, Key::A);
        driven.type_text(&format!(">{typed}"));
        driven.key(Key::Enter);
        assert_eq!((copied(&mut driven), style(&driven)), (expected, Style::Apa));
        assert_eq!(driven.place(), JINAN);
    }
    // The menu of the reader takes the keys too.
    let mut driven = at(Zh, "article/2023-17-opens-in-jinan-zh");
    driven.harness.get_by_label("复制引文").focus();
    driven.key(Key::Enter);
    driven.harness.get_by_label("芝加哥格式（第十七版，注释）").focus();
    driven.harness.run();
    driven.key(Key::Enter);
    let expected = "“第十七届论坛在济南开幕”（档案摘要，第十七届中国电子政务论坛暨数字变革创新峰会，无日期）。";
    assert_eq!(copied(&mut driven), expected);
}

#[test]
fn what_is_chosen_in_the_list_of_articles_is_cited() {
    let mut driven = at(En, "articles");
    // Nothing is chosen yet, and the keys mean nothing else.
    driven.keys(CTRL_SHIFT, Key::K);
    driven.hides(&["Copied", "Find a command…"]);
    driven.key(Key::ArrowDown);
    driven.keys(CTRL_SHIFT, Key::K);
    let one = copied(&mut driven);
    assert!(one.contains("[Z]. "), "{one}");
    driven.keys(Modifiers::SHIFT, Key::ArrowDown);
    driven.keys(CTRL_SHIFT, Key::K);
    let two = copied(&mut driven);
    assert!(two.starts_with(&one) && two.len() > one.len(), "{two}");

    // The menu of one that is not among them is about that one.
    let other = driven.harness.get_all_by_label_contains("The 16th forum, planned for August").next().unwrap();
    other.click_secondary();
    driven.harness.run();
    driven.click("Copy citation: Chicago (17th edition, notes)");
    let one = copied(&mut driven);
    assert!(one.starts_with("“The 16th forum, planned for August") && one.ends_with("n.d.)."), "{one}");
    assert_eq!((driven.place().as_str(), style(&driven)), ("articles", Style::Chicago));
    // What a list copies is in that style from now on.
    driven.harness.get_all_by_label_contains("The 16th forum, planned for August").next().unwrap().click_secondary();
    driven.harness.run();
    driven.click("Copy");
    assert!(copied(&mut driven).starts_with('“'));
    // Other lists have nothing to cite.
    let driven = at(En, "photos");
    assert!(!driven.harness.state().state.situation().citable);
}

#[test]
fn what_somebody_said_is_copied_with_its_citation() {
    let mut driven = at(En, "speaker/li-junhua");
    driven.harness.get_all_by_label("Copy with citation").next().unwrap().click();
    driven.harness.run();
    driven.click("Chicago (17th edition, notes)");
    let said = copied(&mut driven);
    assert!(said.starts_with('“') && said.contains("” (Li Junhua, ") && said.contains("2023) “"), "{said}");
    assert_eq!(style(&driven), Style::Chicago);
    at(Zh, "speaker/li-junhua").shows(&["复制引语和出处"]);
}

#[test]
fn a_quotation_is_copied_where_it_is_read() {
    for (language, place, with_words, alone, who) in [
        (
            En,
            JINAN,
            "Copy with citation: APA (7th edition)",
            "Copy citation: APA (7th edition)",
            "” (Li Junhua, Deputy Secretary-General of the United Nations, 8 April 2023)",
        ),
        (
            Zh,
            "article/2023-17-opens-in-jinan-zh",
            "复制引语和出处：APA（第七版）",
            "复制引文：APA（第七版）",
            // Of the version that stands beside the Chinese one.
            "”（联合国副秘书长李军华，2023年4月8日）",
        ),
    ] {
        let mut driven = open(start(language, place), [1400.0, 4000.0]);
        let quotation = |driven: &Driven| {
            let mut said = driven.harness.get_all_by_label_contains("“").filter(|node| {
                let node = node.accesskit_node();
                [node.label(), node.value()]
                    .into_iter()
                    .flatten()
                    .any(|words| words.starts_with('“') && words.contains("China"))
            });
            // Of the others a notice shows only the beginning.
            said.next_back().unwrap().click_secondary();
        };
        quotation(&driven);
        driven.harness.run();
        driven.click(with_words);
        let said = copied(&mut driven);
        assert!(said.starts_with('“'), "{said}");
        assert_eq!(style(&driven), Style::Apa);
        quotation(&driven);
        driven.harness.run();
        driven.click(alone);
        let cited = copied(&mut driven);
        let begins: String = cited.chars().take(12).collect();
        assert!(
            said.contains(&format!("{who} {begins}")) && cited.ends_with("(2023, April 8). China News Service."),
            "{said}\n{cited}"
        );
        assert_eq!(driven.place(), place);
    }
}

/// The last link of this name: rows of articles stand below what quotes them.
fn link<'a>(driven: &'a Driven, name: &'a str) -> egui_kittest::Node<'a> {
    driven.harness.get_all_by_role_and_label(egui::accesskit::Role::Link, name).last().unwrap()
}

#[test]
fn an_article_is_cited_wherever_it_has_a_row() {
    for (language, place, called, item, expected) in [
        (
            En,
            "edition/17",
            "The 17th forum opens in Jinan",
            "Copy citation: GB/T 7714-2015",
            format!("The 17th forum opens in Jinan[Z]. Summary by the archive, {EVENT}."),
        ),
        (
            En,
            "speaker/li-junhua",
            "The 17th forum opens in Jinan",
            "Copy citation: Chicago (17th edition, notes)",
            format!("“The 17th forum opens in Jinan” (summary by the archive, {EVENT}, n.d.)."),
        ),
        (
            Zh,
            "edition/17",
            "第十七届论坛在济南开幕",
            "复制引文：芝加哥格式（第十七版，注释）",
            "“第十七届论坛在济南开幕”（档案摘要，第十七届中国电子政务论坛暨数字变革创新峰会，无日期）。".to_owned(),
        ),
    ] {
        let mut driven = open(start(language, place), [1400.0, 4000.0]);
        link(&driven, called).click_secondary();
        driven.harness.run();
        driven.click(item);
        assert_eq!(copied(&mut driven), expected);
        assert_eq!(driven.place(), place);
    }
    // Beside it stands what can be done with an article elsewhere.
    let mut driven = open(start(En, "edition/17"), [1400.0, 4000.0]);
    driven
        .harness
        .get_by_role_and_label(egui::accesskit::Role::Link, "The 17th forum opens in Jinan")
        .click_secondary();
    driven.harness.run();
    driven.click("Copy address");
    assert_eq!(copied(&mut driven), JINAN);
}

#[test]
fn what_a_search_finds_is_cited_if_it_is_an_article() {
    for (language, article, query, item, keys) in [
        (En, "Articles · The 17th forum opens in Jinan", "jinan", "Copy citation: APA (7th edition)", "n.d."),
        (Zh, "文章 · 第十七届论坛在济南开幕", "济南", "复制引文：APA（第七版）", "无日期"),
    ] {
        let mut driven = at(language, &format!("search/{query}"));
        let found =
            |driven: &Driven| driven.harness.get_all_by_label_contains(article).next().unwrap().click_secondary();
        found(&driven);
        driven.harness.run();
        driven.click(item);
        let cited = copied(&mut driven);
        assert!(cited.contains(keys), "{cited}");
        assert_eq!(style(&driven), Style::Apa);
    }
    // By keys, whatever is chosen; people are not cited.
    let mut driven = at(En, "search/jinan kind:article");
    driven.keys(CTRL_SHIFT, Key::K);
    let one = copied(&mut driven);
    driven.keys(Modifiers::SHIFT, Key::ArrowDown);
    driven.keys(CTRL_SHIFT, Key::K);
    let two = copied(&mut driven);
    assert!(two.starts_with(&one) && two.len() > one.len(), "{two}");
    let mut driven = at(En, "search/li junhua kind:speaker");
    assert!(!driven.harness.state().state.situation().citable);
    driven.harness.get_all_by_label_contains("Li Junhua").last().unwrap().click_secondary();
    driven.harness.run();
    driven.hides(&["Copy citation"]);
}

#[test]
fn a_quotation_stands_above_its_citation() {
    let driven = at(En, "timeline");
    let catalog = driven.harness.state().state.catalog.clone();
    let entry = catalog.article(catalog.find_article("2023-17-opens-in-jinan").unwrap()).unwrap();
    let quoted = |language, style| {
        (0..entry.record.blocks.len()).find_map(|block| quotation(&catalog, entry, block, language, style)).unwrap()
    };
    for (language, style, ends) in [
        (
            En,
            Style::Apa,
            [
                "governance capabilities.” (Xie Chuntao, Vice President of the Central Party School (National School of \
                 Administration) in charge of daily work, 8 April 2023)",
                "The 17th China E-Government Forum opens in Jinan, dispatch by Sun Tingting (English rendering). (2023, \
                 April 8). China News Service.",
            ],
        ),
        (
            Zh,
            Style::GbT7714,
            [
                "governance capabilities.”（中央党校(国家行政学院)分管日常工作的副校(院)长谢春涛，2023年4月8日）",
                "The 17th China E-Government Forum opens in Jinan, dispatch by Sun Tingting (English rendering)[Z]. China \
                 News Service, 2023-04-08.",
            ],
        ),
    ] {
        let quoted = quoted(language, style);
        let lines: Vec<&str> = quoted.lines().collect();
        assert_eq!(lines.len(), 2, "{quoted}");
        assert!(lines[0].starts_with('“') && lines[0].ends_with(ends[0]) && lines[1] == ends[1], "{quoted}");
    }
}
