//! The worker's side.

use super::notes::note_page;
use super::{Answer, Budget, Reply, Request, frame, limits};
use crate::timings::Timings;
use juesuan_ingest::{OnPage, Opener};
use std::fs::File;
use std::io::{self, BufReader};
use std::os::fd::AsFd;

/// Reads the files that standard input names, and answers on standard output, until standard input is closed.
///
/// # Errors
/// The limits cannot be set, or the pipes are broken.
pub fn work(budget: Budget) -> io::Result<()> {
    limits::limit_memory(budget)?;
    let mut requests = BufReader::new(io::stdin().lock());
    // Standard output without a buffer, which would write in parts where it finds ends of lines.
    let mut answers = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let mut opener = Opener::default();
    while let Some((task, _)) = frame::read::<Request>(&mut requests)? {
        limits::limit_time(budget)?;
        let timings = Timings::default();
        let is_slow = task.ocr;
        let on_page = OnPage::new(move |page| {
            note_page(page);
            if is_slow {
                // With OCR each page has the time of a file. The limit was set before, so it can be set again.
                let _ = limits::limit_time(budget);
            }
        });
        let result = task.perform(Some(on_page), &mut opener, &timings);
        let (answer, data) = match result {
            Ok(result) => {
                let (answer, data) = Answer::pack(result);
                (Ok(answer), data)
            }
            Err(reject) => (Err(reject), Vec::new()),
        };
        frame::write(&mut answers, &Reply(Box::new(answer), timings.micros()), &data)?;
    }
    Ok(())
}
