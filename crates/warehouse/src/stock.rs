//! Taking stock: whether each file that a table's log names is there, as long as it was written.

use crate::compact::Size;
use crate::error::Error;
use crate::location::Root;
use crate::table;
use deltalake::logstore::object_store::path::Path as StorePath;
use deltalake::logstore::object_store::{Error as StoreError, ObjectStoreExt};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::schema::WarehouseTable;
use std::path::PathBuf;

/// The files of a table, and those of them that differ from its log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stock {
    /// As in the log.
    pub size: Size,
    /// Those that are gone, or of another length.
    pub damaged: Vec<Damaged>,
}

/// A file that differs from its table's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// The file.
    pub path: PathBuf,
    /// The bytes that were written.
    pub bytes: u64,
    /// The bytes that are there; none, where there is no file.
    pub found: Option<u64>,
}

impl Explain for Damaged {
    fn message(&self) -> Message {
        let Self { path, bytes, found } = self;
        match *found {
            None => message!("warehouse-file-gone", path = path),
            Some(found) => message!("warehouse-file-cut-off", path = path, found = found, bytes = *bytes),
        }
    }
}

pub(crate) async fn stock(root: &Root, table: WarehouseTable) -> Result<Stock, Error> {
    let loaded = table::load(root, table).await?;
    let store = loaded.object_store();
    let mut stock = Stock::default();
    for view in table::views(root, &loaded, table)? {
        let path: StorePath = view.object_store_path();
        let bytes = table::bytes(&view);
        stock.size.files += 1;
        stock.size.bytes += bytes;
        let found = match store.head(&path).await {
            Ok(there) => Some(there.size),
            Err(StoreError::NotFound { .. }) => None,
            Err(error) => return Err(Error::table(&root.place(table), error.into())),
        };
        if found != Some(bytes) {
            stock.damaged.push(Damaged { path: root.place(table).join(path.as_ref()), bytes, found });
        }
    }
    Ok(stock)
}
