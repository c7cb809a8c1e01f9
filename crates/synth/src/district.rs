//! Who: an invented district and its departments, each with duties, people, projects and income of its own.

use crate::anomalies::Anomaly;
use crate::dice::Dice;
use crate::numerals::counted;
use juesuan_model::Fund;

/// Where money comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum IncomeSource {
    Appropriation(Fund),
    SuperiorSubsidy,
    Institutional,
    Business,
    Affiliate,
    Other,
}

/// One project of a department's plan, paid from one fund under one functional item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Project {
    pub(crate) name: &'static str,
    /// The functional item, seven digits.
    pub(crate) item: &'static str,
    pub(crate) fund: Fund,
    /// The usual amount of a year, in 万元.
    pub(crate) scale: i64,
    /// Whether money that is not spent stays for the next year.
    pub(crate) carries: bool,
    /// The first and last year with new money.
    pub(crate) years: (u16, u16),
    /// What it achieves, as a clause.
    pub(crate) result: &'static str,
    /// What is counted: indicator, yearly target, counter word.
    pub(crate) quantity: (&'static str, i64, &'static str),
}

/// Income other than appropriations, spent under one functional item.
#[derive(Debug)]
pub(crate) struct OwnIncome {
    pub(crate) source: IncomeSource,
    pub(crate) item: &'static str,
    /// The usual amount of a year, in 万元.
    pub(crate) scale: i64,
}

/// What a kind of department is like, in whatever district.
#[derive(Debug)]
pub(crate) struct Office {
    pub(crate) name: &'static str,
    /// The item 行政运行 that pays for its people and running.
    pub(crate) running: &'static str,
    pub(crate) duties: &'static [&'static str],
    /// Subordinate units whose accounts are summed into the report.
    pub(crate) units: usize,
    pub(crate) staff: i64,
    pub(crate) retired: i64,
    pub(crate) vehicles: i64,
    /// Official reception in a usual year, in yuan.
    pub(crate) reception: i64,
    pub(crate) travels_abroad: bool,
    pub(crate) buys_works: bool,
    pub(crate) projects: &'static [Project],
    pub(crate) own_income: &'static [OwnIncome],
}

/// A department: an office in a district.
#[derive(Debug)]
pub(crate) struct Department {
    pub(crate) number: usize,
    pub(crate) office: &'static Office,
    /// Its pay, prices and projects at first, in thousandths of the usual.
    pub(crate) size: i64,
    /// What is not usual about it.
    pub(crate) anomaly: Option<Anomaly>,
    district: String,
}

impl Department {
    /// The department with this number, counted from 0: the first district's offices, then the next district's.
    pub(crate) fn numbered(number: usize) -> Option<Self> {
        let office = OFFICES.get(number % OFFICES.len())?;
        let district = match number / OFFICES.len() {
            0 => "云澜区".to_owned(),
            others => format!("第{}样区", counted(others + 1)),
        };
        Some(Self { number, office, size: 1_000, anomaly: None, district })
    }

    /// As [`Self::numbered`], but without end, and districts differ in size: each has a tenth to ten times of the usual, the
    /// small ones most often.
    pub(crate) fn of_many(number: usize, seed: u64) -> Option<Self> {
        let office = OFFICES.get(number % OFFICES.len())?;
        let district = number / OFFICES.len();
        if district == 0 {
            return Self::numbered(number);
        }
        // Far from the streams of departments.
        let mut dice = Dice::new(seed, (1 << 52) + u64::try_from(district).ok()?);
        let size = (0..3).fold(100, |size, _| size * dice.between(1_000, 4_640) / 1_000);
        Some(Self { number, office, size, anomaly: None, district: format!("第{}样区", district + 1) })
    }

    /// The same with its anomaly, if it is among these.
    pub(crate) fn with(self, planted: &[Anomaly]) -> Self {
        let anomaly = planted.iter().find(|anomaly| anomaly.number == self.number).cloned();
        Self { anomaly, ..self }
    }

    /// The district.
    pub(crate) fn district(&self) -> &str {
        &self.district
    }

    /// The name as printed: `示例市云澜区教育局`.
    pub(crate) fn name(&self) -> String {
        format!("示例市{}{}", self.district, self.office.name)
    }

    /// The name without the city, for file names.
    pub(crate) fn short_name(&self) -> String {
        format!("{}{}", self.district, self.office.name)
    }
}

/// How many departments there are: the offices of ninety-nine districts, as far as ordinals go.
pub(crate) const DEPARTMENTS: usize = 99 * OFFICES.len();

const ALWAYS: (u16, u16) = (0, u16::MAX);

/// A project of every year from the general public budget.
const fn general(
    name: &'static str,
    item: &'static str,
    scale: i64,
    result: &'static str,
    quantity: (&'static str, i64, &'static str),
) -> Project {
    Project { name, item, fund: Fund::GeneralPublic, scale, carries: false, years: ALWAYS, result, quantity }
}

/// The same project, but what is left of its money stays for the next year.
const fn carrying(project: Project) -> Project {
    Project { carries: true, ..project }
}

const fn own(source: IncomeSource, item: &'static str, scale: i64) -> OwnIncome {
    OwnIncome { source, item, scale }
}

const OFFICES: [Office; 8] = [
    Office {
        name: "人民政府办公室",
        running: "2010301",
        duties: &["承办区政府会议和公文", "督促检查区政府决定事项的落实", "协调区政府应急值守"],
        units: 1,
        staff: 46,
        retired: 21,
        vehicles: 5,
        reception: 9_600,
        travels_abroad: true,
        buys_works: false,
        projects: &[
            general("政务服务保障经费", "2010302", 186, "政务会议和督查工作有序开展", ("督查事项", 60, "项")),
            carrying(general("政务信息化运维", "2010399", 94, "政务系统全年稳定运行", ("运维系统", 8, "套"))),
            general("对口支援资金", "2199900", 860, "受援地产业项目按期建成", ("支援项目", 6, "个")),
        ],
        own_income: &[],
    },
    Office {
        name: "财政局",
        running: "2010601",
        duties: &["编制和执行全区预算", "管理国库集中支付", "监督财政资金使用绩效"],
        units: 2,
        staff: 68,
        retired: 33,
        vehicles: 2,
        reception: 3_200,
        travels_abroad: false,
        buys_works: false,
        projects: &[
            carrying(general(
                "预算管理一体化建设",
                "2010607",
                240,
                "一体化系统覆盖全部预算单位",
                ("接入单位", 96, "家"),
            )),
            general("财政投资评审", "2010608", 310, "评审项目核减不合理造价", ("评审项目", 45, "个")),
            Project {
                fund: Fund::StateCapital,
                years: (2021, u16::MAX),
                ..general(
                    "国企退休人员社会化管理",
                    "2230105",
                    72,
                    "退休人员管理平稳移交",
                    ("服务人数", 420, "人"),
                )
            },
        ],
        own_income: &[own(IncomeSource::Other, "2010602", 12)],
    },
    Office {
        name: "教育局",
        running: "2050101",
        duties: &["统筹全区基础教育", "管理中小学校和幼儿园", "组织教师培训和教育督导"],
        units: 23,
        staff: 212,
        retired: 96,
        vehicles: 3,
        reception: 5_400,
        travels_abroad: false,
        buys_works: true,
        projects: &[
            general("学前教育普惠补助", "2050201", 1_460, "普惠园覆盖面稳步扩大", ("补助园所", 38, "所")),
            carrying(general(
                "小学校舍维修改造",
                "2050202",
                2_350,
                "校舍安全隐患逐项消除",
                ("维修校舍", 12, "处"),
            )),
            general("初中课后服务", "2050203", 780, "课后服务惠及全部初中", ("服务学校", 14, "所")),
        ],
        own_income: &[
            own(IncomeSource::Institutional, "2050202", 1_180),
            own(IncomeSource::Other, "2050203", 86),
        ],
    },
    Office {
        name: "卫生健康局",
        running: "2100101",
        duties: &["组织公共卫生服务", "管理基层医疗卫生机构", "承担传染病防治和应急处置"],
        units: 15,
        staff: 158,
        retired: 74,
        vehicles: 6,
        reception: 4_100,
        travels_abroad: false,
        buys_works: false,
        projects: &[
            carrying(general(
                "基本公共卫生服务",
                "2100408",
                3_280,
                "居民健康档案动态更新",
                ("服务居民", 52, "万人"),
            )),
            general("社区卫生机构补助", "2100301", 1_120, "社区诊疗能力得到提升", ("补助机构", 13, "家")),
            Project {
                years: (2020, 2022),
                ..general("疫情防控经费", "2100410", 2_640, "防控物资和人员及时到位", ("采样点位", 90, "个"))
            },
            Project {
                fund: Fund::GovernmentFund,
                years: (2020, 2020),
                ..carrying(general(
                    "公共卫生体系补短板",
                    "2340101",
                    1_500,
                    "发热门诊完成改造",
                    ("改造门诊", 5, "个"),
                ))
            },
        ],
        own_income: &[
            own(IncomeSource::Institutional, "2100301", 5_900),
            own(IncomeSource::SuperiorSubsidy, "2100408", 140),
        ],
    },
    Office {
        name: "农业农村局",
        running: "2130101",
        duties: &["推进乡村振兴", "指导农业生产和动植物防疫", "管理农村人居环境建设"],
        units: 6,
        staff: 83,
        retired: 47,
        vehicles: 7,
        reception: 7_800,
        travels_abroad: false,
        buys_works: true,
        projects: &[
            carrying(general(
                "农业生产补助",
                "2130122",
                1_750,
                "粮食播种面积保持稳定",
                ("补助农户", 3_200, "户"),
            )),
            general("动植物疫病防控", "2130108", 230, "全年未发生重大疫情", ("巡查村组", 118, "个")),
            carrying(general(
                "农村基础设施建设",
                "2130504",
                940,
                "村组道路和水渠得到修复",
                ("完工工程", 16, "处"),
            )),
        ],
        own_income: &[own(IncomeSource::SuperiorSubsidy, "2130122", 78)],
    },
    Office {
        name: "城市管理局",
        running: "2120101",
        duties: &["负责市容和环境卫生", "管理市政设施", "开展城市管理执法"],
        units: 9,
        staff: 176,
        retired: 88,
        vehicles: 24,
        reception: 2_900,
        travels_abroad: false,
        buys_works: true,
        projects: &[
            general("道路清扫保洁", "2120501", 4_620, "主次干道保洁全覆盖", ("保洁道路", 310, "公里")),
            general("城管执法保障", "2120104", 560, "占道经营投诉明显下降", ("执法巡查", 5_000, "次")),
            carrying(general("市政设施维护", "2120399", 1_330, "破损设施限时修复", ("修复设施", 640, "处"))),
            Project {
                fund: Fund::GovernmentFund,
                ..carrying(general(
                    "城市建设专项",
                    "2120803",
                    2_870,
                    "背街小巷完成整治",
                    ("整治街巷", 22, "条"),
                ))
            },
        ],
        own_income: &[own(IncomeSource::Other, "2120501", 118)],
    },
    Office {
        name: "民政局",
        running: "2080201",
        duties: &["保障困难群众基本生活", "发展养老和儿童福利", "管理社会组织和殡葬事务"],
        units: 5,
        staff: 52,
        retired: 29,
        vehicles: 4,
        reception: 3_600,
        travels_abroad: false,
        buys_works: false,
        projects: &[
            general("城市低保金", "2081901", 2_140, "低保对象应保尽保", ("保障人数", 2_600, "人")),
            carrying(general(
                "居家养老服务",
                "2081002",
                690,
                "老年人助餐网点增加",
                ("服务老人", 1_900, "人"),
            )),
            general("困境儿童关爱", "2081001", 150, "困境儿童得到定期探访", ("关爱儿童", 210, "人")),
            Project {
                fund: Fund::GovernmentFund,
                ..carrying(general(
                    "福彩公益金养老设施",
                    "2296002",
                    430,
                    "社区养老设施投入使用",
                    ("建成设施", 4, "处"),
                ))
            },
        ],
        own_income: &[own(IncomeSource::Other, "2081002", 36)],
    },
    Office {
        name: "文化和旅游局",
        running: "2070101",
        duties: &["组织公共文化服务", "培育旅游市场", "开展群众体育活动"],
        units: 4,
        staff: 61,
        retired: 26,
        vehicles: 3,
        reception: 12_500,
        travels_abroad: true,
        buys_works: false,
        projects: &[
            general("图书馆免费开放", "2070104", 320, "馆舍全年免费开放", ("接待读者", 46, "万人次")),
            carrying(general("旅游宣传推广", "2070114", 410, "旅游线路知名度提高", ("推介活动", 15, "场"))),
            general("全民健身活动", "2070308", 180, "社区健身活动经常开展", ("健身活动", 40, "场")),
        ],
        own_income: &[
            own(IncomeSource::Business, "2070109", 46),
            own(IncomeSource::Affiliate, "2070104", 28),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_department_has_a_name_of_its_own() {
        let names: BTreeSet<_> =
            (0..DEPARTMENTS).map(|number| Department::numbered(number).unwrap().name()).collect();
        assert_eq!(names.len(), DEPARTMENTS);
        assert!(names.contains("示例市云澜区教育局"));
    }
}
