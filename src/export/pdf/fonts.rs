//! The fonts of PDF: a Latin book face that the program brings, Chinese faces and signs of this computer.
//! They are loaded once.

use std::sync::OnceLock;

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::fonts::{CHINESE_SANS, CHINESE_SERIF, FontWeight, HAN_SAMPLE, Installed};

/// The Latin face.
pub(super) const LATIN: &str = "Libertinus Serif";
/// Families for what neither the Latin nor the Chinese face has, the best first.
const OTHERS: &str = "Noto Sans,Noto Sans Symbols,Noto Sans Symbols 2,Noto Sans Math,Noto Color Emoji,\
    DejaVu Sans,Segoe UI,Segoe UI Symbol,Segoe UI Emoji,Apple Symbols,Apple Color Emoji,Arial Unicode MS,\
    SimSun-ExtB";

/// How many code points there are.
const CODE_POINTS: usize = 0x11_0000;

/// The fonts that a PDF can be set in.
pub(super) struct Faces {
    /// What is known of each.
    pub book: LazyHash<FontBook>,
    /// Each, in the same order.
    pub fonts: Vec<Font>,
    /// Family for Chinese text.
    pub serif: Option<String>,
    /// Family for Chinese headings.
    pub sans: Option<String>,
    /// A bit for each code point that one of them has.
    covered: Vec<u64>,
}

impl Faces {
    /// Those of this computer.
    pub fn of_computer() -> &'static Faces {
        static FACES: OnceLock<Faces> = OnceLock::new();
        FACES.get_or_init(|| {
            let mut installed = Installed::open();
            let serif = chinese(&mut installed, CHINESE_SERIF);
            let sans = chinese(&mut installed, CHINESE_SANS);
            Faces::new(serif, sans, others(&mut installed))
        })
    }

    /// Of Chinese with and without serifs one stands for the other; of other fonts there may be none.
    pub fn new(serif: Vec<Font>, sans: Vec<Font>, others: Vec<Font>) -> Faces {
        let family = |fonts: &[Font]| fonts.first().map(|font| font.info().family.clone());
        let (first, second) = (family(&serif), family(&sans));
        let mut fonts = latin();
        fonts.extend(serif.into_iter().chain(sans).chain(others));
        Faces {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            covered: covered(&fonts),
            fonts,
            serif: first.clone().or_else(|| second.clone()),
            sans: second.or(first),
        }
    }

    /// Whether one of them can draw a character, or need not draw it.
    pub fn has(&self, c: char) -> bool {
        let at = u32::from(c) as usize;
        let word = self.covered.get(at / 64).copied().unwrap_or_default();
        word >> (at % 64) & 1 == 1
    }
}

/// The faces of [`LATIN`].
fn latin() -> Vec<Font> {
    let all = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data)));
    all.filter(|font| font.info().family == LATIN).collect()
}

/// Regular and bold of the first of these families, or of what the system takes for Chinese.
fn chinese(installed: &mut Installed, names: &str) -> Vec<Font> {
    let mut families = installed.named(names);
    families.extend(installed.chinese_of_system());
    let mut both = |id| {
        let faces = [FontWeight::NORMAL, FontWeight::BOLD].map(|weight| installed.face(id, weight, HAN_SAMPLE));
        let mut faces: Vec<_> = faces.into_iter().flatten().collect();
        // One file may serve both, by its axes or for want of a bold one.
        faces.dedup_by(|one, other| one.file.id() == other.file.id() && one.index == other.index);
        faces.into_iter().filter_map(|face| Font::new(Bytes::new(face.file), face.index)).collect::<Vec<_>>()
    };
    families.into_iter().map(&mut both).find(|fonts| !fonts.is_empty()).unwrap_or_default()
}

fn others(installed: &mut Installed) -> Vec<Font> {
    let families = installed.named(OTHERS);
    let faces = families.into_iter().filter_map(|id| {
        // Fonts of signs may have no letters at all.
        let samples = ['g', '\u{2713}', '\u{1F600}', '\u{2211}', '\u{20000}'];
        samples.into_iter().find_map(|sample| installed.face(id, FontWeight::NORMAL, sample))
    });
    faces.filter_map(|face| Font::new(Bytes::new(face.file), face.index)).collect()
}

fn covered(fonts: &[Font]) -> Vec<u64> {
    let mut covered = vec![0; CODE_POINTS.div_ceil(64)];
    for code in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
        let code = code as usize;
        if let Some(word) = covered.get_mut(code / 64) {
            *word |= 1 << (code % 64);
        }
    }
    covered
}
