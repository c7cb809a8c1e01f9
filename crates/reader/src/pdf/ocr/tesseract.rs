//! The program that recognizes text: many pictures at a time, with a time limit.

use super::picture::Picture;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::count;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The name of its executable on PATH.
const PROGRAM: &str = "tesseract";
/// The language of the reports.
const LANGUAGE: &str = "chi_sim";
/// How long it may take to list its languages, and to start.
const START: Duration = Duration::from_mins(1);
/// How long it may take for each picture.
const EACH: Duration = Duration::from_secs(5);
/// The interval at which it is checked.
const PAUSE: Duration = Duration::from_millis(20);

/// Why nothing was recognized.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub(in super::super) enum Failure {
    /// The program is missing or does not know Chinese.
    Missing,
    /// It did not end in time, and was stopped.
    Late(Duration),
    /// It reported a failure.
    Failed,
    /// Its files could not be written or read.
    Files(#[from] io::Error),
}

impl Explain for Failure {
    fn message(&self) -> Message {
        match self {
            Self::Missing => message!("ocr-missing"),
            Self::Late(limit) => message!("ocr-late", seconds = limit.as_secs()),
            Self::Failed => message!("ocr-failed"),
            Self::Files(error) => message!("ocr-files", reason = error),
        }
    }
}

impl Failure {
    /// What a person can do about it.
    pub(in super::super) fn remedy(&self) -> Message {
        match self {
            Self::Missing => message!("ocr-remedy-install"),
            Self::Late(_) | Self::Failed => message!("ocr-remedy-recognize"),
            Self::Files(_) => message!("ocr-remedy-space"),
        }
    }
}

/// A recognized word and its position in its picture, in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The line of the picture that it is in.
    pub(super) line: (usize, usize, usize),
}

/// The installed program.
pub(super) struct Tesseract {
    /// The language that it knows.
    language: &'static str,
}

impl Tesseract {
    /// Finds the program and checks whether it knows the language.
    pub(super) fn find() -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let answer = folder.path().join("languages");
        let mut command = Command::new(PROGRAM);
        command.arg("--list-langs").stdout(fs::File::create(&answer)?);
        run(command, START).map_err(|failure| match failure {
            Failure::Files(error) if error.kind() == io::ErrorKind::NotFound => Failure::Missing,
            other => other,
        })?;
        let languages = fs::read_to_string(answer)?;
        if languages.lines().any(|line| line.trim() == LANGUAGE) {
            Ok(Self { language: LANGUAGE })
        } else {
            Err(Failure::Missing)
        }
    }

    /// The words of each picture, recognized by one process.
    pub(super) fn read(&self, pictures: &[Picture]) -> Result<Vec<Vec<Word>>, Failure> {
        let folder = tempfile::tempdir()?;
        let mut list = String::new();
        for (index, picture) in pictures.iter().enumerate() {
            let path = folder.path().join(format!("{index}.pgm"));
            fs::write(&path, picture.pgm())?;
            list.push_str(&path.to_string_lossy());
            list.push('\n');
        }
        let (names, output) = (folder.path().join("pictures.txt"), folder.path().join("words"));
        fs::write(&names, list)?;
        let mut command = Command::new(PROGRAM);
        command.arg(&names).arg(&output).args(["-l", self.language, "--psm", "6", "--dpi", "200", "tsv"]);
        // The pictures are small: threads would wait for each other.
        command.env("OMP_THREAD_LIMIT", "1").stdout(Stdio::null());
        let most = count::saturating_u32(pictures.len());
        run(command, START.saturating_add(EACH.saturating_mul(most)))?;
        words(&output.with_extension("tsv"), pictures.len())
    }
}

/// Runs a program until it ends, or stops it.
fn run(mut command: Command, limit: Duration) -> Result<(), Failure> {
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let begun = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => return Err(Failure::Failed),
            None if begun.elapsed() < limit => std::thread::sleep(PAUSE),
            None => {
                child.kill()?;
                child.wait()?;
                return Err(Failure::Late(limit));
            }
        }
    }
}

/// Reads the table that it writes: a line for each word, with the number of its picture.
fn words(path: &Path, pictures: usize) -> Result<Vec<Vec<Word>>, Failure> {
    let mut all: Vec<Vec<Word>> = vec![Vec::new(); pictures];
    // The height of the line, for words as low as a dash.
    let mut line_of = (0, 0);
    for row in fs::read_to_string(path)?.lines() {
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let number = |index: usize| fields.get(index).and_then(|field| field.parse::<usize>().ok());
        let numbers: Option<Vec<usize>> = (0..10).map(number).collect();
        let Some(&[level, page, block, paragraph, line, _, left, top, width, height]) = numbers.as_deref()
        else {
            continue;
        };
        if level == 4 {
            line_of = (top, height);
        }
        let text = fields.get(11).map_or("", |text| text.trim());
        if level == 5
            && !text.is_empty()
            && let Some(words) = page.checked_sub(1).and_then(|page| all.get_mut(page))
        {
            let (top, height) = if line_of.1 == 0 { (top, height) } else { line_of };
            words.push(Word {
                text: text.to_owned(),
                left,
                top,
                width,
                height,
                line: (block, paragraph, line),
            });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended() {
        let mut command = Command::new("sleep");
        command.arg("600");
        let begun = Instant::now();
        assert!(matches!(run(command, Duration::from_millis(100)), Err(Failure::Late(_))));
        assert!(begun.elapsed() < Duration::from_secs(30));
    }
}
