//! YAML as dbt reads it: blocks whose keys are this program's own words, and texts that are quoted like those of JSON, which every
//! version of YAML reads alike (without quotes, `no` and `2024` would not be texts).

use std::fmt::Write;

/// A node.
#[derive(Debug, Clone)]
pub(crate) enum Yaml {
    Text(String),
    Bool(bool),
    Number(u8),
    List(Vec<Yaml>),
    Map(Vec<(&'static str, Yaml)>),
}

/// A node with these entries.
pub(crate) fn map(entries: impl Into<Vec<(&'static str, Yaml)>>) -> Yaml {
    Yaml::Map(entries.into())
}

/// A node with these items.
pub(crate) fn list(items: impl IntoIterator<Item = Yaml>) -> Yaml {
    Yaml::List(items.into_iter().collect())
}

impl From<&str> for Yaml {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Yaml {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Yaml {
    /// The document.
    pub(crate) fn document(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Text(text) => {
                out.push_str(&quoted(text));
                out.push('\n');
            }
            Self::Number(value) => {
                out.push_str(&value.to_string());
                out.push('\n');
            }
            Self::Bool(value) => out.push_str(if *value { "true\n" } else { "false\n" }),
            Self::List(items) if items.is_empty() => out.push_str("[]\n"),
            Self::Map(entries) if entries.is_empty() => out.push_str("{}\n"),
            Self::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    indent(out, if at == 0 { 0 } else { depth });
                    out.push_str("- ");
                    item.write(out, depth + 2);
                }
            }
            Self::Map(entries) => {
                for (at, (key, value)) in entries.iter().enumerate() {
                    indent(out, if at == 0 { 0 } else { depth });
                    out.push_str(key);
                    out.push(':');
                    if value.is_block() {
                        out.push('\n');
                        indent(out, depth + 2);
                    } else {
                        out.push(' ');
                    }
                    value.write(out, depth + 2);
                }
            }
        }
    }

    fn is_block(&self) -> bool {
        match self {
            Self::List(items) => !items.is_empty(),
            Self::Map(entries) => !entries.is_empty(),
            Self::Text(_) | Self::Bool(_) | Self::Number(_) => false,
        }
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n(' ', depth));
}

/// The text in double quotes. Characters that YAML allows only as escapes, and those that end a line in some versions, are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => escape(&mut out, character),
            _ if character.is_control() => escape(&mut out, character),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

fn escape(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{:04X}", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_indented_and_texts_are_quoted() {
        let first = map([("name", "金额: #1".into()), ("tests", list(["a".into(), "b".into()]))]);
        let second = map([("name", "2024".into()), ("hidden", Yaml::Bool(true))]);
        let node = map([
            ("name", "no".into()),
            ("empty", list([])),
            ("columns", list([first, second])),
            ("last", map([("of", map([("it", "x".into())]))])),
        ]);
        assert_eq!(
            node.document(),
            "name: \"no\"\nempty: []\ncolumns:\n  - name: \"金额: #1\"\n    tests:\n      - \"a\"\n      - \"b\"\n  \
             - name: \"2024\"\n    hidden: true\nlast:\n  of:\n    it: \"x\"\n"
        );
    }

    #[test]
    fn nothing_in_a_text_ends_it() {
        let text = "a\"b\\c\nd\te\u{7f}\u{85}\u{2028}\u{1}: # - {{";
        let json = quoted(text);
        assert_eq!(json, "\"a\\\"b\\\\c\\nd\\te\\u007F\\u0085\\u2028\\u0001: # - {{\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
