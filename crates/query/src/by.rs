//! The levels of codes by which a metric may be split.

/// A level of functional or economic codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// 功能分类 类.
    Class,
    /// 功能分类 款.
    Group,
    /// 功能分类 项.
    Item,
    /// 经济分类 类.
    Economic,
    /// 经济分类 款.
    EconomicGroup,
}

impl By {
    /// Every level.
    pub const ALL: [Self; 5] = [Self::Class, Self::Group, Self::Item, Self::Economic, Self::EconomicGroup];

    /// The name on the command line, in headers and in parameters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Group => "group",
            Self::Item => "item",
            Self::Economic => "economic",
            Self::EconomicGroup => "economic_group",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }
}

impl std::str::FromStr for By {
    type Err = juesuan_model::UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::from_name(name)
            .ok_or_else(|| juesuan_model::UnknownName::of(Self::ALL.into_iter().map(Self::name)))
    }
}
