//! The shell of `juesuan sql`, played in a pseudo-terminal: what is typed, and what the screen shows.

use crate::Place;
use crate::papers::whole;
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const ROWS: NonZero<u16> = NonZero::new(50).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(110).unwrap();

/// A terminal in which the shell runs.
struct Terminal {
    child: Child,
    input: Arc<Mutex<ChildStdin>>,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Terminal {
    /// Starts the shell. `script` gives it a pseudo-terminal.
    fn start(place: &Place, options: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_juesuan");
        let command =
            format!("stty rows {ROWS} cols {COLUMNS}; {program} sql -w warehouse --lang en {options}");
        let mut child = Command::new("script")
            .args(["-qfec", &command, "/dev/null"])
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8")
            .env("XDG_STATE_HOME", place.path("state"))
            .env("PAGER", "")
            .current_dir(place.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = Arc::new(Mutex::new(child.stdin.take().unwrap()));
        let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 0)));
        let mut output = child.stdout.take().unwrap();
        let (answers, shown) = (input.clone(), screen.clone());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let mut shown = shown.lock().unwrap();
                shown.process(&bytes[..count]);
                // The editor asks where the cursor is, as of a real terminal.
                if bytes[..count].windows(4).any(|asked| asked == b"\x1b[6n") {
                    let (row, column) = shown.screen().cursor_position();
                    let _ = write!(answers.lock().unwrap(), "\x1b[{};{}R", row + 1, column + 1);
                }
            }
        });
        let terminal = Self { child, input, screen };
        terminal.wait_for("juesuan> ");
        terminal
    }

    fn shown(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen shows this text.
    fn wait_for(&self, text: &str) {
        let started = Instant::now();
        while !self.shown().contains(text) {
            assert!(started.elapsed() < Duration::from_mins(1), "no {text} on\n{}", self.shown());
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn keys(&self, keys: &str) {
        self.input.lock().unwrap().write_all(keys.as_bytes()).unwrap();
        // As a person types; the editor takes what comes at once for a paste.
        thread::sleep(Duration::from_millis(100));
    }

    /// Types a line, waits for this text and the prompt after it, and clears the screen; returns what it showed.
    fn line(&self, line: &str, shown: &str) -> String {
        self.keys(line);
        self.keys("\r");
        self.wait_for(shown);
        // The prompt after the result.
        let started = Instant::now();
        while !self.shown().trim_end().ends_with("juesuan>") {
            assert!(started.elapsed() < Duration::from_mins(1), "no prompt on\n{}", self.shown());
            thread::sleep(Duration::from_millis(20));
        }
        let screen = self.shown();
        self.keys("\x0c");
        screen
    }

    fn end(mut self) {
        self.keys("\\x\r");
        let started = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(started.elapsed() < Duration::from_secs(30), "it does not end:\n{}", self.shown());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_session_in_the_shell() {
    let place = Place::new();
    std::fs::create_dir(place.path("inputs")).unwrap();
    for year in [2022, 2023] {
        place.write(&format!("inputs/{year}.txt"), whole("示例市教育局", year));
    }
    assert_eq!(place.ingest(&[&place.path("inputs")]).code, 0);
    place.write(
        "mine.sql",
        "-- Two statements.\nSET VARIABLE year = $year;\nSELECT getvariable('year') AS chosen;\n",
    );
    let terminal = Terminal::start(&place, "-p year=2023");

    // A statement of several lines, and the size of its result below it.
    terminal.keys("SELECT 1 AS one,\r");
    terminal.wait_for("->");
    let screen = terminal.line("  2 AS two;", "1 row × 2 columns");
    assert!(screen.contains("│ one ┆ two │"), "{screen}");

    // Completion of a column, and within quotes of a department by its initials.
    terminal.keys("SELECT entity_nam\t");
    terminal.wait_for("SELECT entity_name");
    terminal.line(" FROM reports LIMIT 1;", "1 row × 1 column");
    terminal.keys("SELECT count(*) AS n FROM reports WHERE entity_name = 'slsjyj\t");
    terminal.wait_for("entity_name = '示例市教育局'");
    let screen = terminal.line(";", "1 row × 1 column");
    assert!(screen.contains("│ 2 │"), "{screen}");

    // Ctrl-C stops a statement, and the shell goes on.
    terminal.keys("SELECT count(*) AS n FROM range(1000000000) AS a, range(1000) AS b;\r");
    thread::sleep(Duration::from_millis(700));
    let stopped = Instant::now();
    terminal.keys("\x03");
    terminal.wait_for("the query was interrupted");
    assert!(stopped.elapsed() < Duration::from_secs(10));
    terminal.keys("\x0c");

    // Files in and out, parameters, formats.
    let screen = terminal.line("\\i mine.sql", "1 row × 1 column");
    assert!(screen.contains("chosen") && screen.contains("2023"), "{screen}");
    terminal.line("\\o rows.csv", "juesuan>");
    terminal.line("SELECT fiscal_year FROM reports ORDER BY ALL;", "2 rows written to rows.csv");
    assert_eq!(std::fs::read_to_string(place.path("rows.csv")).unwrap(), "fiscal_year\n2022\n2023\n");
    terminal.line("\\o", "juesuan>");
    terminal.line("\\format line", "juesuan>");
    terminal.line("\\p name=x", "juesuan>");
    terminal.line("SELECT $name AS named;", "named = x");
    terminal.line("\\p", "name=x");

    // Looking around, and errors that do not end the session.
    terminal.line("\\d report_totals", "expenditure_of_year");
    terminal.line("\\m execution_rate", "Execution of the initial budget");
    terminal.line("\\q", "biggest_movers");
    terminal.line("\\zz", "there is no command \\zz");
    terminal.line("SELECT entity_nam FROM reports;", "LINE 1: SELECT entity_nam FROM reports");
    terminal.line("COPY reports TO 'x.csv';", "COPY is not allowed");
    terminal.line("SELECT 'last' AS one_to_keep;", "one_to_keep = last");
    terminal.end();

    // The history is there after a new start.
    let terminal = Terminal::start(&place, "");
    terminal.keys("\x1b[A\x1b[A");
    terminal.wait_for("SELECT 'last' AS one_to_keep;");
    terminal.keys("\x03");
    terminal.end();
}
