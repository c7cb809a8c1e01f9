//! Options that several commands have. Their help is `help-option-…` in the locales.

use crate::failure::Failure;
use crate::output;
use clap::ValueEnum;
use juesuan_messages::{Language, Message, message};
use juesuan_model::Decimal;
use juesuan_query::{Limits, OwnTable, ResidentsChoice, Session};
use juesuan_report::Sheet;
use juesuan_warehouse::{AsOf, Location, Warehouse};
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct WarehouseArg {
    #[arg(short = 'w', long = "warehouse", env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) dir: Location,
}

/// A warehouse to read, as of now or of a moment in the past.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct WarehouseAtArg {
    #[command(flatten)]
    warehouse: WarehouseArg,
    #[arg(long, value_name = "VERSION|TIME")]
    as_of: Option<AsOf>,
    #[command(flatten)]
    verification: VerificationArg,
}

/// Whether files are verified before they are read.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct VerificationArg {
    #[arg(long)]
    no_verify: bool,
}

impl VerificationArg {
    /// The warehouse, whose files are verified before they are read unless that is not wanted.
    pub(crate) fn on(self, opened: Warehouse) -> Warehouse {
        if self.no_verify { opened } else { opened.verifying() }
    }
}

impl WarehouseAtArg {
    /// The warehouse of a command that does not always need one.
    pub(crate) const fn of(dir: Location, as_of: Option<AsOf>, verification: VerificationArg) -> Self {
        Self { warehouse: WarehouseArg { dir }, as_of, verification }
    }

    /// Opens the warehouse.
    pub(crate) fn open(&self) -> Result<Warehouse, juesuan_warehouse::Error> {
        let opened = match self.as_of {
            Some(as_of) => Warehouse::open_as_of(self.warehouse.dir.clone(), as_of)?,
            None => Warehouse::open(self.warehouse.dir.clone())?,
        };
        opened.check_logs()?;
        Ok(self.verification.on(opened))
    }

    /// A session on it with the user's reference data.
    pub(crate) fn session(&self, reference: &ReferenceArg) -> Result<Session, Failure> {
        self.session_beside(reference, &Limits::default(), &[])
    }

    /// As [`Self::session`], with limits for the engine, and with files of the user as tables.
    pub(crate) fn session_beside(
        &self,
        reference: &ReferenceArg,
        limits: &Limits,
        own: &[OwnTable],
    ) -> Result<Session, Failure> {
        output::timed("opened", || Ok(Session::open_beside(self.open()?, reference.load()?, limits, own)?))
    }

    /// As [`Self::session`], but every file that it reads is verified again, for what is passed on to others.
    pub(crate) fn session_verified_again(&self, reference: &ReferenceArg) -> Result<Session, Failure> {
        let opened = self.open()?;
        let opened = if self.verification.no_verify { opened } else { opened.verifying_again() };
        Ok(Session::open_with(opened, reference.load()?)?)
    }
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ReferenceArg {
    #[arg(long = "reference", env = "JUESUAN_REFERENCE", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

impl ReferenceArg {
    /// The built-in data, overridden by the user's rows.
    pub(crate) fn load(&self) -> Result<juesuan_reference::Reference, Failure> {
        Ok(match &self.folder {
            Some(folder) => juesuan_reference::Reference::with(folder)?,
            None => juesuan_reference::Reference::shipped(),
        })
    }
}

/// Which count of residents spending is divided by.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct ResidentsArg {
    #[arg(long, value_enum, value_name = "HOW")]
    residents: Option<Residents>,
}

/// A choice of the view `region_residents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Residents {
    Last,
    Nearest,
    Interpolated,
    Census,
}

impl ResidentsArg {
    /// Whether a choice is named.
    pub(crate) const fn is_named(self) -> bool {
        self.residents.is_some()
    }

    /// The session with the named choice.
    pub(crate) fn chosen(self, session: Session) -> Result<Session, Failure> {
        let choice = match self.residents {
            None => return Ok(session),
            Some(Residents::Last) => ResidentsChoice::Last,
            Some(Residents::Nearest) => ResidentsChoice::Nearest,
            Some(Residents::Interpolated) => ResidentsChoice::Interpolated,
            Some(Residents::Census) => ResidentsChoice::Census,
        };
        session.choose_residents(choice)?;
        Ok(session)
    }
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Output {
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) csv_formulas: Option<CsvFormulas>,
    #[arg(long, value_enum)]
    pub(crate) unit: Option<MoneyUnit>,
    #[command(flatten)]
    pub(crate) bom: BomArg,
    /// What a workbook states of the result.
    #[arg(skip)]
    pub(crate) sheet: Sheet,
}

/// Whether CSV begins with the mark by which Excel knows UTF-8.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct BomArg {
    #[arg(long = "bom", env = "JUESUAN_CSV_BOM", hide_env = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) is_asked: bool,
}

impl Output {
    /// The same with a name for the sheet of a workbook: the command, metric or view.
    pub(crate) fn titled(&self, title: impl Into<String>) -> Self {
        Self { sheet: Sheet { title: title.into(), ..self.sheet.clone() }, ..self.clone() }
    }

    /// The same for a result that people open in a spreadsheet program.
    pub(crate) fn for_spreadsheets(&self) -> Self {
        Self { csv_formulas: self.csv_formulas.or(Some(CsvFormulas::Escape)), ..self.clone() }
    }
}

/// What becomes of text in CSV that a spreadsheet program would run as a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvFormulas {
    Escape,
    Keep,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Line,
    Csv,
    Tsv,
    Json,
    Jsonl,
    Parquet,
    Arrow,
    Xlsx,
    Md,
}

impl Format {
    /// The format that a file's extension stands for.
    pub(crate) fn of(file: &Path) -> Option<Self> {
        let format = juesuan_report::Format::of(file)?;
        Self::value_variants().iter().copied().find(|known| juesuan_report::Format::from(*known) == format)
    }
}

/// A unit of money that amounts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MoneyUnit {
    #[value(alias = "元")]
    Yuan,
    #[value(aliases = ["万元", "万"])]
    Wan,
    #[value(aliases = ["亿元", "亿"])]
    Yi,
}

impl MoneyUnit {
    /// 万元.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
        }
    }

    /// As the command line and files name it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "yuan",
            Self::Wan => "wan",
            Self::Yi => "yi",
        }
    }

    /// What the names of columns in it end with in files; yuan need no mention.
    pub(crate) const fn suffix(self) -> Option<&'static str> {
        match self {
            Self::Yuan => None,
            Self::Wan => Some("_wan"),
            Self::Yi => Some("_yi"),
        }
    }

    /// How many decimals it has more than yuan.
    pub(crate) const fn shift(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::Wan => 4,
            Self::Yi => 8,
        }
    }

    /// An amount of yuan in this unit, exactly: as `wan` and `yi` of `queries/functions`.
    pub(crate) fn of(self, yuan: Decimal) -> Decimal {
        yuan * Decimal::new(1, self.shift())
    }
}

/// A language, as named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageName {
    Zh,
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Zh => Self::Zh,
            LanguageName::En => Self::En,
        }
    }
}

/// The number of threads that read files.
pub(crate) fn threads(text: &str) -> Result<u16, Message> {
    text.parse().ok().filter(|threads| *threads > 0).ok_or_else(|| message!("usage-threads"))
}
