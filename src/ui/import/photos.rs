//! The photos of a source: the picture, whether the archive has it, and what is said of it.

use egui::{Rect, Role as Control, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{Key, Picture, Reviewing, field, somebody, source::ImportPage, sources::short};
use crate::{
    catalog::PhotoEntry,
    import::review::{At, Decision, FieldId, PhotoReview, SourceReview, Twin},
    ui::{
        theme::{self, size, space},
        view::{Action, View},
        widgets::{choice, dropdown, failure, label, lazy_of_height, option, plate, section},
    },
    words::Message,
};

/// The largest picture.
const WIDTH: f32 = 300.0;
const HEIGHT: f32 = 200.0;
/// The most people of a source who are offered: a list of a whole programme is about no one photo.
const MOST_PEOPLE: usize = 40;
/// Width of the list of photos that it may be.
const CHOICES: f32 = 260.0;

pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    page: &mut ImportPage,
) {
    if source.photos.is_empty() {
        return;
    }
    section(ui, &view.t("place-photos"), &view.count("review-photos", source.photos.len()));
    for (number, photo) in source.photos.iter().enumerate() {
        lazy_of_height(ui, view.part_id("photo", place * 100_000 + number), 2.0 * HEIGHT, |ui| {
            ui.push_id(number, |ui| one(ui, view, reviewing, (place, source), (number, photo), page));
        });
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    (number, photo): (usize, &PhotoReview),
    page: &mut ImportPage,
) {
    let at = At::Photo(number);
    let name = view.count("review-photo-number", number + 1);
    ui.add_space(space::SMALL);
    field::line(ui, |ui| {
        if field::tick(ui, view, photo.take, &name).clicked() {
            field::decide(view, place, Decision::Take(at, !photo.take));
        }
        let file = source.proposal.photos.get(number).and_then(|photo| photo.file.as_ref());
        let told = file.map_or_else(|| name.clone(), |file| file.name.clone());
        label(ui, &told, theme::bold(size::BODY), theme::colors(ui).ink);
        which(ui, view, reviewing, (place, number, photo));
    });
    if photo.is_open() {
        label(ui, &view.t("review-which-photo"), theme::sans(size::SMALL), theme::colors(ui).accent);
    }
    let came = source.proposal.photos.get(number).is_some_and(|photo| photo.file.is_some());
    if came && !is_alone(source) {
        picture(ui, view, reviewing, ((place, number), photo), vec2(WIDTH, HEIGHT));
    } else if !came {
        label(ui, &view.t("review-no-picture"), theme::sans(size::SMALL), theme::colors(ui).faint);
    }
    if photo.take || photo.is_open() {
        field::rows(ui, view, (place, at), &photo.fields, page);
        if people(ui, view, (place, source), (number, photo), page) {
            somebody::draw(ui, view, reviewing, (place, Some(number)), page);
        }
    }
    ui.add_space(space::MEDIUM);
}

/// Who of the people of the source is in the photo, and a way to name somebody else; whether that is
/// taken.
fn people(
    ui: &mut Ui,
    view: &View<'_>,
    (place, source): (usize, &SourceReview),
    (number, photo): (usize, &PhotoReview),
    page: &mut ImportPage,
) -> bool {
    let heading = view.t("photo-people");
    let row = ui.horizontal_wrapped(|ui| {
        label(ui, &heading, theme::sans(size::SMALL), theme::colors(ui).soft);
        for (at, person) in source.people.iter().enumerate() {
            let shown = photo.shows.contains(&at);
            if at >= MOST_PEOPLE && !shown && !person.added {
                continue;
            }
            let response = choice(ui, person.name(), shown);
            let told = format!("{heading}{}{}", view.t("colon"), person.name());
            response.widget_info(|| WidgetInfo::selected(Control::CheckBox, true, shown, &told));
            if response.clicked() {
                field::decide(view, place, Decision::Shows(number, at, !shown));
            }
        }
        somebody::opener(ui, view, (place, Some(number), &view.count("review-photo-number", number + 1)), page)
    });
    row.inner
}

/// Whether the source is a photo and nothing else; then it stands where a text would stand.
pub(super) fn is_alone(source: &SourceReview) -> bool {
    let came = source.proposal.photos.first().is_some_and(|photo| photo.file.is_some());
    came && source.photos.len() == 1 && source.article.is_none()
}

/// Which photo of the archive it is, if there are some that it may be.
fn which(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, (place, number, photo): (usize, usize, &PhotoReview)) {
    let named = |entry: Option<&PhotoEntry>| {
        let caption = entry.map(|entry| entry.record.caption.show(view.language).to_owned()).unwrap_or_default();
        let id = entry.map(|entry| entry.record.id.clone()).unwrap_or_default();
        format!("{id}{}{caption}", view.t("colon"))
    };
    let twin = |twin: &Twin| Message::new("review-twin").with("source", short(&twin.name)).words(view.language);
    let mut offered = photo.maybe.clone();
    offered.extend(photo.same.filter(|same| !photo.maybe.contains(same)));
    if offered.is_empty() && photo.twin.is_none() {
        return;
    }
    let shown = match photo.same {
        Some(index) => named(reviewing.catalog.photo(index)),
        None if photo.is_open() => view.t("review-check"),
        None if photo.join => photo.twin.as_ref().map(twin).unwrap_or_default(),
        None => view.t("review-new-photo"),
    };
    dropdown(ui, &format!("{} {}", view.t("review-is-photo"), number + 1), &shown, CHOICES, |ui| {
        let mut choose = |same, words: &str| {
            if option(ui, photo.same == same && !photo.is_open() && !photo.join, words) {
                field::decide(view, place, Decision::SamePhoto(number, same));
            }
        };
        for index in offered {
            choose(Some(index), &named(reviewing.catalog.photo(index)));
        }
        choose(None, &view.t("review-new-photo"));
        if let Some(other) = &photo.twin
            && option(ui, photo.join, &twin(other))
        {
            field::decide(view, place, Decision::JoinTwin(number));
        }
    });
}

/// The picture that came, with its caption for whoever does not see it.
pub(super) fn picture(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (key, photo): (Key, &PhotoReview),
    room: Vec2,
) {
    let known = reviewing.picture(key);
    let size = match known {
        Some(Picture::Ready(texture)) => {
            let size = texture.size_vec2();
            size * (room.x / size.x.max(1.0)).min(room.y / size.y.max(1.0)).min(1.0)
        }
        _ => room,
    };
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let caption = photo.field(&FieldId::Caption).map(|field| field.value.clone()).unwrap_or_default();
    let told = Message::new("review-picture").with("caption", caption).words(view.language);
    response.widget_info(|| WidgetInfo::labeled(Control::Image, true, &told));
    match known {
        None => {
            view.ask(Action::LoadPicture(key));
            plate::paint(ui, rect, &view.t("photo-loading"), false);
        }
        Some(Picture::Waiting) => plate::paint(ui, rect, &view.t("photo-loading"), false),
        Some(Picture::Failed(error)) => plate::paint(ui, rect, &failure(view, error), false),
        Some(Picture::Ready(texture)) => {
            let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            ui.painter().image(texture.id(), rect, whole, egui::Color32::WHITE);
        }
    }
}
