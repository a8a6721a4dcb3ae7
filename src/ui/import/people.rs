//! The people of a source: who each of them is, and what the source says of their part.

use egui::{Align, Align2, Color32, Layout, Rect, Role as Control, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::{Reviewing, field, somebody, source::ImportPage};
use crate::{
    catalog::{Catalog, PersonEntry, PersonIdx},
    import::review::{At, Decision, FieldId, Likeness, PersonReview, SourceReview, Who},
    model::{Mode, Role, is_han},
    ui::{
        theme::{self, size, space},
        view::View,
        widgets::{dropdown, label, lazy_of_height, link, option, section},
    },
    words::{self, Message},
};

/// Side of a monogram.
const SIGN: f32 = 30.0;
/// Height of a person who was not drawn yet.
const HEIGHT: f32 = 46.0;
/// Width of the list of those who may be meant.
const WIDTH: f32 = 210.0;
/// How many people of the archive are offered when somebody is looked for.
const MOST_FOUND: usize = 8;

pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    page: &mut ImportPage,
) {
    // Who is in a photo that came by itself is said there.
    let tells = source.article.is_some() || source.photos.is_empty();
    if source.people.is_empty() && !tells {
        return;
    }
    section(ui, &view.t("review-people-title"), &view.count("review-people", source.people.len()));
    for (number, person) in source.people.iter().enumerate() {
        lazy_of_height(ui, view.part_id("person", place * 100_000 + number), HEIGHT, |ui| {
            ui.push_id(number, |ui| one(ui, view, reviewing, (place, number, person), page));
        });
    }
    if tells {
        let title = view.t("review-people-title");
        if somebody::opener(ui, view, (place, None, &title), page) {
            somebody::draw(ui, view, reviewing, (place, None), page);
        }
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, number, person): (usize, usize, &PersonReview),
    page: &mut ImportPage,
) {
    let colors = theme::colors(ui);
    let at = At::Person(number);
    let name = both_names(person);
    let key = (place, at);
    // Whoever has to be asked about is opened up of itself.
    let open = page.turned.contains(&key) != (person.who == Who::Undecided);
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        ui.set_min_height(SIGN);
        if field::tick(ui, view, person.take, &name).clicked() {
            field::decide(view, place, Decision::Take(at, !person.take));
        }
        let (rect, _) = ui.allocate_exact_size(vec2(SIGN, SIGN), Sense::hover());
        monogram(ui, rect, person, &reviewing.catalog);
        let range = person.field(&FieldId::Name).and_then(|field| field.range.as_ref());
        ui.allocate_ui_with_layout(
            vec2((ui.available_width() - WIDTH - 220.0).max(90.0), SIGN),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_width(ui.available_width());
                field::pointing(ui, view, (&name, colors.ink), (place, range), page);
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let told = view.t(if open { "review-close" } else { "review-open" });
            let heard = format!("{told}{}{name}", view.t("colon"));
            if field::quiet(ui, &told, &heard).clicked() && !page.turned.remove(&key) {
                page.turned.insert(key);
            }
            who(ui, view, &reviewing.catalog, (place, number, person));
            label(ui, &part(view, person), theme::sans(size::SMALL), colors.speech);
            if person.take && !person.is_taken() && matches!(person.who, Who::Known(_)) {
                label(ui, &view.t("review-nothing-new"), theme::sans(size::SMALL), colors.ok);
            }
        });
    });
    if person.who == Who::Undecided {
        label(ui, &view.t("review-who"), theme::sans(size::SMALL), colors.accent);
    }
    if open {
        ui.indent(number, |ui| {
            field::rows(ui, view, (place, at), &person.fields, page);
            somebody_else(ui, view, &reviewing.catalog, (place, number), page);
        });
    }
    ui.add_space(space::TINY);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, colors.line));
}

/// The name in both languages, as far as the source has them.
fn both_names(person: &PersonReview) -> String {
    let other = person.field(&FieldId::OtherName).map(|field| field.value.as_str()).unwrap_or_default();
    [person.name(), other].into_iter().filter(|name| !name.trim().is_empty()).collect::<Vec<_>>().join(" ")
}

/// Role and mode, in words.
fn part(view: &View<'_>, person: &PersonReview) -> String {
    if !person.appears {
        return view.t("review-on-photo");
    }
    let code = |id: &FieldId| person.field(id).map(|field| field.value.as_str()).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.code() == code(&FieldId::Role)).unwrap_or(Role::Unknown);
    let mode = Mode::ALL.into_iter().find(|mode| mode.code() == code(&FieldId::Mode)).unwrap_or(Mode::Unknown);
    words::part(view.language, role, mode)
}

fn monogram(ui: &Ui, rect: Rect, person: &PersonReview, catalog: &Catalog) {
    let known = match person.who {
        Who::Known(index) => catalog.person(index),
        Who::New | Who::Undecided => None,
    };
    let name = both_names(person);
    let sign = match known {
        Some(entry) => entry.monogram().to_string(),
        None => name.chars().find(|c| is_han(*c)).or_else(|| name.chars().next()).map(String::from).unwrap_or_default(),
    };
    let ground = theme::monogram(known.map_or(&name, |entry| &entry.record.id));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), SIGN / 2.0, ground);
    painter.text(rect.center(), Align2::CENTER_CENTER, sign, theme::serif(SIGN * 0.48), Color32::WHITE);
}

/// Who it is: somebody of the archive, or somebody new.
fn who(ui: &mut Ui, view: &View<'_>, catalog: &Catalog, (place, number, person): (usize, usize, &PersonReview)) {
    let named = |index: PersonIdx| catalog.person(index).map(|entry| known(view, entry)).unwrap_or_default();
    let shown = match person.who {
        Who::Known(index) => named(index),
        Who::New => view.t("review-new-person"),
        Who::Undecided => view.t("review-check"),
    };
    let name = Message::new("review-who-is").with("name", person.name()).words(view.language);
    dropdown(ui, &name, &shown, WIDTH, |ui| {
        let chosen = match person.who {
            Who::Known(index) if !person.candidates.iter().any(|one| one.person == index) => Some(index),
            _ => None,
        };
        let mut choose = |who: Who, words: &str| {
            if option(ui, person.who == who, words) {
                field::decide(view, place, Decision::Identify(number, who));
            }
        };
        for candidate in &person.candidates {
            let why = why(candidate.likeness);
            choose(Who::Known(candidate.person), &format!("{} · {}", named(candidate.person), view.t(why)));
        }
        if let Some(index) = chosen {
            choose(Who::Known(index), &named(index));
        }
        choose(Who::New, &view.t("review-new-person"));
    });
}

/// Key of why somebody may be meant.
pub(super) fn why(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Name => "review-like-name",
        Likeness::Reading => "review-like-reading",
        Likeness::Spelling => "review-like-spelling",
    }
}

/// Somebody of the archive, by the name in both languages.
pub(super) fn known(view: &View<'_>, entry: &PersonEntry) -> String {
    let name = &entry.record.name;
    let both: Vec<&str> = [name.en.as_deref(), name.zh.as_deref()].into_iter().flatten().collect();
    let first = both.join(" ");
    if first.is_empty() { entry.name(view.language).to_owned() } else { first }
}

/// Anybody else of the archive, by a part of the name.
fn somebody_else(
    ui: &mut Ui,
    view: &View<'_>,
    catalog: &Catalog,
    (place, number): (usize, usize),
    page: &mut ImportPage,
) {
    ui.add_space(space::SMALL);
    let name = view.t("review-somebody-else");
    label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
    let field = ui.add(TextEdit::singleline(&mut page.sought).desired_width(WIDTH).char_limit(200));
    let typed = page.sought.clone();
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Control::TextInput, true, &name);
        info.current_text_value = Some(typed.clone());
        info
    });
    if page.sought.trim().is_empty() {
        return;
    }
    let found = called(catalog, &page.sought);
    if found.is_empty() {
        label(ui, &view.t("no-match"), theme::sans(size::SMALL), theme::colors(ui).faint);
    }
    for (index, entry) in found {
        if link(ui, &known(view, entry)).clicked() {
            field::decide(view, place, Decision::Identify(number, Who::Known(index)));
            page.sought.clear();
        }
    }
}

/// People of the archive by a part of the name, as many as are offered.
pub(super) fn called<'a>(catalog: &'a Catalog, part: &str) -> Vec<(PersonIdx, &'a PersonEntry)> {
    let part = crate::search::fold(part.trim());
    let fits = |entry: &PersonEntry| {
        let names = [entry.record.name.en.as_deref(), entry.record.name.zh.as_deref(), entry.reading.as_deref()];
        names.into_iter().flatten().any(|name| crate::search::fold(name).contains(&part))
    };
    let people = catalog.people().iter().enumerate().map(|(index, entry)| (PersonIdx::new(index), entry));
    people.filter(|(_, entry)| fits(entry)).take(MOST_FOUND).collect()
}
