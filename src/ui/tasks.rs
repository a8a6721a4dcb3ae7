//! What takes time: a button in the window's head while there is anything, and the list that it
//! opens, with how far each task is, how it ended, and what can be done about it.

use egui::{
    Align, Button, CornerRadius, Layout, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{
    theme::{self, radius, size, space},
    view::{Action, View},
    widgets::{below, button as plain_button, focus_ring, label, link},
};
use crate::{
    archive::{Cancel, Progress},
    words::{self, Message},
};

/// Something that takes time.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its own number.
    pub number: u64,
    /// What it is, as people read it.
    pub name: Message,
    /// How far it is.
    pub progress: Progress,
    /// To stop it.
    pub cancel: Cancel,
    /// Whether it runs, and else how it ended.
    pub state: TaskState,
    /// Whether it can be tried again.
    pub again: bool,
    /// When it was first drawn, in the window's time.
    pub began: Option<f64>,
    /// For how many seconds it has run since.
    pub seconds: f64,
}

/// Whether a task runs, and else how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It runs.
    Running,
    /// It is done, in words.
    Done(Message),
    /// It failed, with what to do.
    Failed(Message),
    /// It was stopped, with what is left of it.
    Cancelled(Message),
}

/// Before so many seconds have passed nothing can be said of the time left.
const SOON: f64 = 0.5;
/// Width of the list.
const WIDTH: f32 = 380.0;
/// Height of a bar of progress.
const BAR: f32 = 4.0;
/// Height of a line of words and a button.
const LINE: f32 = 28.0;

impl Task {
    /// A task that begins.
    pub fn begun(number: u64, name: Message) -> Task {
        let (progress, cancel) = (Progress::default(), Cancel::default());
        Task { number, name, progress, cancel, state: TaskState::Running, again: false, began: None, seconds: 0.0 }
    }

    /// The share that is done, if that is known.
    fn share(&self) -> Option<f32> {
        let (done, total) = self.progress.get();
        (total > 0).then(|| (done as f32 / total as f32).min(1.0))
    }

    /// The time left in words, if it can be told from what has passed.
    pub fn left(&self) -> Option<Message> {
        let share = self.share().map(f64::from).filter(|share| (0.01..1.0).contains(share))?;
        (self.seconds > SOON).then(|| time_left(self.seconds * (1.0 - share) / share))
    }
}

/// A time in words, the rougher the longer it is.
fn time_left(seconds: f64) -> Message {
    let whole = |units: f64| units.round().max(1.0) as usize;
    match seconds {
        ..10.0 => Message::new("left-moments"),
        ..50.0 => Message::new("left-seconds").with("count", whole(seconds / 10.0) * 10),
        ..5400.0 => Message::new("left-minutes").with("count", whole(seconds / 60.0)),
        _ => Message::new("left-hours").with("count", whole(seconds / 3600.0)),
    }
}

fn percent(view: &View<'_>, share: f32) -> String {
    Message::new("percent").with("number", (share * 100.0).floor().to_string()).words(view.language)
}

/// Shows the button, if there is any task, and the list while it is open.
pub fn button(ui: &mut Ui, view: &View<'_>, tasks: &[Task]) {
    if tasks.is_empty() {
        return;
    }
    let colors = theme::colors(ui);
    let running: Vec<&Task> = tasks.iter().filter(|task| task.state == TaskState::Running).collect();
    let failed = tasks.iter().any(|task| matches!(task.state, TaskState::Failed(_)));
    let shares: Vec<f32> = running.iter().map(|task| task.share().unwrap_or(0.0)).collect();
    let share = (!shares.is_empty()).then(|| shares.iter().sum::<f32>() / shares.len() as f32);
    let words = match share {
        Some(share) => format!("{} {}", view.t("tasks"), percent(view, share)),
        None => view.t("tasks"),
    };
    let name = match running.len() {
        0 => view.t("tasks"),
        count => view.count("tasks-running", count),
    };
    let ink = if failed { colors.accent } else { colors.soft };
    let text = RichText::new(words).font(theme::sans(size::SMALL)).color(ink);
    let response = ui.add(
        Button::new(text)
            .fill(colors.paper)
            .stroke(Stroke::new(1.0, colors.line))
            .corner_radius(CornerRadius::same(radius::CHIP)),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if let Some(share) = share {
        let inside = response.rect.shrink2(vec2(12.0, 1.0));
        bar(ui, Rect::from_min_max(pos2(inside.left(), inside.bottom() - 2.0), inside.max), share);
    }
    focus_ring(ui, &response);
    below(ui, &response, &view.t("tasks"), |ui| list(ui, view, tasks));
}

fn list(ui: &mut Ui, view: &View<'_>, tasks: &[Task]) {
    ui.set_width(WIDTH);
    let room = (ui.ctx().content_rect().height() - 200.0).max(120.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        for (index, task) in tasks.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            ui.push_id(task.number, |ui| row(ui, view, task));
        }
    });
    if tasks.iter().any(|task| task.state != TaskState::Running) {
        ui.separator();
        if link(ui, &view.t("tasks-clear")).clicked() {
            view.ask(Action::ClearTasks);
            ui.close();
        }
    }
}

fn row(ui: &mut Ui, view: &View<'_>, task: &Task) {
    let colors = theme::colors(ui);
    let name = task.name.words(view.language);
    ui.add_space(space::TINY);
    label(ui, &name, theme::sans(size::BODY), colors.ink);
    let small = theme::sans(size::SMALL);
    match &task.state {
        TaskState::Running => running(ui, view, task, &name),
        TaskState::Done(words) | TaskState::Cancelled(words) => {
            label(ui, &words.words(view.language), small, colors.soft);
        }
        TaskState::Failed(reason) => {
            label(ui, &reason.words(view.language), small, colors.accent);
            if task.again && of_task(ui, &view.t("try-again"), &name).clicked() {
                view.ask(Action::RetryTask(task.number));
            }
        }
    }
    ui.add_space(space::TINY);
}

fn running(ui: &mut Ui, view: &View<'_>, task: &Task, name: &str) {
    let colors = theme::colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR + space::TINY), Sense::hover());
    let share = task.share().unwrap_or(0.0);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = Some(f64::from(share));
        info
    });
    bar(ui, Rect::from_center_size(rect.center(), vec2(rect.width(), BAR)), share);
    ui.spacing_mut().interact_size.y = LINE;
    ui.horizontal(|ui| {
        let (done, total) = task.progress.get();
        let counted =
            Message::new("task-counted").with("done", words::number(done)).with("total", words::number(total));
        let far = match (task.cancel.is_cancelled(), total) {
            (true, _) => Message::new("task-stops"),
            (false, 0) => Message::new("task-runs"),
            (false, _) => counted,
        };
        let parts = [Some(far), task.left().filter(|_| !task.cancel.is_cancelled())];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.words(view.language)).collect();
        ui.label(RichText::new(parts.join(" · ")).font(theme::sans(size::SMALL)).color(colors.soft));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let cancel = ui.add_enabled_ui(!task.cancel.is_cancelled(), |ui| of_task(ui, &view.t("cancel"), name));
            if cancel.inner.clicked() {
                view.ask(Action::CancelTask(task.number));
            }
        });
    });
}

/// A button of a task, which screen readers are told.
fn of_task(ui: &mut Ui, words: &str, task: &str) -> Response {
    let response = plain_button(ui, words);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(task));
    response
}

fn bar(ui: &Ui, rect: Rect, share: f32) {
    let colors = theme::colors(ui);
    let corner = CornerRadius::same(2);
    ui.painter().rect_filled(rect, corner, colors.line);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, corner, colors.accent);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language::{En, Zh};

    #[test]
    fn the_time_left_is_told_roughly_in_both_languages() {
        for (seconds, english, chinese) in [
            (3.0, "a few seconds left", "还需几秒"),
            (42.0, "about 40 seconds left", "约剩 40 秒"),
            (55.0, "about 1 minute left", "约剩 1 分钟"),
            (130.0, "about 2 minutes left", "约剩 2 分钟"),
            (5000.0, "about 83 minutes left", "约剩 83 分钟"),
            (7300.0, "about 2 hours left", "约剩 2 小时"),
        ] {
            let words = time_left(seconds);
            assert_eq!([words.words(En), words.words(Zh)], [english, chinese]);
        }
    }

    #[test]
    fn nothing_is_said_of_the_time_left_before_it_is_known() {
        let mut task = Task::begun(1, Message::new("tasks"));
        assert_eq!(task.left(), None, "nothing is counted yet");
        task.progress.expect(4);
        task.progress.step();
        assert_eq!(task.left(), None, "no time has passed yet");
        task.seconds = 20.0;
        assert_eq!(task.left().map(|left| left.words(En)), Some("about 1 minute left".to_owned()));
        for _ in 0..3 {
            task.progress.step();
        }
        assert_eq!(task.left(), None, "everything is counted");
    }
}
