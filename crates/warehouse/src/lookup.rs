//! Rows of a table by place and content of their files, without reading the table.

use crate::error::Error;
use crate::{layout, rows};
use arrow::array::{Array, AsArray, BooleanArray, RecordBatch};
use arrow::error::ArrowError;
use juesuan_messages::{Explain, Message};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowPredicateFn, ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowFilter,
    RowSelection,
};
use parquet::bloom_filter::Sbbf;
use parquet::file::metadata::PageIndexPolicy;
use parquet::file::page_index::column_index::ColumnIndexMetaData;
use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// Which rows are wanted.
pub(crate) enum Wanted<'a> {
    /// Of files at these places, or with these contents.
    Files { uris: HashSet<&'a str>, hashes: HashSet<&'a str> },
    /// Of the files in a folder, not in folders below.
    Folder(&'a str),
}

/// A table's files, which never change.
#[derive(Debug)]
pub(crate) struct Stored {
    files: Vec<StoredFile>,
}

#[derive(Debug)]
struct StoredFile {
    path: PathBuf,
    metadata: Option<ArrowReaderMetadata>,
    contents: Option<Contents>,
}

/// What shows that a content is not in a file.
enum Contents {
    /// Of a compacted file, by row group.
    Filters(Vec<Sbbf>),
    /// Of any other, which is small: digests of all of them.
    Digests(HashSet<u64>),
}

impl std::fmt::Debug for Contents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Filters(_) => "Filters",
            Self::Digests(_) => "Digests",
        })
    }
}

impl Stored {
    pub(crate) fn new(files: Vec<PathBuf>) -> Self {
        let files = files.into_iter().map(|path| StoredFile { path, metadata: None, contents: None });
        Self { files: files.collect() }
    }

    /// The wanted rows, these columns of them as text, nulls as empty text.
    pub(crate) fn rows<const N: usize>(
        &mut self,
        columns: [&str; N],
        wanted: &Wanted<'_>,
    ) -> Result<Vec<[String; N]>, Error> {
        let places = Places::of(wanted);
        let mut found = Vec::new();
        for file in &mut self.files {
            file.rows(columns, wanted, &places, &mut found)?;
        }
        Ok(found)
    }
}

/// The places that are wanted, in order.
enum Places<'a> {
    These(Vec<&'a [u8]>),
    /// From the first to before the second.
    Between(String, String),
}

impl<'a> Places<'a> {
    fn of(wanted: &Wanted<'a>) -> Self {
        match wanted {
            Wanted::Files { uris, .. } => {
                let mut uris: Vec<&[u8]> = uris.iter().map(|uri| uri.as_bytes()).collect();
                uris.sort_unstable();
                Self::These(uris)
            }
            // Names without a folder begin with anything.
            Wanted::Folder("") => Self::Between(String::new(), char::MAX.to_string()),
            // `0` comes next after `/`.
            Wanted::Folder(folder) => Self::Between(format!("{folder}/"), format!("{folder}0")),
        }
    }

    /// Whether any of them may lie between the bounds; where a bound is not known, it may.
    fn may_lie(&self, min: Option<&[u8]>, max: Option<&[u8]>) -> bool {
        let (min, max) = (min.unwrap_or_default(), max.unwrap_or(&[0xFF; 4]));
        match self {
            Self::These(uris) => {
                uris.get(uris.partition_point(|uri| *uri < min)).is_some_and(|uri| *uri <= max)
            }
            Self::Between(first, end) => first.as_bytes() <= max && min < end.as_bytes(),
        }
    }
}

impl StoredFile {
    fn rows<const N: usize>(
        &mut self,
        columns: [&str; N],
        wanted: &Wanted<'_>,
        places: &Places<'_>,
        found: &mut Vec<[String; N]>,
    ) -> Result<(), Error> {
        let fail = |reason: Message| Error::File { path: self.path.clone(), reason };
        let file = File::open(&self.path).map_err(|error| fail(error.message()))?;
        let metadata = if let Some(metadata) = &self.metadata {
            metadata.clone()
        } else {
            let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Optional);
            ArrowReaderMetadata::load(&file, options).map_err(|error| fail(Message::foreign(error)))?
        };
        self.metadata = Some(metadata.clone());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        let column = |name: &str| builder.schema().index_of(name);
        let (uri, hash) = (column("source_uri")?, column("content_hash")?);
        let none = HashSet::new();
        let hashes = if let Wanted::Files { hashes, .. } = wanted { hashes } else { &none };
        if self.contents.is_none() && !hashes.is_empty() {
            self.contents = Some(contents(&builder, hash, &self.path)?);
        }
        let (groups, selection) = chosen(&builder, uri, places, self.contents.as_ref(), hashes);
        if groups.is_empty() {
            return Ok(());
        }
        let mask = ProjectionMask::columns(builder.parquet_schema(), columns);
        let filtered = ProjectionMask::columns(builder.parquet_schema(), ["source_uri", "content_hash"]);
        // The filter outlives this borrow, so it has its own.
        let owned = Owned::of(wanted);
        let filter = ArrowPredicateFn::new(filtered, move |batch| owned.are_wanted(&batch));
        let reader = builder
            .with_projection(mask)
            .with_row_groups(groups)
            .with_row_selection(selection)
            .with_row_filter(RowFilter::new(vec![Box::new(filter)]))
            .build()
            .map_err(|error| Error::parquet(&self.path, &error))?;
        for batch in reader {
            rows::texts(&batch?, columns, found)?;
        }
        Ok(())
    }
}

fn contents(
    builder: &ParquetRecordBatchReaderBuilder<File>,
    hash: usize,
    path: &std::path::Path,
) -> Result<Contents, Error> {
    let metadata = builder.metadata();
    if layout::is_sorted(metadata.file_metadata().key_value_metadata()) {
        let groups = 0..metadata.num_row_groups();
        let filters = groups.map(|group| builder.get_row_group_column_bloom_filter(group, hash));
        let filters = filters.collect::<Result<Option<Vec<Sbbf>>, _>>();
        if let Some(filters) = filters.map_err(|error| Error::parquet(path, &error))? {
            return Ok(Contents::Filters(filters));
        }
    }
    let hashes = rows::read_texts(path, ["content_hash"])?;
    Ok(Contents::Digests(hashes.iter().map(|[hash]| digest(hash)).collect()))
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The row groups that may contain wanted rows, and of their rows those that may be.
fn chosen(
    builder: &ParquetRecordBatchReaderBuilder<File>,
    uri: usize,
    places: &Places<'_>,
    contents: Option<&Contents>,
    hashes: &HashSet<&str>,
) -> (Vec<usize>, RowSelection) {
    let metadata = builder.metadata();
    let anywhere = match contents {
        Some(Contents::Digests(digests)) => hashes.iter().any(|hash| digests.contains(&digest(hash))),
        _ => false,
    };
    let (mut groups, mut ranges, mut before) = (Vec::new(), Vec::new(), 0);
    for (index, group) in metadata.row_groups().iter().enumerate() {
        let rows = usize::try_from(group.num_rows()).unwrap_or(0);
        let by_content = match contents {
            Some(Contents::Filters(filters)) => {
                filters.get(index).is_none_or(|filter| hashes.iter().any(|hash| filter.check(*hash)))
            }
            _ => anywhere,
        };
        let all = || std::iter::once(0..rows).collect();
        let within: Vec<Range<usize>> =
            if by_content { all() } else { pages(builder, index, uri, rows, places) };
        if within.is_empty() {
            continue;
        }
        groups.push(index);
        ranges.extend(within.into_iter().map(|range| before + range.start..before + range.end));
        before += rows;
    }
    (groups, RowSelection::from_consecutive_ranges(ranges.into_iter(), before))
}

/// The rows of a row group's pages that may contain a wanted place.
fn pages(
    builder: &ParquetRecordBatchReaderBuilder<File>,
    group: usize,
    uri: usize,
    rows: usize,
    places: &Places<'_>,
) -> Vec<Range<usize>> {
    let metadata = builder.metadata();
    let statistics = metadata.row_groups().get(group).and_then(|group| group.column(uri).statistics());
    let bounds = (statistics.and_then(|s| s.min_bytes_opt()), statistics.and_then(|s| s.max_bytes_opt()));
    if !places.may_lie(bounds.0, bounds.1) {
        return Vec::new();
    }
    let index = metadata.column_index().and_then(|index| index.get(group)?.get(uri));
    let offsets = metadata.offset_index().and_then(|index| index.get(group)?.get(uri));
    let (Some(ColumnIndexMetaData::BYTE_ARRAY(index)), Some(offsets)) = (index, offsets) else {
        return std::iter::once(0..rows).collect();
    };
    let starts =
        || offsets.page_locations().iter().map(|page| usize::try_from(page.first_row_index).unwrap_or(0));
    let ends = starts().skip(1).chain([rows]);
    let ranges = starts().zip(ends).enumerate();
    ranges
        .filter(|(page, _)| places.may_lie(index.min_value(*page), index.max_value(*page)))
        .map(|(_, (start, end))| start..end)
        .collect()
}

/// What is wanted, owned.
enum Owned {
    Files { uris: HashSet<String>, hashes: HashSet<String> },
    Folder(String),
}

impl Owned {
    fn of(wanted: &Wanted<'_>) -> Arc<Self> {
        let own = |texts: &HashSet<&str>| texts.iter().map(|text| (*text).to_owned()).collect();
        Arc::new(match wanted {
            Wanted::Files { uris, hashes } => Self::Files { uris: own(uris), hashes: own(hashes) },
            Wanted::Folder(folder) => Self::Folder((*folder).to_owned()),
        })
    }

    fn are_wanted(&self, batch: &RecordBatch) -> Result<BooleanArray, ArrowError> {
        let texts = |name: &str| {
            let column = batch.column_by_name(name).and_then(|column| column.as_string_opt::<i32>());
            column.ok_or_else(|| ArrowError::SchemaError(format!("{name} is not a text column")))
        };
        let (uris, hashes) = (texts("source_uri")?, texts("content_hash")?);
        let wanted = |row: usize| {
            let uri = if uris.is_valid(row) { uris.value(row) } else { "" };
            let hash = if hashes.is_valid(row) { hashes.value(row) } else { "" };
            match self {
                Self::Files { uris, hashes } => uris.contains(uri) || hashes.contains(hash),
                Self::Folder(folder) => uri.rsplit_once('/').map_or("", |(folder, _)| folder) == folder,
            }
        };
        Ok((0..batch.num_rows()).map(|row| Some(wanted(row))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_left_out_only_where_no_wanted_place_can_lie_in_it() {
        let uris = ["a/1", "b/3", "d"];
        let these = Places::of(&Wanted::Files { uris: uris.into(), hashes: HashSet::new() });
        let may = |places: &Places<'_>, min: &str, max: &str| {
            places.may_lie(Some(min.as_bytes()), Some(max.as_bytes()))
        };
        assert!(may(&these, "a", "b") && may(&these, "b/3", "b/3") && may(&these, "c", "z"));
        assert!(!may(&these, "a/2", "b/2") && !may(&these, "b/4", "c") && !may(&these, "e", "z"));
        let folder = Places::of(&Wanted::Folder("b"));
        assert!(may(&folder, "a", "b/0") && may(&folder, "b/9", "c") && may(&folder, "a", "z"));
        assert!(!may(&folder, "b0", "c") && !may(&folder, "a", "b.zip"));
        // A bound may be cut within a character.
        assert!(these.may_lie(Some(&"d".as_bytes()[..1]), None) && these.may_lie(None, None));
        let chinese = Places::of(&Wanted::Files { uris: ["局/甲"].into(), hashes: HashSet::new() });
        assert!(chinese.may_lie(Some(&"局".as_bytes()[..2]), None));
    }
}
