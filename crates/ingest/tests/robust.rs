//! Damaged files: every available file, changed at random, is read or rejected. Nothing panics, hangs or grows.
//!
//! `ROBUST_CASES` is the number of cases to try, and `ROBUST_SEEDS` names a folder with further files (`make test-robust` sets
//! both). A case is its number: the same number damages the same file in the same way, so a failure is repeated with
//! `ROBUST_FIRST=<number> ROBUST_CASES=1`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics is a test that fails"
)]

use juesuan_ingest::{Loaded, read};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LONGEST: Duration = Duration::from_secs(10);
const LARGEST: u64 = 1 << 30;

/// A case's own random numbers.
struct Chance(ChaCha8Rng);

impl Chance {
    fn new(case: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(case))
    }

    /// A whole number below a bound; 0 if the bound is 0.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    /// A range of at most this many bytes.
    fn stretch(&mut self, bytes: &[u8], longest: usize) -> std::ops::Range<usize> {
        let from = self.below(bytes.len());
        from..(from + 1 + self.below(longest)).min(bytes.len())
    }
}

/// Unpacks an office document, damages one of its parts and packs it again. Random damage to the packed bytes would fail their
/// checksums, so that the code after those would not be tested.
fn damage_inside(paper: &[u8], other: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(paper)).ok()?;
    let mut parts = Vec::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        parts.push((part.name().ok()?.into_owned(), bytes));
    }
    let at = chance.below(parts.len());
    let (_, part) = parts.get_mut(at)?;
    *part = damage(part, other, chance);
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        packed.start_file(name, SimpleFileOptions::default()).ok()?;
        packed.write_all(&bytes).ok()?;
    }
    packed.finish().ok().map(Cursor::into_inner)
}

/// Damages a file in the ways in which files are damaged: bytes change, parts are lost, doubled, blanked, or come from another
/// file.
fn damage(paper: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = paper.to_vec();
    for _ in 0..=chance.below(3) {
        match chance.below(6) {
            0 => (0..=chance.below(64)).for_each(|_| {
                let at = chance.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }),
            1 => bytes.truncate(chance.below(bytes.len())),
            2 => drop(bytes.drain(chance.stretch(&bytes, 4096))),
            3 => {
                let stretch = chance.stretch(&bytes, 256);
                bytes[stretch].fill(0);
            }
            4 => {
                let part = bytes[chance.stretch(&bytes, 4096)].to_vec();
                let at = chance.below(bytes.len());
                drop(bytes.splice(at..at, part));
            }
            _ => {
                let part = other[chance.stretch(other, 4096)].to_vec();
                let over = chance.stretch(&bytes, 4096);
                drop(bytes.splice(over, part));
            }
        }
    }
    bytes
}

/// The files of the datasets, the fixtures, the corpus if it is available, and a folder that the caller names.
fn papers() -> Vec<(String, Vec<u8>)> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    let mut folders = vec![
        here.join("../../datasets/reports/sample"),
        here.join("../reader/tests/fixtures"),
        here.join("../../../shared/corpus"),
    ];
    folders.extend(std::env::var_os("ROBUST_SEEDS").map(PathBuf::from));
    let files = folders.iter().flat_map(|folder| WalkDir::new(folder).sort_by_file_name()).flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap())).collect()
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |value| value.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// What a thread is doing: the case that it began, and when.
enum News {
    Began(usize, u64, String),
    Ended(usize),
}

/// Reads the case's file. Returns what is wrong with the result, if anything.
fn fault(case: u64, papers: &[(String, Vec<u8>)], began: impl FnOnce(&str)) -> Option<String> {
    let mut chance = Chance::new(case);
    let (name, paper) = &papers[chance.below(papers.len())];
    let (_, other) = &papers[chance.below(papers.len())];
    began(name);
    let inside = (chance.below(2) == 0).then(|| damage_inside(paper, other, &mut chance)).flatten();
    let bytes = inside.unwrap_or_else(|| damage(paper, other, &mut chance));
    let loaded = Loaded { uri: name.clone(), content_hash: String::new(), bytes };
    match catch_unwind(|| read(&loaded)) {
        Err(_) => Some(format!("case {case}, {name}: the reader panicked")),
        Ok(Err(reject)) if reject.reason.to_string().is_empty() || reject.remedy.to_string().is_empty() => {
            Some(format!("case {case}, {name}: refused without a reason or what to do: {reject:?}"))
        }
        Ok(_) => None,
    }
}

fn work(
    thread: usize,
    next: &AtomicU64,
    end: u64,
    papers: &[(String, Vec<u8>)],
    news: &Sender<News>,
) -> Vec<String> {
    let mut faults = Vec::new();
    loop {
        let case = next.fetch_add(1, Ordering::Relaxed);
        if case >= end {
            return faults;
        }
        let began = |name: &str| news.send(News::Began(thread, case, name.to_owned())).unwrap();
        faults.extend(fault(case, papers, began));
        news.send(News::Ended(thread)).unwrap();
    }
}

/// Ends the process when a thread hangs: a thread cannot be stopped from outside. Otherwise returns the longest case.
#[expect(clippy::print_stderr, reason = "the process ends here")]
fn watch(news: &std::sync::mpsc::Receiver<News>) -> (Duration, u64, String) {
    let mut busy = std::collections::BTreeMap::new();
    let mut longest = (Duration::ZERO, 0, String::new());
    loop {
        match news.recv_timeout(Duration::from_millis(500)) {
            Ok(News::Began(thread, case, name)) => drop(busy.insert(thread, (Instant::now(), case, name))),
            Ok(News::Ended(thread)) => {
                if let Some((since, case, name)) = busy.remove(&thread)
                    && since.elapsed() > longest.0
                {
                    longest = (since.elapsed(), case, name);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return longest,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Some((_, case, name)) = busy.values().find(|(since, ..)| since.elapsed() > LONGEST) {
            eprintln!("case {case}, {name}: not read within {LONGEST:?}");
            std::process::exit(101);
        }
    }
}

/// The peak memory of this process, if the system reports it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[test]
#[expect(clippy::print_stdout, reason = "the count of cases is what this test says")]
fn damaged_papers_are_read_or_refused_without_panic_hang_or_growth() {
    let papers = papers();
    let (first, cases) = (number("ROBUST_FIRST", 0), number("ROBUST_CASES", 150));
    let next = AtomicU64::new(first);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (sender, receiver) = channel();
    let ((longest, case, name), faults) = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let (sender, next, papers) = (sender.clone(), &next, &papers);
                scope.spawn(move || work(thread, next, first + cases, papers, &sender))
            })
            .collect();
        drop(sender);
        let longest = watch(&receiver);
        let faults: Vec<String> = workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect();
        (longest, faults)
    });
    let peak = peak_memory();
    println!("{cases} damaged papers from {} whole ones: {} faults", papers.len(), faults.len());
    println!("the longest took {longest:?} (case {case}, {name}); peak memory {peak:?} bytes");
    assert_eq!(faults, Vec::<String>::new());
    assert!(peak.is_none_or(|peak| peak < LARGEST), "memory peaked at {peak:?} bytes");
}
