//! Series: one figure a year, and each a number.

use std::collections::HashSet;

use super::{Context, Finding, Findings};
use crate::words::Message;

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    for (index, series) in context.records.indicators.series.iter().enumerate() {
        let mut years = HashSet::new();
        for (at, point) in series.points.iter().enumerate() {
            let field = |name: &str| format!("series[{index}].points[{at}].{name}");
            if !years.insert(point.year) {
                let message = Message::new("year-twice").with("year", point.year.to_string());
                found.push(Finding::problem("indicators.ron", message).at_field(field("year")));
            }
            if !point.value.parse::<f64>().is_ok_and(f64::is_finite) {
                let message = Message::new("not-a-number").with("value", point.value.as_str());
                found.push(Finding::problem("indicators.ron", message).at_field(field("value")));
            }
        }
    }
}
