//! The run's side: workers that wait, workers that work, and the watch over them.

use super::death::Cause;
use super::{Reply, Workers, frame};
use crate::task::{Task, TaskResult};
use crate::timings::Timings;
use juesuan_model::Reject;
use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Read};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often the watch looks at the workers.
const LOOK: Duration = Duration::from_millis(50);

/// How many times the processor time of its budget a file may take on the clock.
const WALL: u32 = 3;

/// The last bytes of standard error that are kept.
const WORDS: u64 = 8 << 10;

/// The workers of a run. They are started as they are needed, and end with it.
#[derive(Debug)]
pub(crate) struct Pool {
    workers: Workers,
    idle: Mutex<Vec<Worker>>,
    busy: Mutex<BTreeMap<u64, Busy>>,
    next: AtomicU64,
}

/// A worker that works.
#[derive(Debug)]
struct Busy {
    process: Arc<Mutex<Child>>,
    deadline: Instant,
    is_late: Arc<AtomicBool>,
}

#[derive(Debug)]
struct Worker {
    process: Arc<Mutex<Child>>,
    requests: BufWriter<ChildStdin>,
    replies: BufReader<ChildStdout>,
    words: thread::JoinHandle<String>,
}

impl Pool {
    pub(crate) fn new(workers: Workers) -> Self {
        Self { workers, idle: Mutex::default(), busy: Mutex::default(), next: AtomicU64::new(0) }
    }

    /// Kills workers that are late, and all that work when the run is interrupted, until the run is over.
    pub(crate) fn watch(&self, is_over: &AtomicBool, is_interrupted: impl Fn() -> bool) {
        while !is_over.load(Ordering::Relaxed) {
            let (now, stop) = (Instant::now(), is_interrupted());
            for busy in lock(&self.busy).values() {
                if stop || now > busy.deadline {
                    busy.is_late.store(!stop, Ordering::Relaxed);
                    // One that has ended already cannot be killed, and need not.
                    let _ = lock(&busy.process).kill();
                }
            }
            thread::sleep(LOOK);
        }
    }

    /// Lets a worker do the task; `None` if the run is interrupted. If the worker ends before it has answered, the files are
    /// rejected. A worker that something else killed, as the system does when memory is short, is not the fault of the files:
    /// another one does the task, once.
    pub(crate) fn perform(
        &self,
        task: &Task,
        timings: &Timings,
        is_interrupted: impl Fn() -> bool,
    ) -> Option<Result<TaskResult, Reject>> {
        let (uri, hash) = task.main_file();
        let mut is_second_try = false;
        loop {
            let mut page = None;
            let cause = match self.attempt(task, &mut page) {
                Ok((result, micros)) => {
                    timings.add(uri, &micros);
                    return Some(result);
                }
                Err(cause) => cause,
            };
            if is_interrupted() {
                return None;
            }
            if is_second_try || !cause.is_worth_another_try() {
                return Some(Err(cause.reject(uri, hash, page, self.workers.budget)));
            }
            is_second_try = true;
        }
    }

    /// Lets a worker do the task.
    fn attempt(
        &self,
        task: &Task,
        page: &mut Option<u32>,
    ) -> Result<(Result<TaskResult, Reject>, Vec<u64>), Cause> {
        let idle = lock(&self.idle).pop();
        let mut worker = idle.map_or_else(|| self.start(), Ok).map_err(Cause::NotStarted)?;
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let is_late = Arc::new(AtomicBool::new(false));
        let busy =
            Busy { process: worker.process.clone(), deadline: self.deadline(), is_late: is_late.clone() };
        lock(&self.busy).insert(id, busy);
        let reply = self.ask(id, &mut worker, task, page);
        lock(&self.busy).remove(&id);
        if let Ok(reply) = reply {
            lock(&self.idle).push(worker);
            return Ok(reply);
        }
        let (status, words) = worker.end();
        Err(if is_late.load(Ordering::Relaxed) { Cause::Time } else { Cause::of(status, &words) })
    }

    fn ask(
        &self,
        id: u64,
        worker: &mut Worker,
        task: &Task,
        page: &mut Option<u32>,
    ) -> io::Result<(Result<TaskResult, Reject>, Vec<u64>)> {
        frame::write(&mut worker.requests, task, &[])?;
        loop {
            match frame::read(&mut worker.replies)? {
                Some((Reply::Done(answer, micros), data)) => {
                    let result = match *answer {
                        Ok(answer) => Ok(answer.unpack(data)?),
                        Err(reject) => Err(reject),
                    };
                    return Ok((result, micros));
                }
                Some((Reply::Page(number), _)) => {
                    *page = Some(number);
                    if task.ocr
                        && let Some(busy) = lock(&self.busy).get_mut(&id)
                    {
                        busy.deadline = self.deadline();
                    }
                }
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.workers.budget.time * WALL
    }

    fn start(&self) -> io::Result<Worker> {
        let mut words = self.workers.command.iter();
        let mut command = Command::new(words.next().ok_or(io::ErrorKind::NotFound)?);
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // mimalloc reserves a gigabyte at once, of which only what is used must count.
        command.envs([("MIMALLOC_ARENA_EAGER_COMMIT", "0"), ("MIMALLOC_ARENA_RESERVE", "65536")]);
        // Ctrl-C is for the run, which then stops its workers.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut process = command.spawn()?;
        let missing = || io::Error::from(io::ErrorKind::BrokenPipe);
        let stderr = process.stderr.take().ok_or_else(missing)?;
        Ok(Worker {
            requests: BufWriter::new(process.stdin.take().ok_or_else(missing)?),
            replies: BufReader::new(process.stdout.take().ok_or_else(missing)?),
            words: thread::spawn(|| last_words(stderr)),
            process: Arc::new(Mutex::new(process)),
        })
    }
}

impl Worker {
    /// Ends the process; how it ended, and what it wrote to standard error.
    fn end(self) -> (Option<std::process::ExitStatus>, String) {
        drop((self.requests, self.replies));
        let mut process = lock(&self.process);
        // It has closed its output, so it is ending; a kill would hide how.
        let status = wait(&mut process);
        drop(process);
        (status, self.words.join().unwrap_or_default())
    }
}

impl Drop for Pool {
    /// Idle workers end when their input is closed; nothing is left behind.
    fn drop(&mut self) {
        for worker in lock(&self.idle).drain(..) {
            worker.end();
        }
    }
}

/// Waits for a process that is about to end, but not long: one that must be killed has no status, since that would be ours.
fn wait(process: &mut Child) -> Option<std::process::ExitStatus> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(1) {
        match process.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(Duration::from_millis(1)),
            Err(_) => return None,
        }
    }
    let _ = process.kill();
    let _ = process.wait();
    None
}

/// The end of what a worker writes to standard error. What comes before is read, too, so that the worker does not wait.
fn last_words(mut stderr: ChildStderr) -> String {
    let (mut all, mut part) = (Vec::new(), Vec::new());
    while let Ok(1..) = stderr.by_ref().take(WORDS).read_to_end(&mut part) {
        all = std::mem::take(&mut part);
    }
    String::from_utf8_lossy(&all).into_owned()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
