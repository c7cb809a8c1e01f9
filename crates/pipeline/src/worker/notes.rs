//! What a worker notes on its standard error: each page that it begins, and its last words if it ends by itself.
//!
//! Standard error is a file in memory and not a pipe, so that a note wakes nobody: the run reads it only when the worker has ended.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::os::unix::fs::FileExt;
use std::process::Stdio;

/// How a note of a page begins.
const PAGE: &str = "page begun: ";

/// The last bytes that are read.
const LAST: u64 = 64 << 10;

/// Notes the page that this worker begins.
pub(super) fn note_page(page: u32) {
    // Where it cannot be written, the page of a reject is not known.
    let _ = io::stderr().write_all(format!("{PAGE}{page}\n").as_bytes());
}

/// The notes of one worker. Both processes share the place at which the next note is written.
#[derive(Debug)]
pub(super) struct Notes(File);

impl Notes {
    pub(super) fn new() -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        let file = File::from(rustix::fs::memfd_create("notes", rustix::fs::MemfdFlags::CLOEXEC)?);
        #[cfg(not(target_os = "linux"))]
        let file = tempfile::tempfile()?;
        Ok(Self(file))
    }

    /// The standard error of the worker.
    pub(super) fn stdio(&self) -> io::Result<Stdio> {
        self.0.try_clone().map(Stdio::from)
    }

    /// Forgets all notes, before the next task.
    pub(super) fn clear(&self) -> io::Result<()> {
        self.0.set_len(0)?;
        (&self.0).rewind()
    }

    /// The page that was begun last, and what else was written after the last task began.
    pub(super) fn read(&self) -> (Option<u32>, String) {
        let length = self.0.metadata().map_or(0, |metadata| metadata.len());
        let mut bytes = vec![0; usize::try_from(length.min(LAST)).unwrap_or_default()];
        // The place of the next note stays. What cannot be read is not known.
        if self.0.read_exact_at(&mut bytes, length.saturating_sub(LAST)).is_err() {
            bytes.clear();
        }
        let (mut page, mut words) = (None, String::new());
        for line in String::from_utf8_lossy(&bytes).lines() {
            if let Some(number) = line.strip_prefix(PAGE).and_then(|number| number.parse().ok()) {
                page = Some(number);
            } else {
                words.push_str(line);
                words.push('\n');
            }
        }
        (page, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_and_the_words_are_read() {
        let notes = Notes::new().unwrap();
        (&notes.0).write_all(b"page begun: 1\npage begun: 2\n").unwrap();
        notes.clear().unwrap();
        assert_eq!(notes.read(), (None, String::new()));
        (&notes.0).write_all(b"page begun: 7\nthread 'main' panicked at a:1\npage begun: x\n").unwrap();
        let words = "thread 'main' panicked at a:1\npage begun: x\n".to_owned();
        assert_eq!(notes.read(), (Some(7), words.clone()));
        // What is written after that follows, since reading does not move the place.
        (&notes.0).write_all(b"page begun: 8\n").unwrap();
        assert_eq!(notes.read(), (Some(8), words));
    }
}
