//! The window's frame: the rail of places, and the top bar with history, breadcrumb, search field
//! and menus.

use egui::{
    Align2, Button, CornerRadius, Frame, Label, Margin, Panel, Rect, Response, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::{
    access::{self, Barred},
    bookmarks,
    commands::{self, COMMANDS, CommandId, Menu, Situation},
    menus,
    screen::{self, SCREENS},
    tasks::{self, Task},
    theme::{self, size, space},
    view::{Action, View},
    widgets::{Icon, focus_ring, icon, paint_line},
};
use crate::{
    catalog::{Catalog, Origin, Place, Target},
    model::Language,
    words::{self, Message},
};

/// What the frame shows beside the place.
pub struct Around<'a> {
    /// What decides which commands can be done.
    pub now: &'a Situation,
    /// Items read and items to read, while an archive is being read.
    pub loading: Option<(usize, usize)>,
    /// Why the archive cannot be changed, if so.
    pub barred: Option<&'a Barred>,
    /// What takes time, running or ended.
    pub tasks: &'a [Task],
}

/// Draws the rail and the top bar; what is left of `ui` is for the place.
pub fn draw(ui: &mut Ui, view: &View<'_>, around: &Around<'_>) {
    if view.full_screen && matches!(view.place, Place::Photo(_)) {
        // A photo has the whole screen for itself.
        return;
    }
    let colors = theme::colors(ui);
    Panel::left("rail")
        .exact_size(space::RAIL)
        .resizable(false)
        .frame(Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(6, 12)))
        .show(ui, |ui| rail(ui, view, around.now));
    Panel::top("top")
        .exact_size(space::TOP)
        .resizable(false)
        .frame(Frame::new().fill(colors.paper).inner_margin(Margin::symmetric(16, 0)))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| top(ui, view, around));
        });
}

fn rail(ui: &mut Ui, view: &View<'_>, now: &Situation) {
    let here = screen::of(view.place);
    let lit = |screen: &screen::Screen| {
        let under = here.and_then(|here| here.under.as_ref());
        here.is_some_and(|here| here.name == screen.name) || under.is_some_and(|place| (screen.shows)(place))
    };
    for screen in SCREENS {
        let Some((command, sign)) = screen.rail else { continue };
        let Some(row) = commands::row(command) else { continue };
        let problems = if command == CommandId::Worklist { view.catalog.problems() } else { 0 };
        let name = view.t(row.text);
        let response =
            rail_button(ui, view, (name.trim_end_matches('…'), sign), lit(screen), (row.enabled)(now), problems);
        let keys = row.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
        if response.on_hover_text(keys).clicked() {
            view.ask(Action::Do(command));
        }
    }
}

fn rail_button(
    ui: &mut Ui,
    view: &View<'_>,
    (name, sign): (&str, Icon),
    lit: bool,
    enabled: bool,
    problems: usize,
) -> Response {
    let colors = theme::colors(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), sense);
    response.widget_info(|| {
        let with_problems = Message::new("name-with-problems").with("name", name);
        let with_problems = with_problems.with("problems", view.count("count-problems", problems));
        let label = if problems > 0 { with_problems.words(view.language) } else { name.to_owned() };
        WidgetInfo::selected(Role::Tab, enabled, lit, label)
    });
    let painter = ui.painter();
    let color = match (enabled, lit) {
        (false, _) => colors.line,
        (true, true) => colors.accent,
        (true, false) => colors.soft,
    };
    if lit || response.hovered() {
        let fill = if lit { colors.accent_soft } else { colors.line };
        painter.rect_filled(rect, CornerRadius::same(theme::radius::SMALL), fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, colors.accent);
        painter.rect_stroke(rect, CornerRadius::same(theme::radius::SMALL), stroke, egui::StrokeKind::Inside);
    }
    icon(painter, Rect::from_center_size(rect.center() - vec2(0.0, 8.0), vec2(18.0, 18.0)), sign, color);
    if problems > 0 {
        painter.circle_filled(rect.center_top() + vec2(12.0, 10.0), 4.0, colors.accent);
    }
    let font = if lit { theme::bold(size::RAIL) } else { theme::sans(size::RAIL) };
    let at = rect.center_bottom() - vec2(0.0, 5.0);
    paint_line(painter, at, Align2::CENTER_BOTTOM, rect.width(), name, font, color);
    response
}

fn top(ui: &mut Ui, view: &View<'_>, around: &Around<'_>) {
    for (command, sign) in [(CommandId::Back, Icon::Back), (CommandId::Forward, Icon::Forward)] {
        sign_button(ui, view, around.now, command, sign);
    }
    ui.add_space(space::SMALL);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        menu(ui, view, around.now);
        search_field(ui, view, around.now);
        ui.add_space(space::SMALL);
        tasks::button(ui, view, around.tasks);
        if let Some(barred) = around.barred {
            access::badge(ui, view, barred);
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| breadcrumb(ui, view, around));
    });
}

fn sign_button(ui: &mut Ui, view: &View<'_>, now: &Situation, command: CommandId, sign: Icon) {
    let Some(row) = commands::row(command) else { return };
    let enabled = (row.enabled)(now);
    let name = view.t(row.text);
    let response = ui.add_enabled(enabled, Button::new("").min_size(vec2(26.0, 30.0)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let colors = theme::colors(ui);
    icon(ui.painter(), response.rect, sign, if enabled { colors.ink } else { colors.line });
    let keys = row.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    if response.on_hover_text(format!("{name}  {keys}")).clicked() {
        view.ask(Action::Do(command));
    }
}

/// The field that opens the palette; it holds no text of its own.
fn search_field(ui: &mut Ui, view: &View<'_>, now: &Situation) {
    let Some(row) = commands::row(CommandId::Search) else { return };
    let colors = theme::colors(ui);
    let width = (ui.available_width() * 0.42).clamp(120.0, 360.0);
    let enabled = (row.enabled)(now);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), sense);
    let hint = view.t("search-hint");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &hint));
    let edge = if response.hovered() || response.has_focus() { colors.accent } else { colors.line };
    let painter = ui.painter();
    let corner = CornerRadius::same(theme::radius::FIELD);
    painter.rect(rect, corner, colors.raised, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let left = Rect::from_min_size(rect.min + vec2(8.0, 0.0), vec2(22.0, rect.height()));
    icon(painter, left, Icon::Search, colors.faint);
    let keys = row.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let right = rect.right_center() - vec2(14.0, 0.0);
    let keys = paint_line(painter, right, Align2::RIGHT_CENTER, 80.0, &keys, theme::sans(size::TINY), colors.faint);
    let at = rect.left_center() + vec2(36.0, 0.0);
    let room = keys.left() - at.x - space::SMALL;
    paint_line(painter, at, Align2::LEFT_CENTER, room, &hint, theme::sans(size::BODY), colors.faint);
    if response.clicked() {
        view.ask(Action::Do(CommandId::Search));
    }
}

fn menu(ui: &mut Ui, view: &View<'_>, now: &Situation) {
    let name = view.t("menu");
    let button = ui.add(Button::new("").min_size(vec2(32.0, 30.0)).frame_when_inactive(false));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    icon(ui.painter(), button.rect, Icon::More, theme::colors(ui).ink);
    egui::Popup::menu(&button).accessible_name(name).show(|ui| {
        ui.set_min_width(180.0);
        for menu in Menu::ALL {
            ui.menu_button(view.t(menu.key()), |ui| {
                ui.set_min_width(220.0);
                for row in COMMANDS.iter().filter(|row| row.menu == menu) {
                    let keys = row.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
                    let item = Button::new(menus::name(view, row)).shortcut_text(keys);
                    if ui.add_enabled((row.enabled)(now), item).clicked() {
                        view.ask(Action::Do(row.id));
                        ui.close();
                    }
                }
            });
        }
    });
}

fn breadcrumb(ui: &mut Ui, view: &View<'_>, around: &Around<'_>) {
    let colors = theme::colors(ui);
    if let Some(above) = screen::of(view.place).and_then(|screen| screen.under.clone()) {
        let name = view.t(place_key(&above));
        let text = RichText::new(&name).color(colors.soft);
        let response = ui.add(Label::new(text).selectable(false).sense(Sense::click()));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            view.go(above);
        }
        ui.add(Label::new(RichText::new("›").color(colors.faint)).selectable(false));
    }
    let here = RichText::new(name(view)).font(theme::bold(size::BODY)).color(colors.ink);
    ui.add(Label::new(here).truncate().selectable(false));
    if bookmarks::is_marked(view) {
        bookmark_sign(ui, view);
    }
    let remark = match around.loading {
        Some((done, total)) if total > 0 && done >= total => view.t("checking"),
        Some((done, total)) if total > 0 => Message::new("reading")
            .with("done", words::number(done))
            .with("total", words::number(total))
            .words(view.language),
        Some(_) => view.t("reading-begins"),
        None => remark(view),
    };
    ui.add(Label::new(RichText::new(remark).color(colors.faint)).truncate().selectable(false));
}

/// Shows that the place is marked; a click takes the mark away.
fn bookmark_sign(ui: &mut Ui, view: &View<'_>) {
    let name = view.t("bookmarked");
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    icon(ui.painter(), rect, Icon::Bookmark, theme::colors(ui).accent);
    focus_ring(ui, &response);
    if response.on_hover_text(name).clicked() {
        view.ask(Action::Do(CommandId::Bookmark));
    }
}

fn place_key(place: &Place) -> &'static str {
    match place {
        Place::Timeline | Place::Edition(_) | Place::Compare(..) => "place-timeline",
        Place::Speakers | Place::Speaker(_) => "place-speakers",
        Place::Articles | Place::Article(_) => "place-articles",
        Place::Photos | Place::Photo(_) => "place-photos",
        Place::Worklist => "place-worklist",
        Place::Import => "place-import",
        Place::Search(_) => "place-search",
    }
}

/// What a place is called in the breadcrumb and in the window's title.
pub fn name(view: &View<'_>) -> String {
    name_of(view.catalog, view.language, view.place)
}

/// What a place is called.
pub fn name_of(catalog: &Catalog, language: Language, place: &Place) -> String {
    if let Place::Search(query) = place {
        return Message::new("search-called").with("query", super::found::shortened(query)).words(language);
    }
    let found = match catalog.target(place) {
        Some(Target::Edition(index)) => catalog.edition(index).map(|entry| entry.short_name(language)),
        Some(Target::Speaker(index)) => catalog.person(index).map(|entry| entry.name(language).to_owned()),
        Some(Target::Article(index)) => catalog.article(index).map(|entry| entry.called().into_owned()),
        Some(Target::Photo(index)) => catalog.photo(index).map(|entry| entry.record.id.clone()),
        Some(Target::Compare(..)) => super::compare::name(catalog, language, place),
        Some(Target::Always) => None,
        None => Some(place.to_string()),
    };
    found.unwrap_or_else(|| words::get(language, place_key(place)).into_owned())
}

fn remark(view: &View<'_>) -> String {
    let catalog = view.catalog;
    match view.place {
        Place::Timeline => {
            let count = view.count("count-editions", catalog.editions().len());
            match &catalog.origin {
                // The badge says so.
                Origin::BuiltIn => count,
                Origin::Folder(path) => format!("{count} · {}", path.display()),
            }
        }
        Place::Speakers => view.count("count-people", catalog.people().len()),
        Place::Articles => view.count("count-articles", catalog.articles().len()),
        Place::Photos => view.count("count-photos", catalog.photos().len()),
        Place::Import => super::import::remark(view),
        _ => String::new(),
    }
}
