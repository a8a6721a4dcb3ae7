//! The photos of a source: records, and the pictures that came.

use std::sync::Arc;

use super::{
    Work, clean, date,
    draft::{Raw, Reader},
    paths,
    people::set,
    provenance::{ground, source_of},
};
use crate::{
    import::{
        ProposedFile, ProposedPhoto,
        review::{Choice, Field, FieldId, FieldState, PhotoReview, language_of},
    },
    model::{Certainty, Photo},
    words::Message,
};

/// Which record a photo becomes.
struct Target {
    id: String,
    /// The folder of its edition: of a photo that the archive has, its own.
    folder: String,
    /// Whether another source of this import has just brought it.
    brought: bool,
}

pub(super) fn take(work: &mut Work<'_, '_>) -> Result<(), Message> {
    for (at, (review, proposed)) in work.source.photos.iter().zip(&work.source.proposal.photos).enumerate() {
        let known = review.same.and_then(|index| work.draft.catalog.photo(index));
        let id = match known {
            Some(known) if !review.is_taken() => Some(known.record.id.clone()),
            _ if !review.is_taken() => None,
            _ => Some(photo(work, at, review, proposed)?),
        };
        work.photos.push(id);
    }
    Ok(())
}

fn target(work: &mut Work<'_, '_>, review: &PhotoReview, proposed: &ProposedPhoto) -> Result<Target, Message> {
    // The same picture twice in one import is one photo.
    let brought = proposed.file.as_ref().and_then(|file| work.draft.pictures.get(&file.fingerprint).cloned());
    let twin = review.twin.as_ref().filter(|_| review.join);
    let twin = twin.and_then(|twin| work.draft.came.get(&(twin.source, twin.photo)).cloned());
    if let Some((folder, id)) = brought.or(twin) {
        return Ok(Target { id, folder, brought: true });
    }
    let catalog = work.draft.catalog;
    let known = review.same.and_then(|index| catalog.photo(index));
    if let Some((known, edition)) = known.and_then(|known| Some((known, catalog.edition(known.edition)?))) {
        return Ok(Target { id: known.record.id.clone(), folder: edition.folder.clone(), brought: false });
    }
    let after = work.draft.open_edition(work.folder)?.photos.record.photos.len();
    let id = work.draft.ids.photo(catalog, work.folder, after);
    Ok(Target { id, folder: work.folder.to_owned(), brought: false })
}

fn photo(
    work: &mut Work<'_, '_>,
    at: usize,
    review: &PhotoReview,
    proposed: &ProposedPhoto,
) -> Result<String, Message> {
    let Target { id, folder, brought } = target(work, review, proposed)?;
    let held = proposed.file.as_ref().filter(|_| review.brings_file && !brought);
    let name = held.map(|file| picture(work, file, &folder, &id)).transpose()?;
    let people: Vec<String> = review.shows.iter().filter_map(|at| work.people.get(*at).cloned().flatten()).collect();
    let files = work.draft.open_edition(&folder)?;
    // A photo that came by itself appeared nowhere; imports.ron says that it came.
    let cited = work.source.article.as_ref().map(|_| files.cite_for_photos(&source_of(work.source)));
    if let Some(record) = files.photo(&id) {
        for person in people {
            if !record.people.contains(&person) {
                record.people.push(person);
            }
        }
        record.file = name.or(record.file.take());
        record.appeared_in.extend(cited.clone().filter(|cited| !record.appeared_in.contains(cited)));
        for field in &review.fields {
            fill(record, field, cited.as_deref(), brought)?;
        }
    }
    work.draft.came.insert((work.place, at), (folder, id.clone()));
    work.brought.push(format!("photo/{id}"));
    Ok(id)
}

/// Puts the picture itself into the archive, and gives the name of its file.
fn picture(work: &mut Work<'_, '_>, file: &ProposedFile, folder: &str, id: &str) -> Result<String, Message> {
    let read: Reader = match (&file.within, &work.source.original) {
        (Some(bytes), _) => {
            let bytes: Arc<[u8]> = bytes.clone();
            Arc::new(move || Ok(bytes.to_vec()))
        }
        (None, Some(original)) => original.read.clone(),
        (None, None) => return Err(Message::new("import-no-picture").with("file", file.name.as_str())),
    };
    let name = work.draft.free_name(folder, id, file.ending);
    work.draft.add_file(&paths::photo(folder, &name), Raw::Read(file.fingerprint, read), false)?;
    work.draft.pictures.insert(file.fingerprint, (folder.to_owned(), id.to_owned()));
    Ok(name)
}

/// Puts one value into a record. Of a photo that an earlier source has just brought, what is there
/// stays.
fn fill(record: &mut Photo, field: &Field, cited: Option<&str>, brought: bool) -> Result<(), Message> {
    let value = clean(&field.value);
    let language = language_of(&value);
    if field.choice == Choice::Both && field.state() == FieldState::Different {
        let name = match field.id {
            FieldId::Caption | FieldId::Place => format!("{}.{}", name(&field.id), language.code()),
            _ => name(&field.id).to_owned(),
        };
        ground(&mut record.evidence, &name, field.certainty, cited, Some(value));
        return Ok(());
    }
    let said = match field.id {
        FieldId::Caption => record.caption.get(language).is_some(),
        FieldId::Photographer => record.byline.is_some(),
        FieldId::Credit => record.credit.is_some(),
        FieldId::PhotoDate => record.date.is_some(),
        FieldId::Place => record.place.get(language).is_some(),
        _ => !record.keywords.is_empty(),
    };
    if field.taken().is_none() || value.is_empty() || brought && said {
        return Ok(());
    }
    match field.id {
        FieldId::Caption => set(&mut record.caption, &value),
        FieldId::Photographer => record.byline = Some(value),
        FieldId::Credit => record.credit = Some(value),
        FieldId::PhotoDate => record.date = Some(date(&value)?),
        FieldId::Place => set(&mut record.place, &value),
        FieldId::Keywords => record.keywords = words(&value),
        _ => return Ok(()),
    }
    let certainty = field.certainty.filter(|certainty| *certainty == Certainty::Low);
    if certainty.is_some() {
        ground(&mut record.evidence, name(&field.id), certainty, cited, None);
    }
    Ok(())
}

fn words(value: &str) -> Vec<String> {
    value.split([';', '；']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What evidence calls a field.
fn name(id: &FieldId) -> &'static str {
    match id {
        FieldId::Photographer => "byline",
        FieldId::Credit => "credit",
        FieldId::PhotoDate => "date",
        FieldId::Place => "place",
        FieldId::Keywords => "keywords",
        _ => "caption",
    }
}
