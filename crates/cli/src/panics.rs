//! What happens when this program, or a library that it uses, panics: an error in its own words, and exit code 1.
//!
//! A panic that is caught and handled, as some readers of damaged files do, is shown to nobody. With `RUST_BACKTRACE`, every
//! panic is also shown as Rust shows it.

use crate::console::Console;
use crate::language::Languages;
use juesuan_messages::{Message, message};
use std::ffi::OsString;
use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, Once, PoisonError};

/// The last panic: its place in the code, and what it said.
static LAST: Mutex<Option<(String, String)>> = Mutex::new(None);

/// Runs a command, and explains a panic that ends it.
pub(crate) fn guarded(words: &[OsString], run: impl FnOnce() -> u8 + panic::UnwindSafe) -> u8 {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(install);
    panic::catch_unwind(run).unwrap_or_else(|_| {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
        let error = explained(last.unwrap_or_default());
        Console::new(Languages::before_parsing(words, None), false)
            .note(message!("cli-error", error = error));
        1
    })
}

fn install() {
    let shown_by_rust = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some((place, text(panic)));
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted != "0") {
            shown_by_rust(panic);
        }
    }));
}

fn text(panic: &PanicHookInfo<'_>) -> String {
    panic.payload_as_str().unwrap_or_default().to_owned()
}

/// The error for a panic. Libraries panic where a disk is full, which is not a mistake of theirs to report.
fn explained((place, text): (String, String)) -> Message {
    if text.contains("os error 28") || text.contains("StorageFull") {
        return message!("cli-panic-disk-full", text = text);
    }
    message!("cli-panic", place = place, text = text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_with_code_1_and_a_full_disk_is_named() {
        assert_eq!(guarded(&[], || panic!("of a test")), 1);
        assert_eq!(guarded(&[], || 3), 3);
        let explained = |text: &str| explained(("a.rs:1".to_owned(), text.to_owned())).code().to_owned();
        assert_eq!(explained("index out of bounds"), "cli-panic");
        assert_eq!(explained("No space left on device (os error 28)"), "cli-panic-disk-full");
    }
}
