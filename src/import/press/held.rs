//! Where and when a press text says that the event is, or was to be: `opened in Exampleton on May 1`,
//! `今天在示例市开幕`, `原定于8月27-28日`.

use super::{
    Text,
    cut::{LONGEST_SENTENCE, Pattern, Span, cut, group, sentences},
    dates::{self, Day, Days},
    layout::Layout,
    when::{Grounds, Whole},
    year_of_edition,
};
use crate::{
    catalog::EditionEntry,
    import::{Fact, Proposal, Read},
    model::{Edtf, Language},
};

impl Text<'_> {
    /// City and dates of the event, which may be those of the dateline.
    pub(super) fn when_and_where(
        &self,
        layout: &Layout,
        body: &[Span],
        edition: Option<&EditionEntry>,
        written: Option<&Read<Edtf>>,
        grounds: &Grounds<'_>,
        proposal: &mut Proposal,
    ) {
        let now = edition.map(|entry| &entry.record);
        if let Some(city) = city(self.plain, self.language, body) {
            let was = now.and_then(|now| now.city.get(self.language)).map(str::to_owned);
            // 示例 and 示例市 are the same city, however the archive calls it.
            let longer = city.start..city.end + "市".len();
            let city = if was.as_deref() == Some(cut(self.text, &longer)) { longer } else { city };
            let read = self.value(&city);
            let value = Read { value: in_full(&read.value).to_owned(), ..read };
            proposal.facts.push(Fact { field: format!("city.{}", self.language.code()), value, was });
        }
        if let Some(days) = planned(self.plain, body)
            && let Some(value) = self.days(&days, written, grounds, proposal)
        {
            let was = now.and_then(|now| now.planned).map(|date| date.to_string());
            proposal.facts.push(Fact { field: "planned".to_owned(), value, was });
        }
        let dateline = layout.dateline.as_ref().and_then(|line| line.day.as_ref());
        if let Some(days) = held(self.plain, body, dateline)
            && let Some(value) = self.days(&days, written, grounds, proposal)
        {
            let was = now.and_then(|now| now.date).map(|date| date.to_string());
            proposal.facts.push(Fact { field: "date".to_owned(), value, was });
        }
    }

    /// Days with their year.
    fn days(
        &self,
        days: &Days,
        written: Option<&Read<Edtf>>,
        grounds: &Grounds<'_>,
        proposal: &mut Proposal,
    ) -> Option<Read<String>> {
        let first = grounds.complete(days.first)?;
        let last = match days.last {
            Some(last) => Some(grounds.complete(last)?).filter(|last| last.date.start > first.date.start),
            None => None,
        };
        let is_new = |whole: &Whole| {
            whole.from_edition && !proposal.doubts.iter().any(|doubt| doubt.key == "import-year-of-edition")
        };
        if is_new(&first) {
            proposal.doubts.push(year_of_edition(first));
        }
        let same = written.filter(|date| date.value == first.date);
        let certainty = same.map_or(first.certainty, |date| date.certainty);
        let value = match last {
            Some(last) => format!("{}/{}", first.date, last.date),
            None => first.date.to_string(),
        };
        Some(Read { value, range: days.span.clone(), certainty })
    }
}

/// A city that the press writes with one character.
fn in_full(city: &str) -> &str {
    match city {
        "京" => "北京",
        "沪" | "滬" => "上海",
        "津" => "天津",
        "渝" => "重庆",
        "穗" => "广州",
        "蓉" => "成都",
        "宁" | "寧" => "南京",
        "杭" => "杭州",
        "汉" | "漢" => "武汉",
        "济" | "濟" => "济南",
        other => other,
    }
}

/// Where and when an event was: `opened in Exampleton on May 1`, `今天在示例市开幕`.
pub(super) fn city(plain: &str, language: Language, body: &[Span]) -> Option<Span> {
    static CHINESE: Pattern =
        Pattern::new(r"在(?P<city>\p{Han}{1,8}?)(?:市)?(?:隆重|正式|成功|顺利)?(?:开幕|举行|举办|召开|闭幕|拉开帷幕)");
    static ENGLISH: Pattern = Pattern::new(
        r"\b(?:opened|opens|held|kicked off|kicks off|took place|takes place|concluded|began|convened|closed|was launched)(?: on [A-Z][a-z]+ \d{1,2}(?:, \d{4})?)? in (?:the city of |downtown )?(?P<city>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)",
    );
    let pattern = if language == Language::Zh { &CHINESE } else { &ENGLISH };
    body.iter().take(2).find_map(|part| {
        let sentence =
            sentences(plain, part).into_iter().next().filter(|sentence| sentence.len() <= LONGEST_SENTENCE)?;
        let city = group(&pattern.captures(cut(plain, &sentence))?, "city", sentence.start)?;
        let words = cut(plain, &city);
        let is_word = words.chars().count() == 1 && in_full(words) == words;
        (!is_word).then(|| without_province(plain, city))
    })
}

/// `山东济南` is 济南.
pub(super) fn without_province(plain: &str, city: Span) -> Span {
    const PROVINCES: &[&str] = &[
        "内蒙古",
        "黑龙江",
        "河北",
        "山西",
        "辽宁",
        "吉林",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
        "海南",
        "四川",
        "贵州",
        "云南",
        "陕西",
        "甘肃",
        "青海",
        "广西",
        "西藏",
        "宁夏",
        "新疆",
        "中国",
    ];
    let words = cut(plain, &city);
    let rest = PROVINCES.iter().find_map(|province| words.strip_prefix(province));
    let rest = rest.map(|rest| rest.strip_prefix('省').unwrap_or(rest)).filter(|rest| rest.chars().count() >= 2);
    city.end - rest.unwrap_or(words).len()..city.end
}

static PLANNED: Pattern = Pattern::new(
    r"(?i)原定|原计划|原拟|\b(?:originally|was|were|had been|been)(?: originally)? (?:scheduled|planned|due|to be held|to take place|to open)\b",
);

/// The days that were first planned: `原定于今年8月27-28日`, `had been scheduled for August 27-28`.
fn planned(plain: &str, body: &[Span]) -> Option<Days> {
    let mut lead = body.iter().take(2).flat_map(|part| sentences(plain, part).into_iter().take(2));
    lead.find_map(|sentence| {
        if sentence.len() > LONGEST_SENTENCE {
            return None;
        }
        let found = PLANNED.find(cut(plain, &sentence))?;
        let rest = sentence.start + found.end..sentence.end;
        dates::days(cut(plain, &rest), rest.start)
    })
}

/// The days of the event: those that its first sentences name, or today.
fn held(plain: &str, body: &[Span], dateline: Option<&(Span, Day)>) -> Option<Days> {
    static HELD: Pattern = Pattern::new(
        r"(?i)开幕|举行|举办|召开|拉开帷幕|\b(?:opened|opens|held|kicked off|kicks off|took place|takes place|began|convened|was launched)\b",
    );
    static TODAY: Pattern = Pattern::new(r"(?i)今天|今日|当天|当日|\btoday\b");
    for part in body.iter().take(2) {
        for sentence in sentences(plain, part).into_iter().take(2) {
            let words = cut(plain, &sentence);
            if sentence.len() > LONGEST_SENTENCE || !HELD.is_in(words) || PLANNED.is_in(words) {
                continue;
            }
            if let Some(days) = dates::days(words, sentence.start) {
                // "8日" is of the month of the dateline.
                let of_line = dateline.and_then(|(_, line)| line.month.filter(|_| line.day >= days.first.day));
                return Some(days.in_month(of_line));
            }
            if TODAY.is_in(words) {
                return dateline.map(|(span, day)| Days { span: span.clone(), first: *day, last: None });
            }
        }
    }
    None
}
