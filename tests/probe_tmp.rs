mod support;
use support::*;
#[test]
fn probe() {
    let e = "editions/2001-1/edition.ron";
    let p = "people.ron";
    let a = "editions/2001-1/articles/2001-1-opens.ron";
    let cases: Vec<(&str, &str, &str)> = vec![
        (e, "number: 1,", "number = 1,"),
        (e, "number: 1,", "number 1,"),
        (e, "number: 1,", "number： 1,"),
        (e, "number: 1,", "number: 1"),
        (e, "number: 1,", "number: 1，"),
        (e, "date: \"2001-05-01\",", "date: \"2001-05-01\""),
        (e, "mode: in_person),", "mode: in_person)"),
        (e, "mode: video),", "mode: video)),"),
        (e, "zh: \"示例市\"),", "zh: \"示例市),"),
        (e, "sources: [\"example-news\"]),\n    ],\n)", "sources: [\"example-news]),\n    ],\n)"),
        (e, "sources: [\"example-news\"]),\n    ],\n)", "sources: [\"example-news\"]),\n    ],\n))"),
        (e, "number: 1", "/* number: 1"),
        (e, "Exampleton", "Exam\\pleton"),
        (e, "theme:", "teme:"),
        (e, "theme:", "weather:"),
        (e, "role: keynote", "role: keynot"),
        (e, "status: held", "status: holding"),
        (e, "role: keynote", "role: \"keynote\""),
        (e, "role: keynote", "role: opening-address"),
        (e, "(person: \"sample-person\", ", "("),
        (a, "    kind: press,\n", ""),
        (e, "year: 2001,", "year: 2001, year: 2001,"),
        (e, "year: 2001", "year: \"2001\""),
        (e, "year: 2001", "year: true"),
        (e, "year: 2001", "year: 2001.5"),
        (e, "year: 2001", "year: two thousand"),
        (e, "date: \"2001-05-01\"", "date: 2001"),
        (e, "date: \"2001-05-01\"", "date: “2001-05-01”"),
        (e, "appearances: [", "hosts: \"Example Institute\",\n    appearances: ["),
        (e, "city: (en: \"Exampleton\", zh: \"示例市\")", "city: \"Exampleton\""),
        (e, "city: (en: \"Exampleton\", zh: \"示例市\")", "city: 1"),
        (e, "city: (en: \"Exampleton\", zh: \"示例市\")", "city:\n        [\"Exampleton\"]"),
        (e, "city: (en", "city: （en"),
        (e, "city: (en", "city: City(en"),
        (p, "(id: \"example-person\", ", "(id: \"example-person\", note: 1, "),
        (p, "(id: \"example-person\", ", "(id: \"example-person\", note: [], "),
        (p, "(id: \"example-person\", ", "(id: \"example-person\", aliases: [\"E. Person\", 1], "),
        (e, "year: 2001", "year: 70000"),
        (e, "year: 2001", "year: -1"),
        (e, "year: 2001", "year: 99999999999999999999999999999999999999999999"),
        (e, "date: \"2001-05-01\"", "date: \"2001-13\""),
        (e, "date: \"2001-05-01\"", "date: \"2001年5月1日\""),
        (e, "date: \"2001-05-01\"", "date: \"2001-05-02/2001-05-01\""),
        (e, "Exampleton", "Exam\0pleton"),
        (a, "paragraph(text", "para(text"),
        (a, "paragraph(text: \"The Example Forum opened in Exampleton.\", pair: 1),", "paragraph,"),
        (a, "paragraph(text: \"The Example Forum opened in Exampleton.\", pair: 1),", "paragraph(pair: 1),"),
        (
            a,
            "paragraph(text: \"The Example Forum opened in Exampleton.\", pair: 1),",
            "\"The Example Forum opened in Exampleton.\",",
        ),
        (a, "language: en", "language: english"),
        (a, "pair: 3", "pair: -3"),
        ("archive.ron", "    format: 1,\n", ""),
        ("archive.ron", "format: 1,", "format: \"1\","),
        ("archive.ron", "format: 1,", "format: one,"),
        ("indicators.ron", "scale: rank", "scale: ranks"),
        ("indicators.ron", "value: \"4\"", "value: 4"),
        ("editions/2001-1/photos.ron", "credit: \"A. Photographer\"", "credits: \"A. Photographer\""),
    ];
    for (path, sound, wrong) in cases {
        let mut archive = small();
        let bytes = archive.files.get(path).unwrap().clone();
        let text = String::from_utf8(bytes).unwrap();
        if text.matches(sound).count() != 1 {
            println!("!! {} × {sound}", text.matches(sound).count());
        }
        archive.files.insert(path.to_owned(), text.replacen(sound, wrong, 1).into_bytes());
        let (_, found) = read(&archive);
        println!("   check({path}, {sound:?}, {wrong:?},");
        for [en, zh] in lines(&found) {
            println!(
                "        {:?},\n        {:?},\n    );",
                en.strip_prefix(path).unwrap(),
                zh.strip_prefix(path).unwrap()
            );
        }
    }
    for content in [
        "",
        "\u{feff}\r\n\r\n",
        "example",
        "[]",
        "(",
        ")",
        "(number: 1, city: (en: \"Exampleton\"",
        "\u{feff}(nmber: 1)",
        "(\r\n  number: 1\r\n  year: 2)",
        "#![enable(unknown)]\n()",
        "<!doctype html>\n<html>",
        "(\n<<<<<<< HEAD\n number: 1,\n=======\n number: 2,\n>>>>>>> x\n)",
        "{\"number\": 1}",
        "(\"number\": 1)",
        "(number:",
        "(number: 1,\u{85} city: (en: \"a\u{80}\"))",
        "(1: 2)",
        "(number: 1) (number: 2)",
        "(number: 0x)",
        "(number: '1')",
        "(number: 1, hosts: [ \n ,])",
    ] {
        let mut archive = small();
        archive.files.insert(e.to_owned(), content.as_bytes().to_vec());
        let (_, found) = read(&archive);
        println!("   file({content:?},");
        for [en, zh] in lines(&found) {
            println!("        {:?},\n        {:?},\n    );", en.strip_prefix(e).unwrap(), zh.strip_prefix(e).unwrap());
        }
    }
}
