//! The run's side: workers that wait, workers that work, and the watch over them.

use super::death::Cause;
use super::notes::Notes;
use super::{Reply, Workers, frame};
use crate::task::{Task, TaskResult};
use crate::timings::Timings;
use juesuan_model::Reject;
use std::collections::BTreeMap;
use std::io::{self, BufReader};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often the watch looks at the workers.
const LOOK: Duration = Duration::from_millis(50);

/// Bytes of a pipe: what Linux allows to everybody.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// How many times the processor time of its budget a file may take on the clock.
const WALL: u32 = 3;

/// What a task led to, and the microseconds that each stage of it took.
type Done = (Result<TaskResult, Reject>, Vec<u64>);

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
    /// With OCR: each page that is noted moves the deadline. The notes, and the last page that has been seen there.
    pages: Option<(Arc<Notes>, Option<u32>)>,
}

#[derive(Debug)]
struct Worker {
    process: Arc<Mutex<Child>>,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
    notes: Arc<Notes>,
}

impl Pool {
    pub(crate) fn new(workers: Workers) -> Self {
        Self { workers, idle: Mutex::default(), busy: Mutex::default(), next: AtomicU64::new(0) }
    }

    /// Kills workers that are late, and all that work when the run is interrupted, until the run is over.
    pub(crate) fn watch(&self, is_over: &AtomicBool, is_interrupted: impl Fn() -> bool) {
        while !is_over.load(Ordering::Relaxed) {
            let (now, stop) = (Instant::now(), is_interrupted());
            for busy in lock(&self.busy).values_mut() {
                if let Some((notes, seen)) = &mut busy.pages {
                    let (page, _) = notes.read();
                    if std::mem::replace(seen, page) != page {
                        busy.deadline = self.deadline();
                    }
                }
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
            let (cause, page) = match self.attempt(task) {
                Ok((result, micros)) => {
                    timings.add(uri, &micros);
                    return Some(result);
                }
                Err(failed) => failed,
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

    /// Lets a worker do the task; else why it ended, and the page that it had begun.
    fn attempt(&self, task: &Task) -> Result<Done, (Cause, Option<u32>)> {
        let idle = lock(&self.idle).pop();
        let started = idle.map_or_else(|| self.start(), Ok);
        let mut worker = started.map_err(|error| (Cause::NotStarted(error), None))?;
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let is_late = Arc::new(AtomicBool::new(false));
        let busy = Busy {
            process: worker.process.clone(),
            deadline: self.deadline(),
            is_late: is_late.clone(),
            pages: task.ocr.then(|| (worker.notes.clone(), None)),
        };
        lock(&self.busy).insert(id, busy);
        let done = worker.perform(task);
        lock(&self.busy).remove(&id);
        if let Ok(done) = done {
            lock(&self.idle).push(worker);
            return Ok(done);
        }
        let (status, (page, words)) = worker.end();
        let cause = if is_late.load(Ordering::Relaxed) { Cause::Time } else { Cause::of(status, &words) };
        Err((cause, page))
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.workers.budget.time * WALL
    }

    fn start(&self) -> io::Result<Worker> {
        let mut words = self.workers.command.iter();
        let mut command = Command::new(words.next().ok_or(io::ErrorKind::NotFound)?);
        let notes = Notes::new()?;
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(notes.stdio()?);
        // mimalloc reserves a gigabyte at once, of which only what is used must count.
        command.envs([("MIMALLOC_ARENA_EAGER_COMMIT", "0"), ("MIMALLOC_ARENA_RESERVE", "65536")]);
        // Ctrl-C is for the run, which then stops its workers.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut process = command.spawn()?;
        let missing = || io::Error::from(io::ErrorKind::BrokenPipe);
        let requests = process.stdin.take().ok_or_else(missing)?;
        let replies = process.stdout.take().ok_or_else(missing)?;
        widen(&requests);
        widen(&replies);
        Ok(Worker {
            requests,
            replies: BufReader::new(replies),
            notes: Arc::new(notes),
            process: Arc::new(Mutex::new(process)),
        })
    }
}

impl Worker {
    /// # Errors
    /// The worker ended, or answered something else.
    fn perform(&mut self, task: &Task) -> io::Result<Done> {
        self.notes.clear()?;
        frame::write(&mut self.requests, task, &[])?;
        let (Reply(answer, micros), data) =
            frame::read(&mut self.replies)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let result = match *answer {
            Ok(answer) => Ok(answer.unpack(&data)?),
            Err(reject) => Err(reject),
        };
        Ok((result, micros))
    }

    /// Ends the process; how it ended, the page that it had begun, and what else it wrote to standard error.
    fn end(self) -> (Option<ExitStatus>, (Option<u32>, String)) {
        drop((self.requests, self.replies));
        let mut process = lock(&self.process);
        // It has closed its output, so it is ending; a kill would hide how.
        let status = wait(&mut process);
        drop(process);
        (status, self.notes.read())
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

/// Makes a pipe wide enough for a file and for most answers, so that each is written at once. A pipe that stays small is only slower.
#[cfg(target_os = "linux")]
fn widen(pipe: &impl std::os::fd::AsFd) {
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
}

#[cfg(not(target_os = "linux"))]
fn widen<T>(_: &T) {}

/// Waits for a process that is about to end, but not long: one that must be killed has no status, since that would be ours.
fn wait(process: &mut Child) -> Option<ExitStatus> {
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
