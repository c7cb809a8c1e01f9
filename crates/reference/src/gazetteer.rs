//! A department's name as printed → its region, its function and whose accounts it publishes.

use crate::load::{Error, Reference};
use crate::region::{How, Regions};
use crate::words::Words;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::Scope;
use juesuan_model::text::squeeze;
use std::collections::HashMap;

/// What a name shows about its department. What it does not show is `None`, and `problem` states why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityPlace {
    /// The region's code.
    pub region_code: Option<String>,
    /// The region's name.
    pub region_name: Option<String>,
    /// How the region was recognized.
    pub region_how: Option<How>,
    /// nation, province, city, county or township.
    pub admin_level: Option<String>,
    /// The group of departments with the same task.
    pub function_group: Option<String>,
    /// Whose accounts a department of this name publishes.
    pub scope: Scope,
    /// What a person has to settle in the reference folder.
    pub problem: Option<Message>,
}

impl EntityPlace {
    /// Whether the name may mean several regions.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| problem.code() == "reference-several-regions")
    }
}

/// Reads names.
pub struct Gazetteer {
    regions: Regions,
    levels: HashMap<String, String>,
    words: Words,
    /// Functions with the level and scope that they imply.
    functions: HashMap<String, (String, Option<Scope>)>,
    listed: HashMap<String, [String; 3]>,
    aliases: HashMap<String, String>,
}

/// What precedes the region in the names of parties and of their youth.
const BEFORE_REGION: [&str; 6] =
    ["中国共产党", "中共", "中国人民政治协商会议", "政协", "中国共产主义青年团", "共青团"];

impl Gazetteer {
    /// From the tables.
    ///
    /// # Errors
    /// More words of functions than can be looked for at once.
    pub fn new(reference: &Reference) -> Result<Self, Error> {
        let owned = |[key, value]: [&str; 2]| (squeeze(key).into_owned(), value.to_owned());
        let functions = reference.cells::<5>("functions").map(|[function, _, _, level, scope]| {
            (function.to_owned(), (level.to_owned(), Scope::from_name(scope)))
        });
        let listed = reference.cells::<4>("entities");
        Ok(Self {
            regions: Regions::new(reference),
            levels: reference
                .cells::<4>("regions")
                .map(|[code, _, _, level]| (code.to_owned(), level.to_owned()))
                .collect(),
            words: Words::new(reference.cells::<2>("function_patterns").map(owned).collect())?,
            functions: functions.collect(),
            listed: listed
                .map(|[name, rest @ ..]| (squeeze(name).into_owned(), rest.map(str::to_owned)))
                .collect(),
            aliases: reference
                .cells::<2>("entity_aliases")
                .map(|[alias, name]| (squeeze(alias).into_owned(), squeeze(name).into_owned()))
                .collect(),
        })
    }

    /// What the name shows.
    #[must_use]
    pub fn place(&self, printed: &str) -> EntityPlace {
        let printed = squeeze(printed);
        let name = self.aliases.get(printed.as_ref()).map_or(printed.as_ref(), String::as_str);
        let (own_level, name) = own_level(name);
        let mut place = self.read(&name);
        if own_level {
            place.scope = Scope::OwnLevel;
        }
        if let Some([region, function, scope]) = self.listed.get(&name) {
            if !region.is_empty() {
                place.region_code = Some(region.clone());
                place.region_how = Some(How::Listed);
            }
            if !function.is_empty() {
                place.function_group = Some(function.clone());
            }
            place.scope = Scope::from_name(scope).unwrap_or(place.scope);
        }
        self.finish(place, &name)
    }

    /// The ways in which names of departments name the divisions above a region: not at all, and each of them with all or none
    /// of those above it.
    pub(crate) fn names_above(&self, code: &str) -> Vec<String> {
        self.regions.names_above(code)
    }

    /// A name without the party that precedes the region: 中共武汉市委组织部.
    pub(crate) fn without_party(name: &str) -> &str {
        BEFORE_REGION.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name)
    }

    /// Whether it is a department of a township, whose region is the county above it.
    pub(crate) fn is_of_township(&self, place: &EntityPlace) -> bool {
        let level = place.function_group.as_ref().and_then(|function| self.functions.get(function));
        level.is_some_and(|(level, _)| level == "township")
    }

    /// Region and function as the words state them; a region that may be several is left open, with them as the
    /// problem.
    fn read(&self, name: &str) -> EntityPlace {
        let rest = Self::without_party(name);
        let before = name.strip_suffix(rest).unwrap_or_default();
        let reading = self.regions.read(rest, |text| self.words.begin(text), |text| self.words.start(text));
        let rest = rest.get(reading.as_ref().map_or(0, |reading| reading.end)..).unwrap_or_default();
        let function = self.words.function(&format!("{before}{rest}"));
        let (region, several) = match reading.as_ref().map(|reading| reading.codes.as_slice()) {
            None | Some([]) => (None, None),
            Some([code]) => (Some(code.clone()), None),
            Some(codes) => {
                let paths: Vec<String> =
                    codes.iter().map(|code| format!("{code} {}", self.regions.path(code))).collect();
                (None, Some(message!("reference-several-regions", regions = Arg::list(paths))))
            }
        };
        EntityPlace {
            region_how: region.as_ref().and(reading.map(|reading| reading.how)),
            region_code: region,
            region_name: None,
            admin_level: None,
            scope: function.and_then(|function| self.functions.get(function)?.1).unwrap_or(Scope::Department),
            function_group: function.map(str::to_owned),
            problem: several,
        }
    }

    fn finish(&self, mut place: EntityPlace, name: &str) -> EntityPlace {
        let level = place.function_group.as_ref().and_then(|function| self.functions.get(function));
        let level = level.map(|(level, _)| level).filter(|level| !level.is_empty());
        let level = level.or_else(|| self.levels.get(place.region_code.as_ref()?));
        place.admin_level = level.filter(|_| place.region_code.is_some()).cloned();
        place.region_name =
            place.region_code.as_ref().and_then(|code| self.regions.name(code)).map(str::to_owned);
        place.problem = match (&place.region_code, &place.function_group) {
            (None, _) => place.problem.or_else(|| Some(message!("reference-no-region"))),
            (Some(_), None) => Some(message!("reference-no-function")),
            (Some(_), Some(_)) if place.region_how == Some(How::Above) => {
                Some(message!("reference-unlisted-division", name = name))
            }
            _ => None,
        };
        place
    }
}

/// Whether the name contains 本级, and the name without it.
fn own_level(name: &str) -> (bool, String) {
    for words in ["(本级)", "本级", "机关本级"] {
        if let Some(name) = name.strip_suffix(words) {
            return (true, name.to_owned());
        }
    }
    (false, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code, how, level, function and scope, `-` where unknown; then the problem.
    fn read(name: &str) -> String {
        let place = Gazetteer::new(&Reference::shipped()).unwrap().place(name);
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let how = place.region_how.map_or("-", How::name);
        let mut shown = format!(
            "{} {how} {} {} {}",
            text(&place.region_code),
            text(&place.admin_level),
            text(&place.function_group),
            place.scope
        );
        if let Some(problem) = place.problem {
            shown = format!("{shown}: {problem}");
        }
        shown
    }

    #[test]
    fn real_names_lead_to_their_region_function_and_scope() {
        for (name, expected) in [
            ("武汉市武昌区人民政府办公室", "420106 name county general_office department"),
            ("武昌区政府办", "420106 name county general_office department"),
            ("上海市普陀区人民政府万里街道办事处", "310107 name township subdistrict department"),
            ("上海市普陀区规划和自然资源局", "310107 name county natural_resources department"),
            ("上海市普陀区商务委员会", "310107 name county commerce department"),
            ("江苏省人大常委会办公厅", "320000 listed province people_congress department"),
            ("江苏省人大办公厅", "320000 listed province people_congress department"),
            ("江苏省人民检察院", "320000 name province procuratorate department"),
            ("泸州市中医医院", "510500 name city health_institution unit"),
            ("曾都区河道堤防建设管理处", "421303 name county water department"),
            ("曾都区财政局本级", "421303 name county finance own_level"),
            ("柞水县审计局", "611026 name county audit department"),
            ("乌鲁木齐市政务服务中心", "650100 name city government_services department"),
            ("湛江市人民政府行政服务中心", "440800 name city government_services department"),
            ("乌兰浩特市人民法院", "152201 name county court department"),
            ("岳阳市岳阳楼区枫桥湖街道办事处", "430602 name township subdistrict department"),
            ("新绛县万安镇人民政府", "140825 name township township department"),
            ("北京市密云县财政局", "110118 name county finance department"),
            ("米林县财政局", "540481 name county finance department"),
            ("毕节市财政局", "520500 name city finance department"),
            ("嘉峪关市财政局", "620200 name city finance department"),
            ("东莞市财政局", "441900 name city finance department"),
            ("红河州红河县洛恩乡人民政府", "532529 name township township department"),
            ("永州市冷水滩区伊塘镇人民政府", "431103 name township township department"),
            ("滑县政协", "410526 name county consultative_conference department"),
            ("天水市幼儿园", "620500 name city school unit"),
            ("徐闻县教育局", "440825 name county education department"),
            ("厦门市思明区教育局", "350203 name county education department"),
            ("民乐县卫生健康局(本级)", "620722 name county health own_level"),
            ("西藏自治区公安厅", "540000 name province public_security department"),
            ("黄石港区建设局", "420202 name county housing_construction department"),
            ("上海市嘉定区司法局", "310114 name county justice department"),
            ("淮南市潘集区财政局", "340406 name county finance department"),
            ("青岛市即墨区第三实验小学", "370215 name county school unit"),
            ("平潭县人民检察院", "350128 name county procuratorate department"),
            ("平潭综合实验区东庠乡人民政府", "350128 name township township department"),
            (
                "平潭综合实验区土地房屋征收安置工作领导小组办公室",
                "350128 name county housing_construction department",
            ),
        ] {
            assert_eq!(read(name), expected, "{name}");
        }
    }

    #[test]
    fn a_region_of_which_there_are_several_is_left_to_the_user() {
        assert_eq!(
            read("普陀区财政局"),
            "- - - finance department: the region may be 310107 上海市普陀区, 330903 浙江省舟山市普陀区"
        );
        assert_eq!(
            read("西湖区法院"),
            "- - - court department: the region may be 330106 浙江省杭州市西湖区, 360103 江西省南昌市西湖区"
        );
    }

    #[test]
    fn a_name_without_its_suffix_counts_only_before_a_function() {
        assert_eq!(read("武昌教育局"), "420106 short county education department");
        assert_eq!(read("湖北武汉武昌教育局"), "420106 short county education department");
        assert!(read("城关镇人民政府").starts_with("- - - township department: no known region"));
        assert_eq!(read("中共武汉市委组织部"), "420100 name city party_organs department");
        assert_eq!(read("政协武汉市委员会"), "420100 name city consultative_conference department");
    }

    #[test]
    fn one_wrong_character_is_forgiven_where_only_one_region_is_meant() {
        assert_eq!(read("武汉市武倡区教育局"), "420106 typo county education department");
        assert!(read("武倡区教育局").contains("the region may be "));
    }

    #[test]
    fn what_no_list_has_is_said() {
        assert_eq!(read("示例市云澜区教育局"), "- - - education department: no known region in the name");
        assert!(read("武汉市东湖新技术开发区财政局").contains("420100 above city finance department: "));
        assert_eq!(read("上海市某局"), "310000 name province - department: no known function in the name");
        assert_eq!(read("武汉市城市管理局"), "420100 name city urban_management department");
    }
}
