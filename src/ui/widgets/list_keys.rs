//! Choosing and selecting in a list, by keys and by clicks.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::{list::Done, list_layout::Layout};
use crate::ui::view::PlaceState;

/// What keys act on.
pub struct Keys<'a> {
    /// The list's id.
    pub id: Id,
    /// How many cells it has.
    pub count: usize,
    /// How much of it is seen at once, in points.
    pub page: f32,
    /// Where its cells lie.
    pub layout: &'a Layout,
}

/// The keys that move the choice.
const MOVING: [Key; 8] =
    [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End, Key::PageUp, Key::PageDown];

/// Does what the keys of this frame ask of a list that has them.
pub fn act(ui: &Ui, keys: &Keys<'_>, state: &mut PlaceState) -> Done {
    if keys.count == 0 {
        return Done::Nothing;
    }
    let sideways = keys.layout.columns() > 1;
    let filter = EventFilter { horizontal_arrows: sideways, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(keys.id, filter));
    let mut done = Done::Nothing;
    for event in taken(ui) {
        match event {
            Event::Key { key: Key::Enter, .. } => done = state.selected.map_or(done, Done::Open),
            Event::Key { key: Key::Space, .. } => {
                if let Some(selected) = state.selected {
                    toggle(state, selected);
                }
            }
            Event::Key { key: Key::A, .. } => state.marked = (0..keys.count).collect(),
            Event::Key { key, modifiers, .. } => {
                let next = next(keys, state.selected, key);
                if modifiers.shift {
                    extend(state, next);
                } else {
                    state.anchor = None;
                }
                state.selected = Some(next);
            }
            Event::Copy => {
                let rows = state.chosen();
                done = if rows.is_empty() { done } else { Done::Copy(rows) };
            }
            _ => {}
        }
    }
    done
}

/// Takes in a click and says whether it opens what was clicked.
pub fn click(state: &mut PlaceState, index: usize, modifiers: Modifiers) -> bool {
    if modifiers.shift {
        extend(state, index);
    } else if modifiers.command {
        toggle(state, index);
        state.anchor = Some(index);
    } else {
        state.marked.clear();
        state.anchor = None;
    }
    state.selected = Some(index);
    !modifiers.shift && !modifiers.command
}

/// Selects one more, or one less.
pub fn toggle(state: &mut PlaceState, index: usize) {
    if !state.marked.remove(&index) {
        state.marked.insert(index);
    }
}

/// Selects from where selecting began to here.
fn extend(state: &mut PlaceState, to: usize) {
    let from = *state.anchor.get_or_insert(state.selected.unwrap_or(to));
    state.marked = (from.min(to)..=from.max(to)).collect();
}

fn next(keys: &Keys<'_>, selected: Option<usize>, key: Key) -> usize {
    let last = keys.count - 1;
    let Some(now) = selected.map(|now| now.min(last)) else {
        return if key == Key::End { last } else { 0 };
    };
    let step = keys.layout.rect(0).height().max(1.0);
    let page = (keys.page / step).floor().max(1.0) as isize;
    match key {
        Key::ArrowUp => keys.layout.vertical(now, -1),
        Key::ArrowDown => keys.layout.vertical(now, 1),
        Key::ArrowLeft => now.saturating_sub(1),
        Key::ArrowRight => (now + 1).min(last),
        Key::Home => 0,
        Key::End => last,
        Key::PageUp => far(keys, now, -page),
        Key::PageDown => far(keys, now, page),
        _ => now,
    }
}

/// A page up or down, or as far as the list goes.
fn far(keys: &Keys<'_>, now: usize, rows: isize) -> usize {
    match keys.layout.vertical(now, rows) {
        same if same == now && rows > 0 => keys.count - 1,
        there => there,
    }
}

/// The keys of a list that were pressed, in their order; they are taken.
fn taken(ui: &Ui) -> Vec<Event> {
    let is_ours = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } => match key {
            Key::Enter | Key::Space => *modifiers == Modifiers::NONE,
            Key::A => modifiers.command && !modifiers.shift && !modifiers.alt,
            key => MOVING.contains(key) && (*modifiers == Modifiers::NONE || *modifiers == Modifiers::SHIFT),
        },
        Event::Copy => true,
        _ => false,
    };
    ui.input_mut(|input| input.events.extract_if(.., |event| is_ours(event)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_with_keys_select_and_do_not_open() {
        let mut state = PlaceState::default();
        assert!(click(&mut state, 2, Modifiers::NONE));
        assert_eq!(state.chosen(), [2]);
        assert!(!click(&mut state, 5, Modifiers::SHIFT));
        assert_eq!(state.chosen(), [2, 3, 4, 5]);
        assert!(!click(&mut state, 3, Modifiers::COMMAND));
        assert_eq!(state.chosen(), [2, 4, 5]);
        assert!(!click(&mut state, 1, Modifiers::SHIFT));
        assert_eq!(state.chosen(), [1, 2, 3]);
        assert!(click(&mut state, 0, Modifiers::NONE));
        assert_eq!(state.chosen(), [0]);
    }
}
