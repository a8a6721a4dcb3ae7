//! Plain text: UTF-8, `\n` between lines, an empty line between paragraphs. Two versions stand one
//! after the other.

use super::{Document, Figure, Made, Node, Pictures, Words, text_of};
use crate::words::Message;

/// Writes a document.
pub(super) fn write(document: &Document, _: &str, _: &Pictures<'_>) -> Result<Made, Message> {
    let mut parts = vec![document.title.text.clone()];
    parts.extend(document.subtitle.iter().map(|words| words.text.clone()));
    nodes(&document.body, &mut parts);
    parts.retain(|part| !part.trim().is_empty());
    Ok(Made::from((parts.join("\n\n") + "\n").into_bytes()))
}

fn nodes(nodes_of: &[Node], parts: &mut Vec<String>) {
    for node in nodes_of {
        match node {
            Node::Chapter(line) => parts.push(format!("\n{}", underlined(&text_of(line), "="))),
            Node::Heading(_, line) => parts.push(underlined(&text_of(line), "-")),
            Node::Paragraph(line) | Node::Dateline(line) => parts.push(text_of(line)),
            Node::Quotation(words, by) => {
                let by = by.as_ref().map(|by| format!("\n— {}", text_of(by))).unwrap_or_default();
                parts.push(format!("{}{by}", quoted(words)));
            }
            Node::List(lines) => {
                parts.push(lines.iter().map(|line| format!("- {}", text_of(line))).collect::<Vec<_>>().join("\n"));
            }
            Node::Facts(facts) => parts.push(
                facts
                    .iter()
                    .map(|(name, lines)| {
                        let lines: Vec<String> = lines.iter().map(|line| text_of(line)).collect();
                        format!("{}: {}", text_of(name), lines.join("; "))
                    })
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Node::Table(_, rows) => {
                let row = |row: &Vec<super::Line>| {
                    let cells: Vec<String> =
                        row.iter().map(|cell| text_of(cell)).filter(|cell| !cell.is_empty()).collect();
                    cells.join(" · ")
                };
                parts.push(rows.iter().map(row).collect::<Vec<_>>().join("\n"));
            }
            Node::Figure(figure) => parts.push(caption(figure)),
            Node::Facing(rows) => {
                for side in 0..2 {
                    if side == 1 {
                        parts.push("* * *".to_owned());
                    }
                    for row in rows {
                        nodes(row.get(side).map(Vec::as_slice).unwrap_or_default(), parts);
                    }
                }
            }
        }
    }
}

/// Direct speech in the quotation marks of its language; both write them alike.
pub(super) fn quoted(words: &Words) -> String {
    format!("“{}”", words.text)
}

/// Caption and credit.
fn caption(figure: &Figure) -> String {
    let mut parts: Vec<&str> = figure.caption.iter().map(|words| words.text.as_str()).collect();
    parts.extend(figure.credit.iter().map(|credit| credit.text.as_str()));
    format!("[{}]", parts.join(" "))
}

fn underlined(text: &str, sign: &str) -> String {
    format!("{text}\n{}", sign.repeat(width(text)))
}

/// About as wide as a heading is in a face whose Chinese characters are two wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if crate::model::is_han(c) { 2 } else { 1 }).sum::<usize>().min(78)
}
