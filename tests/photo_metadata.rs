//! What is embedded in photos: IPTC-IIM in UTF-8 and GB18030, XMP, EXIF, in every container, with
//! their differences; and hostile blocks, which cost at most themselves. All of it is made up.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;

use std::time::Instant;

use forum_archive::{
    model::Language,
    photo::{
        metadata,
        metadata::{Field, Metadata, Origin},
    },
};
use image::ImageFormat;
use make::{dataset, exif, exif_of, file, resource, with_chunk, with_exif, with_iptc, with_xmp};
use proptest::prelude::*;

fn jpeg() -> Vec<u8> {
    file(ImageFormat::Jpeg, 16, 16)
}

/// The values as lines: field, origin, language, text.
fn lines(found: &Metadata) -> Vec<String> {
    let line = |value: &metadata::Value| {
        let language = value.language.as_deref().map(|it| format!(" {it}")).unwrap_or_default();
        format!("{:?} {}{language}: {}", value.field, value.origin.name(), value.text)
    };
    found.values.iter().map(line).collect()
}

fn texts(found: &Metadata, field: Field) -> Vec<&str> {
    found.of(field).map(|value| value.text.as_str()).collect()
}

const UTF_8: &[u8] = b"\x1B%G";

/// Datasets of an agency's photo, their text in this encoding.
fn datasets(mark: Option<&[u8]>, encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut out = mark.map(|mark| dataset(1, 90, mark)).unwrap_or_default();
    out.extend(dataset(2, 0, &[0, 4]));
    let texts = [
        (105, "示例标题"),
        (5, "EXAMPLE-001"),
        (120, "图为示例论坛会场，示例人物正在发言。\r示例通讯社记者摄"),
        (80, "示例记者"),
        (110, "示例社"),
        (115, "示例通讯社"),
        (116, "版权所有"),
        (55, "20231105"),
        (60, "102030+0800"),
        (90, "北京"),
        (101, "中国"),
        (25, "论坛"),
        (25, "数字政府"),
        (103, "a field that is not kept"),
    ];
    for (number, text) in texts {
        out.extend(dataset(2, number, &encode(text)));
    }
    out
}

const AGENCY: &[&str] = &[
    "Headline IPTC: 示例标题",
    "Title IPTC: EXAMPLE-001",
    "Caption IPTC: 图为示例论坛会场，示例人物正在发言。\n示例通讯社记者摄",
    "Byline IPTC: 示例记者",
    "Credit IPTC: 示例社",
    "Source IPTC: 示例通讯社",
    "Copyright IPTC: 版权所有",
    "Date IPTC: 2023-11-05 10:20:30",
    "City IPTC: 北京",
    "Country IPTC: 中国",
    "Keyword IPTC: 论坛",
    "Keyword IPTC: 数字政府",
];

#[test]
fn iptc_is_read_in_utf_8_and_gb18030() {
    let utf_8 = |text: &str| text.as_bytes().to_vec();
    let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    for iim in [datasets(Some(UTF_8), utf_8), datasets(None, utf_8), datasets(None, gb)] {
        let found = metadata(&with_iptc(&jpeg(), &iim));
        assert_eq!(lines(&found), AGENCY);
        assert_eq!(found.broken, []);
        assert_eq!(found.note(), None);
    }
}

#[test]
fn rare_characters_and_other_encodings_are_guessed_from_all_texts_together() {
    // 镕 and 喆 stand outside the common characters.
    let rare = "示例人物朱某镕、陶某喆出席示例论坛并致辞";
    let one = |bytes: &[u8]| {
        let found = metadata(&with_iptc(&jpeg(), &dataset(2, 120, bytes)));
        texts(&found, Field::Caption)[0].to_owned()
    };
    assert_eq!(one(&encoding_rs::GB18030.encode(rare).0), rare);
    let big5 = "示例論壇在示例城市舉行，與會者討論電子政務的發展與應用";
    assert_eq!(one(&encoding_rs::BIG5.encode(big5).0), big5);
    let latin = "Café de l’Exemple, Müller à la réunion";
    assert_eq!(one(&encoding_rs::WINDOWS_1252.encode(latin).0), latin);
    // Marked as UTF-8 but not: replaced, not lost.
    let mut marked = dataset(1, 90, UTF_8);
    marked.extend(dataset(2, 90, b"Ex\xFFample"));
    assert_eq!(texts(&metadata(&with_iptc(&jpeg(), &marked)), Field::City), ["Ex\u{FFFD}ample"]);
}

#[test]
fn dates_of_iptc_are_as_exact_as_they_are() {
    let date = |day: &str, time: Option<&str>| {
        let mut iim = dataset(2, 55, day.as_bytes());
        iim.extend(time.map(|time| dataset(2, 60, time.as_bytes())).unwrap_or_default());
        let found = metadata(&with_iptc(&jpeg(), &iim));
        texts(&found, Field::Date).join("|")
    };
    assert_eq!(date("20231105", None), "2023-11-05");
    assert_eq!(date("20231100", Some("102030")), "2023-11");
    assert_eq!(date("20230000", None), "2023");
    assert_eq!(date("00000000", None), "");
    assert_eq!(date("20231105", Some("x")), "2023-11-05");
    assert_eq!(date("in autumn", None), "in autumn");
    assert_eq!(date("２０２３", None), "２０２３");
}

#[test]
fn place_and_province_are_read_from_iptc_and_xmp() {
    let iim = [dataset(2, 92, b"Example Hall"), dataset(2, 95, b"Example Province")].concat();
    let packet = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description \
        xmlns:p='http://ns.adobe.com/photoshop/1.0/' xmlns:c='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' \
        p:State='示例省' c:Location='示例厅'/></rdf:RDF>";
    assert_eq!(
        lines(&metadata(&with_xmp(&with_iptc(&jpeg(), &iim), packet))),
        [
            "Location IPTC: Example Hall",
            "Location XMP: 示例厅",
            "Province IPTC: Example Province",
            "Province XMP: 示例省",
        ]
    );
}

#[test]
fn long_datasets_and_resources_over_two_segments_are_read() {
    let text = "longer".repeat(8000);
    let mut iim = vec![0x1C, 2, 120, 0x80, 4];
    iim.extend(u32::try_from(text.len()).unwrap().to_be_bytes());
    iim.extend(text.as_bytes());
    let resources =
        [resource(0x0425, b"odd"), resource(0x0404, &iim), resource(0x0404, &dataset(2, 90, b"Example City"))].concat();
    let segment = |part: &[u8]| [b"Photoshop 3.0\0", part].concat();
    let (first, second) = resources.split_at(20_000);
    let bytes = make::with_segment(&jpeg(), 0xED, &segment(second));
    let bytes = make::with_segment(&bytes, 0xED, &segment(first));
    let found = metadata(&bytes);
    assert_eq!(texts(&found, Field::Caption)[0].len(), 20_000, "cut at the longest length");
    assert_eq!(texts(&found, Field::City), ["Example City"]);
}

const PACKET: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Example City"
   photoshop:Credit="Example &amp; Sons">
  <photoshop:Headline>Example &lt;headline&gt; &#x793A;例</photoshop:Headline>
  <photoshop:DateCreated>2023-11-05T10:20:30+08:00</photoshop:DateCreated>
 </rdf:Description>
 <rdf:Description rdf:about="" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
  <d:description><rdf:Alt><rdf:li xml:lang="x-default">Example caption</rdf:li><rdf:li xml:lang="zh-CN">示例说明</rdf:li></rdf:Alt></d:description>
  <d:creator><rdf:Seq><rdf:li>Example Person</rdf:li><rdf:li>示例记者</rdf:li></rdf:Seq></d:creator>
  <d:subject><rdf:Bag><rdf:li>forum</rdf:li><rdf:li>forum</rdf:li></rdf:Bag></d:subject>
  <d:rights><rdf:Alt><rdf:li xml:lang="x-default"><![CDATA[© Example]]></rdf:li></rdf:Alt></d:rights>
  <d:title><rdf:Alt><rdf:li xml:lang="x-default"/></rdf:Alt></d:title>
  <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Example Person</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
  <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><d:title>not this one</d:title></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>
  <unknown xmlns="http://example.org/">not this one</unknown>
 </rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;

const PROPERTIES: &[&str] = &[
    "Headline XMP: Example <headline> 示例",
    "Caption XMP: Example caption",
    "Caption XMP zh-CN: 示例说明",
    "Person XMP: Example Person",
    "Byline XMP: Example Person",
    "Byline XMP: 示例记者",
    "Credit XMP: Example & Sons",
    "Copyright XMP: © Example",
    "Date XMP: 2023-11-05 10:20:30+08:00",
    "City XMP: Example City",
    "Keyword XMP: forum",
];

#[test]
fn xmp_is_read_from_every_container() {
    let chunk = [b"XML:com.adobe.xmp\0\0\0\0\0", PACKET.as_bytes()].concat();
    let png = with_chunk(&file(ImageFormat::Png, 16, 16), b"iTXt", &chunk);
    let mut webp = file(ImageFormat::WebP, 16, 16);
    webp.extend(b"XMP ");
    webp.extend(u32::try_from(PACKET.len()).unwrap().to_le_bytes());
    webp.extend(PACKET.as_bytes());
    let tiff = exif_of(&[&[(0x02BC, 1, PACKET.as_bytes())]], &[]);
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0", PACKET.as_bytes()].concat();
    for bytes in [with_xmp(&jpeg(), PACKET), png, webp, tiff, heic] {
        let found = metadata(&bytes);
        assert_eq!(lines(&found), PROPERTIES);
        assert_eq!(found.broken, []);
    }
}

#[test]
fn iptc_and_exif_are_read_from_other_containers_too() {
    let iim = datasets(Some(UTF_8), |text| text.as_bytes().to_vec());
    let resources = resource(0x0404, &iim);
    let by_tag = exif_of(&[&[(0x83BB, 7, &iim)]], &[]);
    let by_resource = exif_of(&[&[(0x8649, 7, &resources)]], &[]);
    let photoshop = {
        let mut out = b"8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x10\0\0\0\x10\0\x08\0\x03\0\0\0\0".to_vec();
        out.extend(u32::try_from(resources.len()).unwrap().to_be_bytes());
        out.extend(&resources);
        out
    };
    for bytes in [by_tag, by_resource, photoshop] {
        assert_eq!(lines(&metadata(&bytes)), AGENCY);
    }
    let block = exif(&[(0x013B, 2, b"Example Person\0")]);
    let png = with_chunk(&file(ImageFormat::Png, 16, 16), b"eXIf", &block);
    let mut webp = file(ImageFormat::WebP, 16, 16);
    webp.extend(b"EXIF");
    webp.extend(u32::try_from(block.len()).unwrap().to_le_bytes());
    webp.extend(&block);
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0Exif\0\0".as_slice(), &block].concat();
    for bytes in [png, webp, heic, block] {
        assert_eq!(lines(&metadata(&bytes)), ["Byline EXIF: Example Person"]);
    }
    assert_eq!(metadata(&file(ImageFormat::Gif, 16, 16)), Metadata::default());
    assert_eq!(metadata(&file(ImageFormat::Bmp, 16, 16)), Metadata::default());
}

/// An EXIF block of a camera: the first directory, then those of the exposure and the place.
fn camera() -> Vec<u8> {
    let model = b"Example Camera 1\0";
    let caption = encoding_rs::GB18030.encode("示例说明").0.into_owned();
    let title: Vec<u8> = "示例;标题\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let degrees = |of: [u32; 3], parts: [u32; 3]| -> Vec<u8> {
        of.iter().zip(parts).flat_map(|(value, part)| [value.to_be_bytes(), part.to_be_bytes()].concat()).collect()
    };
    let (north, east) = (degrees([39, 54, 150], [1, 1, 10]), degrees([116, 2444, 0], [1, 100, 0]));
    let first = 8usize;
    let sizes = [9usize, 1, 4].map(|entries| 2 + 12 * entries + 4);
    let exposure = u32::try_from(first + sizes[0]).unwrap().to_be_bytes();
    let place = u32::try_from(first + sizes[0] + sizes[1]).unwrap().to_be_bytes();
    exif_of(
        &[
            &[
                (0x010E, 2, &caption),
                (0x010F, 2, b"EXAMPLE Corporation\0"),
                (0x0110, 2, model),
                (0x013B, 2, b"Example Person\0Example Editor\0"),
                (0x8298, 2, b"  \0"),
                (0x8769, 4, &exposure),
                (0x8825, 4, &place),
                (0x9C9B, 1, &title),
                (0x0112, 3, &[0, 1]),
            ],
            &[(0x9003, 2, b"2023:11:05 10:20:30\0")],
            &[(1, 2, b"S\0"), (2, 5, &north), (3, 2, b"E\0"), (4, 5, &east)],
        ],
        &[],
    )
}

#[test]
fn exif_is_read() {
    let found = metadata(&with_exif(&jpeg(), &camera()));
    assert_eq!(
        lines(&found),
        [
            "Title EXIF: 示例",
            "Title EXIF: 标题",
            "Caption EXIF: 示例说明",
            "Byline EXIF: Example Person",
            "Date EXIF: 2023-11-05 10:20:30",
            "Camera EXIF: Example Camera 1",
            "Position EXIF: -39.90417, 116.40733",
        ]
    );
    // A camera without a clock, and one that has no maker's name in its model.
    let date = exif_of(
        &[
            &[(0x8769, 4, &(8 + 2 + 36 + 4u32).to_be_bytes()), (0x010F, 2, b"Maker\0"), (0x0110, 2, b"X-1\0")],
            &[(0x9003, 2, b"0000:00:00 00:00:00\0")],
        ],
        &[],
    );
    assert_eq!(lines(&metadata(&with_exif(&jpeg(), &date))), ["Camera EXIF: Maker X-1"]);
}

#[test]
fn what_origins_disagree_on_is_kept_and_named() {
    let packet = |caption: &str, date: &str| {
        format!(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description \
             xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/photoshop/1.0/' \
             p:DateCreated='{date}'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>{caption}</rdf:li>\
             <rdf:li xml:lang='fr'>Autre</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>"
        )
    };
    let iim = [dataset(2, 120, b"Example  caption"), dataset(2, 55, b"20231105")].concat();
    let same = metadata(&with_xmp(&with_iptc(&jpeg(), &iim), &packet("Example caption", "2023-11-05T23:59:00")));
    assert!(!same.differs(Field::Caption) && !same.differs(Field::Date) && !same.differs(Field::City));
    let other = metadata(&with_xmp(&with_iptc(&jpeg(), &iim), &packet("Other caption", "2023-11-06")));
    assert!(other.differs(Field::Caption) && other.differs(Field::Date));
    assert_eq!(texts(&other, Field::Caption), ["Example  caption", "Other caption", "Autre"]);
}

#[test]
fn hostile_packets_are_refused_quickly() {
    let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let attributes: String = (0..50_000).map(|at| format!(" a{at}='1'")).collect();
    let bindings: String = (0..30_000).map(|at| format!(" xmlns:a{at}='u:{at}'")).collect();
    let bomb = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><r>&b;</r>";
    let packets = [
        deep,
        format!("<r{attributes}/>"),
        format!("<r{bindings}>{}</r>", "<x:y/>".repeat(1000)),
        bomb.to_owned(),
        "<r>&unknown;</r>".to_owned(),
        "<r>&#xD800;</r>".to_owned(),
        "<r><s></r></s>".to_owned(),
        "<r".to_owned(),
        "x".repeat(3 << 20),
    ];
    for packet in &packets {
        let tiff = exif_of(&[&[(0x02BC, 1, packet.as_bytes())]], &[]);
        let begin = Instant::now();
        let found = metadata(&tiff);
        assert!(begin.elapsed().as_secs() < 3, "{} bytes", packet.len());
        assert!(found.values.is_empty());
    }
    let broken = metadata(&with_xmp(&jpeg(), bomb));
    assert_eq!(broken.broken, [Origin::Xmp]);
    // What stood in front of the place where it breaks off is kept.
    let cut = &PACKET[..PACKET.find("<d:creator>").unwrap()];
    let found = metadata(&with_xmp(&jpeg(), cut));
    assert_eq!(found.broken, [Origin::Xmp]);
    assert_eq!(texts(&found, Field::Headline), ["Example <headline> 示例"]);
}

#[test]
fn broken_blocks_are_named_in_both_languages() {
    let mut iim = dataset(2, 90, b"Example City");
    iim.extend([0x1C, 2, 120, 0xFF, 0xFF, 1, 2, 3]);
    let bytes = with_exif(&with_xmp(&with_iptc(&jpeg(), &iim), "<r"), b"no block");
    let found = metadata(&bytes);
    assert_eq!(texts(&found, Field::City), ["Example City"]);
    let note = found.note().unwrap();
    assert_eq!(note.words(Language::En), "Part of what is written into the photo cannot be read: IPTC, XMP, EXIF");
    assert_eq!(note.words(Language::Zh), "写入照片的信息有一部分无法读取：IPTC, XMP, EXIF");
}

#[test]
fn every_field_has_a_name() {
    let names = |language| {
        let of = |field: Field| field.message().words(language);
        [
            Field::Headline,
            Field::Title,
            Field::Caption,
            Field::Person,
            Field::Byline,
            Field::Credit,
            Field::Source,
            Field::Copyright,
            Field::Date,
            Field::Location,
            Field::City,
            Field::Province,
            Field::Country,
            Field::Keyword,
            Field::Camera,
            Field::Position,
        ]
        .map(of)
        .join(", ")
    };
    assert_eq!(
        names(Language::En),
        "Headline, Title, Caption, Shown, Photographer, Credit, Source, Copyright, Taken, Place, City, Province, \
         Country, Keywords, Camera, Position"
    );
    assert_eq!(
        names(Language::Zh),
        "标题, 题名, 图片说明, 人物, 摄影, 署名, 来源, 版权, 拍摄时间, 地点, 城市, 省份, 国家, 关键词, 相机, 位置"
    );
}

#[test]
fn values_are_bounded_in_number_and_length() {
    let keywords: Vec<u8> = (0..4000).flat_map(|at: u32| dataset(2, 25, format!("k{at}").as_bytes())).collect();
    assert_eq!(metadata(&exif_of(&[&[(0x83BB, 7, &keywords)]], &[])).values.len(), 2000);
    // Every entry of a directory that has none but the largest value.
    let entries = [(0x010E, 2, [b'x'; 60_000].as_slice()); 200];
    let found = metadata(&exif_of(&[&entries], &[]));
    assert_eq!(texts(&found, Field::Caption)[0].len(), 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_that_is_embedded_is_a_danger(
        kind in 0..5usize,
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        cut in any::<prop::sample::Index>(),
    ) {
        let iim = datasets(None, |text| encoding_rs::GB18030.encode(text).0.into_owned());
        let whole = with_exif(&with_xmp(&with_iptc(&jpeg(), &iim), PACKET), &camera());
        let mut bytes = match kind {
            0 => whole,
            1 => camera(),
            2 => exif_of(&[&[(0x83BB, 7, &iim), (0x02BC, 1, PACKET.as_bytes())]], &[]),
            3 => with_chunk(&file(ImageFormat::Png, 16, 16), b"eXIf", &camera()),
            _ => [b"8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x10\0\0\0\x10\0\x08\0\x03\0\0\0\0\0\0\x10\0".as_slice(), &resource(0x0404, &iim)].concat(),
        };
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let begin = Instant::now();
        let found = metadata(&bytes);
        prop_assert!(begin.elapsed().as_secs() < 2);
        prop_assert!(found.values.len() <= 2000);
    }

    #[test]
    fn random_bytes_are_no_danger(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        for beginning in [b"".as_slice(), b"\xFF\xD8\xFF\xED", b"II\x2A\0\x08\0\0\0", b"RIFF\0\0\0\0WEBP", b"8BPS"] {
            let _ = metadata(&[beginning, &bytes].concat());
        }
        let _ = metadata(&with_iptc(&jpeg(), &bytes));
        let _ = metadata(&with_exif(&jpeg(), &[b"MM\0\x2A\0\0\0\x08", bytes.as_slice()].concat()));
    }
}
