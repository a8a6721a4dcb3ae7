//! The photos of a source: records, and the pictures that came.

use std::sync::Arc;

use super::{
    Work, clean, date,
    draft::Raw,
    paths,
    people::set,
    provenance::{ground, source_of},
};
use crate::{
    import::{
        ProposedPhoto,
        review::{Field, FieldId, PhotoReview},
    },
    model::{Certainty, Photo},
    words::Message,
};

pub(super) fn take(work: &mut Work<'_, '_>) -> Result<(), Message> {
    for (review, proposed) in work.source.photos.iter().zip(&work.source.proposal.photos) {
        let same = review.same.and_then(|index| work.draft.catalog.photo(index)).map(|entry| entry.record.id.clone());
        let id = if review.is_taken() { Some(photo(work, review, proposed, same)?) } else { same };
        work.photos.push(id);
    }
    Ok(())
}

fn photo(
    work: &mut Work<'_, '_>,
    review: &PhotoReview,
    proposed: &ProposedPhoto,
    same: Option<String>,
) -> Result<String, Message> {
    // The same picture twice in one import is one photo.
    let known = proposed.file.as_ref().and_then(|file| work.draft.pictures.get(&file.fingerprint).cloned());
    if let Some(known) = known {
        return Ok(known);
    }
    let held = proposed.file.as_ref().filter(|_| review.brings_file);
    let people: Vec<String> = proposed.people.iter().filter_map(|at| work.people.get(*at).cloned().flatten()).collect();
    let catalog = work.draft.catalog;
    let id = match same {
        Some(id) => id,
        None => {
            let after = work.draft.open_edition(work.folder)?.photos.record.photos.len();
            work.draft.ids.photo(catalog, work.folder, after)
        }
    };
    let name = held.map(|file| format!("{id}.{}", file.ending));
    if let (Some(file), Some(name)) = (held, &name) {
        let raw = match (&file.within, &work.source.original) {
            (Some(bytes), _) => {
                let bytes: Arc<[u8]> = bytes.clone();
                Raw::Read(file.fingerprint, Arc::new(move || Ok(bytes.to_vec())))
            }
            (None, Some(original)) => Raw::Read(file.fingerprint, original.read.clone()),
            (None, None) => return Err(Message::new("import-no-picture").with("file", file.name.as_str())),
        };
        work.draft.add_file(&paths::photo(work.folder, name), raw, false)?;
        work.draft.pictures.insert(file.fingerprint, id.clone());
    }
    let files = work.draft.open_edition(work.folder)?;
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
            fill(record, field, cited.as_deref())?;
        }
    }
    work.brought.push(format!("photo/{id}"));
    Ok(id)
}

fn fill(record: &mut Photo, field: &Field, cited: Option<&str>) -> Result<(), Message> {
    let Some(value) = field.taken().map(clean).filter(|value| !value.is_empty()) else { return Ok(()) };
    let name = match field.id {
        FieldId::Caption => {
            set(&mut record.caption, &value);
            "caption"
        }
        FieldId::Photographer => {
            record.byline = Some(value);
            "byline"
        }
        FieldId::Credit => {
            record.credit = Some(value);
            "credit"
        }
        FieldId::PhotoDate => {
            record.date = Some(date(&value)?);
            "date"
        }
        FieldId::Place => {
            set(&mut record.place, &value);
            "place"
        }
        FieldId::Keywords => {
            record.keywords =
                value.split([';', '；']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            "keywords"
        }
        _ => return Ok(()),
    };
    let certainty = field.certainty.filter(|certainty| *certainty == Certainty::Low);
    if certainty.is_some() {
        ground(&mut record.evidence, name, certainty, cited, None);
    }
    Ok(())
}
