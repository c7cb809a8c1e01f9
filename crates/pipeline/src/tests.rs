//! What a run decides, over text reports in a folder and with an observer that records what is reported to it.

mod folders;
mod interruption;
mod known;
mod support;
