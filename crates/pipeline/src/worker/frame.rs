//! Values on a pipe: the lengths of both in four bytes each, the value in `MessagePack`, and data that goes with it unchanged.

use juesuan_model::count;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};

/// No report is this large. A worker that answers more has read something else.
const MOST: u32 = 128 << 20;

/// Writes a value, and pieces of data.
///
/// # Errors
/// The value or the data is too large, or the pipe is closed.
pub(super) fn write(to: &mut impl Write, value: &impl Serialize, data: &[Vec<u8>]) -> io::Result<()> {
    let value = rmp_serde::to_vec(value).map_err(io::Error::other)?;
    to.write_all(&length(value.len())?)?;
    to.write_all(&length(data.iter().map(Vec::len).sum())?)?;
    for piece in std::iter::once(&value).chain(data) {
        to.write_all(piece)?;
    }
    to.flush()
}

fn length(bytes: usize) -> io::Result<[u8; 4]> {
    let length = u32::try_from(bytes).ok().filter(|length| *length <= MOST);
    length.map(u32::to_le_bytes).ok_or_else(|| io::ErrorKind::FileTooLarge.into())
}

/// Reads the next value and its data; `None` if the pipe was closed before them.
///
/// # Errors
/// The pipe was closed within them, or what came is not a value.
pub(super) fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<(T, Vec<u8>)>> {
    let mut lengths = [[0; 4]; 2];
    match from.read_exact(lengths.as_flattened_mut()) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let [value, data] = lengths.map(u32::from_le_bytes);
    let value = bytes(from, value)?;
    let data = bytes(from, data)?;
    rmp_serde::from_slice(&value).map(|value| Some((value, data))).map_err(io::Error::other)
}

fn bytes(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    if length > MOST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::with_capacity(count::to_usize(length));
    from.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() < count::to_usize(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
