//! The evidence for whose report a report is: the printed words, their place and the reason why they count.

use crate::locator::Locator;
use crate::words::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The parts of a report key.
    KeyField {
        Entity = "entity", "部门", "entity";
        Year = "year", "年度", "fiscal year";
        Kind = "kind", "报告种类", "report type";
        Scope = "scope", "编报范围", "reporting scope";
    }
}

vocabulary! {
    /// Why certain words show whose report it is, for which year, of which kind and scope.
    KeyRule {
        /// A title of the report: `示例市财政局2023年度部门决算`.
        Title = "title", "报告标题", "the report's title";
        /// The addressee of a letter of approval: `甲关于批复乙2023年度部门决算的通知` is about 乙.
        Approval = "approval", "批复的对象", "the addressee of the approval letter";
        /// `编制单位：…`, `部门（单位）：…` outside of the statements.
        Label = "label", "“编制单位”一类的标注", "a line that names the preparing unit";
        /// The headings or titles of the statements; if they differ, the most frequent.
        Statement = "statement", "报表的表头或表题", "the headings of the statements";
        /// The name that the report prints more fully elsewhere than in the title.
        Fuller = "fuller", "文中更完整的名称", "the fuller name in the text";
        /// The heading of the overview: `第一部分 示例市财政局概况`.
        Overview = "overview", "概况的标题", "the heading of the overview";
        /// A name in the text next to the year and what the report is called.
        Mention = "mention", "正文中年度旁的名称", "a name next to the year in the text";
        /// What the duties begin with: `示例市财政局是主管财政工作的部门`.
        Duties = "duties", "职责说明", "the description of duties";
        /// Words at the top of the file that are not a title.
        Front = "front", "文首文字", "text at the top of the file";
        /// The text; if it names several years, the most frequent.
        Text = "text", "正文", "the text";
        /// Not stated; assumed as in most reports.
        Assumed = "assumed", "未载明，按通例", "not stated; assumed as in most reports";
        /// The other files of the folder.
        Group = "group", "同一文件夹的其他文件", "the other files in the folder";
        /// The name of the file or of its folder.
        Name = "name", "文件名或文件夹名", "the file or folder name";
        /// The folder's manifest.
        Manifest = "manifest", "清单 manifest.csv", "manifest.csv";
    }
}

impl KeyRule {
    /// Whether such words name the publisher as such, and not just a department that the text mentions.
    #[must_use]
    pub const fn names_the_publisher(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Approval
                | Self::Label
                | Self::Statement
                | Self::Group
                | Self::Name
                | Self::Manifest
        )
    }
}

/// The words that show one part of a report key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyEvidence {
    /// What they show.
    pub field: KeyField,
    /// Why they count.
    pub rule: KeyRule,
    /// The words as printed, without blanks; empty if there are none.
    pub printed: String,
    /// Where they are.
    pub locator: Locator,
}
