//! Times of a programme.

/// Whether this is a time of day as records have it: `09:00`, or from and to, `09:00/09:20`; the end is
/// not before the beginning.
pub fn is_time(time: &str) -> bool {
    let clock = |text: &str| -> Option<u16> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let known = digits(hours) && digits(minutes);
        let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
        (known && hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    };
    match time.split_once('/') {
        Some((from, to)) => clock(from).zip(clock(to)).is_some_and(|(from, to)| from <= to),
        None => clock(time).is_some(),
    }
}
