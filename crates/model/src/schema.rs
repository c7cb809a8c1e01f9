//! The columns of every table of the warehouse: names in ASCII, labels in Chinese, in this one place.
//!
//! A label is stored as the column's `comment`, the key that Delta readers show.

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

/// The version of the tables' layout. A warehouse of a newer version is rejected, not misread.
pub const WAREHOUSE_VERSION: u32 = 7;

/// A table of the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WarehouseTable {
    /// One revision of one report; written last, so that a revision is visible whole or not at all.
    Reports,
    /// One file of a revision.
    Sources,
    /// One statement of a revision.
    Statements,
    /// One printed number of a statement.
    Facts,
    /// One number that the prose asserts.
    Claims,
    /// One sentence with an amount that was not understood.
    UnreadSentences,
    /// One self-evaluation of a department or a project.
    Projects,
    /// One performance indicator of a self-evaluation.
    Indicators,
    /// The outcome of one rule on one revision.
    RuleResults,
    /// One instance of a rule that did not pass.
    Findings,
    /// One number, or name, on one side of such an instance.
    FindingTerms,
    /// One input, or one cell, that could not be read.
    Rejects,
}

impl WarehouseTable {
    /// Every table.
    pub const ALL: [Self; 12] = [
        Self::Reports,
        Self::Sources,
        Self::Statements,
        Self::Facts,
        Self::Claims,
        Self::UnreadSentences,
        Self::Projects,
        Self::Indicators,
        Self::RuleResults,
        Self::Findings,
        Self::FindingTerms,
        Self::Rejects,
    ];

    /// The folder's and the view's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Sources => "sources",
            Self::Statements => "statements",
            Self::Facts => "facts",
            Self::Claims => "claims",
            Self::UnreadSentences => "unread_sentences",
            Self::Projects => "projects",
            Self::Indicators => "indicators",
            Self::RuleResults => "rule_results",
            Self::Findings => "findings",
            Self::FindingTerms => "finding_terms",
            Self::Rejects => "rejects",
        }
    }

    /// The table's Chinese label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reports => "报告（每个修订版一行）",
            Self::Sources => "来源（报告的每个文件一行）",
            Self::Statements => "报表（每张表一行）",
            Self::Facts => "数据（每个列示的数字一行）",
            Self::Claims => "说明（文字中每个数字一行）",
            Self::UnreadSentences => "未读懂的句子（每句一行）",
            Self::Projects => "绩效自评（每张表一行）",
            Self::Indicators => "绩效指标（每个指标一行）",
            Self::RuleResults => "核对结果（每条规则一行）",
            Self::Findings => "问题（每个未通过的实例一行）",
            Self::FindingTerms => "问题所涉数字（每个数字一行）",
            Self::Rejects => "拒收文件与未能读取内容（每个文件、页或单元格一行）",
        }
    }

    /// The columns that split the table into folders.
    #[must_use]
    pub const fn partition_columns(self) -> &'static [&'static str] {
        match self {
            Self::Facts => &["fiscal_year"],
            _ => &[],
        }
    }

    /// Whether its rows are visible only through the `reports` row that names their batch. The others, `reports` itself and the
    /// rejects, are visible as soon as they are committed.
    #[must_use]
    pub const fn is_joined(self) -> bool {
        !matches!(self, Self::Reports | Self::Rejects)
    }

    /// The columns.
    #[must_use]
    pub fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<BTreeMap<WarehouseTable, SchemaRef>> = LazyLock::new(|| {
            let schema = |table: &WarehouseTable| (*table, Arc::new(Schema::new(table.fields())));
            WarehouseTable::ALL.iter().map(schema).collect()
        });
        SCHEMAS.get(&self).expect("`ALL` has every table").clone()
    }

    fn fields(self) -> Vec<Field> {
        match self {
            Self::Reports => reports(),
            Self::Sources => sources(),
            Self::Statements => statements(),
            Self::Facts => facts(),
            Self::Claims => claims(),
            Self::UnreadSentences => unread_sentences(),
            Self::Projects => projects(),
            Self::Indicators => indicators(),
            Self::RuleResults => rule_results(),
            Self::Findings => findings(),
            Self::FindingTerms => finding_terms(),
            Self::Rejects => rejects(),
        }
    }
}

/// The type of amounts: yuan to the fen.
pub const AMOUNT: DataType = DataType::Decimal128(18, 2);
/// The type of quanta: yuan, as fine as four decimals.
pub const QUANTUM: DataType = DataType::Decimal128(18, 4);
/// The type of numbers that may be yuan, percent, points or counts; a unit next to them states which.
pub const NUMBER: DataType = DataType::Decimal128(28, 8);
/// The type of instants.
pub fn instant() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

fn required(name: &str, data_type: DataType, label: &str) -> Field {
    optional(name, data_type, label).with_nullable(false)
}

fn optional(name: &str, data_type: DataType, label: &str) -> Field {
    Field::new(name, data_type, true).with_metadata(HashMap::from([("comment".to_owned(), label.to_owned())]))
}

/// Which commit wrote the row: a revision's rows are those of the batch that its `reports` row names.
fn batch_id() -> Field {
    required("batch_id", DataType::Utf8, "批次")
}

/// Facts have this in `reading`, together with the other ways of finding a table.
fn recognized() -> Field {
    required("recognized", DataType::Boolean, "是否从图像识别")
}

fn locator() -> Vec<Field> {
    vec![
        required("source_index", DataType::Int32, "来源文件序号"),
        optional("page", DataType::Int32, "页"),
        optional("sheet", DataType::Int32, "工作表序号"),
        optional("paragraph", DataType::Int32, "段落序号"),
        optional("line", DataType::Int32, "行"),
        optional("line_column", DataType::Int32, "行内字符位置"),
        optional("x0", DataType::Float32, "左"),
        optional("y0", DataType::Float32, "上"),
        optional("x1", DataType::Float32, "右"),
        optional("y1", DataType::Float32, "下"),
        optional("table_index", DataType::Int32, "表序号"),
        optional("row_index", DataType::Int32, "表内行序号"),
        optional("col_index", DataType::Int32, "表内列序号"),
    ]
}

/// A message: its English text, its code and its arguments.
fn message(name: &str, label: &str, is_optional: bool) -> [Field; 3] {
    let text = optional(name, DataType::Utf8, label).with_nullable(is_optional);
    let code = optional(&format!("{name}_code"), DataType::Utf8, &format!("{label}代码"));
    let args = optional(&format!("{name}_args"), DataType::Utf8, &format!("{label}参数（JSON）"));
    [text, code.with_nullable(is_optional), args]
}

fn reports() -> Vec<Field> {
    vec![
        required("revision_id", DataType::Utf8, "修订版标识"),
        required("report_id", DataType::Utf8, "报告标识（内容散列）"),
        required("entity_id", DataType::Utf8, "部门标识"),
        required("entity_name", DataType::Utf8, "部门名称"),
        optional("region_code", DataType::Utf8, "行政区划代码"),
        required("kind", DataType::Utf8, "报告种类"),
        required("scope", DataType::Utf8, "编报范围"),
        required("fiscal_year", DataType::Int32, "财政年度"),
        optional("published", DataType::Utf8, "公开年月"),
        required("source_uri", DataType::Utf8, "来源文件"),
        required("source_format", DataType::Utf8, "来源格式"),
        required("source_bytes", DataType::Int64, "来源字节数"),
        optional("pages", DataType::Int32, "页数"),
        required("source_count", DataType::Int32, "来源文件数"),
        required("report_key_source", DataType::Utf8, "部门和年度的依据"),
        required("report_key_evidence", DataType::Utf8, "部门、年度、种类、范围的出处（JSON）"),
        required("statement_count", DataType::Int32, "报表张数"),
        required("fact_count", DataType::Int32, "数据条数"),
        required("rejected_page_count", DataType::Int32, "未能读取的页数"),
        required("rejected_cell_count", DataType::Int32, "未能读取的单元格数"),
        required("claim_count", DataType::Int32, "说明条数"),
        required("unread_sentence_count", DataType::Int32, "未读懂的句数"),
        required("amount_count", DataType::Int32, "金额个数"),
        required("fact_amount_count", DataType::Int32, "读作数据的金额个数"),
        required("claim_amount_count", DataType::Int32, "读作说明的金额个数"),
        required("unread_amount_count", DataType::Int32, "未读懂的金额个数"),
        required("rejected_amount_count", DataType::Int32, "未能读取的金额个数"),
        required("parser_version", DataType::Utf8, "读取程序版本"),
        required("rules_version", DataType::Utf8, "核对规则版本"),
        required("ingested_at", instant(), "入库时间"),
        batch_id(),
    ]
}

/// The columns that identify the report of a row.
fn report_key() -> Vec<Field> {
    vec![
        required("revision_id", DataType::Utf8, "修订版标识"),
        required("entity_id", DataType::Utf8, "部门标识"),
        required("fiscal_year", DataType::Int32, "财政年度"),
        required("kind", DataType::Utf8, "报告种类"),
        required("scope", DataType::Utf8, "编报范围"),
    ]
}

fn sources() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("source_index", DataType::Int32, "来源文件序号"),
        required("source_uri", DataType::Utf8, "来源文件"),
        required("source_format", DataType::Utf8, "来源格式"),
        required("source_bytes", DataType::Int64, "来源字节数"),
        required("content_hash", DataType::Utf8, "内容散列"),
        optional("pages", DataType::Int32, "页数"),
        optional("sheets", DataType::Utf8, "工作表名称"),
        optional("printed_entity", DataType::Utf8, "文件所列部门"),
        optional("printed_year", DataType::Int32, "文件所列年度"),
        optional("printed_kind", DataType::Utf8, "文件所列报告种类"),
        optional("printed_scope", DataType::Utf8, "文件所列编报范围"),
        required("statements", DataType::Utf8, "文件中的报表"),
        required("has_prose", DataType::Boolean, "文件中有无说明"),
        required("scanned_pages", DataType::Int32, "未识别的图像页数"),
        required("recognized_pages", DataType::Int32, "从图像识别的页数"),
        optional("replaces", DataType::Utf8, "所取代的修订版"),
        batch_id(),
    ]);
    fields
}

fn statements() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("statement", DataType::Utf8, "报表"),
        required("title", DataType::Utf8, "表题"),
        optional("entity_printed", DataType::Utf8, "表头所列部门"),
        optional("unit", DataType::Utf8, "金额单位"),
        optional("unit_source", DataType::Utf8, "单位来源"),
        optional("note", DataType::Utf8, "表注"),
        required("reading", DataType::Utf8, "读表方式"),
    ]);
    fields.extend(message("reread", "改换读表方式的原因", true));
    fields.extend([required("fact_count", DataType::Int32, "数据条数")]);
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn facts() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("statement", DataType::Utf8, "报表"),
        optional("side", DataType::Utf8, "收支方"),
        required("row_label", DataType::Utf8, "行名称"),
        optional("item", DataType::Utf8, "行项目"),
        optional("code_domain", DataType::Utf8, "科目体系"),
        optional("code", DataType::Utf8, "科目代码"),
        optional("code_level", DataType::Utf8, "科目级次"),
        required("column_label", DataType::Utf8, "列名称"),
        optional("measure", DataType::Utf8, "指标列"),
        optional("fund", DataType::Utf8, "资金性质"),
        optional("phase", DataType::Utf8, "预决算阶段"),
        required("amount", AMOUNT, "金额（元）"),
        required("quantum", QUANTUM, "列示精度（元）"),
        required("printed", DataType::Utf8, "原文"),
        required("unit", DataType::Utf8, "列示单位"),
        required("unit_source", DataType::Utf8, "单位来源"),
        required("reading", DataType::Utf8, "读表方式"),
        required("conflict", DataType::Boolean, "是否与同行另一数含义相同而不计"),
    ]);
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn claims() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        optional("section", DataType::Utf8, "说明部分"),
        required("topic", DataType::Utf8, "事项"),
        optional("fund", DataType::Utf8, "资金性质"),
        optional("code", DataType::Utf8, "科目代码"),
        required("subject", DataType::Utf8, "事项名称"),
        required("metric", DataType::Utf8, "指标"),
        optional("phase", DataType::Utf8, "预决算阶段"),
        required("value_year", DataType::Int32, "数字所属年度"),
        optional("compared_year", DataType::Int32, "对比年度"),
        optional("compared_phase", DataType::Utf8, "对比阶段"),
        optional("whole", DataType::Utf8, "占比的整体"),
        required("value", NUMBER, "数值"),
        required("quantum", NUMBER, "列示精度"),
        required("value_unit", DataType::Utf8, "数值单位"),
        optional("direction", DataType::Utf8, "方向"),
        optional("reason", DataType::Utf8, "原因"),
        required("printed", DataType::Utf8, "原文"),
        required("sentence", DataType::Utf8, "句子"),
        optional("sentence_page", DataType::Int32, "句子所在页"),
        optional("sentence_line", DataType::Int32, "句子所在行"),
        optional("sentence_column", DataType::Int32, "句子行内字符位置"),
        required("sentence_chars", DataType::Int32, "句子字符数"),
    ]);
    fields.push(recognized());
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn unread_sentences() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        optional("section", DataType::Utf8, "说明部分"),
        required("sentence", DataType::Utf8, "句子"),
        required("sentence_chars", DataType::Int32, "句子字符数"),
        required("amounts", DataType::Utf8, "未读懂的金额"),
    ]);
    fields.push(recognized());
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

/// The figures of a self-evaluation, each with its label.
pub const EVALUATION_FIGURES: [(&str, &str); 7] = [
    ("basic", "基本支出总额（元）"),
    ("project", "项目支出总额（元）"),
    ("budget", "预算数（元）"),
    ("actual", "执行数（元）"),
    ("rate", "执行率（%）"),
    ("rate_score", "执行率得分"),
    ("score", "总分"),
];

fn projects() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("evaluation_index", DataType::Int32, "自评表序号"),
        required("evaluation_kind", DataType::Utf8, "自评种类"),
        required("title", DataType::Utf8, "表题"),
        required("name", DataType::Utf8, "项目名称"),
        optional("authority", DataType::Utf8, "主管部门"),
        optional("implementing_unit", DataType::Utf8, "项目实施单位"),
        optional("rate_full_score", NUMBER, "执行率满分"),
    ]);
    for (name, label) in EVALUATION_FIGURES {
        fields.extend([
            optional(name, NUMBER, label),
            optional(&format!("{name}_printed"), DataType::Utf8, &format!("{label}：原文")),
            optional(&format!("{name}_page"), DataType::Int32, &format!("{label}：页")),
            optional(&format!("{name}_line"), DataType::Int32, &format!("{label}：行")),
        ]);
    }
    fields.push(recognized());
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn indicators() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("evaluation_index", DataType::Int32, "自评表序号"),
        required("project", DataType::Utf8, "项目名称"),
        optional("objective", DataType::Utf8, "年度绩效目标"),
        optional("objective_full_score", NUMBER, "目标满分"),
        optional("level1", DataType::Utf8, "一级指标"),
        optional("level2", DataType::Utf8, "二级指标"),
        required("level3", DataType::Utf8, "三级指标"),
        optional("target", DataType::Utf8, "年初目标值"),
        optional("actual", DataType::Utf8, "实际完成值"),
        optional("score", NUMBER, "得分"),
        optional("score_printed", DataType::Utf8, "得分：原文"),
        optional("full_score", NUMBER, "满分"),
    ]);
    fields.push(recognized());
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn rule_results() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([required("rule_id", DataType::Utf8, "规则"), required("state", DataType::Utf8, "状态")]);
    fields.extend(message("reason", "原因", true));
    fields.extend([
        required("pass_count", DataType::Int32, "相符数"),
        required("rounding_count", DataType::Int32, "尾差数"),
        required("fail_count", DataType::Int32, "不符数"),
        required("not_applicable_count", DataType::Int32, "不适用数"),
        required("insufficient_data_count", DataType::Int32, "资料不足数"),
        required("error_count", DataType::Int32, "无法核对数"),
    ]);
    fields.push(batch_id());
    fields
}

/// The cause and the instance of a finding: instances with the same cause share `cause`, and the first of them has `occurrence` 0.
fn finding_key() -> Vec<Field> {
    let mut fields = report_key();
    fields.extend([
        required("cause", DataType::Int32, "问题序号（同一原因）"),
        required("occurrence", DataType::Int32, "同一原因的第几处"),
        required("rule_id", DataType::Utf8, "规则"),
    ]);
    fields
}

fn findings() -> Vec<Field> {
    let mut fields = finding_key();
    fields.extend([
        required("instance", DataType::Utf8, "核对对象"),
        required("state", DataType::Utf8, "状态"),
        required("severity", DataType::Utf8, "严重程度"),
        optional("compared_unit", DataType::Utf8, "比较单位"),
        optional("expected", NUMBER, "应为"),
        optional("actual", NUMBER, "实为"),
        optional("difference", NUMBER, "差额"),
        optional("tolerance", NUMBER, "容许差额"),
    ]);
    fields.extend(message("message", "说明", false));
    fields.push(batch_id());
    fields
}

fn finding_terms() -> Vec<Field> {
    let mut fields = finding_key();
    fields.extend([
        required("term_side", DataType::Utf8, "等式一侧"),
        required("term_index", DataType::Int32, "项序号"),
        required("label", DataType::Utf8, "名称"),
        required("printed", DataType::Utf8, "原文"),
        required("unit", DataType::Utf8, "列示单位"),
        required("negative", DataType::Boolean, "是否为减项"),
    ]);
    fields.extend(locator());
    fields.push(batch_id());
    fields
}

fn rejects() -> Vec<Field> {
    let mut fields = vec![
        required("source_uri", DataType::Utf8, "来源文件"),
        optional("content_hash", DataType::Utf8, "内容散列"),
        optional("revision_id", DataType::Utf8, "修订版标识（页和单元格）"),
        required("stage", DataType::Utf8, "阶段"),
    ];
    fields.extend(message("reason", "原因", false));
    fields.extend(message("remedy", "处理办法", false));
    fields.extend([optional("printed", DataType::Utf8, "原文")]);
    fields.extend(locator());
    fields.extend([
        required("parser_version", DataType::Utf8, "读取程序版本"),
        required("ingested_at", instant(), "入库时间"),
        batch_id(),
    ]);
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_chinese_label_and_an_ascii_name() {
        for table in WarehouseTable::ALL {
            for field in table.schema().fields() {
                assert!(field.metadata().contains_key("comment"), "{}.{}", table.name(), field.name());
                assert!(
                    field.name().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                );
            }
        }
    }

    #[test]
    fn partition_columns_are_columns() {
        for table in WarehouseTable::ALL {
            for column in table.partition_columns() {
                assert!(table.schema().field_with_name(column).is_ok());
            }
        }
    }
}
