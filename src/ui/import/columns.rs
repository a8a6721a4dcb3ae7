//! The columns of a spreadsheet: what each was taken for, to be corrected.

use egui::{Stroke, Ui};

use super::field;
use crate::{
    import::{Column, ColumnKind, review::FieldId},
    ui::{
        theme::{self, size, space},
        view::{Action, View},
        widgets::{dropdown, label, option, section},
    },
};

/// Width of the list of kinds.
const WIDTH: f32 = 220.0;

/// The columns of a source, under a heading of their own.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, source: usize, columns: &[Column]) {
    if !columns.is_empty() {
        section(ui, &view.t("review-columns"), &view.t("review-columns-why"));
        list(ui, view, columns, |columns| Action::NameColumns(source, columns));
    }
}

/// Columns one below another; what is asked for when one is corrected is said by `action`.
pub(super) fn list(ui: &mut Ui, view: &View<'_>, columns: &[Column], action: impl Fn(Vec<ColumnKind>) -> Action) {
    let colors = theme::colors(ui);
    for (number, column) in columns.iter().enumerate() {
        let header = if column.header.is_empty() { view.t("review-column-without") } else { column.header.clone() };
        ui.push_id(number, |ui| {
            field::line(ui, |ui| {
                dropdown(ui, &format!("{header} {}", number + 1), &name(view, column.kind), WIDTH, |ui| {
                    for kind in ColumnKind::ALL {
                        if option(ui, kind == column.kind, &name(view, kind)) {
                            view.ask(action(corrected(columns, number, kind)));
                        }
                    }
                });
                label(ui, &header, theme::sans(size::BODY), colors.ink);
                let samples = column.samples.join(&view.t("list-comma"));
                label(ui, &samples, theme::sans(size::SMALL), colors.faint);
                if !column.sheet.is_empty() {
                    label(ui, &column.sheet, theme::sans(size::SMALL), colors.soft);
                }
            });
        });
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, colors.line));
        ui.add_space(space::TINY);
    }
}

/// The kinds of all columns, with one of them changed; in its sheet no other is of that kind.
fn corrected(columns: &[Column], number: usize, kind: ColumnKind) -> Vec<ColumnKind> {
    let sheet = columns.get(number).map(|column| column.sheet.as_str());
    let one = |(at, column): (usize, &Column)| match at == number {
        true => kind,
        false if column.kind == kind && Some(column.sheet.as_str()) == sheet => ColumnKind::Ignored,
        false => column.kind,
    };
    columns.iter().enumerate().map(one).collect()
}

/// What a kind is called.
fn name(view: &View<'_>, kind: ColumnKind) -> String {
    let field = match kind {
        ColumnKind::Ignored => return view.t("review-column-ignored"),
        ColumnKind::TimeEnd => return view.t("review-column-until"),
        ColumnKind::Edition => return view.t("filter-edition"),
        ColumnKind::Year => return view.t("field-year"),
        ColumnKind::Name => FieldId::Name,
        ColumnKind::OtherName => FieldId::OtherName,
        ColumnKind::Title => FieldId::Title,
        ColumnKind::OtherTitle => FieldId::OtherTitle,
        ColumnKind::Organisation => FieldId::Organisation,
        ColumnKind::OtherOrganisation => FieldId::OtherOrganisation,
        ColumnKind::Topic => FieldId::Topic,
        ColumnKind::OtherTopic => FieldId::OtherTopic,
        ColumnKind::Session => FieldId::Session,
        ColumnKind::OtherSession => FieldId::OtherSession,
        ColumnKind::Role => FieldId::Role,
        ColumnKind::Mode => FieldId::Mode,
        ColumnKind::Time => FieldId::Time,
        ColumnKind::Date => FieldId::Date,
    };
    field::name(view, &field)
}
