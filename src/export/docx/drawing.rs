//! Pictures in the text (DrawingML), with caption, credit and what stands for them where they cannot
//! be seen.

use super::{
    super::markup::Markup,
    body::{Body, paragraph},
    inline::{new_line, run, run_of},
};
use crate::export::Figure;

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// English Metric Units to a twentieth of a point.
const EMU: u64 = 635;
/// The same to a pixel, of which 96 are an inch: a picture is not made larger than that.
const EMU_OF_PIXEL: u64 = 9525;
/// A picture is at most 18 centimetres high, so that its caption is on its page.
const HIGHEST: u64 = 18 * 360_000;

/// What stands for a picture is read aloud; what is below it has the rest.
const LONGEST: usize = 1000;

/// The name of a picture in the document.
pub(super) fn name(number: usize) -> String {
    format!("picture{}", number + 1)
}

impl Body<'_> {
    /// A picture, if it can be had, and below it caption and credit of these figures, which all show it.
    pub fn figure(&mut self, out: &mut Markup, figures: &[&Figure]) {
        let Some(first) = figures.first() else { return };
        let number = self.picture(first.picture);
        if let Some(number) = number {
            paragraph(out, "Figure", |out| self.drawing(out, first, number));
        }
        let is_bare = figures.iter().all(|figure| figure.caption.is_empty() && figure.credit.is_none());
        if is_bare && number.is_some() {
            return;
        }
        let style = if number.is_some() { "Caption" } else { "CaptionAlone" };
        paragraph(out, style, |out| {
            if is_bare {
                run(out, &first.alternative, None);
            }
            for (at, figure) in figures.iter().enumerate() {
                if at > 0 {
                    new_line(out);
                }
                caption(out, figure);
            }
        });
    }

    /// The place of a picture among those that are in the document.
    pub fn picture(&mut self, picture: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&picture) {
            return *known;
        }
        let ready = self.document.pictures.get(picture).and_then(|picture| self.pictures.get(picture));
        let number = ready.map(|ready| {
            self.media.push(ready);
            self.media.len() - 1
        });
        self.known.insert(picture, number);
        number
    }

    fn drawing(&mut self, out: &mut Markup, figure: &Figure, number: usize) {
        let Some(ready) = self.media.get(number) else { return };
        let (width, height) = sides(ready.width, ready.height, u64::from(self.width) * EMU);
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        self.figures += 1;
        let id = self.figures.to_string();
        let called = name(number);
        let instead: String = figure.alternative.text.chars().take(LONGEST).collect();
        let alternative = [("id", id.as_str()), ("name", &called), ("descr", &instead)];
        let inline = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
        out.raw("<w:r><w:drawing>");
        out.element("wp:inline", &inline, |out| {
            out.void("wp:extent", &size);
            out.void("wp:docPr", &alternative);
            out.raw("<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>");
            out.raw("<a:graphic>");
            out.element("a:graphicData", &[("uri", PICTURE)], |out| {
                out.raw("<pic:pic><pic:nvPicPr>");
                out.void("pic:cNvPr", &alternative);
                out.raw("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
                out.void("a:blip", &[("r:embed", &called)]);
                out.raw("<a:stretch><a:fillRect/></a:stretch></pic:blipFill>");
                out.raw("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>");
                out.void("a:ext", &size);
                out.raw("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>");
            });
            out.raw("</a:graphic>");
        });
        out.raw("</w:drawing></w:r>");
    }
}

/// Caption, a line for each language, and credit.
fn caption(out: &mut Markup, figure: &Figure) {
    for (at, words) in figure.caption.iter().enumerate() {
        if at > 0 {
            new_line(out);
        }
        run(out, words, None);
    }
    if let Some(credit) = &figure.credit {
        match figure.caption.len() {
            0 => {}
            1 => run_of(out, " ", credit.language, None),
            _ => new_line(out),
        }
        run(out, credit, Some("Remark"));
    }
}

/// The sides of a picture of so many pixels: as wide as the column, unless it has too few pixels or
/// would be too high.
fn sides(width: u32, height: u32, column: u64) -> (String, String) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let wide = column.min(width * EMU_OF_PIXEL).min(HIGHEST * width / height).max(EMU);
    let high = (wide * height / width).max(EMU);
    (wide.to_string(), high.to_string())
}

#[cfg(test)]
mod tests {
    use super::sides;

    #[test]
    fn pictures_fit_and_keep_their_shape() {
        let text = 9072 * 635;
        let of = |width, height| sides(width, height, text);
        assert_eq!(of(2000, 1000), (text.to_string(), (text / 2).to_string()));
        assert_eq!(of(96, 48), ("914400".to_owned(), "457200".to_owned()), "an inch");
        assert_eq!(of(600, 1500), ("2592000".to_owned(), "6480000".to_owned()), "18 centimetres high");
        assert_eq!(of(1, 65_000), ("635".to_owned(), "41275000".to_owned()));
    }
}
