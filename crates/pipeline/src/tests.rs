//! How a run decides, over text reports in a folder and with an observer that remembers what it was told.

mod folders;
mod interruption;
mod known;
mod support;
