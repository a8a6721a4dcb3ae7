//! What a check found, up to a number that nobody reads to the end: a hostile or broken file can
//! hold millions of records, each with something wrong.

use crate::{archive::Finding, words::Message};

/// The most that one check may find; an archive of a hundred thousand photos that are not held
/// stays well below.
const MOST: usize = 250_000;

/// A bounded list of findings.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    left_out: usize,
}

impl Findings {
    /// Adds one, or counts it as left out.
    pub fn push(&mut self, finding: Finding) {
        if self.list.len() < MOST {
            self.list.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// The findings; if some were left out, the last one says how many.
    pub fn into_list(mut self) -> Vec<Finding> {
        if self.left_out > 0 {
            let message = Message::new("more-findings").with("count", self.left_out);
            self.list.push(Finding::problem("", message));
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn beyond_the_bound_findings_are_counted_only() {
        let mut findings = Findings::default();
        for _ in 0..MOST + 3 {
            findings.push(Finding::note("x", Message::new("link-outside")));
        }
        let list = findings.into_list();
        assert_eq!(list.len(), MOST + 1);
        let last = list.last().map(|finding| Language::ALL.map(|language| finding.message.words(language)));
        let words = ["3 more were found and are not listed; mend these first", "另有 3 处未列出；请先处理以上各处"];
        assert_eq!(last, Some(words.map(str::to_owned)));
    }
}
