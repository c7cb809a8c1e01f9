//! Warehouses in S3 and compatible stores.
//!
//! Commits are safe for any number of writers: a commit is a PUT with `If-None-Match: *`, which S3 and today's compatible
//! stores answer atomically. Keys, region and endpoint come from the usual variables (`AWS_ACCESS_KEY_ID`,
//! `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT_URL`, `AWS_ALLOW_HTTP`). What is read is fetched first: Parquet files
//! never change, so a file of the right name and size in the cache is the file.

use crate::checked::cache;
use crate::error::Error;
use deltalake::logstore::{
    LogStore, LogStoreFactory, ObjectStoreFactory, ObjectStoreRef, StorageConfig, default_logstore,
    logstore_factories, object_store_factories,
};
use deltalake::{DeltaResult, DeltaTable};
use juesuan_messages::Message;
use object_store::ObjectStoreExt;
use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::path::Path as StorePath;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};
use url::Url;

struct S3;

impl ObjectStoreFactory for S3 {
    fn parse_url_opts(&self, url: &Url, _: &StorageConfig) -> DeltaResult<(ObjectStoreRef, StorePath)> {
        let store = AmazonS3Builder::from_env()
            .with_url(url.as_str())
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            .build()?;
        Ok((Arc::new(store), StorePath::from_url_path(url.path())?))
    }
}

impl LogStoreFactory for S3 {
    fn with_options(
        &self,
        prefixed_store: ObjectStoreRef,
        root_store: ObjectStoreRef,
        location: &Url,
        options: &StorageConfig,
    ) -> DeltaResult<Arc<dyn LogStore>> {
        Ok(default_logstore(prefixed_store, root_store, location, options))
    }
}

/// Makes stores of this kind known to the log, and returns the folder that this one's files are fetched into.
pub(crate) fn open(url: &Url) -> Result<PathBuf, Error> {
    let unknown = || Error::UnknownStore { url: url.to_string() };
    if url.scheme() != "s3" {
        return Err(unknown());
    }
    let scheme = Url::parse("s3://").map_err(|_| unknown())?;
    object_store_factories().insert(scheme.clone(), Arc::new(S3));
    logstore_factories().insert(scheme, Arc::new(S3));
    let cache = cache().ok_or_else(|| Error::NoCache { url: url.to_string() })?;
    // Two endpoints may have a bucket of one name.
    let endpoint = env::var("AWS_ENDPOINT_URL").or_else(|_| env::var("AWS_ENDPOINT")).unwrap_or_default();
    let mut id = blake3::hash(format!("{endpoint}\0{url}").as_bytes()).to_hex().to_string();
    id.truncate(32);
    let local = cache.join("stores").join(id);
    fs::create_dir_all(&local).map_err(|error| Error::folder(&local, &error))?;
    Ok(local)
}

/// Fetches a file of the table, unless it is here.
pub(crate) async fn fetch(loaded: &DeltaTable, path: &str, bytes: u64, to: &Path) -> Result<(), Error> {
    if to.metadata().is_ok_and(|metadata| metadata.len() == bytes) {
        return Ok(());
    }
    let name = || PathBuf::from(format!("{}/{path}", loaded.table_url().as_str().trim_end_matches('/')));
    let fail = |reason: Message| Error::File { path: name(), reason };
    let found = loaded.object_store().get(&StorePath::from(path)).await;
    let found = found.map_err(|error| fail(Message::foreign(error)))?;
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| Error::folder(folder, &error))?;
    // Under another name until it is whole, since another process may look for it.
    let mut part = tempfile::NamedTempFile::new_in(folder).map_err(|error| Error::folder(folder, &error))?;
    let content = found.bytes().await.map_err(|error| fail(Message::foreign(error)))?;
    std::io::Write::write_all(&mut part, &content).map_err(|error| Error::folder(folder, &error))?;
    part.persist(to).map_err(|error| Error::folder(folder, &error.error))?;
    Ok(())
}
