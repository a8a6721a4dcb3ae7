//! Colours, sizes and distances: the only file that holds any. A scale first, then its uses.
//!
//! Two sets of colours, paper and ink by day and by night, with one accent: cinnabar, the colour
//! of a seal. Text keeps a contrast of at least 4.5 to 1 on what it stands on (WCAG 2, AA).

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui, Visuals,
    style::WidgetVisuals,
};

/// Name of the family of bold sans faces.
pub const BOLD: &str = "bold";
/// Name of the family of serif faces, for reading.
pub const SERIF: &str = "serif";
/// Name of the family of bold serif faces, for headlines.
pub const SERIF_BOLD: &str = "serif-bold";

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    /// Ground of pages.
    pub paper: Color32,
    /// Ground of the rail, of plates and of gaps.
    pub panel: Color32,
    /// Ground of cards, fields and menus.
    pub raised: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub soft: Color32,
    /// Text that stands back: unknown values, labels of facts.
    pub faint: Color32,
    /// The accent: what is chosen, links, keynotes.
    pub accent: Color32,
    /// Ground of what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of words that were searched for.
    pub mark: Color32,
    /// Ground of words from which an article's head or a photo's words were read.
    pub sand: Color32,
    /// Ground of words that tell of a person.
    pub sky: Color32,
    /// Ground of words that tell of the edition.
    pub leaf: Color32,
    /// Participation by video, and the line of an indicator.
    pub video: Color32,
    /// Speeches and addresses.
    pub speech: Color32,
    /// What is in order.
    pub ok: Color32,
}

const LIGHT: Colors = Colors {
    paper: Color32::from_rgb(0xFB, 0xFA, 0xF7),
    panel: Color32::from_rgb(0xF3, 0xF1, 0xEB),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    line: Color32::from_rgb(0xE1, 0xDD, 0xD3),
    ink: Color32::from_rgb(0x1E, 0x20, 0x24),
    soft: Color32::from_rgb(0x56, 0x59, 0x60),
    faint: Color32::from_rgb(0x68, 0x6A, 0x70),
    accent: Color32::from_rgb(0xA3, 0x33, 0x27),
    accent_soft: Color32::from_rgb(0xF4, 0xE3, 0xDF),
    on_accent: Color32::from_rgb(0xFB, 0xFA, 0xF7),
    mark: Color32::from_rgb(0xFB, 0xE7, 0xA8),
    sand: Color32::from_rgb(0xE9, 0xE2, 0xCB),
    sky: Color32::from_rgb(0xD9, 0xE6, 0xEE),
    leaf: Color32::from_rgb(0xDC, 0xEA, 0xDE),
    video: Color32::from_rgb(0x2F, 0x6B, 0x8A),
    speech: Color32::from_rgb(0x6A, 0x5A, 0x2C),
    ok: Color32::from_rgb(0x3A, 0x6C, 0x4A),
};

const DARK: Colors = Colors {
    paper: Color32::from_rgb(0x17, 0x18, 0x1A),
    panel: Color32::from_rgb(0x1E, 0x20, 0x23),
    raised: Color32::from_rgb(0x25, 0x27, 0x2B),
    line: Color32::from_rgb(0x34, 0x37, 0x3C),
    ink: Color32::from_rgb(0xE9, 0xE6, 0xDF),
    soft: Color32::from_rgb(0xA9, 0xAB, 0xB0),
    faint: Color32::from_rgb(0x8F, 0x92, 0x99),
    accent: Color32::from_rgb(0xE5, 0x84, 0x74),
    accent_soft: Color32::from_rgb(0x3A, 0x26, 0x24),
    on_accent: Color32::from_rgb(0x1B, 0x11, 0x10),
    mark: Color32::from_rgb(0x5A, 0x4A, 0x12),
    sand: Color32::from_rgb(0x3B, 0x36, 0x26),
    sky: Color32::from_rgb(0x22, 0x36, 0x42),
    leaf: Color32::from_rgb(0x25, 0x38, 0x2B),
    video: Color32::from_rgb(0x7D, 0xB8, 0xD6),
    speech: Color32::from_rgb(0xCD, 0xB9, 0x7A),
    ok: Color32::from_rgb(0x8C, 0xC2, 0x9D),
};

/// Grounds of monograms; white characters stand on them in both themes.
const MONOGRAMS: [Color32; 7] = [
    Color32::from_rgb(0x7A, 0x4B, 0x3A),
    Color32::from_rgb(0x3F, 0x61, 0x72),
    Color32::from_rgb(0x5B, 0x6B, 0x3B),
    Color32::from_rgb(0x6B, 0x4A, 0x6E),
    Color32::from_rgb(0x7D, 0x5E, 0x25),
    Color32::from_rgb(0x42, 0x65, 0x5A),
    Color32::from_rgb(0x7B, 0x3F, 0x4C),
];

/// Distances, in points.
pub mod space {
    /// Between things that belong together.
    pub const TINY: f32 = 4.0;
    /// Between parts of one thing.
    pub const SMALL: f32 = 8.0;
    /// Between things.
    pub const MEDIUM: f32 = 14.0;
    /// Between groups.
    pub const LARGE: f32 = 22.0;
    /// Margin of a page.
    pub const PAGE: f32 = 28.0;
    /// Width of the rail.
    pub const RAIL: f32 = 68.0;
    /// Height of the top bar.
    pub const TOP: f32 = 52.0;
    /// Between the two columns of facing languages.
    pub const GUTTER: f32 = 44.0;
}

/// Sizes of type, in points.
pub mod size {
    /// Labels in the rail.
    pub const RAIL: f32 = 11.0;
    /// Captions of axes.
    pub const TINY: f32 = 11.5;
    /// Secondary text.
    pub const SMALL: f32 = 12.5;
    /// Text of the interface.
    pub const BODY: f32 = 14.0;
    /// Names on cards.
    pub const NAME: f32 = 17.0;
    /// Text of articles.
    pub const READING: f32 = 17.0;
    /// Lines of an article that stand out.
    pub const LEAD: f32 = 20.0;
    /// Titles of pages.
    pub const TITLE: f32 = 26.0;
    /// Headlines of articles.
    pub const HEADLINE: f32 = 31.0;
    /// The number on an edition's cover.
    pub const COVER: f32 = 56.0;
}

/// Rounding of corners.
pub mod radius {
    /// Buttons, plates, covers.
    pub const SMALL: u8 = 6;
    /// Cards.
    pub const CARD: u8 = 10;
    /// Chips.
    pub const CHIP: u8 = 12;
    /// The search field.
    pub const FIELD: u8 = 16;
}

/// Lengths of lines for reading: about 66 Latin, 34 Chinese characters.
pub const MEASURE: f32 = 560.0;
/// Height of a line of reading, in sizes of its type.
pub const LEADING: f32 = 1.65;

/// The colours of the theme that is shown.
pub fn colors(ui: &Ui) -> &'static Colors {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Sans, regular.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Sans, bold.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Serif, regular.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

/// Serif, bold.
pub fn serif_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF_BOLD.into()))
}

/// A colour for a monogram that stays the same for the same id.
pub fn monogram(id: &str) -> Color32 {
    // FNV-1a: short ids that differ in a letter get colours far apart.
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let place = (hash >> 16 ^ hash) as usize % MONOGRAMS.len();
    MONOGRAMS.get(place).copied().unwrap_or(Color32::GRAY)
}

/// Gives a context both themes.
pub fn install(ctx: &Context) {
    for (theme, colors) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| apply(style, theme, colors));
    }
    // Zooming is a command of ours, so that it is kept in the settings.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // Paper is the usual ground where the system has no preference.
        options.fallback_theme = Theme::Light;
    });
}

fn apply(style: &mut Style, theme: Theme, colors: &Colors) {
    style.text_styles = [
        (TextStyle::Small, sans(size::SMALL)),
        (TextStyle::Body, sans(size::BODY)),
        (TextStyle::Button, sans(size::BODY)),
        (TextStyle::Heading, bold(size::TITLE)),
        (TextStyle::Monospace, FontId::new(size::SMALL, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(space::SMALL, space::TINY);
    style.spacing.button_padding = egui::vec2(12.0, 5.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.selectable_labels = true;
    // Nothing moves of itself: whoever asked the system for less motion is served as well.
    style.animation_time = 0.0;
    style.visuals = visuals(theme, colors);
}

fn visuals(theme: Theme, colors: &Colors) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.override_text_color = Some(colors.ink);
    visuals.weak_text_color = Some(colors.faint);
    visuals.hyperlink_color = colors.accent;
    visuals.panel_fill = colors.paper;
    visuals.window_fill = colors.raised;
    visuals.window_stroke = Stroke::new(1.0, colors.line);
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.popup_shadow = Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(36) };
    visuals.window_shadow = visuals.popup_shadow;
    visuals.extreme_bg_color = colors.raised;
    visuals.faint_bg_color = colors.panel;
    visuals.code_bg_color = colors.panel;
    visuals.warn_fg_color = colors.accent;
    visuals.error_fg_color = colors.accent;
    visuals.selection.bg_fill = colors.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, colors.accent);
    let widget = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(radius::SMALL),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(colors.paper, colors.line, colors.ink);
    visuals.widgets.inactive = widget(colors.raised, colors.line, colors.ink);
    visuals.widgets.hovered = widget(colors.panel, colors.faint, colors.ink);
    visuals.widgets.active = widget(colors.accent_soft, colors.accent, colors.ink);
    visuals.widgets.open = widget(colors.panel, colors.faint, colors.ink);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.
    fn luminance(color: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_keeps_its_contrast_in_both_themes() {
        for colors in [LIGHT, DARK] {
            for (name, ground) in [("paper", colors.paper), ("panel", colors.panel), ("raised", colors.raised)] {
                for (text, color) in [
                    ("ink", colors.ink),
                    ("soft", colors.soft),
                    ("faint", colors.faint),
                    ("accent", colors.accent),
                    ("video", colors.video),
                    ("speech", colors.speech),
                    ("ok", colors.ok),
                ] {
                    let found = contrast(color, ground);
                    assert!(found >= 4.5, "{text} on {name}: {found:.2}");
                }
            }
            for text in [colors.ink, colors.accent, colors.soft] {
                assert!(contrast(text, colors.accent_soft) >= 4.5, "{:.2}", contrast(text, colors.accent_soft));
            }
            assert!(contrast(colors.on_accent, colors.accent) >= 4.5);
            for ground in [colors.mark, colors.sand, colors.sky, colors.leaf] {
                assert!(contrast(colors.ink, ground) >= 4.5, "{ground:?}");
            }
        }
        for ground in MONOGRAMS {
            assert!(contrast(Color32::WHITE, ground) >= 4.5, "{ground:?}");
        }
    }
}
