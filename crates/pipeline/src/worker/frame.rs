//! Values on a pipe, each with data that goes with it: the lengths of value and data in four bytes each, the value in
//! `MessagePack`, the data unchanged.

use juesuan_model::count;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};

/// No report is this large, with its data. A worker that answers more has read something else.
const MOST: u32 = 128 << 20;

/// Writes a value, and pieces of data, at once: each time that a pipe is written to may wake the process that reads it.
///
/// # Errors
/// Both together are too large, or the pipe is closed.
pub(super) fn write(to: &mut impl Write, value: &impl Serialize, data: &[Vec<u8>]) -> io::Result<()> {
    const LENGTHS: [u8; 8] = [0; 8];
    let mut frame = LENGTHS.to_vec();
    rmp_serde::encode::write(&mut frame, value).map_err(io::Error::other)?;
    let data_length = data.iter().map(Vec::len).sum();
    let lengths = [frame.len() - LENGTHS.len(), data_length];
    if lengths.iter().sum::<usize>() > count::to_usize(MOST) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    frame.reserve_exact(data_length);
    let lengths = lengths.map(|length| count::saturating_u32(length).to_le_bytes());
    frame.splice(..LENGTHS.len(), lengths.into_iter().flatten());
    for piece in data {
        frame.extend_from_slice(piece);
    }
    to.write_all(&frame)?;
    to.flush()
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
    if value.checked_add(data).is_none_or(|sum| sum > MOST) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let value = bytes(from, value)?;
    let data = bytes(from, data)?;
    rmp_serde::from_slice(&value).map(|value| Some((value, data))).map_err(io::Error::other)
}

fn bytes(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(count::to_usize(length));
    from.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() < count::to_usize(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
