//! The project that a command works in: a folder with `juesuan.toml`, which has defaults of options, and with queries of the user's
//! own.

use crate::failure::{Context, Failure};
use crate::language;
use crate::options::{LanguageName, MoneyUnit};
use clap::{Command, ValueEnum};
use juesuan_messages::{Arg, message};
use juesuan_warehouse::Location;
use serde::{Deserialize, Deserializer};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that makes a folder a project.
pub(crate) const FILE: &str = "juesuan.toml";
const VARIABLE: &str = "JUESUAN_PROJECT";

/// The project of a command, if there is one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Project {
    pub(crate) folder: Option<PathBuf>,
    settings: Settings,
}

/// Defaults of options. Paths are relative to the folder.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    warehouse: Option<String>,
    reference: Option<PathBuf>,
    #[serde(deserialize_with = "named")]
    lang: Option<LanguageName>,
    #[serde(deserialize_with = "named")]
    unit: Option<MoneyUnit>,
}

/// A value by the name that the command line has for it.
fn named<'de, T: ValueEnum, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    let name = String::deserialize(from)?;
    T::from_str(&name, true).map(Some).map_err(|_| {
        let known = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let known: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
        serde::de::Error::custom(format!("`{name}` is none of {}", known.join(", ")))
    })
}

impl Project {
    /// The project that a command line names; else the one whose folder the command runs in; else the one whose folder has the
    /// warehouse.
    pub(crate) fn find(words: &[OsString]) -> Result<Self, Failure> {
        let named = language::value_before_parsing(words, &["--project"]);
        if let Some(folder) = named.map(PathBuf::from).or_else(|| env::var_os(VARIABLE).map(PathBuf::from)) {
            return Self::open(folder);
        }
        let is_project = |folder: &&Path| folder.join(FILE).is_file();
        let here = env::current_dir().unwrap_or_default();
        let warehouse = language::value_before_parsing(words, &["--warehouse", "-w"])
            .map(OsString::from)
            .or_else(|| env::var_os("JUESUAN_WAREHOUSE"));
        let beside = warehouse.map(|warehouse| here.join(warehouse));
        let folders = here.ancestors().chain(beside.as_deref().and_then(Path::parent));
        folders
            .into_iter()
            .find(is_project)
            .map_or_else(|| Ok(Self::default()), |folder| Self::open(folder.to_owned()))
    }

    fn open(folder: PathBuf) -> Result<Self, Failure> {
        let file = folder.join(FILE);
        if !file.is_file() {
            return Err(message!("cli-project-none", path = &folder).into());
        }
        let text = fs::read_to_string(&file).context(|| message!("cli-cannot-read", path = &file))?;
        let settings = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count().saturating_add(1).to_string();
            message!("cli-project-invalid", path = &file, line = line, reason = Arg::shown(error.message()))
        })?;
        Ok(Self { folder: Some(folder), settings })
    }

    pub(crate) fn lang(&self) -> Option<LanguageName> {
        self.settings.lang
    }

    /// The unit in which people read amounts.
    pub(crate) fn unit(&self) -> MoneyUnit {
        self.settings.unit.unwrap_or(MoneyUnit::Wan)
    }

    /// The command line, in which the options that the project sets need not be written.
    pub(crate) fn defaults(&self, command: Command) -> Command {
        let within =
            |path: &Path| self.folder.as_deref().unwrap_or(Path::new("")).join(path).into_os_string();
        let warehouse = self.settings.warehouse.as_ref().map(|text| match text.parse() {
            Ok(Location::Store(_)) => text.into(),
            _ => within(Path::new(text)),
        });
        let reference = self.settings.reference.as_deref().map(within);
        let set = [("warehouse", warehouse), ("reference", reference)];
        let set = set.into_iter().filter_map(|(option, value)| Some((option, value?)));
        set.fold(command, |command, (option, value)| with_default(command, option, &value))
    }
}

/// The command with a default of this option, also in its commands.
fn with_default(command: Command, option: &'static str, value: &OsStr) -> Command {
    let set = |argument: clap::Arg| {
        if argument.get_long() == Some(option) {
            argument.required(false).default_value(value.to_owned())
        } else {
            argument
        }
    };
    command.mut_args(set).mut_subcommands(|command| with_default(command, option, value))
}
