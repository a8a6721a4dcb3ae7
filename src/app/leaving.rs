//! Leaving an archive while something still runs: that is asked first, and what runs is waited for.

use egui::{Context, ViewportCommand};

use super::state::State;
use crate::{catalog::Origin, ui::leaving::Leaving};

/// Where one wants to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Out of the program.
    Close,
    /// To another archive.
    Open(Origin),
}

impl State {
    /// Closes the window, unless something runs that has to be asked about.
    pub(super) fn quit(&mut self, ctx: &Context) {
        if !self.asks_before(Towards::Close) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// The window was told to close.
    pub(super) fn close_requested(&mut self, ctx: &Context) {
        if self.asks_before(Towards::Close) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Whether something runs, so that the user is asked before going there.
    pub(super) fn asks_before(&mut self, towards: Towards) -> bool {
        let closes = towards == Towards::Close;
        // In another archive what was decided is still there.
        let import = closes && self.importing.reviewing.as_ref().is_some_and(|reviewing| reviewing.decided);
        if self.tasks.running().next().is_none() && !import {
            return false;
        }
        let waits = self.leaving.as_ref().is_some_and(|(_, dialog)| dialog.waits);
        self.leaving = Some((towards, Leaving { closes, waits, import }));
        true
    }

    /// Cancels what runs; when it has answered, one leaves.
    pub(super) fn leave_anyway(&mut self) {
        for task in self.tasks.running() {
            task.cancel.cancel();
        }
        if let Some((_, dialog)) = &mut self.leaving {
            dialog.waits = true;
            if dialog.import {
                self.importing.reviewing = None;
            }
        }
    }

    /// Leaves as soon as nothing runs any more; an answer is not needed then.
    pub(super) fn leave_when_done(&mut self, ctx: &Context) {
        if self.tasks.running().next().is_some() {
            return;
        }
        if self.leaving.as_ref().is_some_and(|(_, dialog)| dialog.import && !dialog.waits) {
            return;
        }
        match self.leaving.take() {
            Some((Towards::Close, Leaving { waits: true, .. })) => ctx.send_viewport_cmd(ViewportCommand::Close),
            Some((Towards::Open(origin), Leaving { waits: true, .. })) => self.open(origin),
            // Nobody had answered yet: it is for the user to see how it ended, and to ask again.
            Some(_) | None => {}
        }
    }
}
