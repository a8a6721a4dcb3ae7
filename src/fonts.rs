//! The fonts that are installed on this computer, found by the names of their families. The window and
//! the PDF take theirs from here; files of fonts are mapped into memory rather than read.

use std::panic::catch_unwind;

pub use fontique::{Blob, FamilyId, FontWeight, GenericFamily};
use fontique::{Collection, CollectionOptions, FontStyle, FontWidth, Script, SourceCache};

// Family names, the best first. After PingFang come what stands in for it on macOS, which now
// keeps PingFang in a format of its own.
/// Chinese families without serifs (黑体).
pub const CHINESE_SANS: &str = "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,Source Han Sans CN,\
    PingFang SC,Microsoft YaHei,Microsoft YaHei UI,Hiragino Sans GB,Heiti SC,WenQuanYi Micro Hei,\
    Droid Sans Fallback,SimHei";
/// Chinese families with serifs (宋体).
pub const CHINESE_SERIF: &str = "Noto Serif CJK SC,Noto Serif SC,Source Han Serif SC,\
    Source Han Serif CN,Songti SC,STSong,SimSun,NSimSun";

/// Only simplified Chinese writes this character, so a font that has it can serve the language.
pub const HAN_SAMPLE: char = '谢';

/// The installed fonts and those of their files that are open.
pub struct Installed {
    collection: Collection,
    files: SourceCache,
}

/// A face of a family, in its file.
pub struct Face {
    /// The name of its family.
    pub family: String,
    /// The file.
    pub file: Blob<u8>,
    /// Its place in the file.
    pub index: u32,
    /// Where on the axes of a variable font it lies.
    pub variations: Vec<([u8; 4], f32)>,
}

impl Installed {
    /// Looks through the installed fonts, which takes about a tenth of a second.
    pub fn open() -> Installed {
        let none = CollectionOptions { system_fonts: false, shared: false };
        // Where no font at all is installed, fontique panics.
        let installed = catch_unwind(Collection::default);
        let collection = installed.unwrap_or_else(|_| Collection::new(none));
        Installed { collection, files: SourceCache::default() }
    }

    /// The families of these names, parted by commas, that are installed.
    pub fn named(&mut self, names: &str) -> Vec<FamilyId> {
        names.split(',').filter_map(|name| self.collection.family_id(name)).collect()
    }

    /// The system's own choice for simplified Chinese. Under a Western language it may be Japanese, so
    /// it is the last to be asked.
    pub fn chinese_of_system(&mut self) -> Option<FamilyId> {
        self.collection.fallback_families((Script::from_bytes(*b"Hani"), "zh-Hans")).next()
    }

    /// The system's own choice for a general kind of font.
    pub fn generic(&mut self, generic: GenericFamily) -> Vec<FamilyId> {
        self.collection.generic_families(generic).collect()
    }

    /// The upright face of a family nearest to `weight`, if it can draw `sample`.
    pub fn face(&mut self, id: FamilyId, weight: FontWeight, sample: char) -> Option<Face> {
        let family = self.collection.family(id)?;
        let info = family.match_font(FontWidth::NORMAL, FontStyle::Normal, weight, false)?;
        let file = info.load(Some(&mut self.files))?;
        let glyph = info.charmap_index().charmap(file.as_ref())?.map(sample);
        glyph.filter(|glyph| *glyph != 0)?;
        let variation = info.synthesis(FontWidth::NORMAL, FontStyle::Normal, weight);
        Some(Face {
            family: family.name().to_owned(),
            file,
            index: info.index(),
            variations: variation.variation_settings().iter().map(|(tag, at)| (tag.to_be_bytes(), *at)).collect(),
        })
    }
}
