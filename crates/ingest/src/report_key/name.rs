//! What a department's name is: where it ends, what is not part of it, and which spellings name the same department.

use super::year::{without_year, year_in};
use juesuan_model::Scope;
pub(super) use juesuan_model::entity::without_scope;

/// Last characters of the names of regions.
const REGIONS: [char; 8] = ['省', '市', '县', '区', '州', '盟', '旗', '国'];

/// Whether a name was left open in the form: `XX部门`, `××局`, `某某单位`, `**县`.
pub(super) fn is_placeholder(name: &str) -> bool {
    let open = |c: char| matches!(c, 'X' | 'x' | '×' | '*' | '○' | '_' | '△' | '□');
    let mut run = 0_u32;
    let marked = name.chars().any(|c| {
        run = if open(c) { run + 1 } else { 0 };
        run == 2
    });
    marked || name.contains("某某") || name.contains('…') || name.starts_with(open)
}

/// Endings of departments' names.
const ENDS: [&str; 54] = [
    "局",
    "办公室",
    "委员会",
    "政府",
    "部",
    "院",
    "厅",
    "处",
    "所",
    "中心",
    "站",
    "队",
    "会",
    "馆",
    "校",
    "学",
    "园",
    "办事处",
    "办",
    "委",
    "社",
    "台",
    "室",
    "支队",
    "街道",
    "政协",
    "人大",
    "公司",
    "集团",
    "法院",
    "库",
    "署",
    "团",
    "宫",
    "基地",
    "总站",
    "管委会",
    "联",
    "科协",
    "文协",
    "农场",
    "林场",
    "牧场",
    "渔场",
    "苗圃",
    "监狱",
    "领导小组",
    "海关",
    "指挥部",
    "机关",
    "工会",
    "银行",
    "专班",
    "医药公司",
];

/// Whether the text is a department's name: whether it ends like one.
pub(super) fn names_a_body(name: &str) -> bool {
    ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether the text is the name of a township, which often means its government.
pub(super) fn names_a_township(name: &str) -> bool {
    name.chars().count() > 2 && name.ends_with(['乡', '镇'])
}

/// Whether the text is only a region's name: nothing that is stated about it is about a department.
pub(super) fn names_a_region(name: &str) -> bool {
    let name = ["本级", "级", "全"].iter().fold(name, |name, word| name.strip_suffix(word).unwrap_or(name));
    name.chars().count() >= 2 && name.ends_with(&REGIONS[..7]) && !names_a_body(name)
}

/// Whether the region is a zone, which often means its administration, a department.
pub(super) fn names_a_zone(name: &str) -> bool {
    ["开发区", "高新区", "保护区", "风景区", "示范区", "实验区", "园区"].iter().any(|end| name.ends_with(end))
}

/// Whether the name omits the name of its region: 区农村发展局.
pub(super) fn begins_in_its_region(name: &str) -> bool {
    name.starts_with(&REGIONS[..7]) || name.starts_with(['乡', '镇'])
}

/// Whether the name contains a region.
pub(super) fn has_a_region(name: &str) -> bool {
    name.chars().skip(1).any(|c| REGIONS.contains(&c))
}

/// Whether the name is that of a whole government rather than of one of its departments. A township's government is a department to
/// its county.
pub(super) fn names_a_government(name: &str) -> bool {
    let region = name.strip_suffix("人民政府").or_else(|| name.strip_suffix("政府"));
    region.is_some_and(|region| region.ends_with(&REGIONS[..7]))
}

/// Names that many departments share, so that they identify none: the region is missing.
const INCOMPLETE: [&str; 12] = [
    "人民法院",
    "人民检察院",
    "高级人民法院",
    "中级人民法院",
    "人民政府",
    "人民政府办公室",
    "街道办事处",
    "办事处",
    "管理委员会",
    "委员会",
    "办公室",
    "资源局",
];

/// Whether the name lacks what distinguishes it from all others.
pub(super) fn is_incomplete(name: &str) -> bool {
    INCOMPLETE.contains(&name)
}

/// What no name begins with: words of the sentence before it. A name that begins with such a word by chance continues with one of
/// the strings next to it.
const BEFORE: [(&str, &str); 37] = [
    ("已", ""),
    ("经", "济开贸信营纬"),
    ("由", ""),
    ("关于", ""),
    ("相关", ""),
    ("有关", ""),
    ("根据", ""),
    ("依据", ""),
    ("按照", ""),
    ("按", ""),
    ("现将", ""),
    ("将", "乐军"),
    ("为", "民"),
    ("及", ""),
    ("以及", ""),
    ("其中", ""),
    ("其他", ""),
    ("该", ""),
    ("本", "溪"),
    ("我", ""),
    ("各", ""),
    ("你", ""),
    ("对", "外口台"),
    ("截至", ""),
    ("截止", ""),
    ("附件", ""),
    ("附", ""),
    ("请", ""),
    ("见", ""),
    ("与", ""),
    ("被", ""),
    ("向", "阳"),
    ("批复", ""),
    ("和", "平田顺静林政县硕布龙"),
    ("在", ""),
    ("是", ""),
    ("全", "州南椒国"),
];

/// Whether a run of characters begins with words of the sentence before it.
pub(super) fn goes_on(name: &str) -> bool {
    BEFORE.iter().any(|(word, names)| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c| names.contains(c)))
    })
}

/// Words that no name contains, by their first character: text that a page puts around the report, or what the report is about.
const fn strange(first: char) -> &'static [&'static str] {
    match first {
        '公' => &["公开"],
        '通' => &["通知"],
        '概' => &["概况"],
        '情' => &["情况"],
        '说' => &["说明"],
        '首' => &["首页"],
        '网' => &["网站"],
        '附' => &["附件"],
        '下' => &["下载"],
        '微' => &["微信", "微博"],
        'Q' => &["QQ"],
        '分' => &["分享"],
        '来' => &["来源"],
        '栏' => &["栏目"],
        '目' => &["目录"],
        '表' => &["表格"],
        '经' => &["经费"],
        '收' => &["收支", "收入"],
        '支' => &["支出"],
        '拨' => &["拨款"],
        '预' => &["预算"],
        '决' => &["决算"],
        '一' => &["一般公共"],
        '年' => &["年度"],
        '本' => &["本年"],
        '批' => &["批复"],
        '当' => &["当前"],
        _ => &[],
    }
}

/// Names that contain such a word nevertheless.
const TASKS: [&str; 5] = ["非税收入", "预算绩效", "预算编", "预算评", "支出绩效"];

/// The maximum length of a name.
const LONGEST: usize = 36;
/// And the minimum.
const SHORTEST: usize = 3;

/// The name, if the text may be one: it has only characters of names, and no words of a page or a sentence. Scope words after it
/// are removed and returned, too.
pub(super) fn clean(text: &str) -> Option<(String, Option<Scope>)> {
    let text = text.trim_start_matches(['#', '《', '"', '“', ':', '>', '-', '·', '•', '*']);
    let text = text.trim_end_matches(['》', '"', '”', ':', ';', ',', '、', '.']);
    let may_stand =
        |c: char| is_of_names(c) || matches!(c, '(' | ')' | '“' | '”' | '·') || c.is_ascii_alphanumeric();
    if !text.chars().all(may_stand) {
        return None;
    }
    let (name, scope) = without_scope(text);
    let name = without_year(name);
    let (name, more) = without_scope(&name);
    let length = name.chars().count();
    let fits = (SHORTEST..=LONGEST).contains(&length)
        && name.contains(is_of_names)
        && balanced(name)
        && year_in(name).is_none()
        && !is_placeholder(name)
        && !goes_on(name)
        && !is_strange(name);
    fits.then(|| (name.to_owned(), scope.or(more)))
}

fn is_strange(name: &str) -> bool {
    let begins_one = |text: &str, first| strange(first).iter().any(|word| text.starts_with(word));
    let holds_one = |name: &str| {
        name.char_indices().any(|(at, c)| name.get(at..).is_some_and(|text| begins_one(text, c)))
    };
    holds_one(name) && holds_one(&TASKS.iter().fold(name.to_owned(), |name, task| name.replace(task, "")))
}

fn balanced(name: &str) -> bool {
    name.matches('(').count() == name.matches(')').count()
}

/// Whether a character occurs in names.
pub(super) fn is_of_names(c: char) -> bool {
    // Nearly all are Chinese characters.
    matches!(c, '\u{4E00}'..='\u{9FFF}') || (c.is_alphabetic() && !c.is_ascii())
}

/// The fullest of the printed names that extend this one by its region (县档案馆: 云澜县档案馆), or by the government after a township's
/// name; `None` if two of them contradict each other.
pub(super) fn fuller<'a>(name: &str, printed: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut fullest: Option<&str> = None;
    let mut longer: Vec<&str> = printed.filter(|other| is_fuller(name, other)).collect();
    longer.sort_unstable_by_key(|other| other.len());
    for other in longer {
        if fullest.is_none_or(|shorter| shorter == other || is_fuller(shorter, other)) {
            fullest = Some(other);
        } else {
            return None;
        }
    }
    fullest
}

fn is_fuller(name: &str, other: &str) -> bool {
    if other.len() <= name.len() {
        return false;
    }
    let Some((before, after)) = other.rsplit_once(name) else { return false };
    let region = before.is_empty()
        || before.ends_with(&REGIONS[..7])
        || before.ends_with(['乡', '镇'])
        || (name.starts_with(&REGIONS[..7]) && (1..=8).contains(&before.chars().count()));
    let behind = after.is_empty()
        || (names_a_township(name) && after == "人民政府")
        || (name.ends_with("街道") && after == "办事处")
        || (name.ends_with('街') && after == "道办事处");
    region && behind && names_a_body(other) && !goes_on(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_left_open_is_none() {
        for name in ["XX部门", "××局", "上海市XX局", "某某单位", "**县教育局"] {
            assert!(is_placeholder(name), "{name}");
        }
        assert!(!is_placeholder("示例县林业局"));
    }

    #[test]
    fn words_of_a_sentence_or_a_page_are_no_name() {
        for text in [
            "已经学校",
            "由示例市财政局",
            "相关表格示例市财政局",
            "示例县文化局附件下载",
            "首页政务公开",
            "关于示例局",
        ] {
            assert_eq!(clean(text), None, "{text}");
        }
        for name in ["经济和信息化局", "本溪市教育局", "和平区教育局", "示例市云澜区中医医院"]
        {
            assert_eq!(clean(name), Some((name.to_owned(), None)));
        }
    }

    #[test]
    fn the_fuller_of_two_names_is_the_one_with_its_region() {
        let fuller = |name: &str, printed: &[&'static str]| fuller(name, printed.iter().copied());
        assert_eq!(fuller("县档案馆", &["云澜县档案馆"]), Some("云澜县档案馆"));
        assert_eq!(fuller("教育局", &["示例市教育局", "云澜区教育局"]), None, "which of them?");
        assert_eq!(
            fuller("云澜区教育局", &["示例市云澜区教育局", "云澜区教育局"]),
            Some("示例市云澜区教育局")
        );
        assert_eq!(fuller("芦洋乡", &["示例区芦洋乡人民政府"]), Some("示例区芦洋乡人民政府"));
        assert_eq!(fuller("示例市教育局", &["示例市教育局服务中心"]), None);
    }
}
