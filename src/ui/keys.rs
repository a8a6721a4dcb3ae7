//! Keys pressed, and the commands that they stand for.

use egui::KeyboardShortcut;

use super::commands::{COMMANDS, Command, CommandId, Situation};

/// Takes the keys pressed in this frame and gives the commands they stand for. Keys with more
/// modifiers come first, or Ctrl+Shift+P would be read as Ctrl+P. Esc is left alone where a field
/// or a menu has first claim to it.
pub fn pressed(ctx: &egui::Context, now: &Situation, take_escape: bool) -> Vec<CommandId> {
    let mut shortcuts: Vec<(&KeyboardShortcut, &Command)> =
        COMMANDS.iter().flat_map(|command| command.keys.iter().map(move |keys| (keys, command))).collect();
    shortcuts.sort_by_key(|(keys, _)| {
        let m = keys.modifiers;
        std::cmp::Reverse(u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command || m.ctrl))
    });
    let mut found = Vec::new();
    for (keys, command) in shortcuts {
        if command.id == CommandId::Up && !take_escape {
            continue;
        }
        if (command.enabled)(now) && ctx.input_mut(|input| input.consume_shortcut(keys)) {
            found.push(command.id);
        }
    }
    found
}
