//! Where it is read whose report a report is: the printed words, their place and the rule by which they count.

use crate::locator::Locator;
use crate::words::vocabulary;

vocabulary! {
    /// What is to be known of a report before anything else of it.
    IdentityField {
        Entity = "entity", "部门";
        Year = "year", "年度";
        Kind = "kind", "报告种类";
        Scope = "scope", "编报范围";
    }
}

vocabulary! {
    /// Why certain words tell whose report it is, for which year, of which kind and scope.
    IdentityRule {
        /// A title of the report: `示例市财政局2023年度部门决算`.
        Title = "title", "报告标题";
        /// Whom a letter of approval is written to: `甲关于批复乙2023年度部门决算的通知` is about 乙.
        Approval = "approval", "批复的对象";
        /// `编制单位：…`, `部门（单位）：…` outside of the statements.
        Label = "label", "“编制单位”一类的标注";
        /// The headings or titles of the statements, of several the commonest.
        Statement = "statement", "报表的表头或表题";
        /// The name as the report prints it more fully than the title does.
        Fuller = "fuller", "文中更完整的名称";
        /// The heading of the overview: `第一部分 示例市财政局概况`.
        Overview = "overview", "概况的标题";
        /// A name in the text beside the year and what the report is called.
        Mention = "mention", "正文中年度旁的名称";
        /// What the duties begin with: `示例市财政局是主管财政工作的部门`.
        Duties = "duties", "职责说明";
        /// Words at the top of the file that are no title.
        Front = "front", "文首文字";
        /// The text, of several years the commonest.
        Text = "text", "正文";
        /// Nothing says it; most reports are so.
        Assumed = "assumed", "未载明，按通例";
        /// The other files of the folder say it.
        Group = "group", "同一文件夹的其他文件";
        /// The name of the file or of its folder says it.
        Name = "name", "文件名或文件夹名";
        /// The folder's manifest says it.
        Manifest = "manifest", "清单 manifest.csv";
    }
}

impl IdentityRule {
    /// The rule in words, as a person reads it behind the printed words.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Title => "the report's title",
            Self::Approval => "whom the letter of approval is written to",
            Self::Label => "a line that names who drew it up",
            Self::Statement => "the headings of its statements",
            Self::Fuller => "the name as the report prints it in full",
            Self::Overview => "the heading of its overview",
            Self::Mention => "a name beside the year in the text",
            Self::Duties => "what its duties begin with",
            Self::Front => "words at the top of the file",
            Self::Text => "the text, the commonest of several",
            Self::Assumed => "not said, taken as in most reports",
            Self::Group => "the other files of its folder",
            Self::Name => "the name of the file or its folder",
            Self::Manifest => "the folder's manifest.csv",
        }
    }
}

impl IdentityRule {
    /// Whether such words name the publisher as such, and not only a body that the text speaks of.
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

/// Words that tell one thing of whose report it is.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentityEvidence {
    /// What they tell.
    pub field: IdentityField,
    /// Why they count.
    pub rule: IdentityRule,
    /// The words as they stand, without blanks; empty where there are none.
    pub printed: String,
    /// Where they stand.
    pub locator: Locator,
}
