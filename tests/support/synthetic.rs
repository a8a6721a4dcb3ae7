//! A large archive that is all made up: what the speed, memory and scale of the program are
//! measured on. Every name, sentence and date in it is invented and says so ("Example Person
//! 12", 示例人物十二); the text is drawn from a small vocabulary of everyday words. The same
//! size always gives the same files, byte for byte, on every machine: the random numbers are
//! the file's own and begin at a fixed seed. Nothing in it is wrong (`check` finds no problem),
//! and it has what real archives have: half of the articles are the Chinese versions of the
//! other half, with blocks that face each other; quotations with speakers, photos in their
//! places, programmes with titles and organisations, sources, evidence, sources that disagree.
#![allow(dead_code, reason = "every test and benchmark takes what it needs")]
#![allow(clippy::disallowed_methods, reason = "it is written into a folder of its own")]

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use forum_archive::{
    archive::{EditionFolder, Records, StoredArticle, records_to_files},
    model::{
        Appearance, Article, ArticleKind, Block, Certainty, Edition, Edtf, Evidence, FORMAT_VERSION, Forum, Indicators,
        Language, Mode, PartialDate, People, Person, Photo, Photos, Point, Release, Role, Scale, Series, Source,
        Status, Text,
    },
};

/// The year of the last edition, and so the present year of whoever checks the archive.
pub const THIS_YEAR: u16 = 2025;

/// Where the random numbers of [`write`] begin.
pub const SEED: u64 = 2006;

/// To be raised with every change of what is written, so that [`kept`] writes it anew.
const GENERATION: u32 = 1;

/// How many people appear at each edition.
const APPEARANCES: usize = 20;

/// How large an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Editions, one a year.
    pub editions: u16,
    /// Articles of each edition, both languages counted.
    pub articles_each: usize,
    /// Photo records of each edition.
    pub photos_each: usize,
    /// People; at least twenty.
    pub people: usize,
}

impl Size {
    /// What the figures of the design are about: 20,000 articles and 100,000 photos.
    pub const FULL: Size = Size { editions: 200, articles_each: 100, photos_each: 500, people: 2000 };
    /// A hundredth of it.
    pub const SMALL: Size = Size { editions: 2, people: 20, ..Size::FULL };

    /// Articles in all.
    pub fn articles(self) -> usize {
        usize::from(self.editions) * self.articles_each
    }

    /// Photo records in all.
    pub fn photos(self) -> usize {
        usize::from(self.editions) * self.photos_each
    }
}

/// The records of an archive of this size. The same seed gives the same records.
pub fn records(size: Size, seed: u64) -> Records {
    let mut random = Random(seed);
    let first = THIS_YEAR - (size.editions - 1);
    Records {
        forum: forum(first),
        people: people(size.people),
        indicators: indicators(first, &mut random),
        editions: (0..size.editions).map(|place| edition_folder(size, place, first + place, &mut random)).collect(),
        unreadable: Vec::new(),
    }
}

/// Writes an archive of this size into a folder.
///
/// # Errors
/// If the disk refuses.
pub fn write(folder: &Path, size: Size) -> io::Result<()> {
    for (path, bytes) in records_to_files(&records(size, SEED)).map_err(io::Error::other)? {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// An archive of this size among the build's own files, written if it is not there yet. `name`
/// is part of the folder's name.
///
/// # Errors
/// If the disk refuses.
pub fn kept(target: &Path, name: &str, size: Size) -> io::Result<PathBuf> {
    let folder = target.join(format!("synthetic-{name}-{GENERATION}"));
    if !folder.exists() {
        // Moved to its name when it is whole, so that a half one is never taken for it.
        let part = target.join(format!("synthetic-{name}-{GENERATION}.part"));
        if part.exists() {
            fs::remove_dir_all(&part)?;
        }
        write(&part, size)?;
        fs::rename(&part, &folder)?;
    }
    Ok(folder)
}

fn forum(first: u16) -> Forum {
    Forum {
        format: FORMAT_VERSION,
        name: Text::both("Example Forum", "示例论坛"),
        founded: Some(year(first)),
        initiator: Text::both("Example Institute", "示例研究院"),
        principles: vec![Text::both("Open to all", "向所有人开放"), Text::both("Held every year", "每年举行")],
        note: Text::both("All of this is made up.", "全部内容都是虚构的。"),
        sources: vec![source("example-news", year(first))],
        evidence: vec![evidence("founded", Certainty::High, &["example-news"])],
    }
}

fn people(count: usize) -> People {
    People {
        people: (1..=count).map(person).collect(),
        sources: vec![source("example-directory", year(THIS_YEAR)), source("example-news", year(THIS_YEAR))],
    }
}

fn person(number: usize) -> Person {
    let aliases = if number.is_multiple_of(5) { vec![format!("E. Person {number}")] } else { Vec::new() };
    Person {
        id: person_id(number),
        name: person_name(number),
        aliases,
        evidence: vec![evidence("name", Certainty::Medium, &["example-directory"])],
        ..Person::default()
    }
}

fn person_id(number: usize) -> String {
    format!("example-person-{number:04}")
}

fn person_name(number: usize) -> Text {
    Text::both(&format!("Example Person {number}"), &format!("示例人物{}", in_chinese(number)))
}

fn indicators(first: u16, random: &mut Random) -> Indicators {
    let point = |year| Point {
        year,
        value: (1 + random.below(60)).to_string(),
        certainty: Certainty::Medium,
        sources: vec!["example-tables".to_owned()],
        note: Text::default(),
    };
    Indicators {
        series: vec![Series {
            id: "example-rank".to_owned(),
            name: Text::both("Example rank", "示例名次"),
            scale: Scale::Rank,
            note: Text::default(),
            points: (first..=THIS_YEAR).map(point).collect(),
        }],
        sources: vec![source("example-tables", year(THIS_YEAR))],
    }
}

fn edition_folder(size: Size, place: u16, year: u16, random: &mut Random) -> EditionFolder {
    let number = u32::from(place) + 1;
    let folder = format!("{year}-{number}");
    let held = Held { folder: &folder, place: usize::from(place), year, people: size.people };
    let edition = edition(&held, number, random);
    let photos = photos(&held, size.photos_each, random);
    let mut articles: Vec<StoredArticle> =
        (1..=size.articles_each / 2).flat_map(|number| pair(&held, number, &photos, random)).collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    EditionFolder { edition, photos, articles, folder }
}

/// What every record of an edition has to know of it.
struct Held<'a> {
    folder: &'a str,
    place: usize,
    year: u16,
    people: usize,
}

impl Held<'_> {
    fn day(&self, random: &mut Random) -> Edtf {
        let day = |n: usize| u8::try_from(n).ok();
        let start = PartialDate { year: self.year, month: day(1 + random.below(12)), day: day(1 + random.below(28)) };
        Edtf { start, end: None }
    }

    /// The number of any person.
    fn anyone(&self, random: &mut Random) -> usize {
        1 + random.below(self.people)
    }

    /// The numbers of those who appear: each person at as many editions as every other.
    fn speakers(&self) -> impl Iterator<Item = usize> {
        let (place, people) = (self.place, self.people);
        (0..APPEARANCES).map(move |at| 1 + (place * APPEARANCES / 2 + at * 97) % people)
    }
}

fn edition(held: &Held<'_>, number: u32, random: &mut Random) -> Edition {
    let city = 1 + random.below(40);
    let date = held.day(random);
    let appearances: Vec<Appearance> =
        held.speakers().enumerate().map(|(at, person)| appearance(at, person, random)).collect();
    Edition {
        number: Some(number),
        year: Some(held.year),
        status: Status::Held,
        date: Some(date),
        city: Text::both(&format!("Exampleton {city}"), &format!("示例市{}", in_chinese(city))),
        venue: Text::both("Example Hall", "示例会堂"),
        theme: random.phrase(),
        hosts: vec![Text::both("Example Institute", "示例研究院"), Text::both("City of Example", "示例市政府")],
        special_forums: (0..3).map(|_| random.phrase()).collect(),
        topics: (0..3).map(|_| random.phrase()).collect(),
        releases: (0..2).map(|_| Release { title: random.phrase(), note: random.sentences(1) }).collect(),
        notes: vec![random.sentences(2)],
        sources: vec![source("example-news", date), source("example-daily", date), source("example-report", date)],
        evidence: grounds(&appearances),
        appearances,
        ..Edition::default()
    }
}

fn grounds(appearances: &[Appearance]) -> Vec<Evidence> {
    let mut grounds: Vec<Evidence> = ["number", "year", "date", "city", "venue", "theme", "hosts", "special_forums"]
        .into_iter()
        .map(|field| evidence(field, Certainty::High, &["example-news", "example-report"]))
        .collect();
    for (at, appearance) in appearances.iter().enumerate() {
        let mut ground =
            evidence(&format!("appearances.{}.title.en", appearance.person), Certainty::Medium, &["example-daily"]);
        if at % 7 == 0 {
            ground.instead_of = Some("Guest of the example institute".to_owned());
            ground.note = Text::both("One report gives another title.", "另有一篇报道所用职务不同。");
        }
        grounds.push(ground);
    }
    grounds
}

fn appearance(at: usize, person: usize, random: &mut Random) -> Appearance {
    let house = 1 + random.below(60);
    let session = if at < 8 { Text::default() } else { Text::both("Special forum", "专题论坛") };
    Appearance {
        person: person_id(person),
        title: Text::both("Example Director", "示例主任"),
        organisation: Text::both(&format!("Example House {house}"), &format!("示例机构{}", in_chinese(house))),
        role: if at == 0 { Role::Keynote } else { random.one_of(&Role::ALL) },
        mode: random.one_of(&Mode::ALL),
        session,
        time: None,
        topic: random.phrase(),
    }
}

fn photos(held: &Held<'_>, count: usize, random: &mut Random) -> Photos {
    let sources = vec![source("example-news", year(held.year)), source("example-daily", year(held.year))];
    Photos { photos: (1..=count).map(|number| photo(held, number, random)).collect(), sources }
}

fn photo(held: &Held<'_>, number: usize, random: &mut Random) -> Photo {
    let shown = held.anyone(random);
    let name = person_name(shown);
    let scene = random.sentences(1);
    let caption = Text::both(
        &format!("{} is seen. {}", name.show(Language::En), scene.show(Language::En)),
        &format!("图为{}。{}", name.show(Language::Zh), scene.show(Language::Zh)),
    );
    let photographer = 1 + random.below(30);
    Photo {
        id: format!("{}-{number:03}", held.folder),
        caption,
        byline: Some(format!("Example Photographer {photographer}")),
        credit: (!number.is_multiple_of(10)).then(|| format!("Example News / Photographer {photographer}")),
        people: vec![person_id(shown)],
        date: Some(held.day(random)),
        appeared_in: vec!["example-news".to_owned()],
        ..Photo::default()
    }
}

/// An article and its Chinese version. Their blocks have equal numbers.
fn pair(held: &Held<'_>, number: usize, photos: &Photos, random: &mut Random) -> [StoredArticle; 2] {
    let id = format!("{}-article-{number:02}", held.folder);
    let kind = random.one_of(&ArticleKind::ALL);
    let date = held.day(random);
    let headline = random.phrase();
    let blocks = blocks(held, date, photos, random);
    Language::ALL.map(|language| {
        let report = kind != ArticleKind::Summary;
        let article = Article {
            kind,
            language,
            headline: headline.show(language).to_owned(),
            date: Some(date),
            city: if report { Text::both("Exampleton", "示例市") } else { Text::default() },
            agency: report.then(|| "Example News".to_owned()),
            byline: if report { vec![format!("Example Reporter {}", 1 + number % 25)] } else { Vec::new() },
            translation_of: (language == Language::Zh).then(|| id.clone()),
            formerly: Vec::new(),
            blocks: blocks.iter().map(|make| make(language)).collect(),
            sources: vec![source("example-news", date), source("example-daily", date)],
            evidence: vec![evidence("headline", Certainty::High, &["example-news"])],
        };
        let id = if language == Language::Zh { format!("{id}-zh") } else { id.clone() };
        StoredArticle { id, article }
    })
}

/// One block in either language.
type InEither = Box<dyn Fn(Language) -> Block>;

/// Some three thousand bytes of text in each language.
fn blocks(held: &Held<'_>, date: Edtf, photos: &Photos, random: &mut Random) -> Vec<InEither> {
    let mut blocks: Vec<InEither> = Vec::new();
    for part in 0..3 {
        if part > 0 {
            blocks.push(heading(random.phrase(), next(&blocks)));
        }
        blocks.push(paragraph(named(held, random), next(&blocks)));
        blocks.push(paragraph(random.sentences(7), next(&blocks)));
        match part {
            2 => blocks.push(list([0; 3].map(|_| random.sentences(1)), next(&blocks))),
            _ => blocks.push(quotation(held.anyone(random), random.sentences(2), date, next(&blocks))),
        }
    }
    if !photos.photos.is_empty() {
        let at = random.below(photos.photos.len());
        let id = photos.photos.get(at).map(|photo| photo.id.clone()).unwrap_or_default();
        blocks.insert(2, photo_block(id, next(&blocks)));
    }
    blocks
}

fn next(blocks: &[InEither]) -> Option<u32> {
    u32::try_from(blocks.len() + 1).ok()
}

/// A paragraph's words that name somebody.
fn named(held: &Held<'_>, random: &mut Random) -> Text {
    let name = person_name(held.anyone(random));
    let (before, after) = (random.sentences(3), random.sentences(4));
    let en = |text: &Text| text.show(Language::En).to_owned();
    let zh = |text: &Text| text.show(Language::Zh).to_owned();
    Text::both(
        &format!("{} The word then went to {}. {}", en(&before), en(&name), en(&after)),
        &format!("{}随后由{}发言。{}", zh(&before), zh(&name), zh(&after)),
    )
}

fn paragraph(words: Text, pair: Option<u32>) -> InEither {
    Box::new(move |language| Block::Paragraph { text: words.show(language).to_owned(), pair })
}

fn heading(words: Text, pair: Option<u32>) -> InEither {
    Box::new(move |language| Block::Heading { text: words.show(language).to_owned(), pair })
}

fn list(items: [Text; 3], pair: Option<u32>) -> InEither {
    Box::new(move |language| {
        let items = items.iter().map(|item| item.show(language).to_owned()).collect();
        Block::List { items, pair }
    })
}

fn quotation(speaker: usize, words: Text, date: Edtf, pair: Option<u32>) -> InEither {
    Box::new(move |language| Block::Quotation {
        text: words.show(language).to_owned(),
        speaker: Some(person_id(speaker)),
        source: Some("example-news".to_owned()),
        date: Some(date),
        pair,
    })
}

fn photo_block(id: String, pair: Option<u32>) -> InEither {
    Box::new(move |_| Block::Photo { photo: id.clone(), pair })
}

fn source(id: &str, date: Edtf) -> Source {
    Source {
        id: id.to_owned(),
        publisher: Text::both("Example News", "示例新闻"),
        title: Text::both("A report that is made up", "一篇虚构的报道"),
        date: Some(date),
        address: Some(format!("https://example.com/{id}")),
        note: Text::default(),
    }
}

fn evidence(field: &str, certainty: Certainty, sources: &[&str]) -> Evidence {
    Evidence {
        field: field.to_owned(),
        certainty,
        sources: sources.iter().map(|id| (*id).to_owned()).collect(),
        note: Text::default(),
        instead_of: None,
    }
}

fn year(year: u16) -> Edtf {
    Edtf { start: PartialDate { year, month: None, day: None }, end: None }
}

/// A number from 1 to 9999 in Chinese: 12 is 十二, 105 is 一百零五.
pub fn in_chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n % 10).copied().unwrap_or_default();
    let mut words = String::new();
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match number / unit % 10 {
            0 if number < unit || number.is_multiple_of(unit) => {}
            0 if words.ends_with('零') => {}
            0 => words.push('零'),
            1 if unit == 10 && words.is_empty() => words.push('十'),
            n => words.extend([digit(n), name]),
        }
    }
    words
}

/// Random numbers after SplitMix64: a few lines, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A few words, as in a headline.
    fn phrase(&mut self) -> Text {
        let [(quality, zh_quality), (other, zh_other)] = [0; 2].map(|_| self.one_of(QUALITIES));
        let [(thing, zh_thing), (second, zh_second)] = [0; 2].map(|_| self.one_of(THINGS));
        Text::both(
            &format!("The {quality} {thing} and the {other} {second}"),
            &format!("{zh_quality}的{zh_thing}与{zh_other}的{zh_second}"),
        )
    }

    /// So many sentences that say nothing.
    fn sentences(&mut self, count: usize) -> Text {
        let (mut en, mut zh) = (Vec::new(), String::new());
        for _ in 0..count {
            let [(quality, zh_quality), (other, zh_other)] = [0; 2].map(|_| self.one_of(QUALITIES));
            let [(thing, zh_thing), (second, zh_second), (third, zh_third)] = [0; 3].map(|_| self.one_of(THINGS));
            let (does, zh_does) = self.one_of(DEEDS);
            en.push(format!("The {quality} {thing} {does} the {other} {second} near the {third}."));
            zh.push_str(&format!("{zh_quality}的{zh_thing}在{zh_third}旁边{zh_does}{zh_other}的{zh_second}。"));
        }
        Text::both(&en.join(" "), &zh)
    }
}

const THINGS: &[(&str, &str)] = &[
    ("river", "河流"),
    ("bridge", "桥梁"),
    ("garden", "花园"),
    ("lantern", "灯笼"),
    ("harbour", "港口"),
    ("orchard", "果园"),
    ("library", "图书馆"),
    ("meadow", "草地"),
    ("window", "窗户"),
    ("letter", "信件"),
    ("basket", "篮子"),
    ("mountain", "山峰"),
    ("kitchen", "厨房"),
    ("workshop", "作坊"),
    ("market", "集市"),
    ("station", "车站"),
    ("ladder", "梯子"),
    ("teapot", "茶壶"),
    ("blanket", "毯子"),
    ("pencil", "铅笔"),
    ("forest", "森林"),
    ("island", "岛屿"),
    ("pebble", "卵石"),
    ("cloud", "云朵"),
    ("corner", "角落"),
    ("staircase", "楼梯"),
    ("fountain", "喷泉"),
    ("notebook", "笔记本"),
    ("village", "村庄"),
    ("bicycle", "自行车"),
    ("umbrella", "雨伞"),
    ("valley", "山谷"),
];

const QUALITIES: &[(&str, &str)] = &[
    ("quiet", "安静"),
    ("old", "古老"),
    ("bright", "明亮"),
    ("narrow", "狭窄"),
    ("wooden", "木制"),
    ("distant", "遥远"),
    ("gentle", "温和"),
    ("heavy", "沉重"),
    ("round", "圆形"),
    ("simple", "简单"),
    ("warm", "温暖"),
    ("yellow", "黄色"),
    ("careful", "细心"),
    ("long", "漫长"),
    ("broad", "宽阔"),
    ("fresh", "新鲜"),
];

const DEEDS: &[(&str, &str)] = &[
    ("follows", "跟随"),
    ("resembles", "好像"),
    ("completes", "完成"),
    ("describes", "描写"),
    ("carries", "运送"),
    ("welcomes", "欢迎"),
    ("measures", "测量"),
    ("borrows", "借用"),
    ("repairs", "修理"),
    ("surrounds", "围绕"),
    ("remembers", "记得"),
    ("crosses", "穿过"),
];
