//! What a person did and how, from the words of the sentence that says it.

use super::cut::{Pattern, cut};
use crate::model::{Mode, Role};

/// What a predicate says of its subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub role: Role,
    pub mode: Mode,
    /// Whether they said something.
    pub spoke: bool,
}

/// Patterns of roles, the most telling first.
type Table = [(Role, Pattern)];

static ENGLISH: [(Role, Pattern); 6] = [
    (Role::Keynote, Pattern::new(r"(?i)keynote")),
    (
        Role::OpeningAddress,
        Pattern::new(
            r"(?i)(?:opening|welcome|welcoming) (?:address|remarks|speech|speeches|words)|(?:speech(?:es)?|remarks|address(?:es|ed)?|spoke|spoken) (?:[a-z]+ ){0,3}?(?:at|to|during|for)? ?(?:the |an |its )?opening\b|opening (?:ceremony|session)[^.;]{0,40}\b(?:deliver|gave|giv|made|mak)[^.;]{0,30}(?:speech|remarks|address)|addressed the (?:forum's |event's )?opening|speaking (?:at|during) the opening|officiated",
        ),
    ),
    (
        Role::Panel,
        Pattern::new(
            r"(?i)(?:joined|took part in|participated in|sat on|spoke (?:on|in|at)|attended) (?:a |the |an? [a-z]+ )?(?:panel|round-?table|dialogue)|\bpanell?ists?\b",
        ),
    ),
    (
        Role::Speech,
        Pattern::new(
            r"(?i)(?:(?:deliver|gave|giv|mak|made|in (?:his|her|their|a|an)|via|by) ?[a-z]* ?(?:a |an |the |his |her |their )?(?:[a-z-]+ ){0,3}?(?:speech(?:es)?|remarks|address(?:es)?|report|reports|lectures?|presentations?|talks?|message))|\baddressed the\b|\baddressing the\b|\bspeaking (?:at|to|via|by|through)\b|\bspoke (?:at|to|on|about|via|by)\b|\bspeech(?:es)? by$",
        ),
    ),
    (
        Role::Moderator,
        Pattern::new(
            r"(?i)\b(?:moderated|moderates|chaired|chairs|presided|presides|presiding|hosted|hosts)\b|served as (?:the )?(?:host|moderator)|acted as (?:the )?(?:host|moderator)",
        ),
    ),
    (
        Role::Attended,
        Pattern::new(
            r"(?i)\b(?:attended|attends|attend|attending|attendance|present at|took part|participated|participating|announced the opening|declared (?:the )?[a-z ]{0,30}open)\b",
        ),
    ),
];

static CHINESE: [(Role, Pattern); 6] = [
    (Role::Keynote, Pattern::new(r"主题报告|主旨报告|主旨演讲|主题演讲|主旨发言|主题发言|主旨讲话|特邀报告")),
    (Role::OpeningAddress, Pattern::new(r"致[^，。,；]{0,8}?[辞词]|开幕辞|欢迎辞|开幕词|欢迎词")),
    (Role::Panel, Pattern::new(r"(?:参加|参与|出席)[^，。,；]{0,14}(?:圆桌|对话|沙龙)")),
    (Role::Speech, Pattern::new(r"讲话|演讲|发言|(?:作|做|作了|做了)[^，。；]{0,40}(?:报告|分享|讲解|交流)|授课|解读")),
    (Role::Moderator, Pattern::new(r"主持")),
    (Role::Attended, Pattern::new(r"出席|参加|到会|与会|莅临|宣布")),
];

static VIDEO: Pattern =
    Pattern::new(r"(?i)\bvideo|virtually|\bonline\b|\bremotely\b|pre-?recorded|视频|线上|连线|远程|云端");
static WRITTEN: Pattern = Pattern::new(
    r"(?i)written (?:speech|message|remarks|address|statement)|congratulatory (?:letter|message)|letter of congratulation|书面|贺信|致信|贺电",
);
static PRESENT: Pattern = Pattern::new(
    r"(?i)\b(?:attended|attends|attend|among those (?:attending|present)|in attendance|present at|in person|took part|moderated|chaired|presided|presiding|hosted)\b|出席|参加|到会|莅临|主持|现场|到场",
);
static SPOKE_ENGLISH: Pattern = Pattern::new(
    r"(?i)\b(?:said|says|noted|notes|pointed|stressed|stresses|emphasi[sz]ed|highlighted|told|stated|added|urged|called|remarked|explained|believes|believed|suggested|proposed|expressed|introduced|declared|announced|reiterated|concluded|observed|commented|hoped|warned|thanked|wrote)\b",
);
static SPOKE_CHINESE: Pattern =
    Pattern::new(r"表示|指出|强调|认为|介绍|说|称|谈到|透露|呼吁|希望|建议|提出|回顾|总结|阐述|分享|坦言|提到");
/// Where the words of the reporter end and those of the speaker begin.
static REPORTED: Pattern = Pattern::new(
    r#"\b(?:said|says|noted|notes|stressed|stresses|emphasized|emphasised|stated|added|pointed out)(?:,| that|:| the| it| in [^,“"]{3,60}? that)|[:：]\s*[“"]|\bthat\b|(?:表示|指出|强调|认为|介绍|介绍说|说|称|谈到|透露|呼吁)[，,：:“"]"#,
);

/// What an English predicate says.
pub(super) fn english(predicate: &str) -> Part {
    part(predicate, &ENGLISH, &SPOKE_ENGLISH)
}

/// What a Chinese predicate (simplified) says.
pub(super) fn chinese(predicate: &str) -> Part {
    part(predicate, &CHINESE, &SPOKE_CHINESE)
}

fn part(predicate: &str, table: &Table, spoke: &Pattern) -> Part {
    // What they said may be about keynotes, videos and hosts.
    let end = REPORTED.find(predicate).map_or(predicate.len(), |reported| reported.end);
    let told = cut(predicate, &(0..end));
    let role = table.iter().find(|(_, pattern)| pattern.is_in(told)).map_or(Role::Unknown, |(role, _)| *role);
    let mode = match () {
        () if VIDEO.is_in(told) => Mode::Video,
        () if WRITTEN.is_in(told) => Mode::Written,
        () if PRESENT.is_in(told) => Mode::InPerson,
        () => Mode::Unknown,
    };
    Part { role, mode, spoke: spoke.is_in(told) }
}

/// Whether one role says more than another. Somebody may attend, moderate and give the keynote.
pub(super) fn says_more(one: Role, other: Role) -> bool {
    let rank = |role: Role| match role {
        Role::Keynote => 7,
        Role::OpeningAddress => 6,
        Role::Speech => 5,
        Role::Panel => 4,
        Role::Moderator => 3,
        Role::Host => 2,
        Role::Attended => 1,
        Role::Unknown => 0,
    };
    rank(one) > rank(other)
}

/// Whether it is a role of somebody who speaks.
pub(super) fn is_speaking(role: Role) -> bool {
    matches!(role, Role::Keynote | Role::OpeningAddress | Role::Speech)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_name_roles_and_modes() {
        use {Mode as M, Role as R};
        for (words, role, mode) in [
            (", attended the event and delivered a keynote speech.", R::Keynote, M::InPerson),
            (", delivered a video speech.", R::Speech, M::Video),
            (", said in a video speech that the keynote shows", R::Speech, M::Video),
            (", delivered a speech at the opening ceremony.", R::OpeningAddress, M::Unknown),
            (", said in his speech at the opening ceremony that online services", R::OpeningAddress, M::Unknown),
            (" attended the opening ceremony and delivered speeches.", R::OpeningAddress, M::InPerson),
            (", said in his speech that it is necessary", R::Speech, M::Unknown),
            (" presided over the opening ceremony.", R::Moderator, M::InPerson),
            (" moderated the session.", R::Moderator, M::InPerson),
            (" gave the opening remarks via video link.", R::OpeningAddress, M::Video),
            (" sent a congratulatory letter.", R::Unknown, M::Written),
            (", attended the forum.", R::Attended, M::InPerson),
            (", said that many hosted videos are online.", R::Unknown, M::Unknown),
            (" joined a panel discussion", R::Panel, M::Unknown),
        ] {
            let part = english(words);
            assert_eq!((part.role, part.mode), (role, mode), "{words}");
        }
        for (words, role, mode) in [
            ("出席论坛并作主题报告。", R::Keynote, M::InPerson),
            ("出席论坛开幕式并致辞。", R::OpeningAddress, M::InPerson),
            ("主持论坛。", R::Moderator, M::InPerson),
            ("以视频方式致辞。", R::OpeningAddress, M::Video),
            ("作书面发言。", R::Speech, M::Written),
            ("作主旨演讲。", R::Keynote, M::Unknown),
            ("发表讲话。", R::Speech, M::Unknown),
            ("参加圆桌对话。", R::Panel, M::InPerson),
            ("出席。", R::Attended, M::InPerson),
            ("在致辞中表示,要主持好视频会议。", R::OpeningAddress, M::Unknown),
            ("指出,主旨演讲", R::Unknown, M::Unknown),
        ] {
            let part = chinese(words);
            assert_eq!((part.role, part.mode), (role, mode), "{words}");
        }
    }
}
