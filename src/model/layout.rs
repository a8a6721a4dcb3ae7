//! How record files are laid out: a group stands on one line if it fits, else one item a line.
//!
//! Works on the compact RON that the serializer gives; it changes only white space and the
//! needless escape of the apostrophe. Small edits thus make small differences between files.

const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// Lays out compact RON.
pub fn pretty(compact: &str) -> String {
    let node = Parser { rest: compact }.items();
    let mut out = String::with_capacity(compact.len() * 5 / 4);
    for item in &node {
        write(item, 0, true, &mut out);
    }
    out.push('\n');
    out
}

/// A piece of RON: words before a group, and the group.
struct Item {
    /// Everything before the bracket, or all of it: `theme:`, `paragraph`, `"text"`.
    lead: String,
    group: Option<Group>,
}

struct Group {
    open: char,
    items: Vec<Item>,
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    /// The items up to the closing bracket, which is consumed. Depth is bounded by the model.
    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut lead = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' => self.string(&mut lead),
                '(' | '[' | '{' => {
                    let group = Some(Group { open: c, items: self.items() });
                    items.push(Item { lead: std::mem::take(&mut lead), group });
                }
                ')' | ']' | '}' => break,
                ',' => push(&mut items, &mut lead),
                ':' => lead.push_str(": "),
                c => lead.push(c),
            }
        }
        push(&mut items, &mut lead);
        items
    }

    fn string(&mut self, lead: &mut String) {
        lead.push('"');
        while let Some(c) = self.next() {
            match c {
                '\\' => match self.next() {
                    Some('\'') => lead.push('\''),
                    Some(escaped) => lead.extend(['\\', escaped]),
                    None => lead.push('\\'),
                },
                '"' => break,
                c => lead.push(c),
            }
        }
        lead.push('"');
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(c)
    }
}

fn push(items: &mut Vec<Item>, lead: &mut String) {
    if !lead.is_empty() {
        items.push(Item { lead: std::mem::take(lead), group: None });
    }
}

fn write(item: &Item, depth: usize, force_open: bool, out: &mut String) {
    out.push_str(&item.lead);
    let Some(group) = &item.group else { return };
    let close = closing(group.open);
    out.push(group.open);
    // The file itself is always opened up; so is a list of groups, which grows over time.
    let open_up = force_open || grows(group) || depth * INDENT.len() + width(item) > WIDTH;
    if group.items.is_empty() {
    } else if open_up {
        for inner in &group.items {
            out.push('\n');
            out.push_str(&INDENT.repeat(depth + 1));
            write(inner, depth + 1, false, out);
            out.push(',');
        }
        out.push('\n');
        out.push_str(&INDENT.repeat(depth));
    } else {
        for (index, inner) in group.items.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            write(inner, depth, false, out);
        }
    }
    out.push(close);
}

fn grows(group: &Group) -> bool {
    group.open == '[' && group.items.iter().any(|item| item.group.is_some())
}

/// Columns on one line, counting a Chinese character as two.
fn width(item: &Item) -> usize {
    let lead: usize = item.lead.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum();
    let group =
        item.group.as_ref().map_or(0, |group| 2 + group.items.iter().map(|inner| width(inner) + 2).sum::<usize>());
    lead + group
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn short_groups_stand_on_one_line() {
        assert_eq!(
            pretty(r#"(id:"a",name:(en:"It\'s, (A)",zh:"甲"),list:[1,2],people:[(id:"b")],none:[])"#),
            "(\n    id: \"a\",\n    name: (en: \"It's, (A)\", zh: \"甲\"),\n    list: [1, 2],\n    people: [\n        (id: \"b\"),\n    ],\n    none: [],\n)\n"
        );
    }
}
