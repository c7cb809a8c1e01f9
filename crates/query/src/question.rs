//! The built-in queries, and those of the project, each with its parameters declared in its header:
//! `-- param: name | type | default | 中文 | English`, where the default `-` means that a value is required. A file of
//! `queries/analysis` with `-- command: NAME` is not one of them: that command runs it, with parameters of its own.

use crate::error::Error;
use crate::file::{File, files_of};
use crate::header::{DefinitionError, Header, HeaderEntry, Label};
use crate::session::Session;
use duckdb::types::Value;
use juesuan_messages::message;
use juesuan_model::nearest::advice;
use polars::frame::DataFrame;

/// A query as its file's header declares it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name, which is also the file's.
    pub name: &'static str,
    /// In Chinese.
    pub label_zh: &'static str,
    /// In English.
    pub label_en: &'static str,
    /// What it answers, in a paragraph.
    pub description: String,
    /// Its parameters, required or not.
    pub parameters: Vec<Parameter>,
    /// The columns of the answer.
    pub columns: Vec<(&'static str, Label)>,
    file: &'static File,
}

/// A parameter of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// text or integer.
    pub value_type: &'static str,
    /// The value where none is set; `None` if one is required.
    pub default: Option<&'static str>,
    /// What it means, in Chinese and English.
    pub meaning: &'static str,
}

impl Question {
    /// Every query, by name.
    ///
    /// # Errors
    /// A header that does not declare what it must.
    pub fn all() -> Result<Vec<Self>, Error> {
        Self::read_all().map_err(Error::Definition)
    }

    fn read_all() -> Result<Vec<Self>, DefinitionError> {
        let headers = files_of("analysis")?.into_iter().map(Header::read).collect::<Result<Vec<_>, _>>()?;
        headers.into_iter().filter(|header| header.get("command").is_none()).map(read).collect()
    }

    /// The query of this name.
    ///
    /// # Errors
    /// No such query; similar names are suggested.
    pub fn find(name: &str) -> Result<Self, Error> {
        let mut questions = Self::all()?;
        if let Some(at) = questions.iter().position(|question| question.name == name) {
            return Ok(questions.swap_remove(at));
        }
        let known = questions.iter().map(|known| known.name);
        Err(Error::UnknownQuestion { name: name.to_owned(), advice: advice(name, known, "juesuan query") })
    }
}

impl Question {
    pub(crate) const fn file(&self) -> &'static File {
        self.file
    }
}

impl Session {
    /// Runs a built-in query, or one of the project, by its name. A parameter that is not set has its default.
    ///
    /// # Errors
    /// An unknown query or parameter, a value that is missing or not a number.
    pub fn named(&self, name: &str, given: &[(&str, &str)]) -> Result<DataFrame, Error> {
        let question = Question::find(name)?;
        if let Some((unknown, _)) =
            given.iter().find(|(name, _)| !question.parameters.iter().any(|known| known.name == *name))
        {
            return Err(Error::UnknownParameter((*unknown).to_owned()));
        }
        let mut values = Vec::with_capacity(question.parameters.len());
        for parameter in &question.parameters {
            let text = given.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| *value);
            let text = text.or(parameter.default);
            let text = text.ok_or_else(|| Error::MissingParameter(parameter.name.to_owned()))?;
            values.push((parameter.name, value(*parameter, text)?));
        }
        self.query(question.file.text, &values).map_err(|error| error.in_file(question.file))
    }
}

fn value(parameter: Parameter, text: &str) -> Result<Value, Error> {
    if parameter.value_type == "text" {
        return Ok(text.to_owned().into());
    }
    let number: Result<i64, _> = text.parse();
    number.map(Value::BigInt).map_err(|_| Error::ParameterType {
        name: parameter.name.to_owned(),
        text: text.to_owned(),
        expected: parameter.value_type,
    })
}

fn read(header: Header) -> Result<Question, DefinitionError> {
    let title = header.title()?;
    let parameters = header.all("param").map(parameter).collect::<Result<Vec<_>, _>>()?;
    Ok(Question {
        name: header.file.name(),
        label_zh: title.zh,
        label_en: title.en,
        parameters,
        description: header.description,
        columns: header.columns,
        file: header.file,
    })
}

fn parameter(entry: HeaderEntry) -> Result<Parameter, DefinitionError> {
    let wrong = || entry.wrong(message!("query-header-parameter"));
    let cells: Vec<&str> = entry.value.splitn(4, " | ").collect();
    let [name, value_type @ ("text" | "integer"), default, meaning] = cells.as_slice() else {
        return Err(wrong());
    };
    let default = match default.trim() {
        "-" => None,
        "''" => Some(""),
        value => Some(value),
    };
    Ok(Parameter { name, value_type, default, meaning })
}
