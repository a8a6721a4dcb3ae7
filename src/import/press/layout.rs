//! The lines of a press text, each told what it is: address, dates and sources, reporters,
//! captions, headline, headings, paragraphs; the rest is kept as what fits nowhere.

use std::collections::HashSet;

use super::{
    captions::{self, Caption},
    cut::{Pattern, Span, cut, is_chinese, lines, sentences, trim, trim_of},
    dateline::{self, Dateline},
    dates::{self, Day},
    hints::{Hints, Line, What},
    labels::{self, Told},
    names,
    salutation::is_salutation,
    shape::{breaks_off, is_sentence, without_end},
};
use crate::search::fold;

/// A piece of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Heading(Span),
    Paragraph(Span),
    Item(Span),
    Quotation(Span),
}

impl Piece {
    pub fn span(&self) -> &Span {
        match self {
            Piece::Heading(span) | Piece::Paragraph(span) | Piece::Item(span) | Piece::Quotation(span) => span,
        }
    }
}

/// What the lines are.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub address: Option<Span>,
    pub published: Option<(Span, Day)>,
    pub publisher: Option<Span>,
    pub headline: Option<Span>,
    /// Agency and reporters of lines of their own.
    pub agency: Option<Span>,
    pub reporters: Vec<Span>,
    /// The city of such a line.
    pub city: Option<Span>,
    pub dateline: Option<Dateline>,
    /// The day of the mail that the text came in.
    pub sent: Option<(Span, Day)>,
    /// A dateline at the end.
    closing: Option<Dateline>,
    pub captions: Vec<Caption>,
    pub pieces: Vec<Piece>,
    pub unplaced: Vec<Span>,
    /// Whether somebody addresses an audience in it.
    pub is_speech: bool,
    /// Whether there were more lines than are looked at.
    pub is_cut: bool,
}

/// No press text has more lines. What follows is kept as one paragraph.
const MOST_LINES: usize = 4000;

static ADDRESS: Pattern = Pattern::new(r"^(?:https?://)\S+$");
static PICTURE: Pattern = Pattern::new(r"(?i)^\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?)$");

/// Reads the lines of a text. `plain` is the text simplified, of the same length.
pub(super) fn read(text: &str, plain: &str, hints: &Hints) -> Layout {
    let mut layout = Layout::default();
    let mut rest = Vec::new();
    let mut before = None;
    let mut all = lines(text);
    let tail = all.get(MOST_LINES).map(|first| first.start..all.last().map_or(first.end, |last| last.end));
    all.truncate(MOST_LINES);
    for line in all {
        let known = layout.captions.len();
        let picture = hints.picture_before(&line);
        let left = match hints.line(line.start) {
            Some(hint) => layout.take_hinted(text, line, hint),
            None => layout.take(text, plain, line),
        };
        if layout.captions.len() > known {
            if let Some(last) = layout.captions.last_mut() {
                last.picture = picture;
            }
            layout.join_credit(text, &mut before, &mut rest);
        }
        before.clone_from(&left);
        rest.extend(left);
    }
    layout.drop_repeated(text, &mut rest);
    layout.take_captions_without_credit(text, &mut rest);
    layout.arrange(text, plain, rest, hints);
    layout.is_cut = tail.is_some();
    layout.pieces.extend(tail.map(Piece::Paragraph));
    layout.add_told(text, hints);
    layout.dateline = layout.dateline.take().or_else(|| layout.closing.take());
    layout
}

impl Layout {
    /// Takes a line that the document says something of.
    fn take_hinted(&mut self, text: &str, line: Span, hint: Line) -> Option<Span> {
        match hint {
            Line::Headline => match self.headline {
                None => self.headline = Some(line),
                Some(_) => return Some(line),
            },
            Line::Caption => {
                let whole = Caption { caption: Some(line.clone()), ..Caption::default() };
                self.captions.push(captions::read(text, &line).unwrap_or(whole));
            }
            Line::Note => self.unplaced.push(line),
            Line::Told(..) => {}
            Line::Heading | Line::Item | Line::Quotation | Line::Row => return Some(line),
        }
        None
    }

    /// What stood beside the text counts where the text itself says nothing.
    fn add_told(&mut self, text: &str, hints: &Hints) {
        let told = |what| hints.told(what, text).into_iter();
        let day = |span: Span| dates::first(cut(text, &span), span.start);
        self.headline = self.headline.take().or_else(|| told(What::Headline).next());
        self.publisher = self.publisher.take().or_else(|| told(What::Publisher).next());
        self.address = self.address.take().or_else(|| told(What::Address).next());
        self.published = self.published.take().or_else(|| told(What::Published).find_map(day));
        self.sent = told(What::Sent).find_map(day);
        if self.reporters.is_empty() {
            self.reporters.extend(told(What::Author));
        }
    }

    /// Takes a line that is no running text, and gives back what is.
    fn take(&mut self, text: &str, plain: &str, line: Span) -> Option<Span> {
        let mut line = line;
        let short = line.len() < 2000;
        if short && ADDRESS.is_in(cut(text, &line)) {
            match self.address {
                None => self.address = Some(line),
                Some(_) => self.unplaced.push(line),
            }
            return None;
        }
        if short && (PICTURE.is_in(cut(text, &line)) || labels::in_brackets(cut(text, &line))) {
            self.unplaced.push(line);
            return None;
        }
        if let Some((span, day)) = self.leading_date(text, &line) {
            line = trim(text, span.end..line.end);
            self.published.get_or_insert((span, day));
        }
        if line.is_empty() {
            return None;
        }
        if let Some(told) = labels::read(text, &line) {
            self.learn(plain, told);
            return None;
        }
        if let Some(caption) = captions::read(text, &line) {
            self.captions.push(caption);
            return None;
        }
        if self.reporters_line(text, plain, &line) || self.closing_dateline(text, plain, &line) {
            return None;
        }
        let line = without_end(text, line);
        (!line.is_empty()).then_some(line)
    }

    /// A credit on a line of its own belongs to the short line before it, which is the caption.
    fn join_credit(&mut self, text: &str, before: &mut Option<Span>, rest: &mut Vec<Span>) {
        if let [.., shown, credit] = self.captions.as_mut_slice()
            && credit.caption.is_none()
            && shown.credit.is_none()
            && shown.picture.is_some()
            && before.is_none()
        {
            (shown.credit, shown.byline) = (credit.credit.take(), credit.byline.take());
            self.captions.pop();
            return;
        }
        let Some(last) = self.captions.last_mut().filter(|last| last.caption.is_none()) else { return };
        let is_caption = |line: &Span| {
            let words = cut(text, line);
            let short = if is_chinese(words) { words.chars().count() <= 60 } else { words.len() <= 240 };
            short && line.len() < 1000 && sentences(text, line).len() == 1
        };
        if let Some(line) = before.take().filter(is_caption) {
            rest.retain(|other| *other != line);
            last.caption = Some(line);
        }
    }

    /// A date before a line is that of publication, unless a sentence begins with it.
    fn leading_date(&self, text: &str, line: &Span) -> Option<(Span, Day)> {
        let words = cut(text, line);
        let head = words.char_indices().nth(80).map_or(words, |(at, _)| words.get(..at).unwrap_or(words));
        let (span, day) = dates::leading(head, line.start)?;
        let rest = cut(text, &(span.end..line.end));
        let in_words = cut(text, &span).contains('年');
        let labelled = cut(text, &span).chars().next().is_some_and(|c| !c.is_ascii_digit());
        let sentence = rest.starts_with(['，', ',', '、', '至', '-', '—'])
            || in_words && !rest.is_empty() && !labels::begins(rest);
        (!sentence || labelled).then_some((span, day))
    }

    fn learn(&mut self, plain: &str, told: Vec<Told>) {
        for one in told {
            match one {
                Told::Published(span, day) => {
                    self.published.get_or_insert((span, day));
                }
                Told::Publisher(span) => {
                    self.publisher.get_or_insert(span);
                }
                Told::Headline(span) => {
                    self.headline.get_or_insert(span);
                }
                Told::Reporters(span) => {
                    let found = if is_chinese(cut(plain, &span)) {
                        dateline::reporters_of(plain, span).1
                    } else {
                        dateline::people(plain, span)
                    };
                    self.reporters.extend(found);
                }
                Told::Nothing => {}
            }
        }
    }

    /// `By Example Person`, `示例报记者 示例人物 报道` on a line of their own.
    fn reporters_line(&mut self, text: &str, plain: &str, line: &Span) -> bool {
        static ENGLISH: Pattern = Pattern::new(r"^(?:By|BY) \p{Lu}[^.!?|]{2,70}$");
        static CHINESE: Pattern = Pattern::new(
            r"^[(（]?(?:[\p{Han}A-Za-z·]{2,16}?)?(?:首席|见习|实习|特约|全媒体|融媒体)*(?:记者|通讯员|作者)[\s:：]+[\p{Han}·\s、，,/:：]{2,40}?\s*(?:综合|联合)?(?:摄影)?(?:报道|电|文|文/图|讯)?[)）]?$",
        );
        if line.len() > 240 {
            return false;
        }
        if ENGLISH.is_in(cut(text, line)) {
            let place = cut(text, line).find(" in ").map_or(line.end, |at| line.start + at);
            let names = dateline::people(text, line.start..place);
            let agency = names.iter().position(|name| !names::is_latin_name(cut(text, name)));
            let (people, rest) = names.split_at(agency.unwrap_or(names.len()));
            self.agency = self.agency.take().or_else(|| rest.first().cloned());
            self.reporters.extend(people.iter().cloned());
            return !people.is_empty();
        }
        if !CHINESE.is_in(cut(plain, line)) {
            return false;
        }
        static REPORT: Pattern = Pattern::new(r"\s*(?:综合|联合)?(?:摄影)?(?:报道|电|文|文/图|讯)[)）]?$");
        let end = REPORT.find(cut(plain, line)).map_or(line.end, |found| line.start + found.start);
        let inside = trim_of(plain, line.start..end, |c| matches!(c, '(' | '（' | ')' | '）'));
        let (agency, mut people) = dateline::reporters_of(plain, inside);
        // "示例人物 示例市报道": what runs into the verb is the city.
        let runs_in = end < line.end && !cut(plain, &(end..line.end)).starts_with(char::is_whitespace);
        if runs_in && people.len() > 1 {
            self.city = people.pop();
        }
        if people.is_empty() {
            return false;
        }
        self.agency = self.agency.take().or(agency);
        self.reporters.extend(people);
        true
    }

    /// `（本报示例市5月1日电）` at the end of a text.
    fn closing_dateline(&mut self, text: &str, plain: &str, line: &Span) -> bool {
        static CLOSING: Pattern = Pattern::new(r"^[(（][^()（）]{4,60}(?:电|讯)\s*[)）]$");
        if line.len() > 200 || !CLOSING.is_in(cut(plain, line)) {
            return false;
        }
        let found = dateline::read(text, plain, line).filter(|found| found.end >= line.end);
        let is_one = found.is_some();
        self.closing = self.closing.take().or(found);
        is_one
    }

    /// A caption that stands twice, or again as a paragraph, is one.
    fn drop_repeated(&mut self, text: &str, rest: &mut Vec<Span>) {
        let key = |span: &Span| {
            let folded = fold(cut(text, span));
            folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
        };
        // A picture keeps its caption, though another should have the same.
        let shown = self.captions.iter().filter(|caption| caption.picture.is_some());
        let mut seen: HashSet<String> = shown.filter_map(|caption| caption.caption.as_ref().map(key)).collect();
        self.captions.retain(|caption| {
            caption.picture.is_some() || caption.caption.as_ref().is_none_or(|span| seen.insert(key(span)))
        });
        // Only a line as short as a caption can be one.
        rest.retain(|line| line.len() > 2000 || !seen.contains(&key(line)));
        // A credit alone belongs to the photo before it, or to none.
        self.captions.retain(|caption| caption.caption.is_some() || caption.credit.is_some());
    }

    /// Under a photo without a credit stands what the paragraph before begins with.
    fn take_captions_without_credit(&mut self, text: &str, rest: &mut Vec<Span>) {
        let mut before: Option<Span> = None;
        rest.retain(|line| {
            let is_caption = before.as_ref().is_some_and(|before| captions::repeats(text, line, before));
            if is_caption {
                self.captions.push(Caption { caption: Some(line.clone()), ..Caption::default() });
            } else {
                before = Some(line.clone());
            }
            !is_caption
        });
    }

    /// Tells headline, headings and paragraphs apart.
    fn arrange(&mut self, text: &str, plain: &str, rest: Vec<Span>, hints: &Hints) {
        let opens = |line: &Span| dateline::read(text, plain, line);
        let is_text = |line: &Span| match hints.line(line.start) {
            Some(Line::Item | Line::Quotation) => true,
            Some(_) => false,
            None => {
                is_salutation(cut(plain, line))
                    || is_sentence(text, line)
                    || opens(line).is_some_and(|opening| opening.day.is_some())
            }
        };
        self.is_speech = rest.iter().find(|line| is_text(line)).is_some_and(|line| is_salutation(cut(plain, line)));
        let first = rest.iter().position(is_text);
        let last = rest.iter().rposition(is_text);
        let (Some(first), Some(last)) = (first, last) else {
            self.without_sentences(text, rest);
            return;
        };
        for (place, line) in rest.into_iter().enumerate() {
            let hint = hints.line(line.start);
            if place < first && self.headline.is_none() && hint != Some(Line::Row) {
                self.headline = Some(line);
            } else if hint == Some(Line::Item) {
                self.pieces.push(Piece::Item(line));
            } else if hint == Some(Line::Quotation) {
                self.pieces.push(Piece::Quotation(line));
            } else if hint == Some(Line::Row) && place > first {
                self.pieces.push(Piece::Paragraph(line));
            } else if hint == Some(Line::Heading) && place < last {
                self.pieces.push(Piece::Heading(line));
            } else if let Some(alone) =
                dateline::alone(plain, &line).filter(|_| place < first && self.dateline.is_none())
            {
                self.dateline = Some(alone);
            } else if place < first || place > last {
                let broken_off = place == last + 1 && breaks_off(cut(text, &line));
                if broken_off {
                    self.pieces.push(Piece::Paragraph(line));
                } else {
                    self.unplaced.push(line);
                }
            } else if place != first && !is_text(&line) {
                self.pieces.push(Piece::Heading(line));
            } else {
                let opening = opens(&line).filter(|_| place == first);
                let start = opening.as_ref().map_or(line.start, |opening| opening.end);
                self.dateline = opening.or(self.dateline.take());
                let body = trim(text, start..line.end);
                if !body.is_empty() {
                    self.pieces.push(Piece::Paragraph(body));
                }
            }
        }
    }

    /// A text of a few short lines: the first is a headline if others follow.
    fn without_sentences(&mut self, text: &str, rest: Vec<Span>) {
        let mut rest = rest.into_iter();
        if rest.len() == 1 && self.captions.is_empty() {
            self.pieces.extend(rest.by_ref().map(Piece::Paragraph));
        } else if self.headline.is_none() {
            self.headline = rest.next().filter(|line| cut(text, line).chars().any(char::is_alphabetic));
        }
        self.unplaced.extend(rest);
    }
}
