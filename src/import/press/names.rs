//! What can be the name of a person: Chinese surnames, and Latin words that are no organisation.

use crate::model::is_han;

/// The surnames of nearly everybody, simplified. Rare ones that are everyday words are left out:
/// a name that is missed is better than one that is made up.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔常汤康易乔赖文施洪颜倪严牛温章鲁葛毕聂丛焦向柳邢骆岳齐梅庄耿凌伍涂涂翁祝霍左路关裴费纪靳甘闵桂詹欧房项蓝解柯管尚舒冼柴阮瞿蒲乌屈苗卓卜殷喻焉申翟隋古应敖曲盛娄兰辛苟蒙牟祁景宁刁冉占佟池仲窦班宗臧晏简谷饶楚党池谌樊沙鄢褚裘全冀巩鞠狄戚鲍习厉咸郎单车滕褚晋胥米艾安示样阿玛";

/// Surnames of two characters.
const COMPOUND: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "公孙", "慕容", "司徒", "夏侯", "尉迟", "长孙", "令狐", "宇文",
    "端木", "南宫",
];

/// Words that begin like a name and are none.
const NO_NAMES: &[&str] = &[
    "应邀", "于是", "高度", "高峰", "高端", "高级", "高校", "高质", "高新", "高效", "安全", "任职", "方面", "方案",
    "时任", "常务", "常委", "白皮", "金融", "黄金", "党委", "党组", "党校", "党政", "马上", "温馨", "成立", "向上",
    "向全", "向与", "水平", "全体", "全面", "全国", "全省", "全市", "全球", "曾任", "曾经", "项目", "文化", "文件",
    "文明", "关于", "关键", "管理", "管委", "武汉", "江苏", "江西", "安徽", "云南", "海南", "河南", "湖南", "湖北",
    "广东", "简单", "单位", "应用", "应当", "应对", "应急", "万人", "万元", "路径", "车辆", "于今", "易于", "盛会",
    "盛大", "平台", "宁夏", "古代", "华为", "经济", "齐聚", "贵州", "兰州", "郑州", "徐州", "温州", "杭州", "苏州",
    "沈阳", "洛阳", "石家", "金华", "唐山", "秦皇", "示范", "样本", "样板", "章程", "施行", "施工", "程序", "解决",
    "解读", "解放", "许多", "何时", "何种", "左右", "景区", "古城", "冀望", "安排", "安徽", "申请", "申报", "曲阜",
    "阿里", "向社", "项重", "段时", "康养", "龙头", "石油", "牛年", "金牌", "金奖", "谷歌", "米兰", "艾滋", "习惯",
    "全力", "全程", "全文", "全会", "全域", "全媒", "房屋", "占比", "莫斯", "古巴", "白宫",
];

/// Characters that no given name has, but that often follow a short one.
const NOT_GIVEN: &str = "在并也还就则等说从向把被与是将为作出及以对到了的着过所这那其此每该各我你他她它们什么会又再不";

/// Whether a character begins Chinese names.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

/// How many bytes at the beginning of a text (simplified) can be a Chinese name, the longest
/// first, whatever follows it.
pub(super) fn chinese(text: &str) -> Vec<usize> {
    let mut ends = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    let Some((_, first)) = ends.next().filter(|(_, c)| is_han(*c)) else { return Vec::new() };
    let compound = COMPOUND.iter().any(|surname| text.starts_with(surname));
    if !compound && !is_surname(first) || NO_NAMES.iter().any(|word| text.starts_with(word)) {
        return Vec::new();
    }
    let longest = if compound { 3 } else { 2 };
    let given = |(_, c): &(usize, char)| is_han(*c) && !NOT_GIVEN.contains(*c);
    let mut found: Vec<usize> = ends.take(longest).take_while(given).map(|(end, _)| end).collect();
    if compound {
        // A surname of two characters alone is no name.
        found = found.into_iter().skip(1).collect();
    }
    found.reverse();
    found
}

/// Whether a text is a Chinese name and nothing else.
pub(super) fn is_chinese_name(name: &str) -> bool {
    let foreign = name.contains('·') && name.chars().count() < 16 && name.chars().all(|c| is_han(c) || c == '·');
    foreign || chinese(name).contains(&name.len())
}

/// Words of organisations, places and events: no part of a person's name.
const NOT_PERSONAL: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "ai",
    "annual",
    "april",
    "asia",
    "asian",
    "association",
    "august",
    "bank",
    "beijing",
    "belt",
    "big",
    "board",
    "bureau",
    "cctv",
    "center",
    "central",
    "centre",
    "chamber",
    "china",
    "chinese",
    "city",
    "college",
    "commission",
    "committee",
    "communist",
    "company",
    "conference",
    "congress",
    "corporation",
    "council",
    "county",
    "cyberspace",
    "daily",
    "data",
    "december",
    "department",
    "development",
    "digital",
    "district",
    "economic",
    "economy",
    "education",
    "europe",
    "european",
    "executive",
    "expert",
    "expo",
    "february",
    "federation",
    "finance",
    "foreign",
    "forum",
    "foundation",
    "friday",
    "general",
    "global",
    "government",
    "group",
    "guangdong",
    "holdings",
    "hong",
    "hotel",
    "inc",
    "industry",
    "information",
    "initiative",
    "innovation",
    "institute",
    "institution",
    "international",
    "internet",
    "january",
    "july",
    "june",
    "kong",
    "lab",
    "laboratory",
    "league",
    "library",
    "limited",
    "ltd",
    "management",
    "march",
    "media",
    "ministry",
    "monday",
    "municipal",
    "municipality",
    "museum",
    "national",
    "nations",
    "network",
    "new",
    "news",
    "november",
    "october",
    "office",
    "online",
    "organization",
    "park",
    "party",
    "people",
    "people's",
    "people’s",
    "plan",
    "policy",
    "press",
    "program",
    "programme",
    "project",
    "province",
    "provincial",
    "public",
    "region",
    "regional",
    "report",
    "republic",
    "research",
    "road",
    "saturday",
    "school",
    "science",
    "sciences",
    "security",
    "september",
    "service",
    "services",
    "shanghai",
    "smart",
    "society",
    "special",
    "standing",
    "state",
    "states",
    "summit",
    "sunday",
    "system",
    "tech",
    "technologies",
    "technology",
    "thursday",
    "times",
    "trade",
    "tuesday",
    "union",
    "united",
    "university",
    "web",
    "wednesday",
    "week",
    "work",
    "world",
    "xinhua",
    "year",
    // Words that begin sentences.
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "among",
    "an",
    "and",
    "as",
    "at",
    "before",
    "but",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "he",
    "his",
    "her",
    "here",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "later",
    "many",
    "meanwhile",
    "most",
    "no",
    "of",
    "on",
    "one",
    "other",
    "our",
    "over",
    "photo",
    "she",
    "since",
    "so",
    "some",
    "speaking",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "through",
    "to",
    "two",
    "under",
    "we",
    "when",
    "where",
    "while",
    "with",
    "you",
    "addressing",
    "attending",
    "experts",
    "officials",
    "representatives",
    "guests",
];

/// Whether a Latin text is two to four words that are all capitalised and of no organisation.
pub(super) fn is_latin_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let particle =
        |word: &&str| matches!(*word, "bin" | "al" | "de" | "van" | "von" | "der" | "da" | "la" | "el" | "ben");
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    (2..=5).contains(&words.len())
        && words.iter().all(|word| letters(word) && (capital(word) || particle(word)) && !is_impersonal(word))
        && words.first().is_some_and(&capital)
        && words.last().is_some_and(|last| capital(last) && last.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// Whether a word belongs to organisations, places, events, or begins sentences.
pub(super) fn is_impersonal(word: &str) -> bool {
    let lower = word.to_lowercase();
    NOT_PERSONAL.contains(&lower.trim_end_matches('.')) || lower.ends_with("-government") || lower.ends_with("-tech")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        for name in ["王小明", "李明", "欧阳示例", "示例人", "张三"] {
            assert!(is_chinese_name(name), "{name}");
        }
        for word in ["应邀", "高度", "部门", "王", "欧阳", "方面"] {
            assert!(!is_chinese_name(word), "{word}");
        }
        for name in ["Example Person", "J. Person", "Jae-hong Example"] {
            assert!(is_latin_name(name), "{name}");
        }
        for word in ["Example", "Example University", "The Person", "Central Party School", "example person"] {
            assert!(!is_latin_name(word), "{word}");
        }
    }
}
