//! Whose report a document is: the wordings that must be understood.

use super::*;
use crate::document::{Block, Cell};
use juesuan_model::Locator;

type Outcome = (Option<String>, Option<u16>, Option<Kind>, Option<Scope>, Option<String>);

fn outcome(front: &str, named: &[&str]) -> Outcome {
    let paragraph = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
    let document = Document { blocks: front.lines().map(paragraph).collect(), ..Document::default() };
    let entities = named.iter().map(|name| (*name, Locator::default())).collect();
    let stated = Stated { entities, ..Stated::default() };
    let KeyReading { report_key, published, .. } = read(&document, &stated);
    let PrintedKey { entity_name, fiscal_year, kind, scope } = report_key;
    (entity_name, fiscal_year.map(FiscalYear::get), kind, scope, published)
}

#[test]
fn the_front_says_whose_report_it_is_and_for_which_year() {
    let (final_accounts, department) = (Kind::FinalAccounts, Scope::Department);
    for (front, entity, year, kind, scope, published) in [
        (
            "2023 年度\n武汉市武昌区人民政府办公室部门决算\n二〇二四年十月\n第一部分 概况",
            "武汉市武昌区人民政府办公室",
            2023,
            final_accounts,
            department,
            Some("2024-10"),
        ),
        (
            "柳城县人民政府办公室\n2023年部门决算\n2024年9月\n目 录",
            "柳城县人民政府办公室",
            2023,
            final_accounts,
            department,
            Some("2024-09"),
        ),
        ("黄石港区建设局2022年部门决算公开", "黄石港区建设局", 2022, final_accounts, department, None),
        ("2023年度泸州市中医医院单位决算", "泸州市中医医院", 2023, final_accounts, Scope::Unit, None),
        (
            "2023年度岳阳市岳阳楼区枫桥湖街道办事处\n部门决算",
            "岳阳市岳阳楼区枫桥湖街道办事处",
            2023,
            final_accounts,
            department,
            None,
        ),
        ("二〇二二年度示例市财政局（本级）决算", "示例市财政局", 2022, final_accounts, Scope::OwnLevel, None),
        (
            "示例市示例区规划和自然\n资源局\n2024年度部门决算\n第一部分示例市示例区规划和自然资源局概况",
            "示例市示例区规划和自然资源局",
            2024,
            final_accounts,
            department,
            None,
        ),
        ("示例市财政局2025年部门预算", "示例市财政局", 2025, Kind::Budget, department, None),
    ] {
        let entity = Some(entity.to_owned());
        let expected = (entity, Some(year), Some(kind), Some(scope), published.map(str::to_owned));
        assert_eq!(outcome(front, &[]), expected, "{front}");
    }
}

#[test]
fn statements_name_the_body_where_the_title_does_not() {
    let read = outcome("2023年度部门决算", &["示例局", "另一局", "示例局"]);
    assert_eq!((read.0.as_deref(), read.1), (Some("示例局"), Some(2023)));
    let read = outcome("示例市2025年区级部门预算", &["示例局"]);
    assert_eq!((read.0.as_deref(), read.1, read.2), (Some("示例局"), Some(2025), Some(Kind::Budget)));
}

#[test]
fn a_web_page_names_them_wherever_it_can() {
    for (front, entity, year, kind) in [
        (
            "标题: 2016年度示例区中楼乡人民政府决算说明\n发布机构: 中楼乡\n栏目: 部门决算公开",
            "示例区中楼乡人民政府",
            2016,
            Kind::FinalAccounts,
        ),
        (
            "标题: 芦洋乡2015年财政收支决算\n首页 部门决算公开 芦洋乡2015年财政收支决算 时间：2016-08-30 2015年度示例区芦洋乡人民政府决算说明 按照《关于公开工作的通知》，现将我单位2015年度部门决算说明如下：一、主要职责。",
            "示例区芦洋乡人民政府",
            2015,
            Kind::FinalAccounts,
        ),
        (
            "第一部分 2020年度部门决算报表\n示例市密云区人民法院是国家的审判机关，依照法律规定独立行使审判权。",
            "示例市密云区人民法院",
            2020,
            Kind::FinalAccounts,
        ),
        (
            "一、部门基本情况\n（二）机构设置。示例市大洞河乡人民政府是一个独立核算机构，下设9个机构。\n（一）收入支出决算总体情况说明。本部门2018年度收入总计3万元，较上年增加。",
            "示例市大洞河乡人民政府",
            2018,
            Kind::FinalAccounts,
        ),
        (
            "关于示例市司法局2017年度一般公共预算财政拨款“三公”经费支出决算情况说明",
            "示例市司法局",
            2017,
            Kind::FinalAccounts,
        ),
        (
            "市教育局2015年财政拨款支出预算表\n市教育局2015年财政拨款安排“三公”经费预算公开表",
            "市教育局",
            2015,
            Kind::Budget,
        ),
    ] {
        let read = outcome(front, &[]);
        // A document that does not state its kind is taken for final accounts later.
        let read = (read.0.as_deref(), read.1, read.2.unwrap_or(Kind::FinalAccounts));
        assert_eq!(read, (Some(entity), Some(year), kind), "{front}");
    }
    let summary = "示例县2016年“三公”经费决算情况统计表";
    assert_eq!(outcome(summary, &[]).0, None, "a county is no department");
}

#[test]
fn a_year_or_a_body_that_is_not_printed_is_none() {
    let read = outcome("示例局部门决算\n2024年10月", &[]);
    assert_eq!((read.0.as_deref(), read.1), (Some("示例局"), None));
    let read = outcome("2023年度部门决算", &[]);
    assert_eq!((read.0, read.1), (None, Some(2023)));
}

#[test]
fn a_name_says_what_it_says_and_no_more() {
    let says = |name: &str| {
        let read = of_name(name);
        (read.entity_name, read.fiscal_year.map(FiscalYear::get), read.kind)
    };
    assert_eq!(
        says("示例市示例局2019年部门预算公开表"),
        (Some("示例市示例局".to_owned()), Some(2019), Some(Kind::Budget))
    );
    assert_eq!(says("2019年部门预算公开表"), (None, Some(2019), Some(Kind::Budget)));
    assert_eq!(says("附件2：2019年收入决算表"), (None, Some(2019), None));
    assert_eq!(says("20191015收入表"), (None, None, None));
}

/// Entity, year, kind and scope as a text states them, or why it is not a department's report.
fn said(text: &str) -> String {
    let paragraph = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
    let document = Document { blocks: text.lines().map(paragraph).collect(), ..Document::default() };
    let KeyReading { report_key, refusal, candidates, circular, .. } = read(&document, &Stated::default());
    let or_dash = |word: Option<String>| word.unwrap_or_else(|| "-".to_owned());
    match refusal {
        Some(Refusal::Government(words)) => format!("government: {words}"),
        Some(Refusal::District(words)) => format!("district: {words}"),
        Some(Refusal::Open(words)) => format!("open: {words}"),
        None if report_key.entity_name.is_none() => {
            format!("nobody: {}{}", candidates.join(", "), circular.map_or("", |_| " circular"))
        }
        None => format!(
            "{} {} {} {}",
            or_dash(report_key.entity_name),
            or_dash(report_key.fiscal_year.map(|year| year.to_string())),
            or_dash(report_key.kind.map(|kind| kind.to_string())),
            or_dash(report_key.scope.map(|scope| scope.to_string())),
        ),
    }
}

#[test]
fn a_line_that_names_who_drew_it_up_names_the_entity() {
    for (text, expected) in [
        (
            "示例市云澜区2027年区级单位预算\n编制单位：示例市云澜区司法局（本级） 单位：元",
            "示例市云澜区司法局 2027 budget own_level",
        ),
        (
            "2027年度部门决算\n预算单位：示例市司法局目  录\n一、职能",
            "示例市司法局 2027 final_accounts department",
        ),
        (
            "2027年收入支出决算批复表部门（单位）：示例县水务局　单位：万元项 目金 额",
            "示例县水务局 2027 final_accounts department",
        ),
        ("2027年单位预算\n填报单位(盖章)：示 例 县 水 务 局  金额单位：元", "示例县水务局 2027 budget unit"),
        ("2027年部门预算\n单位：万元\n各部门：示例局\n主管部门：示例县水利局", "nobody: "),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn what_a_page_says_around_the_title_is_no_part_of_the_name() {
    for (text, expected) in [
        (
            "当前位置： 首页政务公开部门预算公开 示例县木偶剧团2027年预算编制说明 时间：2027-02-10 17:40 微信 微博 QQ空间 \
             示例县木偶剧团2027年预算编制说明 一、2027年收入预算为93.02万元。 来源：示例县文化局 附件下载 县木偶剧团2027年预算公开附表.xls",
            "示例县木偶剧团 2027 budget department",
        ),
        (
            "标题: 示例区社保中心关于2027年部门预算编制的说明\n发布机构: 示例区社会事业局\n栏目: 部门预算公开",
            "示例区社保中心 2027 budget department",
        ),
        ("标题: 2027年部门预算\n发布机构: 示例区社会事业局", "nobody: 示例区社会事业局"),
        (
            "2027年部门预算情况说明\n附件1：示例省博物馆2027年度部门预算公开表.pdf",
            "示例省博物馆 2027 budget department",
        ),
        ("# 2027年度示例市水务局部门决算\n## 支出决算表", "示例市水务局 2027 final_accounts department"),
        (
            "索引号 123 发布机构 示例县政府办 2027年度示例县教育局部门决算 字体：大 中 小",
            "示例县教育局 2027 final_accounts department",
        ),
        (
            "示例县教育局2027年度部门决算\n上一篇：示例县民政局2027年度部门决算 下一篇：示例县水利局2027年度部门决算",
            "示例县教育局 2027 final_accounts department",
        ),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_letter_of_approval_is_about_whom_it_is_written_to() {
    for (text, expected) in [
        (
            "示例区财政局关于批复示例区住房保障办2027年度部门决算的通知\n示例区住房保障办:\n示例区财政局2028年7月3日",
            "示例区住房保障办 2027 final_accounts department",
        ),
        (
            "示例区财政局关于批复2027年度部门预算的通知\n示例区民政局：\n你局报送的预算悉。",
            "示例区民政局 2027 budget department",
        ),
        ("关于示例区民政局2027年度部门决算的批复", "示例区民政局 2027 final_accounts department"),
        ("示例区财政局关于批复2027年度部门预算的通知\n区直各单位：", "nobody:  circular"),
    ] {
        assert_eq!(said(text), expected.replace(" circular", ""), "{text}");
    }
}

#[test]
fn a_title_that_is_broken_or_short_is_completed_from_the_rest() {
    for (text, expected) in [
        (
            "2027年度示例省高级\n人民法院预算公开\n一、2027年度示例省高级人民法院收支预算总表",
            "示例省高级人民法院 2027 budget department",
        ),
        ("示例省高级\n人民法院\n2027年部门预算", "示例省高级人民法院 2027 budget department"),
        ("示例市\n财政局\n2027年部门决算", "示例市财政局 2027 final_accounts department"),
        ("2027年度\n部门决算\n示例市财政局\n2028年9月", "示例市财政局 2027 final_accounts department"),
        (
            "县档案馆2027年财政决算\n2027年度云澜县档案馆部门决算说明",
            "云澜县档案馆 2027 final_accounts department",
        ),
        ("人民法院2027年预算公开", "nobody: 人民法院"),
        (
            "示例附中筹建办关于2027年部门决算说明以及2028年部门预算说明",
            "示例附中筹建办 2027 final_accounts department",
        ),
        ("示例市2027年部门预算公开——示例市科技局", "示例市科技局 2027 budget department"),
        (
            "标题: 区农村发展局2027年部门预算\n发布机构: 示例区农村发展局",
            "示例区农村发展局 2027 budget department",
        ),
        ("2027年度部门决算说明（示例区经发局）", "示例区经发局 2027 final_accounts department"),
        ("示例县青禾镇2027年财政收支决算", "示例县青禾镇 2027 final_accounts department"),
        ("示例县预算编审中心2027年部门决算", "示例县预算编审中心 2027 final_accounts department"),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn whose_accounts_they_are_is_read_in_any_order() {
    for (text, expected) in [
        ("2027年度示例县林业局（本级）部门决算", "示例县林业局 2027 final_accounts own_level"),
        ("示例县林业局2027年度部门（本级）决算", "示例县林业局 2027 final_accounts own_level"),
        ("示例县林业局本级2027年度决算", "示例县林业局 2027 final_accounts own_level"),
        ("示例县统计局(汇总)2027年度部门决算", "示例县统计局 2027 final_accounts department"),
        ("2027年度示例县统计局部门（汇总）决算", "示例县统计局 2027 final_accounts department"),
        ("示例县统计局单位2027年度决算公开", "示例县统计局 2027 final_accounts department"),
        ("示例县第一中学2027年度单位决算公开", "示例县第一中学 2027 final_accounts unit"),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_department_s_is_named_as_what_it_is() {
    for (text, expected) in [
        (
            "标题: 2027年度示例区本级“三公”经费支出决算情况\n发布机构: 示例区财政局\n根据全区各行政事业单位上报数据，经示例区财政局汇总，2027年全区本级决算数为812.40万元。",
            "district: 2027年度示例区本级“三公”经费支出决算情况",
        ),
        (
            "示例县2027年“三公”经费决算情况统计表\n合计 12.00",
            "district: 示例县2027年“三公”经费决算情况统计表",
        ),
        (
            "按照要求，经汇总，2027年示例区“三公”经费5834万元。",
            "district: 按照要求,经汇总,2027年示例区“三公”经费5834万元。",
        ),
        (
            "示例区第五届人民代表大会第一次会议文件 附件 示例区2027年财政预算执行情况和2028年财政预算(草案) 相关表格 示例区财政局 二○二七年十一月",
            "government: 示例区2027年财政预算执行情况和2028年财政预算(草案)",
        ),
        ("关于示例县2027年财政决算（草案）的报告", "government: 关于示例县2027年财政决算(草案)的报告"),
        ("示例市2027年财政决算报告\n全市收入12万元", "government: 示例市2027年财政决算报告"),
        (
            "2027年示例县人民政府决算公开\n2027年全县一般公共预算收入243670万元，完成预算数100.69%。",
            "government: 2027年全县一般公共预算收入243670万元",
        ),
        (
            "示例区本级2027年“三公”经费预算汇总情况说明",
            "district: 示例区本级2027年“三公”经费预算汇总情况说明",
        ),
        ("2027年示例市本级一般公共预算收入表\n税收收入 100.00\n增值税 50.00", "government: 增值税50.00"),
        (
            "示例县教育局2027年决算\n示例县民政局2027年决算\n示例县水利局2027年决算",
            "nobody: 示例县教育局, 示例县民政局, 示例县水利局",
        ),
        ("XX部门（单位）2027年度部门决算", "open: XX部门(单位)"),
        ("2027年度部门决算\n编制单位：××局", "open: ××局"),
        ("关于印发《示例大学预算管理办法》的通知\n各单位：", "nobody:  circular"),
        ("2027年度示例区部门预算公开情况检查表", "nobody:  circular"),
        // Its own accounts next to those of the town.
        (
            "2027年度示例县青禾镇人民政府部门决算\n2027年全镇财政总收入216万元。",
            "示例县青禾镇人民政府 2027 final_accounts department",
        ),
        (
            "示例县财政局2027年部门决算\n一、工作情况：全县一般公共预算收入243670万元。",
            "示例县财政局 2027 final_accounts department",
        ),
        (
            "示例县青禾镇人民政府2027年决算说明\n全镇财政收入1.2亿元。2027年基本支出31.50万元。",
            "示例县青禾镇人民政府 2027 final_accounts department",
        ),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_sentence_s_words_are_no_name_and_two_bodies_are_not_chosen_from() {
    for (text, expected) in [
        ("《示例报销规范》已经学校2018年第3次办公会研究通过，按预算办理。", "nobody: "),
        (
            "示例市教育局2027年支出预算为5万元。示例市民政局2027年支出预算为6万元。",
            "nobody: 示例市教育局, 示例市民政局",
        ),
        ("2027年，示例市教育局收入预算5万元。", "示例市教育局 2027 budget -"),
        ("由示例市财政局2027年汇总的预算为5万元。", "nobody: "),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}
