//! The tables: their columns, keys and what they refer to, in this one place.

/// The type of a column; a blank cell is null in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A decimal with one digit after the point, as indices are published.
    Tenths,
    /// A positive decimal with at most four digits after the point, as indices are computed.
    Index,
}

/// A column of a reference table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceColumn {
    /// Its name, also the heading in the file.
    pub name: &'static str,
    /// Its type.
    pub column_type: ColumnType,
}

/// What a table is made of.
#[derive(Debug)]
pub struct ReferenceTable {
    /// The file's name without `.csv`.
    pub name: &'static str,
    /// What it lists, in Chinese.
    pub label: &'static str,
    /// The columns, in the order of the file.
    pub columns: &'static [ReferenceColumn],
    /// How many of the first columns distinguish one row from another.
    pub key: usize,
    /// Columns that must name a row of another table: (column, table). Blank ones name none.
    pub refers: &'static [(&'static str, &'static str)],
    /// Columns that a file may lack; its rows are blank there.
    pub optional: &'static [&'static str],
    pub(crate) text: &'static str,
}

const fn text(name: &'static str) -> ReferenceColumn {
    ReferenceColumn { name, column_type: ColumnType::Text }
}

const fn integer(name: &'static str) -> ReferenceColumn {
    ReferenceColumn { name, column_type: ColumnType::Integer }
}

const SOURCE: ReferenceColumn = text("source");

macro_rules! table {
    ($name:literal, $label:literal, $key:literal, [$($column:expr),+], [$($refers:expr),*] $(, may_lack: [$($optional:literal),+])?) => {
        ReferenceTable {
            name: $name,
            label: $label,
            key: $key,
            columns: &[$($column),+],
            refers: &[$($refers),*],
            optional: &[$($($optional),+)?],
            text: include_str!(concat!("../../../datasets/reference/", $name, ".csv")),
        }
    };
}

/// Every table. One that is referred to comes before those that refer to it.
pub(crate) const TABLES: &[ReferenceTable] = &[
    table!(
        "sources",
        "资料来源",
        1,
        [SOURCE, text("title"), text("publisher"), text("published"), text("address")],
        []
    ),
    table!(
        "regions",
        "行政区划",
        1,
        [
            text("region_code"),
            text("region_name"),
            text("short_name"),
            text("region_level"),
            text("parent_code"),
            SOURCE
        ],
        [("parent_code", "regions"), ("source", "sources")]
    ),
    table!(
        "region_aliases",
        "行政区划别称",
        1,
        [text("alias"), text("region_code"), SOURCE],
        [("region_code", "regions"), ("source", "sources")]
    ),
    table!(
        "region_changes",
        "行政区划变更",
        5,
        [
            text("old_name"),
            text("old_code"),
            text("new_name"),
            text("new_code"),
            integer("changed_in"),
            text("extent"),
            text("change"),
            text("document"),
            SOURCE
        ],
        [("source", "sources")]
    ),
    table!(
        "functions",
        "部门职能",
        1,
        [
            text("function_group"),
            text("label_zh"),
            text("label_en"),
            text("admin_level"),
            text("scope"),
            SOURCE
        ],
        [("source", "sources")]
    ),
    table!(
        "function_patterns",
        "职能名称用字",
        1,
        [text("pattern"), text("function_group"), SOURCE],
        [("function_group", "functions"), ("source", "sources")]
    ),
    table!(
        "codes",
        "科目",
        4,
        [
            text("code_domain"),
            text("code"),
            text("name"),
            integer("first_year"),
            integer("last_year"),
            SOURCE
        ],
        [("source", "sources")]
    ),
    table!(
        "code_crosswalk",
        "科目对照",
        3,
        [
            text("code_domain"),
            text("code"),
            integer("first_year"),
            integer("last_year"),
            text("series_code"),
            text("change"),
            integer("break_year"),
            text("note"),
            SOURCE
        ],
        [("source", "sources")]
    ),
    table!(
        "residents",
        "常住人口",
        2,
        [
            text("region_code"),
            integer("year"),
            text("counted_on"),
            integer("residents"),
            integer("registered_residents"),
            integer("urban_residents"),
            SOURCE
        ],
        [("region_code", "regions"), ("source", "sources")],
        may_lack: ["registered_residents", "urban_residents"]
    ),
    table!(
        "census_residents",
        "人口普查分县人口",
        3,
        [
            text("region_code"),
            text("counted_on"),
            integer("borders_from"),
            integer("borders_until"),
            integer("residents"),
            integer("registered_residents"),
            integer("urban_residents"),
            text("counted_as"),
            SOURCE
        ],
        [("region_code", "regions"), ("source", "sources")]
    ),
    table!(
        "census_zones",
        "人口普查单列的开发区",
        2,
        [
            text("zone_name"),
            text("prefecture_name"),
            text("printed_code"),
            text("region_code"),
            text("counted_on"),
            integer("residents"),
            integer("registered_residents"),
            integer("urban_residents"),
            SOURCE
        ],
        [("region_code", "regions"), ("source", "sources")]
    ),
    table!(
        "census_unmapped",
        "未能对应今区划的普查县区",
        3,
        [
            text("name"),
            text("printed_code"),
            text("counted_on"),
            integer("residents"),
            integer("registered_residents"),
            integer("urban_residents"),
            text("reason"),
            SOURCE
        ],
        [("source", "sources")]
    ),
    table!(
        "prices",
        "居民消费价格指数",
        2,
        [
            text("region_code"),
            integer("year"),
            ReferenceColumn { name: "previous_year_100", column_type: ColumnType::Tenths },
            SOURCE
        ],
        [("region_code", "regions"), ("source", "sources")]
    ),
    table!(
        "deflators",
        "价格指数（自备）",
        3,
        [
            text("deflator"),
            text("region_code"),
            integer("year"),
            ReferenceColumn { name: "previous_year_100", column_type: ColumnType::Index },
            SOURCE
        ],
        [("region_code", "regions"), ("source", "sources")]
    ),
    table!(
        "staff",
        "人员数",
        3,
        [text("entity_name"), integer("year"), text("basis"), integer("persons"), SOURCE],
        [("source", "sources")]
    ),
    table!(
        "entities",
        "部门归属",
        1,
        [text("entity_name"), text("region_code"), text("function_group"), text("scope"), SOURCE],
        [("region_code", "regions"), ("function_group", "functions"), ("source", "sources")]
    ),
    table!(
        "entity_aliases",
        "部门别名",
        1,
        [text("alias"), text("entity_name"), SOURCE],
        [("source", "sources")]
    ),
    table!(
        "entity_successions",
        "部门沿革",
        2,
        [text("predecessor"), text("successor"), integer("first_year"), text("change"), SOURCE],
        [("source", "sources")]
    ),
    table!(
        "succession_patterns",
        "机构改革沿革",
        2,
        [text("old_ending"), text("new_ending"), integer("first_year"), text("change"), SOURCE],
        [("source", "sources")]
    ),
];
