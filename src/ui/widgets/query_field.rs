//! The field for a query, with ways to go on offered beneath it.

use egui::{Id, Key, Modifiers, Response, Role, TextEdit, Ui, WidgetInfo, text::CCursor, text_edit::TextEditState};

use super::button;
use crate::{
    model::Language,
    search::Completion,
    ui::{
        theme::{self, size, space},
        view::View,
    },
};

/// The ways to go on with a query, kept until the query or the archive changes.
#[derive(Clone, Debug, Default)]
pub struct Completions {
    made: Option<(String, u64, bool, Language)>,
    list: Vec<Completion>,
}

/// So many are offered; more are found by typing on.
const MOST: usize = 6;

impl Completions {
    fn refresh(&mut self, view: &View<'_>, text: &str) {
        let made = (text.to_owned(), view.snapshot, view.index.is_some(), view.language);
        if self.made.as_ref() == Some(&made) {
            return;
        }
        let index = view.index.filter(|_| !text.starts_with('>'));
        let list = index.map(|index| index.complete(view.catalog, text, view.language, MOST)).unwrap_or_default();
        // What stands there already is no way to go on.
        self.list = list.into_iter().filter(|one| text.get(one.from..) != Some(one.text.as_str())).collect();
        self.made = Some(made);
    }
}

/// Puts a way to go on into a query, and the cursor behind it.
fn accept(ui: &Ui, id: Id, text: &mut String, completion: &Completion) {
    let Some(kept) = text.get(..completion.from) else { return };
    // After a field comes its value, after a value the next word.
    let space = if completion.text.ends_with(':') { "" } else { " " };
    *text = format!("{kept}{}{space}", completion.text);
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}

/// Shows the field under this id; Tab takes the first way to go on, a click any of them.
pub fn query_field(
    ui: &mut Ui,
    view: &View<'_>,
    id: Id,
    text: &mut String,
    completions: &mut Completions,
    width: f32,
) -> Response {
    completions.refresh(view, text);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let first = completions.list.first().filter(|_| has_focus).cloned();
    if let Some(first) = &first
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab))
    {
        accept(ui, id, text, first);
    }
    let name = view.t("search-hint");
    let field = ui.add(
        TextEdit::singleline(text)
            .id(id)
            .hint_text(name.clone())
            .desired_width(width)
            .font(theme::sans(size::NAME))
            .lock_focus(first.is_some())
            .char_limit(10_000),
    );
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(text.clone());
        info
    });
    completions.refresh(view, text);
    if has_focus && !completions.list.is_empty() {
        offer(ui, view, id, text, completions);
    }
    field
}

fn offer(ui: &mut Ui, view: &View<'_>, id: Id, text: &mut String, completions: &Completions) {
    ui.horizontal_wrapped(|ui| {
        let font = theme::sans(size::SMALL);
        super::label(ui, &view.t("tab-completes"), font, theme::colors(ui).faint);
        ui.spacing_mut().button_padding = egui::vec2(space::SMALL, 2.0);
        for completion in &completions.list {
            if button(ui, &completion.text).clicked() {
                accept(ui, id, text, completion);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
    });
}
