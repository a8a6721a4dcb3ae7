//! How articles are set: the size and the face of their text, and the small menu that changes them.

use egui::{Button, FontId, Popup, PopupCloseBehavior, RichText, Role, Ui, WidgetInfo};
use serde::{Deserialize, Serialize};

use super::{
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, choice, focus_ring},
};

/// How articles are set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Size of the text, 1 is usual. The size of everything comes on top of it.
    pub scale: f32,
    /// Whether the face is the one without serifs.
    pub sans: bool,
}

/// How small and how large articles can be set.
const SCALE: std::ops::RangeInclusive<f32> = 0.8..=1.8;

impl Default for Reading {
    fn default() -> Reading {
        Reading { scale: 1.0, sans: false }
    }
}

impl Reading {
    /// Running text of a usual size.
    pub fn face(self, size: f32) -> FontId {
        let size = size * self.scale;
        if self.sans { theme::sans(size) } else { theme::serif(size) }
    }

    /// Headings of a usual size.
    pub fn bold(self, size: f32) -> FontId {
        let size = size * self.scale;
        if self.sans { theme::bold(size) } else { theme::serif_bold(size) }
    }

    /// The length of a line, which grows with the letters.
    pub fn measure(self) -> f32 {
        theme::MEASURE * self.scale
    }

    /// Settings edited by hand may hold what nobody could read.
    #[must_use]
    pub fn sound(self) -> Reading {
        let scale = if self.scale.is_finite() { (self.scale * 10.0).round() / 10.0 } else { 1.0 };
        Reading { scale: scale.clamp(*SCALE.start(), *SCALE.end()), ..self }
    }
}

/// The button of the menu, in the tools of the reader.
pub fn menu(ui: &mut Ui, view: &View<'_>) {
    let name = view.t("reading-menu");
    let opener = ui.add(Button::new(RichText::new("Aa").font(theme::serif(size::BODY))));
    opener.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, &opener);
    let popup = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.accessible_name(name.clone()).show(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(space::SMALL, space::TINY);
        let now = view.reading;
        let ask = |reading: Reading| view.ask(Action::Read(reading.sound()));
        for (key, scale) in [
            ("reading-larger", now.scale + 0.1),
            ("reading-smaller", now.scale - 0.1),
            ("reading-usual", Reading::default().scale),
        ] {
            if button(ui, &view.t(key)).clicked() {
                ask(Reading { scale, ..now });
            }
        }
        ui.horizontal(|ui| {
            for (key, sans) in [("reading-serif", false), ("reading-sans", true)] {
                if choice(ui, &view.t(key), now.sans == sans).clicked() {
                    ask(Reading { sans, ..now });
                }
            }
        });
    });
    opener.on_hover_text(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stay_readable_whatever_the_settings_say() {
        let sound = |scale: f32| Reading { scale, sans: true }.sound().scale;
        assert_eq!([sound(0.0), sound(9.0), sound(f32::NAN), sound(1.04)], [0.8, 1.8, 1.0, 1.0]);
    }
}
