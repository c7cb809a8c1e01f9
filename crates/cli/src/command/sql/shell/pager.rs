//! Results that are larger than the screen are shown in the user's pager.

use std::env;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use unicode_width::UnicodeWidthStr;

/// Writes a text to the terminal, through the pager if it does not fit. `PAGER` names the pager; empty, there is none.
pub(in super::super) fn page(text: &[u8]) -> io::Result<()> {
    let fits = terminal_size::terminal_size().is_none_or(|(width, height)| {
        let text = String::from_utf8_lossy(text);
        // Two lines are for the line below a result and for the prompt.
        text.lines().count() + 2 <= usize::from(height.0)
            && text.lines().all(|line| line.width() <= usize::from(width.0))
    });
    let pager = env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    if !fits && !pager.trim().is_empty() && through(&pager, text).is_ok() {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()
}

fn through(pager: &str, text: &[u8]) -> io::Result<()> {
    let mut words = pager.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("less"));
    command.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // Lines are not folded; the text stays on the screen.
        command.env("LESS", "-SRX");
    }
    let mut process = command.spawn()?;
    if let Some(mut input) = process.stdin.take() {
        // A user who leaves the pager early has seen enough.
        let _ = input.write_all(text);
    }
    process.wait()?;
    Ok(())
}
