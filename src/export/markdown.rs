//! Markdown (CommonMark 0.31) with front matter (YAML); pictures lie beside it.

use super::{Companion, Document, Figure, Line, Made, Node, Pictures, Span, Weight, text_of};
use crate::words::Message;

/// Writes a document; `name` is that of its file, without its ending.
pub(super) fn write(document: &Document, name: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    let mut out = Out { text: String::new(), beside: Vec::new(), name, document, pictures };
    out.front_matter();
    out.part(&format!("# {}", escaped(&document.title.text)));
    if let Some(subtitle) = &document.subtitle {
        out.part(&format!("**{}**", escaped(&subtitle.text)));
    }
    out.nodes(&document.body);
    Ok(Made { bytes: out.text.into_bytes(), beside: out.beside })
}

struct Out<'a> {
    text: String,
    beside: Vec<Companion>,
    name: &'a str,
    document: &'a Document,
    pictures: &'a Pictures<'a>,
}

impl Out<'_> {
    fn part(&mut self, part: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(part);
        self.text.push('\n');
    }

    fn front_matter(&mut self) {
        let Document { about, title, place, languages, .. } = self.document;
        let mut lines = vec!["---".to_owned(), format!("title: {}", yaml(&title.text))];
        if let [one] = about.authors.as_slice() {
            lines.push(format!("author: {}", yaml(one)));
        } else if !about.authors.is_empty() {
            let authors: Vec<String> = about.authors.iter().map(|author| yaml(author)).collect();
            lines.push(format!("author: [{}]", authors.join(", ")));
        }
        let mut field = |key: &str, value: Option<String>| lines.extend(value.map(|value| format!("{key}: {value}")));
        field("date", about.date.map(|date| yaml(&date.to_string())));
        field("publisher", about.publisher.as_deref().map(yaml));
        field("lang", languages.first().map(|language| language.code().to_owned()));
        field("place", Some(yaml(&place.to_string())));
        field("source", about.address.as_deref().map(yaml));
        lines.push("---".to_owned());
        self.text = lines.join("\n") + "\n";
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Chapter(line) => self.part(&format!("# {}", escaped(&text_of(line)))),
                Node::Heading(level, line) => {
                    let signs = "#".repeat(usize::from((*level).clamp(2, 6)));
                    self.part(&format!("{signs} {}", escaped(&text_of(line))));
                }
                Node::Paragraph(line) => self.part(&spans(line)),
                Node::Dateline(line) => self.part(&format!("*{}*", escaped(&text_of(line)))),
                Node::Quotation(words, by) => {
                    let by = by.as_ref().map(|by| format!("\n>\n> — {}", spans(by))).unwrap_or_default();
                    self.part(&format!("> {}{by}", escaped(&words.text)));
                }
                Node::List(lines) => {
                    let lines: Vec<String> = lines.iter().map(|line| format!("- {}", spans(line))).collect();
                    self.part(&lines.join("\n"));
                }
                Node::Facts(facts) => {
                    let fact = |(name, lines): &(Line, Vec<Line>)| {
                        let lines: Vec<String> = lines.iter().map(|line| spans(line)).collect();
                        format!("- **{}**: {}", escaped(&text_of(name)), lines.join("; "))
                    };
                    self.part(&facts.iter().map(fact).collect::<Vec<_>>().join("\n"));
                }
                Node::Table(head, rows) => self.table(head, rows),
                Node::Figure(figure) => self.figure(figure),
                Node::Facing(rows) => {
                    for side in 0..2 {
                        if side == 1 {
                            self.part("* * *");
                        }
                        for row in rows {
                            self.nodes(row.get(side).map(Vec::as_slice).unwrap_or_default());
                        }
                    }
                }
            }
        }
    }

    fn table(&mut self, head: &[Line], rows: &[Vec<Line>]) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let mut lines = vec![line(head.iter().map(|name| cell(&escaped(&text_of(name)))).collect())];
        lines.push(line(head.iter().map(|_| "---".to_owned()).collect()));
        lines.extend(rows.iter().map(|row| line(row.iter().map(|one| cell(&spans(one))).collect())));
        self.part(&lines.join("\n"));
    }

    fn figure(&mut self, figure: &Figure) {
        let picture = self.document.pictures.get(figure.picture);
        let mut parts = Vec::new();
        if let Some((picture, ready)) = picture.and_then(|picture| Some((picture, self.pictures.get(picture)?))) {
            let file = format!("{}.{}", picture.id, ready.ending);
            let alternative = escaped(&figure.alternative.text);
            parts.push(format!("![{alternative}](<{}-files/{file}>)", address(self.name)));
            if !self.beside.iter().any(|one| one.name == file) {
                self.beside.push(Companion { name: file, bytes: ready.bytes });
            }
        }
        let caption: Vec<String> = figure.caption.iter().map(|words| escaped(&words.text)).collect();
        let credit = figure.credit.as_ref().map(|credit| escaped(&credit.text));
        let below: Vec<String> = caption.into_iter().chain(credit).collect();
        parts.push(format!("*{}*", below.join(" ")));
        self.part(&parts.join("\n\n"));
    }
}

fn spans(line: &[Span]) -> String {
    let mut out = String::new();
    for span in line {
        let text = signs(&span.words.text);
        let text = match span.weight {
            Weight::Strong if !text.trim().is_empty() => format!("**{text}**"),
            Weight::Plain | Weight::Strong | Weight::Soft => text,
        };
        match &span.link {
            Some(link) => out.push_str(&format!("[{text}](<{}>)", address(link))),
            None => out.push_str(&text),
        }
    }
    starts_nothing(out.trim().to_owned())
}

/// A line of its own as Markdown reads it back.
fn escaped(text: &str) -> String {
    starts_nothing(signs(text.trim()))
}

/// Text as Markdown reads it back within a line: no sign of it means anything.
fn signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation()
            && !matches!(c, ',' | ';' | ':' | '\'' | '"' | '/' | '?' | '%' | '.' | '(' | ')' | '-')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What would begin a list or a heading at the start of a line does not.
fn starts_nothing(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after = text.chars().nth(digits);
    if text.starts_with('-') {
        return format!("\\{text}");
    }
    match after {
        Some(sign @ ('.' | ')')) if digits > 0 => text.replacen(sign, &format!("\\{sign}"), 1),
        _ => text,
    }
}

/// An address between angle brackets.
fn address(text: &str) -> String {
    text.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('\n', "%0A")
}

fn cell(text: &str) -> String {
    text.replace('\n', " ")
}

/// Words as YAML reads them back.
fn yaml(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
