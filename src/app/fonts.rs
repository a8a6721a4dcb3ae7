//! Chooses the fonts of the window from those installed on this computer, so that Chinese text
//! has its mainland shapes whatever the language of the system is, Latin and Chinese text share
//! a baseline, and both sit in the middle of their row. Nothing is bundled beyond egui's own
//! faces, which close every chain, and font files are mapped into memory rather than read.

use egui::epaint::text::{FallbackRequest, FontInsert, Fonts, TextOptions, VariationCoords};
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, FontProvider};
use std::sync::{Arc, Mutex};

use crate::fonts::GenericFamily::{Emoji, Math, SansSerif, Serif, SystemUi};
use crate::fonts::{CHINESE_SANS, CHINESE_SERIF, FamilyId, FontWeight, HAN_SAMPLE, Installed};
use crate::ui::theme::{BOLD, SERIF, SERIF_BOLD};

/// What [`find`] learned about this computer's fonts.
pub struct SystemFonts {
    /// The chain of faces of each of the five families.
    pub definitions: FontDefinitions,
    /// The last resort for other scripts, symbols and rare characters.
    pub provider: Option<Arc<dyn FontProvider>>,
    /// Whether any installed font can draw simplified Chinese.
    pub has_chinese: bool,
    /// Whether one of them is a serif; without one, [`SERIF`] shows Chinese in the sans.
    pub has_chinese_serif: bool,
}

/// Looks through the installed fonts. Takes a moment, so call it off the main thread.
pub fn find() -> SystemFonts {
    let mut library = Library::open();
    let serif = library.named(CHINESE_SERIF, HAN_SAMPLE);
    let chinese = library.chinese_sans();
    let latin = library.named(LATIN_SANS, LATIN_SAMPLE);
    let latin_serif = library.named(LATIN_SERIF, LATIN_SAMPLE).or(latin);
    let book = [latin_serif, serif.or(chinese)];
    let mono = library.named(MONOSPACE, LATIN_SAMPLE);
    let mut definitions = FontDefinitions::default();
    for (family, members) in [
        (FontFamily::Proportional, [latin, chinese]),
        (FontFamily::Monospace, [mono, chinese]),
        (FontFamily::Name(BOLD.into()), [latin, chinese]),
        (FontFamily::Name(SERIF.into()), book),
        (FontFamily::Name(SERIF_BOLD.into()), book),
    ] {
        let faces = library.faces(members, weight_of(&family));
        define(&mut definitions, family, faces);
    }
    let library = Mutex::new(library);
    let rescue = move |request: &FallbackRequest<'_>| library.lock().ok()?.rescue(request);
    SystemFonts {
        definitions,
        provider: Some(Arc::new(rescue)),
        has_chinese: chinese.is_some(),
        has_chinese_serif: serif.is_some(),
    }
}

/// Makes `fonts` the fonts of the window from the next frame on.
pub fn install(ctx: &egui::Context, fonts: &SystemFonts) {
    ctx.set_fonts(fonts.definitions.clone());
    ctx.set_font_providers(fonts.provider.iter().cloned().collect());
}

// Family names, the best first. The Latin letters of the great Chinese families come last: their
// apostrophes and quotation marks are as wide as a Chinese character.
const LATIN_SANS: &str = "Inter,Inter Variable,Segoe UI,SF Pro Text,SF Pro,System Font,.SF NS,\
    Helvetica Neue,Noto Sans,Adwaita Sans,Cantarell,Ubuntu,Liberation Sans,DejaVu Sans,\
    Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,Source Han Sans CN";
const LATIN_SERIF: &str = "Source Serif 4,Georgia,Noto Serif,Charter,Liberation Serif,\
    DejaVu Serif,Noto Serif CJK SC,Noto Serif SC,Source Han Serif SC,Source Han Serif CN";
const MONOSPACE: &str = "Cascadia Mono,Consolas,SF Mono,Menlo,Noto Sans Mono,DejaVu Sans Mono,\
    Liberation Mono";
const EVERYTHING_ELSE: &str = "SimSun-ExtB,SimSun-ExtG,Segoe UI,Segoe UI Symbol,Malgun Gothic,\
    Nirmala UI,Leelawadee UI,Apple Symbols,Apple SD Gothic Neo,Geeza Pro,Arial Unicode MS";

const LATIN_SAMPLE: char = 'g';

/// How far above the baseline the middle of a row belongs, in ems: between the middle of a
/// Latin capital and that of a Chinese character.
const MIDDLE: f32 = 0.37;

/// The installed fonts as egui can take them.
struct Library {
    installed: Installed,
}

impl Library {
    fn open() -> Self {
        Self { installed: Installed::open() }
    }

    /// The first of the families `names` that has `sample`.
    fn named(&mut self, names: &str, sample: char) -> Option<FamilyId> {
        let mut named = self.installed.named(names).into_iter();
        named.find(|id| self.face(*id, FontWeight::NORMAL, sample).is_some())
    }

    /// The system's own choice comes last.
    fn chinese_sans(&mut self) -> Option<FamilyId> {
        self.named(CHINESE_SANS, HAN_SAMPLE).or_else(|| {
            let id = self.installed.chinese_of_system()?;
            self.face(id, FontWeight::NORMAL, HAN_SAMPLE).map(|_| id)
        })
    }

    /// The beginning of a chain: one face of each of `members`, or one if they are the same.
    fn faces(&mut self, members: [Option<FamilyId>; 2], weight: FontWeight) -> Vec<FontInsert> {
        let [latin, chinese] = members;
        let chinese = chinese.filter(|_| latin != chinese);
        let wanted = [(latin, LATIN_SAMPLE), (chinese, HAN_SAMPLE)].into_iter();
        let faces = wanted.filter_map(|(id, sample)| self.face(id?, weight, sample));
        faces.collect()
    }

    /// The upright face of a family nearest to `weight`, if it can draw `sample`.
    fn face(&mut self, id: FamilyId, weight: FontWeight, sample: char) -> Option<FontInsert> {
        let face = self.installed.face(id, weight, sample)?;
        let mut data = FontData::from_blob(face.file.into_raw_parts().0, face.index);
        data.tweak.coords = VariationCoords::new(face.variations);
        // Some variable fonts are drawn for headlines unless told the size of the text.
        data.tweak.coords.push(b"opsz", 16.0);
        data.tweak.y_offset_factor = MIDDLE - row_middle(&data, sample)?;
        let name = format!("{} {}", face.family, weight.value());
        Some(FontInsert::new(&name, data, Vec::new()))
    }

    /// Answers egui when no face of a chain has a character.
    fn rescue(&mut self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let wanted = request.cluster.chars().next()?;
        let names = [CHINESE_SANS, CHINESE_SERIF, EVERYTHING_ELSE].join(",");
        let mut choices = self.installed.named(&names);
        for generic in [SystemUi, SansSerif, Serif, Math, Emoji] {
            choices.extend(self.installed.generic(generic));
        }
        let weight = weight_of(request.family);
        let mut choices = choices.into_iter();
        choices.find_map(|id| self.face(id, weight, wanted))
    }
}

/// How far above the baseline egui takes the middle of a row of this face to be, in ems. egui
/// itself is asked, because a face whose `sample` it cannot paint (bitmap emoji, for one) is of
/// no use. As it centres the rows of different faces on each other, their baselines fall apart
/// unless this is made the same for all.
fn row_middle(data: &FontData, sample: char) -> Option<f32> {
    let font = FontId::proportional(64.0);
    let mut only = FontDefinitions::empty();
    let chain = vec!["face".into()];
    only.families.insert(font.family.clone(), chain);
    let data = Arc::new(data.clone());
    only.font_data.insert("face".into(), data);
    let mut fonts = Fonts::new(TextOptions::default(), only);
    let mut view = fonts.with_pixels_per_point(1.0);
    let galley = view.layout_no_wrap(sample.into(), font.clone(), Color32::WHITE);
    let glyph = galley.rows.first()?.glyphs.first()?;
    let middle = (glyph.font_face_ascent - 0.5 * glyph.font_face_height) / font.size;
    (!glyph.uv_rect.is_nothing()).then_some(middle)
}

/// Adds a family of `faces`, closed by egui's own.
fn define(definitions: &mut FontDefinitions, family: FontFamily, faces: Vec<FontInsert>) {
    // A first face that is nearly right is left alone, because an offset is rounded to pixels
    // apart from the rest, and each rounding may part neighbours by one.
    let first = faces.first().map(|face| face.data.tweak.y_offset_factor);
    let shift = first.filter(|offset| offset.abs() < 0.05).unwrap_or(0.0);
    let mut chain = Vec::new();
    for FontInsert { name, mut data, .. } in faces {
        data.tweak.y_offset_factor -= shift;
        // The same face may sit differently in another family.
        let name = format!("{name} in {family}");
        definitions.font_data.insert(name.clone(), Arc::new(data));
        chain.push(name);
    }
    chain.extend(built_in(&family));
    log::debug!("{family}: {chain:?}");
    definitions.families.insert(family, chain);
}

fn built_in(family: &FontFamily) -> Vec<String> {
    let mut defaults = FontDefinitions::default().families;
    let own = defaults.remove(family);
    let closest = own.or_else(|| defaults.remove(&FontFamily::Proportional));
    closest.unwrap_or_default()
}

fn weight_of(family: &FontFamily) -> FontWeight {
    match family {
        FontFamily::Name(name) if [BOLD, SERIF_BOLD].contains(&&**name) => FontWeight::BOLD,
        _ => FontWeight::NORMAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_ends_in_the_faces_of_egui() {
        let found = find().definitions;
        let (sans, mono) = (FontFamily::Proportional, FontFamily::Monospace);
        let [bold, serif, both] = [BOLD, SERIF, SERIF_BOLD].map(|n| FontFamily::Name(n.into()));
        for family in [sans, mono, bold, serif, both] {
            let chain = &found.families[&family];
            assert!(chain.ends_with(&built_in(&family)), "{family}: {chain:?}");
            assert!(chain.iter().all(|name| found.font_data.contains_key(name)));
        }
    }
}
