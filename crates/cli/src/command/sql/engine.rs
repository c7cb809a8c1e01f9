//! A session in a thread of its own: its stack is large, its work ends in time, and Ctrl-C stops it.

use super::Sql;
use crate::failure::Failure;
use crate::output;
use juesuan_messages::message;
use juesuan_query::{Deadline, Error, Executed, InterruptHandle, Limits, Session, Statement, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Room for the engine, which recurses through a statement. The main thread has 8 MiB.
const STACK: usize = 1 << 28;
/// How long after the interrupt the engine may need: it does not notice one while it plans a statement.
const GRACE: Duration = Duration::from_secs(5);
/// How often Ctrl-C is looked for.
const LOOK: Duration = Duration::from_millis(20);

type Work = Box<dyn FnOnce(&Session) + Send>;

/// The session, and what stops it.
pub(super) struct Engine {
    work: Sender<Work>,
    interrupt: Arc<InterruptHandle>,
    timeout: Duration,
    /// Set by Ctrl-C.
    pub(super) stop: Arc<AtomicBool>,
}

impl Engine {
    /// Opens the session that the arguments describe.
    pub(super) fn start(args: &Sql) -> Result<Self, Failure> {
        let (work, tasks) = channel::<Work>();
        let (opened, opening) = channel();
        let args = args.clone();
        let timeout = args.timeout;
        // A thread that does not end in time ends with the process.
        thread::Builder::new().stack_size(STACK).spawn(move || {
            let limits = Limits { memory: args.memory.clone(), temp: args.temp.clone() };
            let session = args.warehouse.session_beside(&args.reference, &limits, &args.with);
            let session = match session {
                Ok(session) => session,
                Err(failure) => return drop(opened.send(Err(failure))),
            };
            let _ = opened.send(Ok(session.interrupt_handle()));
            for task in tasks {
                task(&session);
            }
        })?;
        let interrupt = match opening.recv_timeout(timeout.saturating_add(GRACE)) {
            Ok(opened) => opened?,
            Err(error) => return Err(not_ended(error, timeout)),
        };
        Ok(Self { work, interrupt, timeout, stop: Arc::default() })
    }

    /// Does something with the session; it is interrupted when the time is over or Ctrl-C is pressed.
    pub(super) fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Session) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Failure> {
        let (answered, answer) = channel();
        self.stop.store(false, Ordering::Relaxed);
        let _deadline = Deadline::after(self.timeout, self.interrupt.clone());
        let started = Instant::now();
        // A session whose thread has ended answers nothing, which is an error below.
        let _ = self.work.send(Box::new(move |session| drop(answered.send(work(session)))));
        loop {
            match answer.recv_timeout(LOOK) {
                Ok(Err(Error::Interrupted)) if !self.stop.load(Ordering::Relaxed) => {
                    return Err(too_long(self.timeout));
                }
                Ok(answer) => return Ok(answer?),
                Err(RecvTimeoutError::Timeout) if started.elapsed() < self.timeout.saturating_add(GRACE) => {
                    if self.stop.load(Ordering::Relaxed) {
                        self.interrupt.interrupt();
                    }
                }
                Err(error) => return Err(not_ended(error, self.timeout)),
            }
        }
    }

    /// Runs a statement of a script.
    pub(super) fn execute(
        &self,
        script: &Arc<str>,
        number: usize,
        parameters: &[(String, String)],
    ) -> Result<Executed, Failure> {
        let (script, parameters) = (script.clone(), parameters.to_vec());
        self.ask(move |session| {
            let statements = Statement::all(&script);
            let statement = statements.get(number).ok_or(Error::NoStatement)?;
            let values: Vec<(&str, Value)> =
                parameters.iter().map(|(name, value)| (name.as_str(), Value::Text(value.clone()))).collect();
            output::timed("answered", || session.execute(statement, &values))
        })
    }

    /// The first column of a query of the shell itself, which is of texts.
    pub(super) fn texts(&self, query: &'static str) -> Result<Vec<String>, Failure> {
        let frame = self.ask(move |session| session.sql(query))?;
        let Some(column) = frame.columns().first() else { return Ok(Vec::new()) };
        Ok(column.str()?.iter().flatten().map(str::to_owned).collect())
    }
}

fn not_ended(error: RecvTimeoutError, timeout: Duration) -> Failure {
    match error {
        RecvTimeoutError::Timeout => too_long(timeout),
        RecvTimeoutError::Disconnected => message!("cli-sql-ended").into(),
    }
}

fn too_long(timeout: Duration) -> Failure {
    message!("cli-sql-too-long", limit = humantime::format_duration(timeout).to_string()).into()
}
