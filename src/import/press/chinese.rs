//! The people of a Chinese sentence: a title and a name run together, followed by a verb or a sign
//! (`示例省省长张三出席`), and several of them in a row. All of it works on simplified text.

use super::{
    cut::{Pattern, Span, cut, shift, trim_of},
    names,
    seen::{Seen, share_predicates},
};
use crate::model::is_han;

/// What titles end in. A name stands right after.
const TITLES: &[&str] = &[
    "主席",
    "主任",
    "省长",
    "市长",
    "州长",
    "区长",
    "县长",
    "书记",
    "部长",
    "司长",
    "局长",
    "处长",
    "厅长",
    "署长",
    "院长",
    "校长",
    "(院)长",
    "(校)长",
    "（院）长",
    "（校）长",
    "秘书长",
    "会长",
    "理事长",
    "董事长",
    "总裁",
    "总经理",
    "经理",
    "教授",
    "院士",
    "研究员",
    "专家",
    "主编",
    "总编辑",
    "所长",
    "行长",
    "社长",
    "台长",
    "站长",
    "馆长",
    "队长",
    "组长",
    "科长",
    "校董",
    "委员",
    "代表",
    "大使",
    "参赞",
    "领事",
    "顾问",
    "首席科学家",
    "首席执行官",
    "首席专家",
    "首席信息官",
    "首席技术官",
    "首席数据官",
    "首席架构师",
    "科学家",
    "创始人",
    "合伙人",
    "总监",
    "总工程师",
    "工程师",
    "巡视员",
    "调研员",
    "常委",
    "学者",
    "负责人",
    "发言人",
    "特派员",
    "主委",
    "总理",
    "副总理",
    "国务委员",
    "首相",
    "总统",
    "检察长",
    "参事",
    "特使",
    "CEO",
    "CTO",
    "CIO",
    "总编",
];

/// What can follow a name.
const AFTER: &[&str] = &[
    "出席", "主持", "作", "做", "发表", "致", "表示", "指出", "强调", "介绍", "说", "认为", "在", "宣布", "通过", "以",
    "视频", "等", "分别", "参加", "围绕", "就", "代表", "率", "会见", "讲话", "演讲", "发言", "也", "还", "则", "为",
    "向", "对", "从", "应邀", "受邀", "共同", "一行", "一同", "先后", "随后", "同志", "先生", "女士", "教授", "院士",
    "博士", "称", "谈", "呼吁", "希望", "建议", "透露", "回顾", "总结", "解读", "分享", "阐述", "提出", "提到", "接受",
    "担任", "宣读", "书面", "线上", "远程", "与", "和", "及", "以及", "并", "将", "曾", "已", "到会", "主旨", "特别",
    "重点", "带领", "莅临", "坦言", "用", "连线", "现场", "亲自", "结合", "进行", "当选", "时", "发布", "启动", "签署",
    "揭牌", "授课", "参观", "一同",
];

/// What stands before a title and is no part of it.
static BEFORE_TITLE: Pattern = Pattern::new(
    r"^(?:.*(?:邀请|特邀|会上|论坛上|峰会上|仪式上|开幕式上|大会上|活动由|会议由|论坛由|开幕式由|峰会由|仪式由|大会由|其中|包括|来自)|(?:今天|当天|当日|今日|昨日|昨天|上午|下午|随后|由|据悉|同时|此外|另外|而|以及|和|与|及|、|有)+)",
);
static SEPARATOR: Pattern = Pattern::new(r"^[、,，\s]*(?:和|与|及|以及)?[、,，\s]*(?:等)?$");
static HARD: Pattern = Pattern::new(r#"[，,。；;：:！!？?“”"「」《》\s]"#);

/// The people of a sentence. `known` are the places of names that were seen or are on file.
pub(super) fn people(plain: &str, sentence: &Span, known: &[Span]) -> Vec<Seen> {
    let words = cut(plain, sentence);
    let mut seen: Vec<Seen> = Vec::new();
    let mut taken = 0;
    for (at, _) in words.char_indices() {
        if at < taken {
            continue;
        }
        let head = cut(words, &(taken..at));
        let after_title = TITLES.iter().any(|title| head.ends_with(title));
        let on_file = known.iter().find(|name| name.start == sentence.start + at);
        let length = match on_file {
            Some(name) => Some(name.end - name.start),
            None if after_title => name_length(words, at),
            None => None,
        };
        let Some(length) = length else { continue };
        let title = after_title.then(|| title_before(words, taken..at)).flatten();
        let start = title.as_ref().map_or(at, |title| title.start);
        if let Some(last) = seen.last_mut() {
            last.predicate.end = sentence.start + start;
        }
        seen.push(Seen {
            name: shift(at..at + length, sentence.start),
            title: title.map(|title| shift(title, sentence.start)),
            predicate: sentence.start + at + length..sentence.end,
            before: sentence.start..sentence.start + start,
        });
        taken = at + length;
    }
    share_predicates(&mut seen, |between| SEPARATOR.is_in(cut(plain, between)));
    seen
}

/// How many bytes at a place are a name that something follows which can follow names.
fn name_length(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..)?;
    let follows = |length: &usize| ends_name(rest.get(*length..).unwrap_or_default());
    names::chinese(rest).into_iter().find(follows).or_else(|| foreign_length(rest))
}

/// A name such as 示例·人物, up to the first thing that can follow it.
fn foreign_length(rest: &str) -> Option<usize> {
    let run: usize = rest.chars().take_while(|c| is_han(*c) || *c == '·').take(18).map(char::len_utf8).sum();
    let name = rest.get(..run)?;
    let dot = name.find('·').filter(|dot| *dot >= 3)?;
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| *end > dot + 5);
    ends.into_iter().find(|end| ends_name(rest.get(*end..).unwrap_or_default()))
}

fn ends_name(rest: &str) -> bool {
    let sign = |c: char| !c.is_alphanumeric() && c != '·';
    rest.chars().next().is_none_or(sign) || AFTER.iter().any(|word| rest.starts_with(word))
}

/// The title that ends where a name begins.
fn title_before(words: &str, span: Span) -> Option<Span> {
    let head = cut(words, &span);
    let hard = HARD.all(head).last().map_or(0, |sign| sign.end);
    let mut start = span.start + hard;
    while let Some(skipped) = BEFORE_TITLE.find(cut(words, &(start..span.end))) {
        if skipped.is_empty() {
            break;
        }
        start += skipped.end;
    }
    let title = trim_of(words, start..span.end, |c| matches!(c, '、' | '，' | ','));
    let count = cut(words, &title).chars().count();
    (2..=70).contains(&count).then_some(title)
}

/// The organisation of a title that is one post: `示例大学` of `示例大学副校长`.
pub(super) fn organisation(plain: &str, title: &Span) -> Option<Span> {
    static POST: Pattern = Pattern::new(
        r"^(?P<org>.+?(?:学院|大学|学校|党校|委员会|办公室|政府|中心|公司|集团|协会|学会|联合国|研究院|研究所|科学院|工程院|省委|市委|区委|县委|部|厅|局|署|社|室|院|会|[)）]))(?:原|时任|党组|党委|分管日常工作的|常务|执行|第一|首席|轮值)*副?(?:主任|主席|书记|教授|院士|研究员|总裁|总经理|经理|顾问|委员|代表|专家|主编|总编辑|首席\p{Han}{2,5}|创始人|合伙人|总监|大使|总工程师|科学家|[校院][(（][校院][)）]长|\p{Han}{1,3}长)$",
    );
    let words = cut(plain, title);
    if words.contains('、') {
        return None;
    }
    super::cut::group(&POST.captures(words)?, "org", title.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let known: Vec<Span> = text.match_indices("已知人").map(|(at, name)| at..at + name.len()).collect();
        let one = |seen: &Seen| {
            let title = seen.title.as_ref().map_or("-", |title| cut(text, title));
            format!("{} | {title} | {}", cut(text, &seen.name), cut(text, &seen.predicate))
        };
        people(text, &(0..text.len()), &known).iter().map(one).collect()
    }

    #[test]
    fn people_are_told_from_their_titles() {
        for (text, expected) in [
            ("示例省省长张三出席论坛并致辞。", vec!["张三 | 示例省省长 | 出席论坛并致辞。"]),
            (
                "示例省省长张三,示例办公室副主任李小四,示例党校(样例学院)副校(院)长王五出席论坛开幕式并致辞。",
                vec![
                    "张三 | 示例省省长 | 出席论坛开幕式并致辞。",
                    "李小四 | 示例办公室副主任 | 出席论坛开幕式并致辞。",
                    "王五 | 示例党校(样例学院)副校(院)长 | 出席论坛开幕式并致辞。",
                ],
            ),
            (
                "示例会主席、样例委员会主任张三出席并致辞,副省长、省政府秘书长李小四主持论坛。",
                vec!["张三 | 示例会主席、样例委员会主任 | 出席并致辞,", "李小四 | 副省长、省政府秘书长 | 主持论坛。"],
            ),
            ("开幕式由示例市市长欧阳示例主持。", vec!["欧阳示例 | 示例市市长 | 主持。"]),
            ("联合国副秘书长示例·样例通过视频致辞。", vec!["示例·样例 | 联合国副秘书长 | 通过视频致辞。"]),
            ("已知人指出,要重视。", vec!["已知人 | - | 指出,要重视。"]),
            ("有关专家应邀出席,专家高度评价,部分委员和代表方面表示满意。", vec![]),
            (
                "示例市市长张三、样例市市长李四和示例大学校长王五围坐交谈。",
                vec![
                    "张三 | 示例市市长 | 和示例大学校长王五围坐交谈。",
                    "李四 | 样例市市长 | 和示例大学校长王五围坐交谈。",
                ],
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn one_post_has_its_organisation() {
        for (title, expected) in [
            ("示例大学副校长", Some("示例大学")),
            ("示例党校(样例学院)副校(院)长", Some("示例党校(样例学院)")),
            ("示例省省长", None),
            ("示例会主席、样例委员会主任", None),
        ] {
            let found = organisation(title, &(0..title.len()));
            assert_eq!(found.as_ref().map(|span| cut(title, span)), expected, "{title}");
        }
    }
}
