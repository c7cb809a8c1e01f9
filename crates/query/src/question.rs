//! The questions that ship with the program, each with its parameters declared in its header:
//! `-- param: name | type | default | 中文 | English`, where a blank default asks for a value.

use crate::error::Error;
use crate::header::{self, Label};
use crate::library::{self, Definition};
use crate::session::Session;
use duckdb::types::Value;
use juesuan_model::nearest::advice;
use polars::frame::DataFrame;

/// A question as its file's header declares it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name, which is also the file's.
    pub name: &'static str,
    /// In Chinese.
    pub label_zh: &'static str,
    /// In English.
    pub label_en: &'static str,
    /// What it asks, in a paragraph.
    pub description: String,
    /// What has to be said, or may be.
    pub parameters: Vec<Parameter>,
    /// The columns of the answer.
    pub columns: Vec<(&'static str, Label)>,
    text: &'static str,
}

/// A parameter of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// text or integer.
    pub value_type: &'static str,
    /// What it is where it is not given; none asks for it.
    pub default: Option<&'static str>,
    /// What it means, in Chinese and English.
    pub meaning: &'static str,
}

impl Question {
    /// Every question, by name.
    ///
    /// # Errors
    /// A header that does not declare what it must.
    pub fn shipped() -> Result<Vec<Self>, Error> {
        library::QUESTIONS.iter().map(read).collect()
    }

    /// The question of this name.
    ///
    /// # Errors
    /// No such question; those like it are suggested.
    pub fn find(name: &str) -> Result<Self, Error> {
        let known = library::QUESTIONS.iter().find(|question| question.name == name);
        if let Some(known) = known {
            return read(known);
        }
        let known = library::QUESTIONS.iter().map(|known| known.name);
        Err(Error::UnknownQuestion {
            name: name.to_owned(),
            advice: advice(name, known, "`juesuan query` lists them"),
        })
    }
}

impl Session {
    /// Asks a question by its name. What is not given has its default.
    ///
    /// # Errors
    /// An unknown question or parameter, a value that is missing or no number.
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
        self.query(question.text, &values)
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

fn read(file: &Definition) -> Result<Question, Error> {
    let problem = |problem: &str| Error::QuestionHeader { file: file.name, problem: problem.to_owned() };
    let title = header::title(file.text).ok_or_else(|| problem("its title is not `中文 | English`"))?;
    let mut parameters = Vec::new();
    for parameter in header::lines(file.text).filter_map(|line| line.strip_prefix(" param: ")) {
        let wrong = || problem("a parameter is not `name | type | default | 中文 | English`");
        let cells: Vec<&str> = parameter.splitn(4, " | ").collect();
        let [name, value_type @ ("text" | "integer"), default, meaning] = cells.as_slice() else {
            return Err(wrong());
        };
        let default = match default.trim() {
            "-" => None,
            "''" => Some(""),
            value => Some(value),
        };
        parameters.push(Parameter { name, value_type, default, meaning });
    }
    Ok(Question {
        name: file.name,
        label_zh: title.zh,
        label_en: title.en,
        description: header::description(file.text),
        parameters,
        columns: header::columns(file.text).collect(),
        text: file.text,
    })
}
