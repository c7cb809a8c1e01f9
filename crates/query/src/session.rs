//! A locked DuckDB over the files of one warehouse.

use crate::answer::Answer;
use crate::catalogue::{Catalogue, Metric};
use crate::engine::{quoted, raw, rows_of};
use crate::error::Error;
use crate::file::{FUNCTIONS, File};
use crate::header::DefinitionError;
use crate::library::library;
use crate::limits::Limits;
use crate::names::{self, Names};
use crate::own_table::OwnTable;
use crate::permitted::{self, Effect};
use crate::placeholders;
use crate::reference;
use crate::select::Select;
use crate::statement::Statement;
use crate::view::{self, View};
use crate::wanted::wanted;
use duckdb::types::Value;
use duckdb::{Connection, InterruptHandle};
use juesuan_messages::{Message, message};
use juesuan_model::schema::WarehouseTable;
use juesuan_reference::{Gazetteer, Reference, Successions};
use juesuan_warehouse::Warehouse;
use polars::frame::DataFrame;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// An in-memory DuckDB that sees the views over one state of a warehouse, and nothing else.
///
/// Its reports are those of the moment when it was opened: later ones are seen by the next session. Everything else is
/// looked up when a query first reads it, since listing a table's files takes as long as many queries; what is written
/// meanwhile is not seen, because rows are seen only through their report (except `rejects`, which belong to none).
pub struct Session {
    connection: Connection,
    catalogue: Catalogue,
    reference: Arc<Reference>,
    files: Box<Files>,
    names: OnceCell<Names>,
    lines: OnceCell<Successions>,
    /// The tables and views that are there already.
    made: RefCell<HashSet<String>>,
    /// Where the engine puts what does not fit into memory. It is removed with the session.
    _spill: TempDir,
}

/// What a statement did.
#[derive(Debug, Clone)]
pub struct Executed {
    /// Whether it answers rows.
    pub effect: Effect,
    /// The rows.
    pub answer: Answer,
    /// The parameters that it has.
    pub used: Vec<String>,
}

/// Refuses parameters that a statement does not have.
fn known(parameters: &[(&str, Value)], used: &[String]) -> Result<(), Error> {
    let unknown = parameters.iter().find(|(given, _)| !used.iter().any(|name| name == given));
    unknown.map_or(Ok(()), |(name, _)| Err(Error::UnknownParameter((*name).to_owned())))
}

/// Lists a table's files.
type Files = dyn Fn(WarehouseTable) -> Result<Vec<PathBuf>, Error> + Send;

impl Session {
    /// Opens a session over the current state of the warehouse.
    ///
    /// # Errors
    /// Files that cannot be listed or read.
    pub fn open(warehouse: Warehouse) -> Result<Self, Error> {
        Self::open_with(warehouse, Reference::shipped())
    }

    /// Opens a session over the current state of the warehouse, with a user's own reference data.
    ///
    /// # Errors
    /// Files that cannot be listed or read.
    pub fn open_with(warehouse: Warehouse, reference: Reference) -> Result<Self, Error> {
        Self::open_within(warehouse, reference, &Limits::default())
    }

    /// As [`Self::open_with`], with limits for memory and for temporary files.
    ///
    /// # Errors
    /// As [`Self::open_with`]; also a limit that the engine does not understand.
    pub fn open_within(warehouse: Warehouse, reference: Reference, limits: &Limits) -> Result<Self, Error> {
        Self::open_beside(warehouse, reference, limits, &[])
    }

    /// As [`Self::open_within`], with files of the user as further tables.
    ///
    /// # Errors
    /// As [`Self::open_within`]; also a file that cannot be read.
    pub fn open_beside(
        warehouse: Warehouse,
        reference: Reference,
        limits: &Limits,
        own: &[OwnTable],
    ) -> Result<Self, Error> {
        let root = warehouse.root().to_owned();
        Self::reading(&root, Box::new(move |table| Ok(warehouse.files(table)?)), reference, limits, own)
    }

    /// Opens a session over these Parquet files, which are under `root`. A table without files is empty.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn over(
        root: &Path,
        files: BTreeMap<WarehouseTable, Vec<PathBuf>>,
        reference: Reference,
    ) -> Result<Self, Error> {
        Self::over_within(root, files, reference, &Limits::default())
    }

    /// As [`Self::over`], with limits for memory and for temporary files.
    ///
    /// # Errors
    /// As [`Self::over`]; also a limit that the engine does not understand.
    pub fn over_within(
        root: &Path,
        files: BTreeMap<WarehouseTable, Vec<PathBuf>>,
        reference: Reference,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let files = move |table| Ok(files.get(&table).cloned().unwrap_or_default());
        Self::reading(root, Box::new(files), reference, limits, &[])
    }

    fn reading(
        root: &Path,
        files: Box<Files>,
        reference: Reference,
        limits: &Limits,
        own: &[OwnTable],
    ) -> Result<Self, Error> {
        let connection =
            Connection::open_in_memory().map_err(Error::engine(message!("query-part-engine")))?;
        let execute = |what: Message, sql: &str| connection.execute_batch(sql).map_err(Error::engine(what));
        execute(message!("query-part-time-zone"), "SET TimeZone = 'UTC'")?;
        // A file never changes once it is there, and a view reads some of them several times.
        execute(message!("query-part-cache"), "SET parquet_metadata_cache = true")?;
        execute(message!("query-part-functions"), FUNCTIONS)?;
        let spill = tempfile::Builder::new().prefix("juesuan-").tempdir().map_err(Error::Spill)?;
        execute(message!("query-part-limits"), &limits.settings(spill.path()))?;
        let mut own_files = Vec::new();
        for table in own {
            let file = table.readable(spill.path())?;
            execute(message!("query-part-view", name = table.name()), &table.statement(&file))?;
            own_files.push(quoted(&file.to_string_lossy()));
        }
        // The order matters: once external access is off, what stays open cannot be named any more.
        let (root, own_files) = (quoted(&root.to_string_lossy()), own_files.join(", "));
        let open = format!("SET allowed_directories = [{root}]; SET allowed_paths = [{own_files}]");
        execute(message!("query-part-lock"), &open)?;
        execute(
            message!("query-part-lock"),
            "SET enable_external_access = false; SET lock_configuration = true",
        )?;
        let catalogue = Catalogue::read()?;
        let session = Self {
            connection,
            catalogue,
            reference: Arc::new(reference),
            files,
            names: OnceCell::new(),
            lines: OnceCell::new(),
            made: RefCell::default(),
            _spill: spill,
        };
        session.make_table(WarehouseTable::Reports)?;
        Ok(session)
    }

    /// The available metrics.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Runs one statement that the user wrote and that answers rows.
    ///
    /// # Errors
    /// Anything but exactly one permitted statement, and errors of the engine, in its own words.
    pub fn sql(&self, text: &str) -> Result<DataFrame, Error> {
        self.query(text, &[])
    }

    /// As [`Self::sql`], with named parameters (`$name`), which are bound, never pasted.
    ///
    /// # Errors
    /// As [`Self::sql`]; also a parameter without a value, and a value without its parameter.
    pub fn query(&self, text: &str, parameters: &[(&str, Value)]) -> Result<DataFrame, Error> {
        self.answer(text, parameters)?.frame()
    }

    /// As [`Self::query`], but the answer is the engine's own, with columns of any type.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn answer(&self, text: &str, parameters: &[(&str, Value)]) -> Result<Answer, Error> {
        let statements = Statement::all(text);
        let [statement] = statements.as_slice() else {
            let count = i64::try_from(statements.len()).unwrap_or(i64::MAX);
            return Err(if count == 0 { Error::NoStatement } else { Error::Statements(count) });
        };
        let Executed { answer, used, .. } = self.execute(statement, parameters)?;
        known(parameters, &used)?;
        Ok(answer)
    }

    /// Runs a statement of a script that the user wrote. Parameters that it does not have are left for others.
    ///
    /// # Errors
    /// A statement that is not permitted, a parameter without a value, and errors of the engine, in its own words. Lines are
    /// those of the script.
    pub fn execute(
        &self,
        statement: &Statement<'_>,
        parameters: &[(&str, Value)],
    ) -> Result<Executed, Error> {
        let text = statement.in_place();
        let effect = permitted::check(&self.connection, &text)?;
        self.list_views(&text)?;
        if effect == Effect::Session {
            self.make_views_of_metrics(&text)?;
        }
        let (answer, used) = self.run(&Select::new(text.as_str()), parameters)?;
        Ok(Executed { effect, answer, used })
    }

    /// The names that a query chooses for its columns itself; none of a text that is not a query.
    pub fn aliases(&self, text: &str) -> HashSet<String> {
        const ALIASES: &str =
            "SELECT unnest(json_extract_string(json_serialize_sql(CAST($1 AS VARCHAR)), '$..alias'))";
        let aliases = self.connection.prepare(ALIASES).and_then(|mut statement| {
            statement.query_map([text], |row| row.get::<_, Option<String>>(0))?.collect::<Result<Vec<_>, _>>()
        });
        aliases.unwrap_or_default().into_iter().flatten().filter(|alias| !alias.is_empty()).collect()
    }

    /// Stops a query from another thread: it fails as soon as the engine notices.
    pub fn interrupt_handle(&self) -> Arc<InterruptHandle> {
        self.connection.interrupt_handle()
    }

    /// As [`Self::query`], of a SELECT that may read something in place of views.
    pub(crate) fn ask(&self, select: &Select<'_>, parameters: &[(&str, Value)]) -> Result<DataFrame, Error> {
        permitted::check_one_select(&self.connection, &select.sql())?;
        let (answer, used) = self.run(select, parameters)?;
        known(parameters, &used)?;
        answer.frame()
    }

    /// Runs a statement that was checked; also returns the names of its parameters.
    fn run(&self, select: &Select<'_>, parameters: &[(&str, Value)]) -> Result<(Answer, Vec<String>), Error> {
        let text = select.sql();
        self.make_views(select)?;
        let mut statement = self.connection.prepare(&text).map_err(permitted::rejected)?;
        let count = statement.parameter_count();
        let mut used = Vec::with_capacity(count);
        for index in 1..=count {
            let name = statement.parameter_name(index).map_err(Error::Query)?;
            let value = parameters.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
            let value = value.ok_or_else(|| Error::MissingParameter(name.clone()))?;
            statement.raw_bind_parameter(index, value).map_err(Error::Query)?;
            used.push(name);
        }
        statement.raw_execute().map_err(permitted::rejected)?;
        Ok((Answer::of(&statement)?, used))
    }

    /// Makes the tables and views that a query names and those that they read. Binding all of them takes the engine
    /// longer than most queries, so each is made when it is first needed.
    pub(crate) fn make_views(&self, select: &Select<'_>) -> Result<(), Error> {
        let narrowed = self.narrowed(select)?;
        let (views, named) = library()?.read_by(&narrowed);
        for table in WarehouseTable::ALL.into_iter().filter(|table| named.contains(raw(*table).as_str())) {
            self.make_table(table)?;
        }
        for table in Reference::tables() {
            let name = format!("reference_{}", table.name);
            if named.contains(&name) {
                self.once(&name, |connection| reference::register(connection, &self.reference, table))?;
            }
        }
        for table in reference::RESOLVED {
            // It looks at every entity, and few queries need the place of each.
            if named.contains(table) && self.made.borrow_mut().insert(table.to_owned()) {
                let filled = if table == reference::PLACES {
                    let gazetteer = Gazetteer::new(&self.reference)?;
                    reference::fill_places(&self.connection, &gazetteer, &self.names()?.entities())
                } else if table == reference::LINES {
                    reference::fill_lines(&self.connection, self.lines()?.all()?)
                } else {
                    reference::fill_breaks(&self.connection, self.lines()?.all_breaks()?)
                };
                filled.map_err(Error::view(table))?;
            }
        }
        for view in views {
            match view.file.filter(|_| view.is_own()) {
                Some(file) => self.make_own(view, file)?,
                None => self.make_view(view)?,
            }
        }
        for (view, sql) in narrowed.stand_ins().iter().filter(|(view, _)| view::OF_METRICS.contains(view)) {
            if select.stand_ins().iter().all(|(replaced, _)| replaced != view) {
                let sql = format!("CREATE OR REPLACE VIEW {view} AS {sql}");
                self.connection.execute_batch(&sql).map_err(Error::view(view))?;
            }
        }
        Ok(())
    }

    fn make_view(&self, view: &View) -> Result<(), Error> {
        let sql = format!("CREATE OR REPLACE VIEW {} AS {}", view.name, view.select.sql());
        self.once(&view.name, |connection| connection.execute_batch(&sql))
    }

    /// Makes a view of the project. A metric must have the columns of all metrics: with others, none could be read with all.
    fn make_own(&self, view: &View, file: &File) -> Result<(), Error> {
        if self.made.borrow().contains(&view.name) {
            return Ok(());
        }
        let sql = view.select.sql();
        let before = sql
            .find(view.select.text())
            .and_then(|at| sql.get(..at))
            .map_or(0, |sql| sql.matches('\n').count());
        self.make_view(view).map_err(|error| error.at(file, before))?;
        if !view.is_metric() {
            return Ok(());
        }
        let expected =
            placeholders::columns_of_metrics().into_iter().map(|column| [column.name, column.data_type]);
        let (columns, expected) = (self.columns(&view.name)?, expected.collect::<Vec<_>>());
        if columns == expected {
            return Ok(());
        }
        self.made.borrow_mut().remove(&view.name);
        let list = |columns: &[[String; 2]]| {
            columns.iter().map(|column| column.join(" ")).collect::<Vec<_>>().join(", ")
        };
        let problem = message!("query-own-columns", columns = list(&columns), expected = list(&expected));
        Err(Error::Definition(DefinitionError { file: file.place(), line: 1, problem }))
    }

    /// Makes every table and view visible if a statement may look at the catalog of the engine. Those that no query has read yet
    /// have their columns, and no rows: to bind all of them takes the engine a second.
    fn list_views(&self, text: &str) -> Result<(), Error> {
        if !placeholders::are_read_by(text) || !self.made.borrow_mut().insert(placeholders::NAME.to_owned()) {
            return Ok(());
        }
        let missing = placeholders::statements(|name| !self.made.borrow().contains(name));
        self.connection.execute_batch(&missing).map_err(Error::engine(message!("query-part-catalog")))?;
        for view in library()?.views().filter(|view| view.is_own()) {
            self.make_views(&Select::new(view.name.as_str()))?;
        }
        Ok(())
    }

    /// Makes the views of all metrics that a text names with all metrics: what is kept for the session may read any of them later.
    fn make_views_of_metrics(&self, text: &str) -> Result<(), Error> {
        let words = Select::new(text).words();
        let is_named = |name: &str| view::OF_METRICS.contains(&name) && words.contains(name);
        for view in library()?.views().filter(|view| is_named(&view.name)) {
            if !self.made.borrow().contains(&view.name) {
                self.make_views(&Select::new(view.select.sql()))?;
                self.make_view(view)?;
            }
        }
        Ok(())
    }

    /// The SELECT, reading the views of all metrics as they are with those that it wants; they are made again for each.
    fn narrowed<'s>(&self, select: &'s Select<'s>) -> Result<Cow<'s, Select<'s>>, Error> {
        let mut narrowed = Cow::Borrowed(select);
        let words = select.words();
        for name in view::OF_METRICS.into_iter().filter(|name| words.contains(*name)) {
            if self.made.borrow().contains(name) {
                continue;
            }
            let wanted = wanted(&self.connection, &select.sql(), name)?;
            let metrics = self.catalogue.metrics();
            let is_wanted = |id: &str| wanted.as_ref().is_none_or(|wanted| wanted.contains(id));
            let mut read: Vec<&Metric> = metrics.iter().filter(|metric| is_wanted(metric.id)).collect();
            // A view has at least one; the filters leave none of its rows.
            if read.is_empty() {
                read.extend(metrics.first());
            }
            let sql = view::of_metrics(name, read);
            narrowed = Cow::Owned(narrowed.into_owned().instead(name, sql));
        }
        Ok(narrowed)
    }

    /// The reference data that it reads names with.
    pub(crate) fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Every name under which an entity has published.
    pub(crate) fn names(&self) -> Result<&Names, Error> {
        if let Some(names) = self.names.get() {
            return Ok(names);
        }
        let names = Names::read(&self.query(names::PRINTED, &[])?)?;
        Ok(self.names.get_or_init(|| names))
    }

    /// Which entities continue which.
    pub(crate) fn lines(&self) -> Result<&Successions, Error> {
        if let Some(lines) = self.lines.get() {
            return Ok(lines);
        }
        let lines = Successions::new(self.reference.clone(), self.names()?.entities());
        Ok(self.lines.get_or_init(|| lines))
    }

    /// The files of a table.
    pub(crate) fn files(&self, table: WarehouseTable) -> Result<Vec<PathBuf>, Error> {
        (self.files)(table)
    }

    /// The rows of a query of this program, as texts.
    pub(crate) fn texts(&self, query: &str) -> duckdb::Result<Vec<Vec<Option<String>>>> {
        let mut statement = self.connection.prepare(query)?;
        let mut rows = statement.query([])?;
        let mut texts = Vec::new();
        while let Some(row) = rows.next()? {
            texts.push(
                (0..row.as_ref().column_count()).map(|column| row.get(column)).collect::<Result<_, _>>()?,
            );
        }
        Ok(texts)
    }

    /// The columns of a view, or of a SELECT, with their types.
    ///
    /// # Errors
    /// A view that cannot be made.
    pub fn described(&self, text: &str) -> Result<Vec<[String; 2]>, Error> {
        self.make_views(&Select::new(text))?;
        self.columns(text)
    }

    /// The same, if what it reads was made.
    fn columns(&self, text: &str) -> Result<Vec<[String; 2]>, Error> {
        let rows = self.texts(&format!("DESCRIBE {text}")).map_err(permitted::rejected)?;
        let column = |row: Vec<Option<String>>| {
            let mut cells = row.into_iter().flatten();
            Some([cells.next()?, cells.next()?])
        };
        Ok(rows.into_iter().filter_map(column).collect())
    }

    /// Whether the engine can run a SELECT, whatever the values of its parameters are.
    pub(crate) fn prepare(&self, text: &str) -> Result<(), Error> {
        self.make_views(&Select::new(text))?;
        self.connection.prepare(text).map(drop).map_err(permitted::rejected)
    }

    /// Makes `raw_<table>`.
    fn make_table(&self, table: WarehouseTable) -> Result<(), Error> {
        let name = raw(table);
        if self.made.borrow().contains(&name) {
            return Ok(());
        }
        let sql = format!("CREATE OR REPLACE VIEW {name} AS {}", rows_of(table, &self.files(table)?));
        self.once(&name, |connection| connection.execute_batch(&sql))
    }

    /// Computes a view now and keeps its rows, so that queries that read it many times do not compute it each time.
    ///
    /// # Errors
    /// Errors of the engine; also a view that exists already.
    pub fn keep(&self, view: &str) -> Result<(), Error> {
        let Some(kept) = library()?.views().find(|known| known.name == view) else { return Ok(()) };
        self.make_views(&kept.select)?;
        let sql = format!("DROP VIEW IF EXISTS {0}; CREATE TABLE {0} AS {1}", kept.name, kept.select.sql());
        self.once(&kept.name, |connection| connection.execute_batch(&sql))
    }

    /// Makes a view of the library with another SELECT of the same columns.
    pub(crate) fn replace_view(&self, name: &str, select: &Select<'_>) -> Result<(), Error> {
        self.make_views(select)?;
        let sql = format!("CREATE OR REPLACE VIEW {name} AS {}", select.sql());
        self.connection.execute_batch(&sql).map_err(Error::view(name))?;
        self.made.borrow_mut().insert(name.to_owned());
        Ok(())
    }

    /// Makes something by this name, unless it is there.
    pub(crate) fn once(
        &self,
        name: &str,
        make: impl FnOnce(&Connection) -> duckdb::Result<()>,
    ) -> Result<(), Error> {
        if !self.made.borrow_mut().insert(name.to_owned()) {
            return Ok(());
        }
        make(&self.connection).map_err(|error| {
            self.made.borrow_mut().remove(name);
            Error::view(name)(error)
        })
    }
}
