//! Tables: rows below a head, names with their values, and two versions side by side.

use super::{
    super::{columns::needs, markup::Markup},
    body::{Body, TEXT, paragraph},
};
use crate::export::{Figure, Line, Node, text_of};

/// The space between two versions, in twentieths of a point.
const BETWEEN: u32 = 240;
/// Rows whose cells have fewer bytes stay on one page.
const SHORT: usize = 600;

impl Body<'_> {
    /// Rows below a head that is repeated on each page.
    pub fn table(&mut self, out: &mut Markup, head: &[Line], rows: &[Vec<Line>]) {
        let columns = shares(&needs(head, rows));
        table(out, "RecordTable", "0420", &columns, |out| {
            out.element("w:tr", &[], |out| {
                out.raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
                for (name, width) in head.iter().zip(&columns) {
                    cell(out, *width, 1, |out| paragraph(out, "TableText", |out| self.spans(out, name)));
                }
            });
            for row in rows {
                out.element("w:tr", &[], |out| {
                    // A row that would fill a page has to break.
                    if row.iter().all(|cell| text_of(cell).len() < SHORT) {
                        out.raw("<w:trPr><w:cantSplit/></w:trPr>");
                    }
                    for (at, width) in columns.iter().enumerate() {
                        let line = row.get(at).map(Vec::as_slice).unwrap_or_default();
                        cell(out, *width, 1, |out| paragraph(out, "TableText", |out| self.spans(out, line)));
                    }
                });
            }
        });
    }

    /// Names on the left, their values on the right.
    pub fn facts(&mut self, out: &mut Markup, facts: &[(Line, Vec<Line>)]) {
        let columns = [TEXT / 4, TEXT - TEXT / 4];
        table(out, "FactsTable", "0680", &columns, |out| {
            for (name, lines) in facts {
                out.element("w:tr", &[], |out| {
                    cell(out, TEXT / 4, 1, |out| paragraph(out, "TableText", |out| self.spans(out, name)));
                    cell(out, TEXT - TEXT / 4, 1, |out| {
                        for line in lines {
                            paragraph(out, "TableText", |out| self.spans(out, line));
                        }
                        if lines.is_empty() {
                            paragraph(out, "TableText", |_| ());
                        }
                    });
                });
            }
        });
    }

    /// Two language versions side by side. A picture that both show stands once, below it both captions.
    pub fn facing(&mut self, out: &mut Markup, rows: &[[Vec<Node>; 2]]) {
        let columns = [TEXT / 2, TEXT - TEXT / 2];
        table(out, "FacingTable", "0600", &columns, |out| {
            for sides in rows {
                let shared = self.shared(sides);
                out.element("w:tr", &[], |out| {
                    if let Some(figures) = shared {
                        self.width = TEXT - BETWEEN;
                        cell(out, TEXT, 2, |out| self.figure(out, &figures));
                        return;
                    }
                    self.width = TEXT / 2 - BETWEEN;
                    for (nodes, width) in sides.iter().zip(columns) {
                        cell(out, width, 1, |out| {
                            self.nodes(out, nodes);
                            // A cell ends in a paragraph.
                            if matches!(nodes.last(), None | Some(Node::Facts(_) | Node::Table(..) | Node::Facing(_))) {
                                paragraph(out, "BodyText", |_| ());
                            }
                        });
                    }
                });
                self.width = TEXT;
            }
        });
    }

    /// The figures of both sides of a row, if they show the same picture.
    fn shared<'b>(&mut self, sides: &'b [Vec<Node>; 2]) -> Option<[&'b Figure; 2]> {
        let [left, right] = sides;
        let ([Node::Figure(left)], [Node::Figure(right)]) = (left.as_slice(), right.as_slice()) else { return None };
        if left.picture != right.picture {
            return None;
        }
        self.picture(left.picture)?;
        Some([left, right])
    }
}

/// A table in a style; `look` says which of its parts the style sets apart (ECMA-376, 17.4.55).
fn table(out: &mut Markup, style: &str, look: &str, columns: &[u32], rows: impl FnOnce(&mut Markup)) {
    let whole = columns.iter().sum::<u32>().to_string();
    out.element("w:tbl", &[], |out| {
        out.element("w:tblPr", &[], |out| {
            out.void("w:tblStyle", &[("w:val", style)]);
            out.void("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
            out.void("w:tblLayout", &[("w:type", "fixed")]);
            out.void("w:tblLook", &[("w:val", look)]);
        });
        out.element("w:tblGrid", &[], |out| {
            for width in columns {
                out.void("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(out);
    });
    // Tables that follow one another would be one.
    paragraph(out, "AfterTable", |_| ());
}

fn cell(out: &mut Markup, width: u32, columns: u32, inside: impl FnOnce(&mut Markup)) {
    out.element("w:tc", &[], |out| {
        out.element("w:tcPr", &[], |out| {
            out.void("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if columns > 1 {
                out.void("w:gridSpan", &[("w:val", &columns.to_string())]);
            }
        });
        inside(out);
    });
}

/// The width of the text, shared out as the columns need it.
fn shares(needs: &[u32]) -> Vec<u32> {
    let all = needs.iter().sum::<u32>().max(1);
    needs.iter().map(|need| TEXT * need / all).collect()
}
