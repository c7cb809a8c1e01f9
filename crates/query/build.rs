//! Compiles every file of `queries/` in, so that a new one needs no list. (`include_dir` would do the same, but on a stable
//! compiler it does not notice a new file.)

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDERS: [&str; 5] = ["analysis", "mart_views", "marts", "metrics", "views"];

fn main() -> Result<(), Box<dyn Error>> {
    let queries = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../queries").canonicalize()?;
    let mut list = String::from("&[\n");
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={}", queries.join(folder).display());
        let mut files: Vec<PathBuf> = fs::read_dir(queries.join(folder))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_, std::io::Error>>()?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
        files.sort();
        for file in files {
            let path = file.strip_prefix(&queries)?.to_string_lossy().replace('\\', "/");
            writeln!(
                list,
                "    File {{ path: {path:?}, text: include_str!({:?}), own: None }},",
                file.display().to_string()
            )?;
        }
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), list)?;
    Ok(())
}
