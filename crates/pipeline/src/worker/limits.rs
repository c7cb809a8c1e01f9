//! The limits of this process, which the operating system keeps.

use super::Budget;
use cpu_time::ProcessTime;
use rlimit::Resource;
use std::io;
use std::time::Duration;

/// Limits the memory, and lets a process that exceeds it end without a dump.
///
/// # Errors
/// The system refuses.
pub(super) fn limit_memory(budget: Budget) -> io::Result<()> {
    lower(Resource::CORE, 0)?;
    // Memory that can be written, and not the address space: that also has the program, fonts and what is only reserved.
    lower(Resource::DATA, budget.memory)
}

/// Lets the process work this much longer. It ends with the second in which the time is over.
///
/// # Errors
/// The system refuses.
pub(super) fn limit_time(budget: Budget) -> io::Result<()> {
    let until = ProcessTime::now().as_duration() + budget.time + Duration::from_millis(999);
    lower(Resource::CPU, until.as_secs())
}

/// The limit that ends the process. The other, which it can only be raised to, stays.
fn lower(resource: Resource, limit: u64) -> io::Result<()> {
    let (_, hard) = resource.get()?;
    resource.set(limit.min(hard), hard)
}
