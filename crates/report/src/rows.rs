//! A result row by row, each in a struct with the types of its columns.

use crate::error::Error;
use juesuan_messages::Message;
use juesuan_model::locator::BoundingBox;
use juesuan_model::{
    CodeDomain, CodeLevel, Fund, Kind, Locator, Measure, Phase, Scope, Severity, State, Statement, Yuan,
};
use polars::frame::DataFrame;
use polars::prelude::AnyValue;
use rust_decimal::Decimal;

/// What a column, or several columns together, contain in one row.
pub(crate) trait Field: Sized {
    /// Reads the column of this name; what several columns make up has names of its own.
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error>;
}

/// One row of a frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    frame: &'a DataFrame,
    index: usize,
}

/// Declares a struct whose fields are columns of the same names.
macro_rules! record {
    ($(#[$doc:meta])* $vis:vis struct $name:ident { $($(#[$field_doc:meta])* $field_vis:vis $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        #[allow(clippy::struct_field_names, reason = "fields are called as their columns are")]
        $vis struct $name { $($(#[$field_doc])* $field_vis $field: $type,)+ }

        impl $crate::rows::Field for $name {
            fn read(row: $crate::rows::Row<'_>, _: &str) -> Result<Self, $crate::error::Error> {
                Ok(Self { $($field: $crate::rows::Field::read(row, stringify!($field))?,)+ })
            }
        }
    };
}

pub(crate) use record;

/// Every row of a frame, in order.
pub(crate) fn read<T: Field>(frame: &DataFrame) -> Result<Vec<T>, Error> {
    (0..frame.height()).map(|index| T::read(Row { frame, index }, "")).collect()
}

impl<'a> Row<'a> {
    /// Whether the result has this column at all.
    pub(crate) fn has(self, column: &str) -> bool {
        self.frame.column(column).is_ok()
    }

    fn cell(self, column: &str) -> Result<AnyValue<'a>, Error> {
        Ok(self.frame.column(column)?.get(self.index)?)
    }

    /// The text of a cell.
    fn text(self, column: &str) -> Result<String, Error> {
        let cell = self.cell(column)?;
        cell.get_str().map(str::to_owned).ok_or_else(|| unexpected(column, &cell))
    }

    /// The whole number of a cell.
    fn whole<T: TryFrom<i128>>(self, column: &str) -> Result<T, Error> {
        let cell = self.cell(column)?;
        let whole = match cell {
            AnyValue::Int32(whole) => Some(i128::from(whole)),
            AnyValue::Int64(whole) => Some(i128::from(whole)),
            AnyValue::UInt32(whole) => Some(i128::from(whole)),
            AnyValue::UInt64(whole) => Some(i128::from(whole)),
            _ => None,
        };
        whole.and_then(|whole| T::try_from(whole).ok()).ok_or_else(|| unexpected(column, &cell))
    }
}

fn unexpected(column: &str, cell: &AnyValue<'_>) -> Error {
    Error::Cell { column: column.to_owned(), found: cell.to_string() }
}

impl<T: Field> Field for Option<T> {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        if row.cell(column)?.is_null() { Ok(None) } else { T::read(row, column).map(Some) }
    }
}

/// A message that the warehouse keeps: its code and arguments; of rows that have none, the text in English.
impl Field for Message {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        let optional = |part: &str| -> Result<Option<String>, Error> {
            let name = format!("{column}_{part}");
            if row.has(&name) { Field::read(row, &name) } else { Ok(None) }
        };
        let (code, args) = (optional("code")?, optional("args")?);
        match code.and_then(|code| Self::from_stored(&code, args.as_deref())) {
            Some(message) => Ok(message),
            None => String::read(row, column).map(Self::foreign),
        }
    }
}

impl Field for String {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        row.text(column)
    }
}

impl Field for bool {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        match row.cell(column)? {
            AnyValue::Boolean(value) => Ok(value),
            other => Err(unexpected(column, &other)),
        }
    }
}

impl Field for f32 {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        match row.cell(column)? {
            AnyValue::Float32(value) => Ok(value),
            other => Err(unexpected(column, &other)),
        }
    }
}

impl Field for Decimal {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        let cell = row.cell(column)?;
        let AnyValue::Decimal(digits, _, scale) = cell else {
            return row.whole::<i64>(column).map(Self::from);
        };
        let scale = u32::try_from(scale).ok();
        scale
            .and_then(|scale| Self::try_from_i128_with_scale(digits, scale).ok())
            .ok_or_else(|| unexpected(column, &cell))
    }
}

impl Field for Yuan {
    fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
        let yuan = Self::new(Decimal::read(row, column)?);
        yuan.or_else(|_| Err(unexpected(column, &row.cell(column)?)))
    }
}

impl Field for Locator {
    fn read(row: Row<'_>, _: &str) -> Result<Self, Error> {
        let edge = |column| Option::<f32>::read(row, column);
        let bbox = match (edge("x0")?, edge("y0")?, edge("x1")?, edge("y1")?) {
            (Some(x0), Some(y0), Some(x1), Some(y1)) => Some(BoundingBox { x0, y0, x1, y1 }),
            _ => None,
        };
        let number = |column| Option::<u32>::read(row, column);
        Ok(Self {
            source: u32::read(row, "source_index")?,
            sheet: number("sheet")?,
            paragraph: number("paragraph")?,
            page: number("page")?,
            line: number("line")?,
            column: number("line_column")?,
            bbox,
            cell: None,
        })
    }
}

macro_rules! whole_numbers {
    ($($type:ty),+) => {
        $(impl Field for $type {
            fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
                row.whole(column)
            }
        })+
    };
}

whole_numbers!(i32, u32, u64);

macro_rules! vocabularies {
    ($($term:ty),+) => {
        $(impl Field for $term {
            fn read(row: Row<'_>, column: &str) -> Result<Self, Error> {
                let name = row.text(column)?;
                Self::from_name(&name).ok_or_else(|| Error::Cell { column: column.to_owned(), found: name })
            }
        })+
    };
}

vocabularies!(CodeDomain, CodeLevel, Fund, Kind, Measure, Phase, Scope, Severity, State, Statement);

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{Column, NamedFrom, Series};

    record! {
        struct Example {
            kind: Kind,
            fund: Option<Fund>,
            count: u64,
        }
    }

    fn frame(kind: &str, fund: Option<&str>, count: i64) -> DataFrame {
        let columns = [
            Series::new("kind".into(), [kind]),
            Series::new("fund".into(), [fund]),
            Series::new("count".into(), [count]),
        ];
        DataFrame::new(1, columns.map(Column::from).to_vec()).unwrap()
    }

    #[test]
    fn a_row_has_the_types_of_its_columns() {
        let rows: Vec<Example> = read(&frame("budget", None, 3)).unwrap();
        let row = rows.first().unwrap();
        assert_eq!((row.kind, row.fund, row.count), (Kind::Budget, None, 3));
    }

    #[test]
    fn a_cell_that_is_not_of_its_type_is_an_error_and_never_a_default() {
        let error = |frame| read::<Example>(&frame).unwrap_err().to_string();
        assert_eq!(
            error(frame("letter", None, 3)),
            "the column `kind` contains “letter”, which a report cannot use"
        );
        assert_eq!(
            error(frame("budget", Some("lottery"), 3)),
            "the column `fund` contains “lottery”, which a report cannot use"
        );
        assert_eq!(
            error(frame("budget", None, -3)),
            "the column `count` contains “-3”, which a report cannot use"
        );
    }
}
