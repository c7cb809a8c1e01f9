//! How a run reads.

use crate::worker::Workers;

/// How to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunOptions {
    /// How many threads read; without a number, as many as there are cores.
    pub jobs: Option<u16>,
    /// Whether the text of scanned pages is recognized (OCR), if the program for it is installed.
    pub ocr: bool,
    /// Whether links in a folder that lead out of it are followed.
    pub follow_links: bool,
    /// Whether files are read again that exceeded their budget, or made a worker end, in this version of the program.
    pub retry: bool,
    /// The workers that read files, each file within its budget. Without them, files are read in this process: a file that
    /// takes endless time or memory then takes the process with it.
    pub workers: Option<Workers>,
}
