//! What the window has been asked to do that takes time: each task has a name, is counted, can be
//! cancelled, and ends with words. The list is shown by `ui/tasks.rs`.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use super::{deed::Deed, jobs::Event, state::State};
use crate::{
    archive::{Cancel, Progress},
    ui::tasks::{Task, TaskState},
    words::Message,
};

/// The tasks, the last one first, and how those that failed are tried again.
#[derive(Default)]
pub struct Tasks {
    /// Those that run and those that have ended.
    pub list: Vec<Task>,
    again: BTreeMap<u64, Again>,
    next: u64,
}

/// How a task ended, and what the window does about it.
pub struct Ended {
    /// In words.
    pub state: TaskState,
    /// What follows in the window.
    then: Option<Then>,
}

type Then = Box<dyn FnOnce(&mut State) + Send>;
type Run = Arc<dyn Fn(&Progress, &Cancel) -> Ended + Send + Sync>;

/// What trying again means.
#[derive(Clone)]
pub(super) enum Again {
    /// The same once more.
    Run(Run),
    /// The change once more, if the archive can be written.
    Change(Deed),
}

/// The most tasks that have ended and are still shown.
const MOST_ENDED: usize = 20;

impl Ended {
    /// It ended so.
    pub fn new(state: TaskState) -> Ended {
        Ended { state, then: None }
    }

    /// Does this in the window afterwards.
    #[must_use]
    pub fn then(self, then: impl FnOnce(&mut State) + Send + 'static) -> Ended {
        Ended { then: Some(Box::new(then)), ..self }
    }
}

impl Tasks {
    /// Those that run.
    pub fn running(&self) -> impl Iterator<Item = &Task> {
        self.list.iter().filter(|task| task.state == TaskState::Running)
    }

    /// Whether a change is being made.
    pub fn is_changing(&self) -> bool {
        self.running().any(|task| matches!(self.again.get(&task.number), Some(Again::Change(_))))
    }

    /// To be called in each frame, so that the time left can be told.
    pub(super) fn frame(&mut self, now: f64) {
        for task in self.list.iter_mut().filter(|task| task.state == TaskState::Running) {
            let began = *task.began.get_or_insert(now);
            task.seconds = now - began;
        }
    }

    /// Nothing is tried again in another archive.
    pub(super) fn other_archive(&mut self) {
        let running: Vec<u64> = self.running().map(|task| task.number).collect();
        self.again.retain(|number, _| running.contains(number));
        for task in &mut self.list {
            task.again = false;
        }
    }

    fn begin(&mut self, name: Message, again: Again) -> (u64, Progress, Cancel) {
        self.next += 1;
        let number = self.next;
        let task = Task::begun(number, name);
        let (progress, cancel) = (task.progress.clone(), task.cancel.clone());
        self.list.insert(0, task);
        self.again.insert(number, again);
        (number, progress, cancel)
    }

    fn remove(&mut self, keep: impl Fn(&Task) -> bool) {
        self.list.retain(|task| keep(task) || task.state == TaskState::Running);
        self.again.retain(|number, _| self.list.iter().any(|task| task.number == *number));
    }

    fn end(&mut self, number: u64, state: TaskState) {
        let failed = matches!(state, TaskState::Failed(_));
        if !failed {
            self.again.remove(&number);
        }
        if let Some(task) = self.list.iter_mut().find(|task| task.number == number) {
            task.state = state;
            task.again = failed && self.again.contains_key(&number);
        }
        let ended = self.list.iter().filter(|task| task.state != TaskState::Running);
        if let Some(last) = ended.map(|task| task.number).nth(MOST_ENDED) {
            self.remove(|task| task.number != last);
        }
    }
}

impl State {
    /// Does something on a thread, as a task in the list.
    pub fn run_task(&mut self, name: Message, run: impl Fn(&Progress, &Cancel) -> Ended + Send + Sync + 'static) {
        self.run_again(name, Arc::new(run));
    }

    fn run_again(&mut self, name: Message, run: Run) {
        self.begin_task(name, Again::Run(run.clone()), move |progress, cancel| run(progress, cancel));
    }

    pub(super) fn begin_task(
        &mut self,
        name: Message,
        again: Again,
        run: impl FnOnce(&Progress, &Cancel) -> Ended + Send + 'static,
    ) {
        let (number, progress, cancel) = self.tasks.begin(name, again);
        let broke = || TaskState::Failed(Message::new("task-broke"));
        let started = self.jobs.spawn("task", move |send| {
            // A task that is broken must still end: leaving waits for it.
            let ended = catch_unwind(AssertUnwindSafe(|| run(&progress, &cancel)));
            send(Event::Ended(number, ended.unwrap_or_else(|_| Ended::new(broke()))));
        });
        if !started {
            self.tasks.end(number, TaskState::Failed(Message::new("task-not-started")));
        }
    }

    pub(super) fn task_ended(&mut self, number: u64, ended: Ended) {
        self.tasks.end(number, ended.state);
        if let Some(then) = ended.then {
            then(self);
        }
    }

    pub(super) fn cancel_task(&mut self, number: u64) {
        for task in self.tasks.running().filter(|task| task.number == number) {
            task.cancel.cancel();
        }
    }

    pub(super) fn retry_task(&mut self, number: u64) {
        let Some(again) = self.tasks.again.get(&number).cloned() else { return };
        let name = self.tasks.list.iter().find(|task| task.number == number).map(|task| task.name.clone());
        self.tasks.remove(|task| task.number != number);
        match (again, name) {
            (Again::Change(deed), _) => self.change(deed),
            (Again::Run(run), Some(name)) => self.run_again(name, run),
            (Again::Run(_), None) => {}
        }
    }

    pub(super) fn clear_tasks(&mut self) {
        self.tasks.remove(|_| false);
    }
}
