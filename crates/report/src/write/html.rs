//! A report as one HTML file.

use super::chart;
use crate::findings::severity_name;
use crate::format::Language;
use crate::paper::{
    Block, Card, Cell, Chart, Column, Evidence, EvidenceId, Finding, Holds, NONE, Origin, Paper, Picture,
    Section, Shown, Table, Value, grouped,
};
use juesuan_model::Severity;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("../../assets/report.css");
const SCRIPT: &str = include_str!("../../assets/report.js");
/// Apache's chart library; `tools/echarts` builds it.
const ECHARTS: &str = include_str!("../../assets/echarts/echarts.min.js");

/// Nothing may be fetched, whatever a paper prints.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

pub(super) fn document(paper: &Paper) -> String {
    let page = Page { paper, language: paper.language, shown: Shown { language: paper.language } };
    page.markup().into_string()
}

/// `一、` or `1. `.
pub(super) fn numeral(language: Language, index: usize) -> String {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match language {
        Language::En => format!("{}. ", index + 1),
        Language::Zh => {
            let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
            if index < 10 { format!("{}、", digit(index)) } else { format!("十{}、", digit(index - 10)) }
        }
    }
}

struct Page<'a> {
    paper: &'a Paper,
    language: Language,
    shown: Shown,
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        let paper = self.paper;
        let charts = paper
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .any(|block| matches!(block, Block::Chart(_)));
        html! {
            (DOCTYPE)
            html lang=(self.language.pick("zh-CN", "en")) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("juesuan ", env!("CARGO_PKG_VERSION")));
                    title { (paper.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#main" { (self.language.pick("跳到正文", "Skip to the report")) }
                    header {
                        div.wide {
                            h1 { (paper.title) }
                            p.lead { @for line in &paper.lead { span { (line) } } }
                            (self.tools())
                        }
                    }
                    nav.wide aria-label=(self.language.pick("目录", "Contents")) { (self.contents()) }
                    main.wide #main tabindex="-1" {
                        @for (index, section) in paper.sections.iter().enumerate() { (self.section(index, section)) }
                        (self.provenance())
                    }
                    footer.wide {
                        p { (self.language.pick(
                            "本报告由 juesuan 从公开的部门决算中整理，数字均可追溯到原文；报告中的判断请以原件为准。",
                            "Compiled by juesuan from published final accounts. Every figure leads to the paper that prints it, which is what counts.",
                        )) }
                    }
                    div #card role="dialog" aria-label=(self.language.pick("数据来源", "Provenance")) hidden {}
                    @if charts { script { (PreEscaped(ECHARTS)) } }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    /// Switches that need the script, which shows them.
    fn tools(&self) -> Markup {
        let language = self.language;
        html! {
            div.tools hidden {
                div role="group" aria-label=(language.pick("金额单位", "Unit of amounts")) {
                    button type="button" data-unit="wan" aria-pressed="true" { (language.pick("万元", "10 000 yuan")) }
                    button type="button" data-unit="yuan" aria-pressed="false" { (language.pick("元", "Yuan")) }
                }
                div role="group" aria-label=(language.pick("明暗", "Colours")) {
                    button type="button" data-theme="light" aria-pressed="false" { (language.pick("浅色", "Light")) }
                    button type="button" data-theme="dark" aria-pressed="false" { (language.pick("深色", "Dark")) }
                }
                button type="button" data-print="" { (language.pick("打印", "Print")) }
            }
        }
    }

    fn contents(&self) -> Markup {
        let last = self.paper.sections.len();
        html! {
            ol.contents {
                @for (index, section) in self.paper.sections.iter().enumerate() {
                    li { a href={ "#" (section.id) } { (numeral(self.language, index)) (section.title) } }
                }
                li { a href="#provenance" { (numeral(self.language, last)) (self.sources_title()) } }
            }
        }
    }

    fn sources_title(&self) -> &'static str {
        self.language.pick("数据来源", "Where the figures come from")
    }

    fn section(&self, index: usize, section: &Section) -> Markup {
        html! {
            section id=(section.id) aria-labelledby={ "h-" (section.id) } {
                h2 id={ "h-" (section.id) } { (numeral(self.language, index)) (section.title) }
                @for (at, run) in runs(&section.blocks) {
                    @if run.len() > 1 {
                        div.charts { @for (next, block) in run.iter().enumerate() { (self.block(section.id, at + next, block)) } }
                    } @else {
                        @for block in run { (self.block(section.id, at, block)) }
                    }
                }
            }
        }
    }

    fn block(&self, section: &str, at: usize, block: &Block) -> Markup {
        match block {
            Block::Text(text) => html! { p { (text) } },
            Block::Cards(cards) => html! { dl.cards { @for card in cards { (self.card(card)) } } },
            Block::Table(table) => self.table(&format!("{section}-{at}"), table),
            Block::Chart(chart) => self.chart(&format!("{section}-{at}"), chart),
            Block::List(items) => html! { ul.notes { @for item in items { li { (item) } } } },
            Block::Findings(findings) => {
                html! { ol.findings { @for finding in findings { (self.finding(finding)) } } }
            }
        }
    }

    fn card(&self, card: &Card) -> Markup {
        html! {
            div.card {
                dt { (card.label) }
                dd {
                    span.figure { (self.cell(&card.cell, None)) }
                    @if let Some((label, cell)) = &card.aside {
                        @if !matches!(cell.value, Value::None(_)) { span.aside { (label) " " (self.cell(cell, None)) } }
                    }
                    @if let Value::None(reason) = &card.cell.value { span.aside { (reason) } }
                }
            }
        }
    }

    fn table(&self, id: &str, table: &Table) -> Markup {
        html! {
            div.table role="region" tabindex="0" aria-labelledby={ "t-" (id) } {
                table data-sortable="" {
                    caption id={ "t-" (id) } { (table.title) (self.unit(table)) }
                    thead {
                        tr {
                            @for column in &table.columns {
                                th scope="col" class=[heading_class(column)] { (self.heading(column)) }
                            }
                        }
                    }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                                    @if at == 0 {
                                        th scope="row" data-order=(order(cell)) { (self.cell(cell, Some(column))) }
                                    } @else {
                                        td class=[(column.holds != Holds::Text).then_some("number")] data-order=(order(cell)) {
                                            (self.cell(cell, Some(column)))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The unit of a table's amounts, said once.
    fn unit(&self, table: &Table) -> Markup {
        let language = self.language;
        html! {
            @if table.columns.iter().any(|column| column.holds == Holds::Amount) {
                span.of { span.wan { (language.pick("单位：万元", "in 10 000 yuan")) } span.yuan { (language.pick("单位：元", "in yuan")) } }
            }
        }
    }

    fn heading(&self, column: &Column) -> Markup {
        html! {
            (column.heading)
            @if column.holds == Holds::Yuan { (self.language.pick("（元）", " (yuan)")) }
        }
    }

    /// A cell's value, leading to where it comes from. Outside a column of amounts the unit stands with it.
    fn cell(&self, cell: &Cell, column: Option<&Column>) -> Markup {
        let content = match &cell.value {
            Value::Text(text) => return html! { (text) },
            Value::None(reason) => {
                return html! {
                    @if reason.is_empty() { (NONE) } @else {
                        span.none title=(reason) { span aria-hidden="true" { (NONE) } span.heard { (reason) } }
                    }
                };
            }
            Value::Amount(_) => {
                self.amount(&cell.value, column.is_none_or(|column| column.holds != Holds::Amount))
            }
            value if column.is_some_and(|column| column.holds == Holds::Yuan) => {
                html! { (Shown::value(value)) }
            }
            value => html! { (self.shown.with_unit(value)) },
        };
        html! {
            @if let Some(id) = cell.evidence { a.cite href={ "#e" (id + 1) } { (content) } } @else { (content) }
        }
    }

    /// An amount in both units, of which one is shown, and its exact yuan for machines.
    fn amount(&self, value: &Value, with_unit: bool) -> Markup {
        let Value::Amount(yuan) = value else { return html! {} };
        let language = self.language;
        html! {
            data value=(yuan) {
                span.wan { (Shown::value(value)) @if with_unit { span.unit { (language.pick("万元", " ×10⁴ yuan")) } } }
                span.yuan { (grouped(&yuan.to_string())) @if with_unit { span.unit { (language.pick("元", " yuan")) } } }
            }
        }
    }

    fn chart(&self, id: &str, chart: &Chart) -> Markup {
        html! {
            figure.chart {
                figcaption id={ "c-" (id) } { (chart.title) }
                div.drawing role="img" aria-labelledby={ "c-" (id) } aria-describedby={ "w-" (id) } data-rows=(chart.categories.len()) {}
                p.heard id={ "w-" (id) } { (chart.words) }
                script type="application/json" { (PreEscaped(chart::json(chart, &self.shown))) }
            }
        }
    }

    fn finding(&self, finding: &Finding) -> Markup {
        let language = self.language;
        let grave = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        html! {
            li.finding.(grave) {
                p.what {
                    span.severity { (severity_name(language, finding.severity)) }
                    @if !finding.entity.is_empty() { " " (finding.entity) }
                    " " (finding.year) " " strong { (finding.title) } " "
                    code { (finding.rule) }
                }
                p.message { (finding.message) }
                div.sides {
                    @for (side, (label, terms)) in [language.pick("左侧", "One side"), language.pick("右侧", "The other")].iter().zip(&finding.sides).enumerate() {
                        @if !terms.is_empty() {
                            @if side == 1 { span.unequal aria-hidden="true" { "≠" } }
                            ul aria-label=(label) {
                                @for term in terms { li { a.cite href={ "#e" (term.evidence + 1) } { (term.text) } " " (self.brief(term.evidence)) } }
                            }
                        }
                    }
                }
                @if !finding.also.is_empty() {
                    details {
                        summary { @match language {
                            Language::Zh => { "同一原因另有" (finding.also.len()) "处" },
                            Language::En => { (finding.also.len()) " more of the same cause" },
                        } }
                        ul { @for other in &finding.also { li { (other) } } }
                    }
                }
            }
        }
    }

    /// The place of an entry, in small print.
    fn brief(&self, id: EvidenceId) -> Markup {
        let place = self.paper.evidence.get(id).map(|entry| self.place(entry)).unwrap_or_default();
        html! { span.place { (place) } }
    }

    fn place(&self, entry: &Evidence) -> String {
        let Origin::Printed { source, locator, .. } = &entry.origin else { return String::new() };
        self.paper.sources.get(*source).map(|source| source.place(locator, self.language)).unwrap_or_default()
    }

    /// The files, and each figure's place or calculation, to which the figures lead.
    fn provenance(&self) -> Markup {
        let (paper, language) = (self.paper, self.language);
        html! {
            section #provenance aria-labelledby="h-provenance" {
                h2 #h-provenance { (numeral(language, paper.sections.len())) (self.sources_title()) }
                div.table role="region" tabindex="0" aria-labelledby="t-files" {
                    table {
                        caption #t-files { (language.pick("文件", "Files")) }
                        thead { tr {
                            th scope="col" { (language.pick("序号", "No.")) }
                            th scope="col" { (language.pick("部门", "Body")) }
                            th scope="col" { (language.pick("年度", "Year")) }
                            th scope="col" { (language.pick("文件", "File")) }
                            th scope="col" { (language.pick("格式", "Format")) }
                            th scope="col" { (language.pick("内容散列（BLAKE3）", "Hash (BLAKE3)")) }
                        } }
                        tbody {
                            @for (at, source) in paper.sources.iter().enumerate() {
                                tr id={ "f" (at + 1) } {
                                    th scope="row" { (at + 1) }
                                    td { (source.entity) }
                                    td { (source.year) }
                                    td.path { (source.uri) }
                                    td { (source.format) }
                                    td.hash { (source.hash) }
                                }
                            }
                        }
                    }
                }
                details.evidence {
                    summary { @match language {
                        Language::Zh => { "全部" (paper.evidence.len()) "个数字的位置、原文或算式" },
                        Language::En => { "Place and printed text, or formula, of all " (paper.evidence.len()) " figures" },
                    } }
                    ol { @for (at, entry) in paper.evidence.iter().enumerate() { (self.entry(at, entry)) } }
                }
                @for picture in &paper.pictures { (self.picture(picture)) }
            }
        }
    }

    fn entry(&self, at: EvidenceId, entry: &Evidence) -> Markup {
        html! {
            li id={ "e" (at + 1) } tabindex="-1" {
                span.what { (entry.what) } " "
                span.value { (self.cell(&Cell::of(entry.value.clone(), None), None)) }
                @match &entry.origin {
                    Origin::Printed { stated_in, sentence, source, .. } => {
                        span.origin {
                            q { (entry.origin.printed()) } " "
                            (stated_in) " " (self.place(entry)) " "
                            a href={ "#f" (source + 1) } { (self.paper.sources.get(*source).map_or("", |source| source.name())) }
                            @if let Some((picture, _)) = self.pictured(entry) { " " a href={ "#p" (picture + 1) } { (self.language.pick("原页", "page")) } }
                        }
                        @if let Some(sentence) = sentence { span.sentence { (sentence) } }
                    },
                    Origin::Computed { formula, inputs } => {
                        span.origin {
                            "= " (formula)
                            @for input in inputs { " " a href={ "#e" (input + 1) } { "[" (input + 1) "]" } }
                        }
                    }
                }
            }
        }
    }

    /// The picture that shows an entry's page, and the box on it.
    fn pictured(&self, entry: &Evidence) -> Option<(usize, juesuan_model::BoundingBox)> {
        let Origin::Printed { source, locator, .. } = &entry.origin else { return None };
        let shows = |picture: &Picture| picture.source == *source && Some(picture.page) == locator.page;
        Some((self.paper.pictures.iter().position(shows)?, locator.bbox?))
    }

    /// Why some text of a page is not drawn.
    fn missing(&self, fonts: &[String]) -> String {
        let fonts = fonts.join(self.language.pick("、", ", "));
        match self.language {
            Language::Zh => format!(
                "本页有文字没有画出：文件未嵌入其字体（{fonts}），生成报告的电脑上也没有可以代替的中文字体。"
            ),
            Language::En => format!(
                "Some text of this page is not drawn: the file does not carry its fonts ({fonts}), and the computer that wrote \
                 this report has no Chinese font to draw it with."
            ),
        }
    }

    /// A page with a frame around each figure that the report shows of it.
    fn picture(&self, picture: &Picture) -> Markup {
        let at =
            self.paper.pictures.iter().position(|other| std::ptr::eq(other, picture)).unwrap_or_default();
        let name = self.paper.sources.get(picture.source).map_or("", |source| source.name());
        let title = match self.language {
            Language::Zh => format!("{name} 第{}页", picture.page),
            Language::En => format!("{name}, page {}", picture.page),
        };
        html! {
            figure.page id={ "p" (at + 1) } tabindex="-1" {
                figcaption { (title) }
                @if !picture.missing.is_empty() { p { (self.missing(&picture.missing)) } }
                div.sheet {
                    img src={ "data:image/png;base64," (crate::pages::base64(&picture.png)) } alt=(title) loading="lazy";
                    svg viewBox={ "0 0 " (picture.width) " " (picture.height) } aria-hidden="true" {
                        @for (id, entry) in self.paper.evidence.iter().enumerate() {
                            @if let Some((shown, bbox)) = self.pictured(entry) {
                                @if shown == at {
                                    rect data-entry={ "e" (id + 1) } x=(bbox.x0) y=(bbox.y0)
                                        width=(crate::pages::span(bbox.x0, bbox.x1)) height=(crate::pages::span(bbox.y0, bbox.y1)) {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The blocks with their numbers, charts that follow each other together: they stand side by side.
fn runs(blocks: &[Block]) -> Vec<(usize, &[Block])> {
    let charts = |block: &Block| matches!(block, Block::Chart(_));
    let mut runs = Vec::new();
    let mut at = 0;
    for run in blocks.chunk_by(|one, next| charts(one) && charts(next)) {
        runs.push((at, run));
        at += run.len();
    }
    runs
}

/// How a heading is set: numbers to the right; a short one on one line, which a word of Chinese would not be by itself.
fn heading_class(column: &Column) -> Option<&'static str> {
    const SHORT: usize = 4;
    match (column.holds != Holds::Text, column.heading.chars().count() <= SHORT) {
        (true, true) => Some("number short"),
        (true, false) => Some("number"),
        (false, true) => Some("short"),
        (false, false) => None,
    }
}

/// What a column sorts by: whole numbers as text, which the script compares exactly; nothing where there is no value.
fn order(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => text.clone(),
        Value::Amount(yuan) => yuan.fen().to_string(),
        Value::Ratio(number) | Value::Number(number) | Value::Yuan(number) => {
            let mut scaled = *number;
            scaled.rescale(6);
            scaled.mantissa().to_string()
        }
        Value::None(_) => String::new(),
    }
}
