//! The report on one entity.

use crate::fixture::{Fixture, Opened};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use juesuan_model::schema::WarehouseTable;
use juesuan_query::Years;
use juesuan_report::{
    EntityRequest, Language, ReportDocument, SourceListing, WarehouseVersion, entity_report,
};
use sha2::{Digest, Sha256};
use std::io::Cursor;
use std::path::Path;

/// 武昌区's figures of 2023 in part, a smaller 2021, and nothing for 2022.
fn session() -> Opened {
    let mut fixture = Fixture::new();
    fixture
        .report("w2023", "武昌区政府办", 2023, "")
        .statement(
            "income_expenditure_summary",
            "side=income item=income_of_year amount=51022200 line=12
             side=income item=opening_carryover amount=0 line=14
             side=expenditure item=expenditure_of_year amount=51022200 line=12
             side=expenditure item=grand_total amount=51022200 line=15",
        )
        .statement(
            "expenditure",
            "item=total amount=51022200 line=70
             item=total measure=basic amount=13306700 line=70
             item=total measure=project amount=37715500 line=70
             code_domain=functional code=201 code_level=class row_label=一般公共服务支出 amount=46450000 line=71
             code_domain=functional code=208 code_level=class row_label=社会保障和就业支出 amount=4572200 line=80",
        )
        .statement("general_public_expenditure", "item=total measure=basic amount=13306700")
        .statement(
            "basic_expenditure",
            "item=personnel amount=11118700 line=150
             item=public amount=2188000 line=151
             code_domain=economic code=301 code_level=class row_label=工资福利支出 amount=10171300 line=130",
        )
        .statement(
            "three_public",
            "item=three_public phase=adjusted_budget amount=4200 line=170
             item=three_public amount=4200 line=170
             item=reception phase=adjusted_budget amount=4200 line=170
             item=reception amount=4200 line=170
             item=overseas phase=adjusted_budget amount=0 line=170",
        )
        .row(WarehouseTable::Sources, "source_index=0 source_format=text content_hash=b3");
    fixture
        .report("w2021", "武昌区政府办", 2021, "")
        .statement("income_expenditure_summary", "side=income item=income_of_year amount=50 line=9");
    fixture.report("u2023", "武昌区政府办", 2023, "scope=unit");
    fixture.session()
}

fn report(entity: &str, years: &str, language: Language) -> Result<ReportDocument, juesuan_report::Error> {
    let years = if years.is_empty() { Years::ALL } else { years.parse().unwrap() };
    entity_report(&session(), &EntityRequest { entity, years, language })
}

#[test]
fn the_report_shows_what_there_is_and_explains_what_there_is_not() {
    insta::assert_snapshot!("markdown", report("武昌区政府办", "", Language::Zh).unwrap().markdown());
}

#[test]
fn only_the_years_asked_for_are_shown() {
    let text = report("武昌", "2021", Language::Zh).unwrap().markdown();
    assert!(text.starts_with("# 武昌区政府办部门决算分析（2021年度）\n"), "{text}");
    assert!(text.contains("支出决算表中没有可用的功能分类（类）数据。"));
    assert!(text.contains("| 2021 | 0.01 | — | — | — | — | — | — | — | — |"), "{text}");
    let error = report("武昌", "2010", Language::Zh).unwrap_err();
    assert_eq!(
        error.to_string(),
        "武昌区政府办 has no final accounts for 2010: available are 2021 (whole department), 2023 (whole department), 2023 (unit)"
    );
}

#[test]
fn one_year_alone_has_no_chart_over_years_and_no_empty_one() {
    let html = report("武昌", "2021", Language::Zh).unwrap().html();
    assert!(!html.contains("<figure class=\"chart\">"), "one amount is nothing to draw");
    assert!(!html.contains("ZRender, a high performance"), "nothing is carried that draws nothing");
    let html = report("武昌", "", Language::Zh).unwrap().html();
    assert!(html.contains("<figure class=\"chart\">") && html.contains("ZRender, a high performance"));
}

#[test]
fn classes_are_drawn_as_wholes_where_basic_and_project_expenditure_are_not_printed_of_each() {
    let html = report("武昌", "2023", Language::Zh).unwrap().html();
    let drawn = |html: &str| {
        let section = html.split_once("id=\"functional\"").unwrap().1;
        section
            .split_once("<script type=\"application/json\">")
            .unwrap()
            .1
            .split_once("</script>")
            .unwrap()
            .0
            .to_owned()
    };
    let chart = drawn(&html);
    assert!(chart.contains(r#""name":"支出合计","values":["46450000.00","4572200.00"]"#), "{chart}");
    assert!(!chart.contains("基本支出"), "{chart}");

    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement(
        "expenditure",
        "code_domain=functional code=201 code_level=class row_label=甲 amount=3
         code_domain=functional code=201 code_level=class row_label=甲 measure=basic amount=3
         code_domain=functional code=205 code_level=class row_label=乙 amount=2
         code_domain=functional code=205 code_level=class row_label=乙 measure=project amount=2",
    );
    let request = EntityRequest { entity: "示例局", years: Years::ALL, language: Language::Zh };
    let chart = drawn(&entity_report(&fixture.session(), &request).unwrap().html());
    assert!(chart.contains(r#""name":"基本支出","values":["3.00",null]"#), "{chart}");
    assert!(chart.contains(r#""name":"项目支出","values":[null,"2.00"]"#), "{chart}");
}

#[test]
fn every_figure_of_the_page_leads_to_an_entry_of_it() {
    let html = report("武昌", "", Language::Zh).unwrap().html();
    let cited: Vec<&str> =
        html.split("class=\"cite\" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(cited.len() > 40, "{}", cited.len());
    for id in cited {
        assert!(html.contains(&format!("<li id=\"{id}\"")), "{id}");
    }
    assert!(html.contains("第70行"));
}

#[test]
fn what_papers_print_is_text_and_never_markup() {
    let mut fixture = Fixture::new();
    let name = "</script><img/src=x>局";
    fixture.report("r", name, 2023, "").statement(
        "expenditure",
        "item=total amount=3 line=1
         code_domain=functional code=201 code_level=class row_label=<b>一般</b>&amp; amount=1 line=2
         code_domain=functional code=205 code_level=class row_label=</script><script>x amount=2 line=3",
    );
    let request = EntityRequest { entity: name, years: Years::ALL, language: Language::Zh };
    let html = entity_report(&fixture.session(), &request).unwrap().html();
    assert!(!html.contains("<b>一般") && !html.contains("<img") && !html.contains("<script>x"), "{html}");
    assert!(html.contains("&lt;b&gt;一般&lt;/b&gt;&amp;amp;"));
    assert_eq!(html.matches("</script>").count(), html.matches("<script").count());
}

#[test]
fn a_workbook_has_numbers_in_yuan_that_lead_to_their_places() {
    let bytes = report("武昌", "2023", Language::Zh).unwrap().workbook().unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheets = workbook.sheet_names();
    assert_eq!(sheets.first().map(String::as_str), Some("概要"));
    assert!(["数据来源", "文件"].iter().all(|name| sheets.iter().any(|sheet| sheet == name)), "{sheets:?}");
    let table = workbook.worksheet_range("2023年度功能分类支出").unwrap();
    let rows: Vec<_> = table.rows().collect();
    assert_eq!(rows[0][2], Data::String("支出合计（万元）".to_owned()));
    assert_eq!(rows[1][2], Data::Float(4645.0));
    assert_eq!(rows[1][5], Data::Float(0.9104));
    assert_eq!(rows[0][6], Data::String("支出合计（元）".to_owned()));
    assert_eq!(rows[1][6], Data::Float(46_450_000.0));
    let places = workbook.worksheet_range("数据来源").unwrap();
    let class =
        places.rows().find(|row| row[1].to_string().contains("201 一般公共服务支出 支出合计")).unwrap();
    assert_eq!((&class[2], &class[3]), (&Data::Float(4645.0), &Data::Float(46_450_000.0)));
    assert_eq!(class[6], Data::String("第71行".to_owned()));
}

#[test]
fn a_workbook_speaks_of_sheets_and_years_are_numbers() {
    let bytes = report("武昌", "", Language::Zh).unwrap().workbook().unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let front = workbook.worksheet_range("概要").unwrap();
    let texts: Vec<String> = front.rows().flatten().map(ToString::to_string).collect();
    assert!(texts.iter().any(|text| text.contains("工作表“数据来源”")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("点击") || text.contains("页首")), "{texts:?}");
    let years = workbook.worksheet_range("各年度收支").unwrap();
    assert_eq!(years.rows().nth(1).unwrap()[0], Data::Float(2021.0));
    let drawn = workbook.worksheet_range("图表数据").unwrap();
    assert!(drawn.rows().any(|row| row[0].to_string().contains("2023年度功能分类支出（万元）")), "{drawn:?}");
}

#[test]
fn a_report_lists_as_much_of_its_sources_as_is_asked() {
    let of = |listing| report("武昌", "2023", Language::Zh).unwrap().listing(listing);
    let sheets = |listing| {
        let bytes = of(listing).workbook().unwrap();
        open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)).unwrap().sheet_names()
    };
    for (listing, name, places, files) in [
        (SourceListing::None, "none", false, false),
        (SourceListing::Short, "short", false, true),
        (SourceListing::All, "all", true, true),
    ] {
        let text = of(listing).markdown();
        assert_eq!((text.contains("| 第71行 |"), text.contains("w2023.txt")), (places, files), "{text}");
        let sheets = sheets(listing);
        let has = |name: &str| sheets.iter().any(|sheet| sheet == name);
        assert_eq!((has("数据来源"), has("文件")), (places, files), "{sheets:?}");
        let html = of(listing).html();
        assert!(html.contains(&format!("data-sources=\"{name}\"")) && html.contains("第71行"), "{name}");
    }
    assert!(report("武昌", "2023", Language::Zh).unwrap().html().contains("data-sources=\"short\""));
}

#[test]
fn a_report_names_the_versions_that_it_comes_from() {
    let version = WarehouseVersion { number: 7, committed_at: "2026-03-31 01:30 UTC".into() };
    let report = report("武昌", "2023", Language::Zh).unwrap().of_version(version);
    let edition = format!("juesuan {}，数据仓库版本7（2026-03-31 01:30 UTC）", env!("CARGO_PKG_VERSION"));
    assert!(report.html().contains(&format!("<span id=\"edition\">{edition}</span>")));
    assert!(report.markdown().trim_end().ends_with(&edition));
}

#[test]
fn a_file_is_shown_by_its_path_in_the_folder_of_all() {
    let mut fixture = Fixture::new();
    for (revision, year) in [("a", 2022), ("b", 2023)] {
        let file = format!("source_uri=/home/someone/reports/{year}/{revision}.txt");
        fixture
            .report(revision, "示例局", year, &file)
            .statement("expenditure", &format!("item=total amount={year} line=7"))
            .row(WarehouseTable::Sources, "source_index=0 source_format=text content_hash=b3");
    }
    let request = EntityRequest { entity: "示例局", years: Years::ALL, language: Language::Zh };
    let report = entity_report(&fixture.session(), &request).unwrap();
    for text in [report.html(), report.markdown()] {
        assert!(text.contains("2022/a.txt") && !text.contains("someone"), "{text}");
    }
}

#[test]
fn a_report_in_english_has_english_labels_and_units() {
    let paper = report("武昌区政府办", "", Language::En).unwrap();
    let text = paper.markdown();
    let lead = "# 武昌区政府办: final accounts, 2021–2023\n\nScope: whole department · Region: 武昌区 · Amounts in million yuan\n";
    assert!(text.starts_with(lead), "{text}");
    for line in [
        "| Basic expenditure | 13.31 million yuan | of expenditure 26.08% |",
        "| Three public expenses | 4,200 yuan |  |",
        "| Code | Class | Total expenditure (million yuan) |",
        "| 201 | General public services | 46.4500 | — | — | 91.04% |",
        "| 301 | Wages and benefits | Class | 10.1713 | — |",
        "| Official receptions | 0.0042 | Adjusted budget | 0.0042 | 100.00% |",
        "| 201 General public services (一般公共服务支出) Total expenditure, 2023 | 46.45 million yuan |",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let allowed = [
        "武昌区政府办",
        "武昌区",
        "万元",
        "亿元",
        "元",
        "三公",
        "经费",
        "一般公共服务支出",
        "社会保障和就业支出",
        "工资福利支出",
    ];
    let rest = allowed.iter().fold(text, |text, name| text.replace(name, ""));
    assert_eq!(
        rest.chars().filter(chinese).collect::<String>(),
        "",
        "nothing but names and units as printed"
    );
    assert!(
        paper.html().contains("<span class=\"wan\">13.31<span class=\"unit\"> million yuan</span></span>")
    );
}

#[test]
fn the_charts_script_is_the_one_that_its_recipe_builds() {
    let assets = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("assets/echarts");
    let script = std::fs::read(assets.join("echarts.min.js")).unwrap();
    let promised = std::fs::read_to_string(assets.join("echarts.min.js.sha256")).unwrap();
    let digest =
        Sha256::digest(&script).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(promised, format!("{digest}  echarts.min.js\n"));
    assert!(!script.windows(8).any(|bytes| bytes == b"</script"));
    let licence = std::fs::read_to_string(assets.join("LICENSE")).unwrap();
    assert!(["Apache License", "d3.js", "zrender", "tslib"].iter().all(|part| licence.contains(part)));
}

#[test]
fn markup_in_a_name_is_text_in_every_form() {
    let name = "=1+<script>alert(1)</script>[x](javascript:a)|`b`\u{1b}[2J\u{202e}局";
    let mut fixture = Fixture::new();
    fixture.report("r", name, 2023, "").statement(
        "expenditure",
        "item=total amount=51022200 line=70
         code_domain=functional code=201 code_level=class row_label=<img/src=x>*支出* amount=46450000 line=71",
    );
    let session = fixture.session();
    let request = EntityRequest { entity: name, years: Years::ALL, language: Language::Zh };
    let report = entity_report(&session, &request).unwrap();
    let markdown = report.markdown();
    assert!(
        markdown.contains("&lt;script>alert(1)&lt;/script>\\[x\\](javascript:a)\\|\\`b\\`␛\\[2J⟨U+202E⟩局"),
        "{markdown}"
    );
    for markup in ["<script", "<img", "[x](", "*支出*", "\u{1b}", "\u{202e}"] {
        let escaped = format!("\\{markup}");
        assert!(!markdown.replace(&escaped, "").contains(markup), "{markup}: {markdown}");
    }
    let html = report.html();
    assert!(
        !html.contains("<script>alert") && !html.contains("<img/src") && !html.contains("href=\"javascript")
    );
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(report.workbook().unwrap())).unwrap();
    for sheet in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&sheet).unwrap();
        let ours = formulas.used_cells().filter(|(_, _, formula)| formula.contains("script"));
        assert_eq!(ours.count(), 0, "{sheet}");
    }
}
