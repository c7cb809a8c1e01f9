//! What the classes and groups of the classifications are called in English.

/// What a class or group is called, by the name that reports print: codes are renamed over the years, and a name has one
/// meaning. Blanks and the forms of brackets make no difference.
pub(crate) fn class(printed: &str) -> Option<&'static str> {
    let name = juesuan_model::text::squeeze(printed);
    let listed = FUNCTIONAL.iter().chain(&ECONOMIC);
    listed.copied().find(|(known, _)| *known == name).map(|(_, english)| english)
}

/// The usual headings of rows and columns that have no term of their own.
pub(crate) fn heading(printed: &str) -> Option<&'static str> {
    match printed {
        "合计" => Some("total"),
        "预算数" => Some("budget"),
        "支出合计" => Some("total expenditure"),
        "收入合计" => Some("total income"),
        "总分" => Some("total score"),
        "指标得分" => Some("indicator score"),
        "预算执行得分" => Some("budget execution score"),
        _ => None,
    }
}

/// The functional classes of all years.
const FUNCTIONAL: [(&str, &str); 37] = [
    ("一般公共服务支出", "General public services"),
    ("外交支出", "Foreign affairs"),
    ("国防支出", "National defense"),
    ("公共安全支出", "Public security"),
    ("教育支出", "Education"),
    ("科学技术支出", "Science and technology"),
    ("文化旅游体育与传媒支出", "Culture, tourism, sports and media"),
    ("文化体育与传媒支出", "Culture, sports and media"),
    ("社会保障和就业支出", "Social security and employment"),
    ("社会保险基金支出", "Social insurance funds"),
    ("卫生健康支出", "Health"),
    ("医疗卫生与计划生育支出", "Health care and family planning"),
    ("医疗卫生支出", "Health care"),
    ("节能环保支出", "Energy conservation and environmental protection"),
    ("城乡社区支出", "Urban and rural communities"),
    ("城乡社区事务支出", "Urban and rural community affairs"),
    ("农林水支出", "Agriculture, forestry and water"),
    ("农林水事务支出", "Agriculture, forestry and water affairs"),
    ("交通运输支出", "Transport"),
    ("资源勘探工业信息等支出", "Resource exploration, industry and information"),
    ("资源勘探信息等支出", "Resource exploration and information"),
    ("商业服务业等支出", "Commerce and services"),
    ("金融支出", "Finance"),
    ("援助其他地区支出", "Aid to other regions"),
    ("自然资源海洋气象等支出", "Natural resources, oceans and meteorology"),
    ("国土海洋气象等支出", "Land, oceans and meteorology"),
    ("住房保障支出", "Housing security"),
    ("粮油物资储备支出", "Reserves of grain, oil and materials"),
    ("国有资本经营预算支出", "State capital operating budget"),
    ("灾害防治及应急管理支出", "Disaster prevention and emergency management"),
    ("预备费", "Contingency reserve"),
    ("其他支出", "Other expenditure"),
    ("转移性支出", "Transfers"),
    ("债务还本支出", "Repayment of debt"),
    ("债务付息支出", "Interest on debt"),
    ("债务发行费用支出", "Cost of issuing debt"),
    ("抗疫特别国债安排的支出", "Expenditure from special COVID-19 bonds"),
];

/// The economic classes and groups of basic expenditure.
const ECONOMIC: [(&str, &str); 85] = [
    ("工资福利支出", "Wages and benefits"),
    ("基本工资", "Basic wages"),
    ("津贴补贴", "Allowances and subsidies"),
    ("奖金", "Bonuses"),
    ("其他社会保障缴费", "Other social security contributions"),
    ("伙食补助费", "Meal allowances"),
    ("绩效工资", "Performance pay"),
    ("机关事业单位基本养老保险缴费", "Basic pension insurance contributions"),
    ("职业年金缴费", "Occupational pension contributions"),
    ("职工基本医疗保险缴费", "Basic medical insurance contributions"),
    ("公务员医疗补助缴费", "Civil servants' medical subsidy contributions"),
    ("住房公积金", "Housing provident fund"),
    ("医疗费", "Medical expenses"),
    ("其他工资福利支出", "Other wages and benefits"),
    ("商品和服务支出", "Goods and services"),
    ("办公费", "Office expenses"),
    ("印刷费", "Printing"),
    ("咨询费", "Consulting"),
    ("手续费", "Fees and charges"),
    ("水费", "Water"),
    ("电费", "Electricity"),
    ("邮电费", "Post and telecommunications"),
    ("取暖费", "Heating"),
    ("物业管理费", "Property management"),
    ("差旅费", "Travel"),
    ("因公出国(境)费用", "Official travel abroad"),
    ("维修(护)费", "Repairs and maintenance"),
    ("租赁费", "Rent"),
    ("会议费", "Meetings"),
    ("培训费", "Training"),
    ("公务接待费", "Official receptions"),
    ("专用材料费", "Special materials"),
    ("被装购置费", "Uniforms"),
    ("专用燃料费", "Special fuel"),
    ("劳务费", "Labor services"),
    ("委托业务费", "Commissioned services"),
    ("工会经费", "Trade union funds"),
    ("福利费", "Welfare"),
    ("公务用车运行维护费", "Operation of official vehicles"),
    ("其他交通费用", "Other transport expenses"),
    ("税金及附加费用", "Taxes and surcharges"),
    ("其他商品和服务支出", "Other goods and services"),
    ("对个人和家庭的补助", "Transfers to individuals and households"),
    ("离休费", "Pensions of veteran cadres"),
    ("退休费", "Retirement pensions"),
    ("退职(役)费", "Severance and demobilization pay"),
    ("抚恤金", "Survivors' pensions"),
    ("生活补助", "Living allowances"),
    ("救济费", "Relief"),
    ("医疗费补助", "Medical subsidies"),
    ("助学金", "Student grants"),
    ("奖励金", "Rewards"),
    ("个人农业生产补贴", "Agricultural production subsidies"),
    ("代缴社会保险费", "Social insurance paid on behalf of individuals"),
    ("提租补贴", "Rent subsidies"),
    ("购房补贴", "Home purchase subsidies"),
    ("采暖补贴", "Heating subsidies"),
    ("物业服务补贴", "Property service subsidies"),
    ("其他对个人和家庭的补助", "Other transfers to individuals and households"),
    ("债务利息及费用支出", "Interest and cost of debt"),
    ("国内债务付息", "Interest on domestic debt"),
    ("国外债务付息", "Interest on foreign debt"),
    ("资本性支出", "Capital expenditure"),
    ("房屋建筑物购建", "Purchase and construction of buildings"),
    ("办公设备购置", "Office equipment"),
    ("专用设备购置", "Special equipment"),
    ("基础设施建设", "Infrastructure"),
    ("大型修缮", "Major repairs"),
    ("信息网络及软件购置更新", "Information networks and software"),
    ("物资储备", "Reserves of materials"),
    ("土地补偿", "Compensation for land"),
    ("安置补助", "Resettlement subsidies"),
    ("地上附着物和青苗补偿", "Compensation for fixtures and crops"),
    ("拆迁补偿", "Compensation for demolition"),
    ("公务用车购置", "Purchase of official vehicles"),
    ("其他交通工具购置", "Purchase of other vehicles"),
    ("文物和陈列品购置", "Cultural relics and exhibits"),
    ("无形资产购置", "Intangible assets"),
    ("其他资本性支出", "Other capital expenditure"),
    ("国家赔偿费用支出", "State compensation"),
    ("对民间非营利组织和群众性自治组织补贴", "Subsidies to non-profit and self-governing organizations"),
    ("经常性赠与", "Current donations"),
    ("资本性赠与", "Capital donations"),
    ("对企业补助", "Subsidies to enterprises"),
    ("对社会保障基金补助", "Subsidies to social security funds"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_reference_and_every_group_of_the_lists_has_an_english_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../datasets/reference");
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        let classes = read("functional_classes.csv");
        let codes = read("codes.csv");
        let functional = classes.lines().skip(1).filter_map(|line| line.split(',').nth(1));
        let economic = codes.lines().filter_map(|line| line.strip_prefix("economic,")?.split(',').nth(1));
        let missing: Vec<&str> = functional.chain(economic).filter(|name| class(name).is_none()).collect();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn a_name_is_known_however_it_is_printed() {
        assert_eq!(class("维修（护） 费"), Some("Repairs and maintenance"));
        assert_eq!(class("某项支出"), None);
    }
}
