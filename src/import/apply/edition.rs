//! What a source says of the edition itself.

use super::{Work, clean, date, edition_files::Ground};
use crate::{
    import::review::{Choice, Field, FieldId, FieldState},
    model::{Edition, Language, Release, Text},
    words::Message,
};

pub(super) fn take(work: &mut Work<'_, '_>) -> Result<(), Message> {
    let made = matches!(work.source.edition.choice, crate::import::review::EditionChoice::New { .. });
    let said = work.source.facts.iter().any(|field| field.is_taken() || field.state() == FieldState::Same);
    if !said && !made {
        return Ok(());
    }
    let number = address(work);
    let cited = work.cite_in_edition()?;
    let files = work.draft.open_edition(work.folder)?;
    let certainty = work.source.edition.certainty;
    for field in ["number", "year"].into_iter().filter(|_| made) {
        files.ground(Ground { field: field.to_owned(), certainty, instead_of: None }, &cited);
    }
    let mut changed = false;
    for field in &work.source.facts {
        let FieldId::Fact(path) = &field.id else { continue };
        changed |= field.is_taken();
        if let Some(ground) = fact(&mut files.edition.record, path, field)? {
            files.ground(ground, &cited);
        }
    }
    if changed || made {
        work.brought.push(format!("edition/{number}"));
    }
    Ok(())
}

fn address(work: &Work<'_, '_>) -> String {
    let number = work.draft.editions.get(work.folder).and_then(|files| files.edition.record.number);
    number.map_or_else(|| work.folder.to_owned(), |number| number.to_string())
}

/// Puts a fact into the record, and gives on what ground it stands then.
fn fact(record: &mut Edition, path: &str, field: &Field) -> Result<Option<Ground>, Message> {
    let ground =
        |path: &str, instead_of| Ok(Some(Ground { field: path.to_owned(), certainty: field.certainty, instead_of }));
    if field.state() == FieldState::Same {
        return ground(path, None);
    }
    if field.choice == Choice::Both && field.state() == FieldState::Different {
        return ground(path, Some(clean(&field.value)));
    }
    let Some(value) = field.taken() else { return Ok(None) };
    if path == "date" {
        record.date = Some(date(value)?);
        return ground(path, None);
    }
    if path == "planned" {
        record.planned = Some(date(value)?);
        return ground(path, None);
    }
    let Some((slot, path)) = slot(record, path) else { return Ok(None) };
    *slot = Some(clean(value));
    ground(&path, None)
}

/// The words at a path such as `theme.en` or `hosts.#2.zh`; a list is made longer by one item if the
/// path leads past its end.
pub(in crate::import) fn text_at<'a>(edition: &'a mut Edition, path: &str) -> Option<&'a mut Option<String>> {
    slot(edition, path).map(|(slot, _)| slot)
}

/// What of an edition facts may name, without its programme and its evidence, which may be long.
pub(in crate::import) fn words_of(edition: &Edition) -> Edition {
    Edition {
        name: edition.name.clone(),
        theme: edition.theme.clone(),
        city: edition.city.clone(),
        venue: edition.venue.clone(),
        held_with: edition.held_with.clone(),
        attendance: edition.attendance.clone(),
        hosts: edition.hosts.clone(),
        special_forums: edition.special_forums.clone(),
        topics: edition.topics.clone(),
        releases: edition.releases.clone(),
        ..Edition::default()
    }
}

/// The words at a path, and the path at which they really stand.
fn slot<'a>(edition: &'a mut Edition, path: &str) -> Option<(&'a mut Option<String>, String)> {
    let parts: Vec<&str> = path.split('.').collect();
    let language = |code: &str| match code {
        "en" => Some(Language::En),
        "zh" => Some(Language::Zh),
        _ => None,
    };
    match parts.as_slice() {
        [name, code] => {
            let text = match *name {
                "name" => &mut edition.name,
                "theme" => &mut edition.theme,
                "city" => &mut edition.city,
                "venue" => &mut edition.venue,
                "held_with" => &mut edition.held_with,
                "attendance" => &mut edition.attendance,
                _ => return None,
            };
            Some((words(text, language(code)?), path.to_owned()))
        }
        [name, number, code] => {
            let list = match *name {
                "hosts" => &mut edition.hosts,
                "special_forums" => &mut edition.special_forums,
                "topics" => &mut edition.topics,
                _ => return None,
            };
            let at = place(number, list.len())?;
            if at == list.len() {
                list.push(Text::default());
            }
            Some((words(list.get_mut(at)?, language(code)?), format!("{name}.#{}.{code}", at + 1)))
        }
        ["releases", number, "title", code] => {
            let at = place(number, edition.releases.len())?;
            if at == edition.releases.len() {
                edition.releases.push(Release::default());
            }
            let title = &mut edition.releases.get_mut(at)?.title;
            Some((words(title, language(code)?), format!("releases.#{}.title.{code}", at + 1)))
        }
        _ => None,
    }
}

/// The place that `#2` means in a list, which may be the one after its end.
fn place(number: &str, length: usize) -> Option<usize> {
    let number: usize = number.strip_prefix('#')?.parse().ok()?;
    Some(number.checked_sub(1)?.min(length))
}

fn words(text: &mut Text, language: Language) -> &mut Option<String> {
    match language {
        Language::En => &mut text.en,
        Language::Zh => &mut text.zh,
    }
}
