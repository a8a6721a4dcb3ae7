//! The catalog: records in their order, and everything that refers to anything else found from
//! both sides. Editions stand by year, people by the reading of their names; a person leads to
//! appearances, articles, photos and words; merged ids still open; and an archive with nothing in
//! it, or with references that lead nowhere, is a catalog all the same.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

mod support;

use forum_archive::{
    archive::{BuiltIn, Memory, Severity},
    catalog::{self, Catalog, EditionEntry, Input, Origin, PersonEntry, Place, Target, evidence_of},
    model::{Block, Certainty, Language},
};
use support::{SMALL, checked, read};

/// The catalog of an archive written in one text.
fn catalog(text: &str) -> Catalog {
    let (records, _) = read(&Memory::fixture(text));
    catalog::build(Input { records, complete: true, ..Input::default() })
}

/// An archive of these people, and one edition with this record and its articles.
fn small_with(people: &str, edition: &str, articles: &[(&str, &str)]) -> Catalog {
    let mut text = format!(
        "--- archive.ron\n(format: 1)\n--- people.ron\n(people: [{people}])\n--- editions/2001-1/edition.ron\n{edition}\n"
    );
    for (id, article) in articles {
        text += &format!("--- editions/2001-1/articles/{id}.ron\n{article}\n");
    }
    catalog(&text)
}

fn person<'a>(catalog: &'a Catalog, id: &str) -> &'a PersonEntry {
    catalog.find_person(id).and_then(|index| catalog.person(index)).unwrap_or_else(|| panic!("no person {id}"))
}

fn edition<'a>(catalog: &'a Catalog, name: &str) -> &'a EditionEntry {
    catalog.find_edition(name).and_then(|index| catalog.edition(index)).unwrap_or_else(|| panic!("no edition {name}"))
}

/// The addresses of whatever has some.
fn places<T>(entries: impl IntoIterator<Item = T>, place: impl Fn(T) -> Place) -> Vec<String> {
    entries.into_iter().map(|entry| place(entry).to_string()).collect()
}

/// The articles that name or quote a person.
fn articles_of(catalog: &Catalog, id: &str) -> Vec<String> {
    places(&person(catalog, id).articles, |index| catalog.article(*index).unwrap().place())
}

#[test]
fn editions_stand_by_year_and_number_and_unknown_years_come_last() {
    let catalog = catalog(
        "--- archive.ron\n(format: 1)\n\
         --- editions/unknown/edition.ron\n()\n\
         --- editions/z-undated/edition.ron\n(number: 9)\n\
         --- editions/2003/edition.ron\n(year: 2003)\n\
         --- editions/2003-3/edition.ron\n(number: 3, year: 2003)\n\
         --- editions/a-dated/edition.ron\n(date: \"2002-05\")\n\
         --- editions/b-planned/edition.ron\n(planned: \"2004\", status: planned)\n\
         --- editions/2001-2/edition.ron\n(number: 2, year: 2001)\n\
         --- editions/2001-10/edition.ron\n(number: 10, year: 2001)\n",
    );
    let order: Vec<&str> = catalog.editions().iter().map(|edition| edition.folder.as_str()).collect();
    assert_eq!(order, ["2001-2", "2001-10", "a-dated", "2003-3", "2003", "b-planned", "z-undated", "unknown"]);
    let years: Vec<Option<u16>> = catalog.editions().iter().map(EditionEntry::year).collect();
    assert_eq!(years, [Some(2001), Some(2001), Some(2002), Some(2003), Some(2003), Some(2004), None, None]);
}

#[test]
fn people_stand_by_the_reading_of_their_names() {
    let people = [
        ("zeng-shili", "(zh: \"曾示例\")", ""),
        ("shan-shili", "(zh: \"单示例\")", ""),
        ("ouyang-shili", "(zh: \"欧阳示例\")", ""),
        ("ai-shili", "(zh: \"某示例\")", "reading: \"Ài Shìlì\","),
        ("person-without-chinese", "(en: \"Example Person\")", ""),
        ("wang-shili-2", "(zh: \"王示例\")", ""),
        ("wang-shili", "(en: \"Wang Shili\", zh: \"王示例\")", ""),
        ("zhang-shili", "(en: \"Chang Shili\", zh: \"长示例\")", ""),
        ("lu-shili", "(zh: \"吕示例\")", ""),
        ("nameless", "()", ""),
    ];
    let people: String =
        people.iter().map(|(id, name, more)| format!("(id: \"{id}\", name: {name}, {more}),")).collect();
    let catalog = small_with(&people, "()", &[]);
    let order: Vec<(&str, Option<&str>)> =
        catalog.people().iter().map(|person| (person.record.id.as_str(), person.reading.as_deref())).collect();
    assert_eq!(
        order,
        [
            ("ai-shili", Some("Ài Shìlì")),
            // The Latin form decides between the readings of a character.
            ("zhang-shili", Some("cháng shìlì")),
            ("lu-shili", Some("lǚ shìlì")),
            ("nameless", None),
            ("ouyang-shili", Some("ōuyáng shìlì")),
            ("person-without-chinese", None),
            ("shan-shili", Some("shàn shìlì")),
            ("wang-shili", Some("wáng shìlì")),
            ("wang-shili-2", Some("wáng shìlì")),
            ("zeng-shili", Some("zēng shìlì")),
        ]
    );
}

#[test]
fn names_are_shown_in_the_language_asked_for_else_in_the_other() {
    let catalog = small_with(
        "(id: \"both\", name: (en: \"Example Person\", zh: \"示例人物\")), (id: \"latin\", name: (en: \"é. Person\")), (id: \"none\")",
        "(number: 1, year: 2001, name: (zh: \"示例论坛第一次会议\"))",
        &[],
    );
    for (id, english, chinese, other, monogram) in [
        ("both", "Example Person", "示例人物", Some("示例人物"), "示"),
        ("latin", "é. Person", "é. Person", None, "É"),
        ("none", "none", "none", None, "N"),
    ] {
        let person = person(&catalog, id);
        assert_eq!((person.name(Language::En), person.name(Language::Zh)), (english, chinese));
        assert_eq!(person.other_name(Language::En), other);
        assert_eq!(person.monogram(), monogram);
    }
    let entry = edition(&catalog, "1");
    assert_eq!(entry.short_name(Language::En), "1st, 2001");
    assert_eq!(entry.short_name(Language::Zh), "第一届（2001）");
    assert_eq!(entry.full_name(&catalog, Language::Zh), "示例论坛第一次会议");
    assert_eq!(entry.full_name(&catalog, Language::En), "示例论坛第一次会议", "better in the other language than none");

    let small = self::catalog(SMALL);
    assert_eq!(edition(&small, "1").full_name(&small, Language::En), "1st Example Forum");
    assert_eq!(edition(&small, "1").full_name(&small, Language::Zh), "第一届示例论坛");
}

#[test]
fn editions_open_by_number_and_by_folder() {
    let catalog = catalog(
        "--- archive.ron\n(format: 1)\n\
         --- editions/2001-1/edition.ron\n(number: 1, year: 2001)\n\
         --- editions/2002/edition.ron\n(year: 2002)\n\
         --- editions/7/edition.ron\n()\n\
         --- editions/2007-7/edition.ron\n(number: 7, year: 2007)\n",
    );
    for (address, folder, place) in [
        ("1", "2001-1", "edition/1"),
        ("2001-1", "2001-1", "edition/1"),
        ("2002", "2002", "edition/2002"),
        // A number is an address before the name of a folder is.
        ("7", "2007-7", "edition/7"),
        ("2007-7", "2007-7", "edition/7"),
    ] {
        let entry = edition(&catalog, address);
        assert_eq!((entry.folder.as_str(), entry.place().to_string().as_str()), (folder, place));
        let target = catalog.target(&Place::Edition(address.to_owned()));
        assert_eq!(target, catalog.find_edition(address).map(Target::Edition));
    }
    assert_eq!(catalog.find_edition("2"), None);
    assert_eq!(catalog.target(&Place::Edition("2".to_owned())), None);
}

#[test]
fn merged_ids_open_what_they_became() {
    let catalog = catalog(&format!(
        "{}--- people.ron\n(people: [(id: \"example-person\", formerly: [\"e-person\", \"sample-person\"]), (id: \"sample-person\")])\n",
        SMALL
            .replace("id: \"2001-1-001\",", "id: \"2001-1-001\", formerly: [\"2001-1-009\"],")
            .replace("kind: press,", "kind: press, formerly: [\"2001-1-began\"],"),
    ));
    let target = |address: &str| catalog.target(&address.parse().unwrap());
    for (former, now) in [
        ("speaker/e-person", "speaker/example-person"),
        ("photo/2001-1-009", "photo/2001-1-001"),
        ("article/2001-1-began", "article/2001-1-opens"),
    ] {
        assert!(target(now).is_some(), "{now}");
        assert_eq!(target(former), target(now), "{former}");
    }
    // An id that a record bears is its own, whatever another one says that it once was called.
    assert_eq!(person(&catalog, "sample-person").record.id, "sample-person");
    for gone in ["speaker/nobody", "photo/2001-1-002", "article/nothing", "edition/2"] {
        assert_eq!(target(gone), None, "{gone}");
    }
    for always in ["timeline", "speakers", "articles", "photos", "worklist"] {
        assert_eq!(target(always), Some(Target::Always), "{always}");
    }
}

#[test]
fn a_person_leads_to_every_appearance_in_the_order_of_the_editions() {
    let catalog = catalog(
        "--- archive.ron\n(format: 1)\n\
         --- people.ron\n(people: [(id: \"example-person\"), (id: \"sample-person\")])\n\
         --- editions/2002-2/edition.ron\n(number: 2, year: 2002, appearances: [(person: \"example-person\")])\n\
         --- editions/2001-1/edition.ron\n(number: 1, year: 2001, appearances: [\n\
         (person: \"sample-person\"), (person: \"example-person\"), (person: \"nobody\"), (person: \"example-person\")])\n",
    );
    let of = |id: &str| -> Vec<(String, usize)> {
        let place = |at: &catalog::AppearanceRef| (catalog.edition(at.edition).unwrap().place().to_string(), at.place);
        person(&catalog, id).appearances.iter().map(place).collect()
    };
    let at = |edition: &str, place| (edition.to_owned(), place);
    assert_eq!(of("example-person"), [at("edition/1", 1), at("edition/1", 3), at("edition/2", 0)]);
    assert_eq!(of("sample-person"), [at("edition/1", 0)]);
    assert_eq!((person(&catalog, "example-person").editions(), person(&catalog, "sample-person").editions()), (2, 1));

    let first = edition(&catalog, "1");
    let speakers = places(&first.speakers, |index| catalog.person(*index).unwrap().place());
    assert_eq!(speakers, ["speaker/sample-person", "speaker/example-person"], "each once, as in the programme");
    let known: Vec<bool> = first.appearances.iter().map(Option::is_some).collect();
    assert_eq!(known, [true, true, false, true], "one for each appearance, known or not");
    assert_eq!(first.appearance_path(1), "appearances.example-person");
    assert_eq!(first.appearance_path(3), "appearances.example-person#2");
    assert_eq!(first.appearance_path(4), "");
}

#[test]
fn an_article_leads_to_the_people_it_names_or_quotes_and_they_to_it() {
    let people = "(id: \"example-person\", name: (en: \"Example Person\", zh: \"示例人物\"), aliases: [\"E. Person\"]), \
                  (id: \"sample-person\", name: (en: \"Sample Person\", zh: \"样例人物\"))";
    let catalog = small_with(
        people,
        "()",
        &[
            ("a", r#"(kind: press, language: en, headline: "Example Person speaks", blocks: [])"#),
            ("b", r#"(kind: press, language: en, headline: "", blocks: [paragraph(text: "Also there: E. Person.")])"#),
            ("c", r#"(kind: press, language: zh, headline: "", blocks: [list(items: ["。", "示例人物和样例人物"])])"#),
            (
                "d",
                r#"(kind: press, language: en, headline: "", blocks: [quotation(text: "Yes.", speaker: "sample-person")])"#,
            ),
            ("e", r#"(kind: press, language: en, headline: "", blocks: [heading(text: "No Example Persons here")])"#),
            ("f", r#"(kind: press, language: en, headline: "", blocks: [quotation(text: "No.", speaker: "nobody")])"#),
        ],
    );
    assert_eq!(articles_of(&catalog, "example-person"), ["article/a", "article/b", "article/c"]);
    assert_eq!(articles_of(&catalog, "sample-person"), ["article/c", "article/d"]);
    let named = |id: &str| {
        let article = catalog.find_article(id).and_then(|index| catalog.article(index)).unwrap();
        places(&article.people, |index| catalog.person(*index).unwrap().place())
    };
    assert_eq!(named("c"), ["speaker/example-person", "speaker/sample-person"]);
    assert_eq!((named("e"), named("f")), (Vec::new(), Vec::new()));
}

#[test]
fn quotations_lead_to_their_speaker() {
    let catalog = catalog(SMALL);
    let said: Vec<String> = person(&catalog, "example-person")
        .quotations
        .iter()
        .map(|quotation| match &catalog.article(quotation.article).unwrap().record.blocks[quotation.block] {
            Block::Quotation { text, .. } => text.clone(),
            other => panic!("no quotation: {other:?}"),
        })
        .collect();
    assert_eq!(said, ["Welcome."]);
    assert_eq!(person(&catalog, "sample-person").quotations, []);
}

#[test]
fn photos_lead_to_people_articles_and_sources_and_back() {
    let text = SMALL
        .replace(
            "people: [\"example-person\"]",
            "people: [\"sample-person\", \"nobody\", \"example-person\", \"sample-person\"]",
        )
        .replace(
            "photo(photo: \"2001-1-001\", pair: 3),",
            "photo(photo: \"2001-1-001\"), photo(photo: \"2001-1-001\"), photo(photo: \"none\"),",
        );
    let catalog = catalog(&text);
    let photo = catalog.find_photo("2001-1-001").and_then(|index| catalog.photo(index)).unwrap();
    let people = places(&photo.people, |index| catalog.person(*index).unwrap().place());
    assert_eq!(people, ["speaker/sample-person", "speaker/example-person"], "each once, those that are known");
    assert_eq!(places(&photo.articles, |index| catalog.article(*index).unwrap().place()), ["article/2001-1-opens"]);
    assert_eq!(photo.sources().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["example-news"]);
    assert_eq!(catalog.edition(photo.edition).unwrap().place().to_string(), "edition/1");
    assert!(photo.is_held());
    for id in ["example-person", "sample-person"] {
        let photos = places(&person(&catalog, id).photos, |index| catalog.photo(*index).unwrap().place());
        assert_eq!(photos, ["photo/2001-1-001"]);
    }
    let entry = edition(&catalog, "1");
    assert_eq!(places(&entry.photos, |index| catalog.photo(*index).unwrap().place()), ["photo/2001-1-001"]);
    let articles = places(&entry.articles, |index| catalog.article(*index).unwrap().place());
    assert_eq!(articles, ["article/2001-1-opens", "article/2001-1-opens-zh"]);
}

#[test]
fn translations_lead_both_ways() {
    let article = |language: &str, of: &str| format!("(kind: press, language: {language}, headline: \"\"{of})");
    let of = |id: &str| format!(", translation_of: \"{id}\"");
    let articles = [
        ("english", article("en", "")),
        ("chinese", article("zh", &of("english"))),
        ("chinese-too", article("zh", &of("english"))),
        ("same", article("en", &of("english"))),
        ("itself", article("en", &of("itself"))),
        ("nothing", article("zh", &of("nowhere"))),
    ];
    let articles: Vec<(&str, &str)> = articles.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let catalog = small_with("", "()", &articles);
    let other = |id: &str| {
        let entry = catalog.find_article(id).and_then(|index| catalog.article(index)).unwrap();
        entry.translation.map(|index| catalog.article(index).unwrap().id.clone())
    };
    for (id, expected) in [
        ("english", Some("chinese")),
        ("chinese", Some("english")),
        ("chinese-too", Some("english")),
        ("same", None),
        ("itself", None),
        ("nothing", None),
    ] {
        assert_eq!(other(id).as_deref(), expected, "{id}");
    }
}

#[test]
fn blocks_of_two_languages_face_each_other_by_pair_else_by_order() {
    let blocks = |pairs: &[Option<u32>]| -> Vec<Block> {
        pairs.iter().map(|pair| Block::Heading { text: "示例".to_owned(), pair: *pair }).collect()
    };
    let row = |left: usize, right: usize| (Some(left), Some(right));
    for (left, right, rows) in [
        (&[][..], &[][..], vec![]),
        (&[None, None], &[None, None, None], vec![row(0, 0), row(1, 1), (None, Some(2))]),
        (&[Some(1), Some(2)], &[Some(1), Some(2)], vec![row(0, 0), row(1, 1)]),
        (&[Some(1), Some(2)], &[Some(2)], vec![(Some(0), None), row(1, 0)]),
        (&[Some(2)], &[Some(1), Some(2), Some(3)], vec![(None, Some(0)), row(0, 1), (None, Some(2))]),
        (&[Some(1), Some(2)], &[Some(2), Some(1)], vec![row(0, 1), row(1, 0)]),
        (&[], &[None], vec![(None, Some(0))]),
    ] {
        assert_eq!(catalog::facing(&blocks(left), &blocks(right)), rows, "{left:?} {right:?}");
    }
    let catalog = catalog(SMALL);
    let record = |id: &str| &catalog.article(catalog.find_article(id).unwrap()).unwrap().record;
    let rows = catalog::facing(&record("2001-1-opens").blocks, &record("2001-1-opens-zh").blocks);
    assert_eq!(rows, [row(0, 0), (Some(1), None), (Some(2), None)]);
}

#[test]
fn an_edition_is_as_certain_as_its_number_and_year() {
    use Certainty::{High, Low, Medium};
    for (evidence, status, certainty, sourced) in [
        ("(field: \"number\", certainty: high), (field: \"year\", certainty: medium)", "held", Some(Medium), true),
        ("(field: \"number\", certainty: low), (field: \"year\", certainty: high)", "held", Some(Low), true),
        ("(field: \"number\", certainty: low), (field: \"year\", certainty: low)", "held", Some(Low), false),
        ("(field: \"year\", certainty: high)", "held", Some(High), true),
        ("(field: \"number\", certainty: medium)", "planned", Some(Medium), true),
        ("(field: \"number\", certainty: high)", "counted", Some(High), false),
        ("(field: \"theme\", certainty: high)", "held", None, true),
        ("", "cancelled", None, true),
    ] {
        let record = format!("(number: 1, year: 2001, status: {status}, evidence: [{evidence}])");
        let catalog = small_with("", &record, &[]);
        let entry = edition(&catalog, "1");
        assert_eq!((entry.certainty, entry.is_sourced()), (certainty, sourced), "{record}");
    }
}

#[test]
fn evidence_is_found_for_a_field_and_what_is_within_it() {
    let record = "(evidence: [(field: \"theme\", certainty: high), (field: \"theme.en\", certainty: low), \
                  (field: \"themes\", certainty: low), (field: \"appearances.a-b.title.en\", certainty: low), \
                  (field: \"appearances.a-b#2\", certainty: low), (field: \"appearances.a\", certainty: low)])";
    let catalog = small_with("", record, &[]);
    let evidence = &catalog.editions()[0].record.evidence;
    let fields =
        |field: &str| -> Vec<&str> { evidence_of(evidence, field).map(|entry| entry.field.as_str()).collect() };
    assert_eq!(fields("theme"), ["theme", "theme.en"]);
    assert_eq!(fields("theme.en"), ["theme.en"]);
    assert_eq!(fields("appearances.a-b"), ["appearances.a-b.title.en"]);
    assert_eq!(fields("appearances.a-b#2"), ["appearances.a-b#2"]);
    assert_eq!(fields("appearances"), ["appearances.a-b.title.en", "appearances.a-b#2", "appearances.a"]);
    assert_eq!(fields("number"), Vec::<&str>::new());
}

#[test]
fn whole_names_are_found_in_a_text() {
    let catalog = small_with(
        "(id: \"example-person\", name: (en: \"Example Person\", zh: \"示例人物\"), aliases: [\"E. Person\", \"示\"]), \
         (id: \"person-junior\", name: (en: \"Example Person Junior\")), \
         (id: \"one\", name: (en: \"Common Name\")), (id: \"two\", name: (en: \"Common Name\", zh: \"样例人物\"))",
        "()",
        &[],
    );
    let found = |text: &'static str| -> Vec<(&str, String)> {
        let mentions = catalog.mentions(text).into_iter();
        let named =
            |m: catalog::Mention| Some((&text[m.range.clone()], catalog.person(m.person()?)?.record.id.clone()));
        mentions.filter_map(named).collect()
    };
    let is = |name, id: &str| (name, id.to_owned());
    assert_eq!(
        found("Example Person and 示例人物，E. Person"),
        [is("Example Person", "example-person"), is("示例人物", "example-person"), is("E. Person", "example-person"),]
    );
    assert_eq!(found("Example Person Junior"), [is("Example Person Junior", "person-junior")], "the longest");
    assert_eq!(found("Counterexample Person, Example Persons, 示"), []);
    assert_eq!(found("Common Name, 样例人物"), [is("样例人物", "two")], "a name of two people is not guessed at");
    assert_eq!(found("(Example Person)’s “Example Person”"), vec![is("Example Person", "example-person"); 2]);
}

#[test]
fn an_archive_with_nothing_in_it_is_a_catalog() {
    for catalog in [Catalog::default(), catalog("--- archive.ron\n(format: 1, name: (en: \"Example Forum\"))")] {
        assert_eq!(
            (catalog.editions().len(), catalog.people().len(), catalog.articles().len(), catalog.photos().len()),
            (0, 0, 0, 0)
        );
        assert_eq!(catalog.mentions("Example Person").len(), 0);
        assert_eq!(catalog.target(&Place::Timeline), Some(Target::Always));
        assert_eq!(catalog.target(&Place::Edition("1".to_owned())), None);
        assert_eq!(catalog.problems(), 0);
    }
}

#[test]
fn an_index_of_another_catalog_names_nothing() {
    let full = catalog(SMALL);
    let empty = Catalog::default();
    assert!(full.find_edition("1").is_some_and(|index| empty.edition(index).is_none()));
    assert!(full.find_person("example-person").is_some_and(|index| empty.person(index).is_none()));
    assert!(full.find_article("2001-1-opens").is_some_and(|index| empty.article(index).is_none()));
    assert!(full.find_photo("2001-1-001").is_some_and(|index| empty.photo(index).is_none()));
}

#[test]
fn problems_are_counted_and_notes_are_not() {
    let text = SMALL.replace("person: \"sample-person\"", "person: \"nobody\"");
    let (records, findings) = checked(&Memory::fixture(&text), 2003);
    let notes = findings.iter().filter(|located| located.finding.severity == Severity::Note).count();
    let origin = Origin::Folder("example".into());
    let catalog = catalog::build(Input { records, findings, complete: true, origin: origin.clone() });
    assert_eq!((catalog.problems(), notes), (1, 3));
    assert_eq!((catalog.findings.len(), catalog.complete, catalog.origin), (4, true, origin));
}

#[test]
fn an_edition_leads_to_what_is_wrong_and_missing_in_its_folder() {
    let text = "--- archive.ron\n(format: 1, name: (en: \"Example Forum\"))\n\
                --- editions/2007-7/edition.ron\n(number: 7, year: 2007)\n\
                --- editions/7/edition.ron\n()\n\
                --- editions/7/photos.ron\n(photos: [(id: \"7-001\", caption: (en: \"A\"), credit: \"A.\")])\n";
    let (records, findings) = checked(&Memory::fixture(text), 2008);
    let catalog = catalog::build(Input { records, findings, complete: true, ..Input::default() });
    let of = |folder: &str| -> Vec<&str> {
        let entry = catalog.editions().iter().find(|entry| entry.folder == folder).unwrap();
        entry.findings.iter().map(|place| catalog.findings[*place as usize].finding.message.key).collect()
    };
    assert_eq!(of("2007-7"), ["edition-counted"]);
    assert_eq!(of("7"), ["edition-counted", "photo-not-held"]);
    assert_eq!(catalog.findings.len(), 4, "and a year without an edition");
}

#[test]
fn the_built_in_archive_is_a_catalog() {
    let (records, found) = read(&BuiltIn);
    assert_eq!(found, []);
    let catalog = catalog::build(Input { records, ..Input::default() });
    let numbers: Vec<_> = catalog.editions().iter().map(|edition| edition.record.number).collect();
    assert_eq!(numbers, (1..=17).map(Some).collect::<Vec<_>>());
    let last = edition(&catalog, "17");
    assert_eq!(last.appearances.iter().filter(|person| person.is_none()).count(), 0);
    assert_eq!(last.photos.len(), 4);
    let whole = person(&catalog, "xie-chuntao");
    assert_eq!(whole.reading.as_deref(), Some("xiè chūntāo"));
    assert!(!whole.appearances.is_empty() && !whole.articles.is_empty() && !whole.photos.is_empty());
    for article in catalog.articles() {
        let other = article.translation.and_then(|index| catalog.article(index));
        assert!(other.is_some_and(|other| other.record.language != article.record.language), "{}", article.id);
    }
}
