//! Sources of one import that tell of an edition which another of them brings as a whole. They have to
//! wait: what they say can only be compared with records that the archive has.

use super::{Batch, Failed, ImportError, Proposal, Proposed};
use crate::{archive::EditionFolder, catalog::Catalog, words::Message};

/// Leaves such sources out, in words.
pub(super) fn whole_first(batch: Batch, catalog: &Catalog) -> Batch {
    let mut whole: Vec<(usize, EditionFolder)> = Vec::new();
    for (at, one) in batch.proposed.iter().enumerate() {
        let brought = editions(&one.proposal).iter().filter(|folder| is_new(folder, catalog));
        whole.extend(brought.map(|folder| (at, outline(folder))));
    }
    let Batch { proposed, mut failed } = batch;
    let waits_for = |at: usize, one: &Proposal| {
        let other = whole.iter().filter(|(from, folder)| *from != at && tells_of(one, folder));
        // Of two that bring the same edition the first one does.
        other.filter(|(from, _)| one.archive.is_none() || *from < at).map(|(_, folder)| folder.folder.clone()).next()
    };
    let mut kept: Vec<Proposed> = Vec::with_capacity(proposed.len());
    for (at, one) in proposed.into_iter().enumerate() {
        match waits_for(at, &one.proposal) {
            None => kept.push(one),
            Some(edition) => {
                let reason = ImportError(Message::new("import-after-edition").with("edition", edition));
                failed.push(Failed::new(one.proposal.source, reason));
            }
        }
    }
    Batch { proposed: kept, failed }
}

fn editions(proposal: &Proposal) -> &[EditionFolder] {
    proposal.archive.as_ref().map(|archive| archive.records.editions.as_slice()).unwrap_or_default()
}

/// Its name, year and number.
fn outline(folder: &EditionFolder) -> EditionFolder {
    let mut outline = EditionFolder { folder: folder.folder.clone(), ..EditionFolder::default() };
    (outline.edition.year, outline.edition.number) = (folder.edition.year, folder.edition.number);
    outline
}

fn is_new(folder: &EditionFolder, catalog: &Catalog) -> bool {
    let by_number = folder.edition.number.and_then(|number| catalog.find_edition(&number.to_string()));
    by_number.or_else(|| catalog.find_edition(&folder.folder)).is_none()
}

fn tells_of(proposal: &Proposal, folder: &EditionFolder) -> bool {
    let one = &folder.edition;
    let same = |number: Option<u32>, year: Option<u16>| match (number, one.number) {
        (Some(number), Some(own)) => number == own,
        _ => year.is_some() && year == one.year,
    };
    let told = proposal.edition.as_ref().filter(|edition| edition.place.is_none());
    let brought =
        |other: &EditionFolder| other.folder == folder.folder || same(other.edition.number, other.edition.year);
    told.is_some_and(|edition| same(edition.number, edition.year)) || editions(proposal).iter().any(brought)
}
