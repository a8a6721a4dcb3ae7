//! Keys pressed, and the commands that they stand for.

use egui::KeyboardShortcut;

use super::commands::{COMMANDS, Command, CommandId, Situation};

/// Takes the keys pressed in this frame and gives the commands they stand for. Keys with more
/// modifiers come first, or Ctrl+Shift+P would be read as Ctrl+P; those of a command that cannot be done
/// now stand for no other, or Ctrl+Shift+Z would undo where nothing can be redone. Esc is left alone where
/// a field or a menu has first claim to it.
pub fn pressed(ctx: &egui::Context, now: &Situation, take_escape: bool) -> Vec<CommandId> {
    let mut shortcuts: Vec<(&KeyboardShortcut, &Command)> =
        COMMANDS.iter().flat_map(|command| command.keys.iter().map(move |keys| (keys, command))).collect();
    shortcuts.sort_by_key(|(keys, _)| {
        let m = keys.modifiers;
        std::cmp::Reverse(u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command || m.ctrl))
    });
    let mut found = Vec::new();
    let mut refused = Vec::new();
    for (keys, command) in shortcuts {
        if command.id == CommandId::Up && !take_escape || refused.contains(&keys.logical_key) {
            continue;
        }
        if !(command.enabled)(now) {
            refused.extend(is_pressed(ctx, keys).then_some(keys.logical_key));
        } else if ctx.input_mut(|input| input.consume_shortcut(keys)) {
            found.push(command.id);
        }
    }
    found
}

/// Whether exactly these keys were pressed.
fn is_pressed(ctx: &egui::Context, keys: &KeyboardShortcut) -> bool {
    let is_it = |event: &egui::Event| match event {
        egui::Event::Key { key, pressed: true, modifiers, .. } => {
            *key == keys.logical_key && modifiers.matches_exact(keys.modifiers)
        }
        _ => false,
    };
    ctx.input(|input| input.events.iter().any(is_it))
}

#[cfg(test)]
mod tests {
    use egui::{Context, Event, Key, Modifiers, RawInput};

    use super::*;

    fn commands(now: &Situation, modifiers: Modifiers, key: Key) -> Vec<CommandId> {
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let ctx = Context::default();
        let mut found = Vec::new();
        let mut output = ctx.run_ui(RawInput { events: vec![event], ..RawInput::default() }, |ui| {
            found.extend(pressed(ui.ctx(), now, true));
        });
        output.textures_delta.clear();
        found
    }

    #[test]
    fn keys_of_what_cannot_be_done_now_do_nothing_else() {
        let shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let now = Situation { open: true, undo: true, ..Situation::default() };
        assert_eq!(commands(&now, Modifiers::COMMAND, Key::Z), [CommandId::Undo]);
        assert_eq!(commands(&now, shift, Key::Z), [], "there is nothing to redo");
        assert_eq!(commands(&Situation { redo: true, ..now }, shift, Key::Z), [CommandId::Redo]);
        // Plus is typed with Shift on many keyboards.
        assert_eq!(commands(&now, shift, Key::Plus), [CommandId::Larger]);
    }
}
