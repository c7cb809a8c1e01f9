//! The names of departments: what is not part of them, and which spellings name the same department.

use crate::text::squeeze;
use crate::words::Scope;

/// Words after a name that state whose accounts are meant; never part of the name. They may be in brackets.
const SCOPES: [(&str, Option<Scope>); 15] = [
    ("机关本级", Some(Scope::OwnLevel)),
    ("局本级", Some(Scope::OwnLevel)),
    ("委本级", Some(Scope::OwnLevel)),
    ("厅本级", Some(Scope::OwnLevel)),
    ("院本级", Some(Scope::OwnLevel)),
    ("部本级", Some(Scope::OwnLevel)),
    ("办本级", Some(Scope::OwnLevel)),
    ("本级", Some(Scope::OwnLevel)),
    ("机关", Some(Scope::OwnLevel)),
    ("部门汇总", Some(Scope::Department)),
    ("汇总", Some(Scope::Department)),
    ("含下属单位", Some(Scope::Department)),
    ("部门(单位)", None),
    ("部门", None),
    ("单位", None),
];

/// The name without the words that state whose accounts are meant, and the scopes of these words, the last word first.
#[must_use]
pub fn without_scope(name: &str) -> (&str, Option<Scope>) {
    let (mut name, mut scope) = (name.trim_matches(['\"', '“', '”']), None);
    loop {
        let inner = name.strip_suffix(')');
        let without = SCOPES.iter().find_map(|(word, said)| {
            let bracketed = || inner?.strip_suffix(word)?.strip_suffix('(');
            // 局本级 in brackets repeats the name's end; bare, it is the name's end and 本级. 机关 bare ends many names.
            let is_whole = |_: &&str| word.chars().count() != 3 && *word != "机关";
            let bare = || name.strip_suffix(word).filter(is_whole);
            Some((bracketed().or_else(bare)?, *said))
        });
        let Some((rest, said)) = without else { break };
        name = rest;
        scope = scope.or(said);
    }
    (name, scope)
}

/// Long and short forms of the same words in the names of Party organizations and similar departments.
const FORMS: [(&str, &str); 15] = [
    ("中国共产党", ""),
    ("中共", ""),
    ("中国共产主义青年团", "共青团"),
    ("中国人民政治协商会议", "政协"),
    ("中国国民党革命委员会", "民革"),
    ("中国民主同盟", "民盟"),
    ("中国民主建国会", "民建"),
    ("中国民主促进会", "民进"),
    ("中国农工民主党", "农工党"),
    ("中国致公党", "致公党"),
    ("台湾民主自治同盟", "台盟"),
    ("纪律检查委员会", "纪委"),
    ("政法委员会", "政法委"),
    ("直属机关工作委员会", "直属机关工委"),
    ("机构编制委员会", "编委"),
];

/// Last characters of the names of regions that have committees.
const REGIONS: [char; 7] = ['省', '市', '县', '区', '州', '盟', '旗'];

/// One spelling for all names of a department that differ in blanks, brackets, scope or the name of the Party.
///
/// ```
/// use juesuan_model::entity::canonical;
/// assert_eq!(canonical("中国共产党示例省委员会办公厅"), canonical("中共示例省委办公厅"));
/// assert_eq!(canonical("示例市 财政局（本级）"), "示例市财政局");
/// ```
#[must_use]
pub fn canonical(name: &str) -> String {
    let plain = squeeze(name);
    let mut canonical = without_scope(&plain).0.to_owned();
    for (long, short) in FORMS {
        if canonical.contains(long) {
            canonical = canonical.replace(long, short);
        }
    }
    // 示例省委员会办公厅 and 示例省委办公厅: the committee of a region is its Party's (or its league's).
    for region in REGIONS {
        let long = format!("{region}委员会");
        if canonical.contains(&long) {
            canonical = canonical.replace(&long, &format!("{region}委"));
        }
    }
    canonical
}

/// A stable id for a department, independent of blanks, brackets, 本级 or 汇总 after its name, and of which name a Party organization
/// uses (中国共产党示例省委员会…, 中共示例省委…, 示例省委…).
///
/// ```
/// use juesuan_model::entity::entity_id;
/// assert_eq!(entity_id("示例市财政局（本级）"), entity_id("示例市 财政局"));
/// assert_ne!(entity_id("示例市财政局"), entity_id("示例市教育局"));
/// ```
#[must_use]
pub fn entity_id(name: &str) -> String {
    let mut id = blake3::hash(canonical(name).as_bytes()).to_hex().to_string();
    id.truncate(16);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_body_has_one_id_however_it_is_printed() {
        assert_eq!(entity_id("示例市财政局（本级）"), entity_id("示例市 财政局"));
        assert_eq!(entity_id("示例县统计局(汇总)"), entity_id("示例县统计局"));
        assert_ne!(entity_id("示例市财政局"), entity_id("示例市教育局"));
    }

    #[test]
    fn the_names_of_a_party_body_are_one() {
        for names in [
            ["中国共产党示例省委员会办公厅", "中共示例省委办公厅", "示例省委办公厅"],
            ["中国共产党示例县委员会组织部", "中共示例县委组织部", "示例县委组织部"],
            ["中国共产党示例县纪律检查委员会", "中共示例县纪委", "示例县纪委"],
            ["中国共产主义青年团示例市委员会", "共青团示例市委员会", "共青团示例市委"],
        ] {
            let ids: Vec<String> = names.iter().map(|name| entity_id(name)).collect();
            assert!(ids.iter().all(|id| *id == ids[0]), "{names:?}");
        }
        assert_ne!(entity_id("共青团示例市委"), entity_id("中共示例市委"));
        assert_ne!(entity_id("示例市发展和改革委员会"), entity_id("示例市委"));
    }

    #[test]
    fn whose_accounts_are_meant_is_no_part_of_the_name_in_any_order() {
        for (printed, name, scope) in [
            ("示例县林业局(本级)部门", "示例县林业局", Some(Scope::OwnLevel)),
            ("示例县林业局部门(本级)", "示例县林业局", Some(Scope::OwnLevel)),
            ("示例县统计局(汇总)", "示例县统计局", Some(Scope::Department)),
            ("示例县教育局(局本级)", "示例县教育局", Some(Scope::OwnLevel)),
            ("示例县教育局本级", "示例县教育局", Some(Scope::OwnLevel)),
            ("示例县教育局单位", "示例县教育局", None),
        ] {
            assert_eq!(without_scope(printed), (name, scope), "{printed}");
        }
    }
}
