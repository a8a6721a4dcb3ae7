//! Word documents looked at as strictly as Word does: parts, relations, content types, the order of
//! elements, and ids. What Word would have to repair stops a test.
//!
//! ECMA-376, part 1, annex A (the schemas of WordprocessingML), and part 2 (packaging).
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    io::{Cursor, Read as _},
};

use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity, events::Event};
use zip::ZipArchive;

/// An element with its prefix.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// The text directly in it.
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every element of this name in it, in order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.walk(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }

    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Element)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }
}

/// A document that was found to be sound.
pub struct Word {
    /// Every part.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// `word/document.xml`.
    pub text: Element,
}

/// What may stand in an element: names in their order, `|` between those that take turns, `*` after
/// what may come more than once.
const ORDER: &[(&str, &str)] = &[
    ("w:document", "w:body"),
    ("w:body", "w:p|w:tbl|w:sdt* w:sectPr"),
    ("w:sdt", "w:sdtPr w:sdtEndPr w:sdtContent"),
    ("w:sdtPr", "w:rPr w:alias w:tag w:id w:lock w:docPartObj"),
    ("w:docPartObj", "w:docPartGallery w:docPartCategory w:docPartUnique"),
    ("w:sdtContent", "w:p|w:tbl*"),
    ("w:p", "w:pPr w:r|w:hyperlink|w:bookmarkStart|w:bookmarkEnd|w:fldSimple*"),
    ("w:hyperlink", "w:r*"),
    ("w:fldSimple", "w:r*"),
    ("w:r", "w:rPr w:t|w:br|w:drawing|w:fldChar|w:instrText*"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers \
         w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE \
         w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents \
         w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle \
         w:rPr w:sectPr",
    ),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss \
         w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs \
         w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout \
         w:specVanish w:oMath",
    ),
    ("w:pBdr", "w:top w:left w:bottom w:right w:between w:bar"),
    ("w:numPr", "w:ilvl w:numId"),
    ("w:tabs", "w:tab*"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr*"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc \
         w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    ("w:tblGrid", "w:gridCol*"),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tr", "w:trPr w:tc*"),
    ("w:trPr", "w:cantSplit w:trHeight w:tblHeader"),
    ("w:tc", "w:tcPr w:p|w:tbl*"),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection \
         w:tcFitText w:vAlign w:hideMark",
    ),
    ("w:tcBorders", "w:top w:left w:bottom w:right w:insideH w:insideV w:tl2br w:tr2bl"),
    (
        "w:sectPr",
        "w:headerReference|w:footerReference* w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders \
         w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter \
         w:docGrid",
    ),
    ("w:drawing", "wp:inline"),
    ("wp:inline", "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic"),
    ("wp:cNvGraphicFramePr", "a:graphicFrameLocks"),
    ("a:graphic", "a:graphicData"),
    ("a:graphicData", "pic:pic"),
    ("pic:pic", "pic:nvPicPr pic:blipFill pic:spPr"),
    ("pic:nvPicPr", "pic:cNvPr pic:cNvPicPr"),
    ("pic:blipFill", "a:blip a:srcRect a:stretch"),
    ("a:stretch", "a:fillRect"),
    ("pic:spPr", "a:xfrm a:prstGeom"),
    ("a:xfrm", "a:off a:ext"),
    ("a:prstGeom", "a:avLst"),
    ("w:styles", "w:docDefaults w:latentStyles w:style*"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden \
         w:unhideWhenUsed w:qFormat w:locked w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr*",
    ),
    ("w:tblStylePr", "w:pPr w:rPr w:tblPr w:trPr w:tcPr"),
    ("w:numbering", "w:abstractNum* w:num*"),
    ("w:abstractNum", "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl*"),
    ("w:lvl", "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlJc w:pPr w:rPr"),
    ("w:num", "w:abstractNumId w:lvlOverride*"),
    (
        "w:settings",
        "w:writeProtection w:view w:zoom w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat \
         w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
    ),
    ("w:compat", "w:compatSetting*"),
    ("w:fonts", "w:font*"),
    ("w:font", "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig"),
    ("w:ftr", "w:p|w:tbl*"),
    (
        "cp:coreProperties",
        "dc:title dc:subject dc:creator cp:keywords dc:identifier dc:language dcterms:created dcterms:modified",
    ),
    ("Properties", "Application Company"),
    ("Types", "Default* Override*"),
    ("Relationships", "Relationship*"),
];

/// The fields that a document may have.
const FIELDS: &[&str] = &[" PAGE ", " TOC \\o \"1-1\" \\h \\z "];

/// Looks at a document.
pub fn check(bytes: &[u8]) -> Word {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        assert!(at > 0 || name == "[Content_Types].xml", "Word wants the content types first");
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        assert!(parts.insert(name.clone(), content).is_none(), "{name} is there twice");
    }
    let mut trees: HashMap<&str, Element> = HashMap::new();
    for (name, content) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let tree = parsed(content).unwrap_or_else(|error| panic!("{name}: {error}"));
            tree.walk(&mut |element| in_order(name, element));
            trees.insert(name, tree);
        }
    }
    content_types(&parts, &trees["[Content_Types].xml"]);
    for (name, tree) in &trees {
        if name.ends_with(".rels") {
            relations(&parts, name, tree);
        }
    }
    let text = trees.remove("word/document.xml").unwrap();
    references(&text, &related_kinds(&trees["word/_rels/document.xml.rels"]));
    ids(&text);
    fields(&text, &trees["word/footer1.xml"]);
    styles(&text, &trees["word/footer1.xml"], &trees["word/styles.xml"], &trees["word/numbering.xml"]);
    tables(&text);
    Word { text, parts }
}

/// XML as a tree: well-formed, every prefix declared, no character that XML does not have.
fn parsed(bytes: &[u8]) -> Result<Element, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\""), "{}", &text[..60.min(text.len())]);
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut spaces: Vec<HashSet<String>> = vec![HashSet::from(["xml".to_owned(), "xmlns".to_owned()])];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let mut element = Element { name: start.name().as_ref().to_owned(), ..Element::default() };
                let mut known = spaces.last().unwrap().clone();
                for attribute in start.attributes().with_checks(true) {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value =
                        attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
                    let key = attribute.key.as_ref().to_owned();
                    known.extend(key.strip_prefix("xmlns:").map(str::to_owned));
                    element.attributes.push((key, value.into_owned()));
                }
                for name in element.attributes.iter().map(|(name, _)| name).chain([&element.name]) {
                    if let Some((prefix, _)) = name.split_once(':') {
                        assert!(known.contains(prefix), "the prefix of {name} is not declared");
                    }
                }
                if matches!(event, Event::Start(_)) {
                    open.push(element);
                    spaces.push(known);
                } else {
                    open.last_mut().unwrap().children.push(element);
                }
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                spaces.pop();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(words) => open.last_mut().unwrap().text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => {
                let number = name.resolve_char_ref().map_err(|error| error.to_string())?.map(String::from);
                let known = number.or_else(|| resolve_predefined_entity(name.as_ref()).map(str::to_owned));
                open.last_mut().unwrap().text.push_str(&known.ok_or("an entity that XML does not have")?);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => return Err(format!("{other:?} has no place here")),
        }
    }
    let root = open.pop().unwrap();
    assert!(open.is_empty() && root.children.len() == 1);
    let is_allowed = |c: char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') || matches!(c, '\n' | '\t');
    root.walk(&mut |element| {
        let values = element.attributes.iter().map(|(_, value)| value.as_str());
        for text in values.chain([element.text.as_str()]) {
            assert!(text.chars().all(is_allowed), "{text:?} in {}", element.name);
        }
    });
    Ok(root.children.into_iter().next().unwrap())
}

/// Whether what is in an element may be there, in this order.
fn in_order(part: &str, element: &Element) {
    if element.children.is_empty() {
        return;
    }
    let order = ORDER.iter().find(|(name, _)| *name == element.name);
    let (_, order) = order.unwrap_or_else(|| panic!("{part}: no order is known for {}", element.name));
    let groups: Vec<(Vec<&str>, bool)> = order
        .split_whitespace()
        .map(|group| (group.trim_end_matches('*').split('|').collect(), group.ends_with('*')))
        .collect();
    let mut at = 0;
    let mut taken = false;
    for child in &element.children {
        let place = groups.iter().position(|(names, _)| names.contains(&child.name.as_str()));
        let place = place.unwrap_or_else(|| panic!("{part}: {} may not be in {}", child.name, element.name));
        let again = place == at && taken && !groups[place].1;
        assert!(place >= at && !again, "{part}: {} stands in the wrong place in {}", child.name, element.name);
        (at, taken) = (place, true);
    }
}

fn content_types(parts: &BTreeMap<String, Vec<u8>>, types: &Element) {
    let of = |name: &str, key: &str| -> Vec<String> {
        types.all(name).iter().map(|one| one.attribute(key).unwrap().to_owned()).collect()
    };
    let (endings, names) = (of("Default", "Extension"), of("Override", "PartName"));
    for list in [&endings, &names] {
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
    }
    for name in &names {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name} has a content type and is not there");
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap().to_owned();
        let known = names.contains(&format!("/{name}"));
        assert!(known || endings.contains(&ending), "{name} has no content type");
        assert!(known || ending != "xml", "{name} has only the type of all XML");
    }
}

fn relations(parts: &BTreeMap<String, Vec<u8>>, name: &str, tree: &Element) {
    let folder = name.split("_rels/").next().unwrap();
    let mut seen = HashSet::new();
    for relation in &tree.children {
        let [id, kind, target] = ["Id", "Type", "Target"].map(|key| relation.attribute(key).unwrap());
        assert!(seen.insert(id), "{id} is there twice in {name}");
        assert!(id.starts_with(|c: char| c.is_ascii_alphabetic()), "{id} is no name");
        match relation.attribute("TargetMode") {
            None => assert!(parts.contains_key(&format!("{folder}{target}")), "{target} of {name} is not there"),
            Some(mode) => {
                assert_eq!(mode, "External");
                assert!(kind.ends_with("/hyperlink"), "{kind} leads outside");
                assert!(target.starts_with("http://") || target.starts_with("https://"), "{target}");
                assert!(!target.contains(|c: char| c.is_whitespace() || "\"<>\\^`{|}[]".contains(c)), "{target}");
            }
        }
    }
}

/// Relations by their ids, with their kinds.
fn related_kinds(tree: &Element) -> HashMap<&str, &str> {
    tree.children
        .iter()
        .map(|one| (one.attribute("Id").unwrap(), one.attribute("Type").unwrap().rsplit('/').next().unwrap()))
        .collect()
}

/// What the text refers to is there and of the right kind, and nothing is there that it does not refer to.
fn references(text: &Element, kinds: &HashMap<&str, &str>) {
    let mut used = HashSet::new();
    text.walk(&mut |element| {
        for (key, id) in &element.attributes {
            let wanted = match (element.name.as_str(), key.as_str()) {
                ("a:blip", "r:embed") => "image",
                ("w:hyperlink", "r:id") => "hyperlink",
                ("w:footerReference", "r:id") => "footer",
                (_, key) if key.starts_with("r:") => panic!("{key} of {} is not known", element.name),
                _ => continue,
            };
            assert_eq!(kinds.get(id.as_str()), Some(&wanted), "{id}");
            used.insert(id.as_str());
        }
    });
    for (id, kind) in kinds {
        assert!(used.contains(id) || !matches!(*kind, "image" | "hyperlink" | "footer"), "{id} is not used");
    }
}

fn ids(text: &Element) {
    let unique = |name: &str, key: &str| {
        let all: Vec<&str> = text.all(name).iter().map(|one| one.attribute(key).unwrap()).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{name} {key}: {all:?}");
        all
    };
    assert!(unique("wp:docPr", "id").iter().all(|id| id.parse::<u32>().unwrap() > 0));
    let begun = unique("w:bookmarkStart", "w:id");
    assert_eq!(begun, unique("w:bookmarkEnd", "w:id"));
    let marks = unique("w:bookmarkStart", "w:name");
    assert!(marks.iter().all(|mark| mark.len() <= 40));
    for link in text.all("w:hyperlink") {
        let inside = link.attribute("w:anchor").is_some_and(|anchor| marks.contains(&anchor));
        assert!(inside != link.attribute("r:id").is_some(), "{:?}", link.attributes);
    }
}

fn fields(text: &Element, footer: &Element) {
    for (name, key) in [("w:instrText", None), ("w:fldSimple", Some("w:instr"))] {
        for field in text.all(name).into_iter().chain(footer.all(name)) {
            let words = key.map_or(field.text.as_str(), |key| field.attribute(key).unwrap());
            assert!(FIELDS.contains(&words), "{words}");
        }
    }
    let kinds: Vec<&str> = text.all("w:fldChar").iter().map(|mark| mark.attribute("w:fldCharType").unwrap()).collect();
    assert!(kinds.is_empty() || kinds == ["begin", "separate", "end"], "{kinds:?}");
}

fn styles(text: &Element, footer: &Element, styles: &Element, numbering: &Element) {
    let mut kinds: HashMap<&str, &str> = HashMap::new();
    for style in styles.all("w:style") {
        let known = kinds.insert(style.attribute("w:styleId").unwrap(), style.attribute("w:type").unwrap());
        assert!(known.is_none(), "{:?}", style.attributes);
    }
    for style in styles.all("w:style") {
        for name in ["w:basedOn", "w:next"] {
            let other = style.child(name).map(|other| other.attribute("w:val").unwrap());
            assert!(other.is_none_or(|other| kinds.get(other) == style.attribute("w:type").as_ref()), "{other:?}");
        }
    }
    let numbers: Vec<&str> = numbering.all("w:num").iter().map(|one| one.attribute("w:numId").unwrap()).collect();
    for tree in [text, footer, styles, numbering] {
        for (name, kind) in [("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")] {
            for style in tree.all(name) {
                let id = style.attribute("w:val").unwrap();
                assert_eq!(kinds.get(id), Some(&kind), "{id}");
            }
        }
        for number in tree.all("w:numId") {
            assert!(numbers.contains(&number.attribute("w:val").unwrap()));
        }
    }
}

/// Rows have as many columns as their table, and cells end in a paragraph.
fn tables(text: &Element) {
    for table in text.all("w:tbl") {
        let columns = table.child("w:tblGrid").unwrap().children.len();
        for row in table.children.iter().filter(|child| child.name == "w:tr") {
            let mut filled = 0;
            for cell in row.children.iter().filter(|child| child.name == "w:tc") {
                let span = cell.child("w:tcPr").and_then(|properties| properties.child("w:gridSpan"));
                filled += span.map_or(1, |span| span.attribute("w:val").unwrap().parse::<usize>().unwrap());
                assert_eq!(cell.children.last().unwrap().name, "w:p", "a cell ends in a paragraph");
            }
            assert_eq!(filled, columns);
        }
    }
}

impl Word {
    /// The paragraphs with their styles; a new line in one is a space.
    pub fn paragraphs(&self) -> Vec<(String, String)> {
        let style = |paragraph: &Element| {
            let style = paragraph.child("w:pPr").and_then(|properties| properties.child("w:pStyle"));
            style.and_then(|style| style.attribute("w:val")).unwrap_or_default().to_owned()
        };
        let words = |paragraph: &Element| {
            let mut out = String::new();
            paragraph.walk(&mut |element| match element.name.as_str() {
                "w:t" => out.push_str(&element.text),
                "w:br" => out.push(' '),
                _ => {}
            });
            out
        };
        self.text.all("w:p").iter().map(|paragraph| (style(paragraph), words(paragraph))).collect()
    }

    /// The words of every paragraph in a style.
    pub fn of_style(&self, style: &str) -> Vec<String> {
        self.paragraphs().into_iter().filter(|(own, _)| own == style).map(|(_, words)| words).collect()
    }

    /// How many pictures are in it.
    pub fn pictures(&self) -> usize {
        self.text.all("w:drawing").len()
    }

    /// A part as text.
    pub fn part(&self, name: &str) -> String {
        String::from_utf8(self.parts[name].clone()).unwrap()
    }
}
