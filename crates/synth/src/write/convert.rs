//! Formats of old programs: converted by `LibreOffice`, where it is installed.

use super::{Format, WriteError, Written};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The number of files that one start of the program converts.
const AT_ONCE: usize = 50;

/// Converts files. The truth stays; only the file's name changes, in it too.
pub(super) fn all(written: &[Written], format: Format) -> Result<Vec<Written>, WriteError> {
    let (to, name) = match format {
        Format::Xls => ("xls", "XLS"),
        Format::Ods => ("ods", "ODS"),
        _ => ("doc", "DOC"),
    };
    let mut converted = Vec::with_capacity(written.len());
    for some in written.chunks(AT_ONCE) {
        let folder = std::env::temp_dir().join(format!("juesuan-synth-{}-{to}", std::process::id()));
        let some = convert(some, to, name, &folder);
        // Files that remain do no harm.
        let _ = fs::remove_dir_all(&folder);
        converted.extend(some?);
    }
    Ok(converted)
}

fn convert(
    written: &[Written],
    to: &'static str,
    name: &'static str,
    folder: &Path,
) -> Result<Vec<Written>, WriteError> {
    let (given, made) = (folder.join("given"), folder.join("made"));
    fs::create_dir_all(&given)?;
    let files: Vec<_> = written.iter().map(|file| given.join(&file.file_name)).collect();
    for (path, file) in files.iter().zip(written) {
        fs::write(path, &file.bytes)?;
    }
    // A profile of its own: a second program would wait for the first.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut soffice = Command::new("soffice");
    soffice.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(&made).args(&files);
    let run = soffice.output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => WriteError::NoOffice(name),
        _ => error.into(),
    })?;
    let message = || String::from_utf8_lossy(&run.stderr).trim().to_owned();
    written
        .iter()
        .map(|file| {
            let stem = Path::new(&file.file_name).with_extension(to);
            let file_name = stem.to_string_lossy().into_owned();
            let refuse = |_| WriteError::Conversion { file: file.file_name.clone(), to, message: message() };
            let bytes = fs::read(made.join(&file_name)).map_err(refuse)?;
            let mut truth = file.truth.clone();
            for row in &mut truth {
                row.file.clone_from(&file_name);
            }
            Ok(Written { file_name, bytes, truth })
        })
        .collect()
}
