//! The log of a table that many commits wrote.
#![allow(clippy::unwrap_used)]

use juesuan_messages::Message;
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Locator, Reject, Stage};
use juesuan_warehouse::{Batch, Depth, Operation, Versions, Warehouse};

fn reject(number: usize) -> Reject {
    Reject {
        source_uri: format!("{number}.txt"),
        content_hash: None,
        stage: Stage::Report,
        reason: Message::foreign("no statement"),
        remedy: Message::foreign("look"),
        printed: None,
        statement: None,
        locator: Locator::default(),
    }
}

#[test]
fn opening_a_table_reads_no_more_than_twenty_commits_of_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    let versions = Versions { parser: "test".to_owned(), rules: "test".to_owned() };
    for number in 0..45 {
        let batch = Batch { rejects: vec![reject(number)], ..Batch::default() };
        warehouse.append(&batch, &versions).unwrap();
    }
    let log = dir.path().join("rejects/_delta_log");
    let mut names: Vec<String> = std::fs::read_dir(&log)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("checkpoint.parquet"))
        .collect();
    names.sort();
    assert_eq!(names, ["00000000000000000019.checkpoint.parquet", "00000000000000000039.checkpoint.parquet"]);
    // All before the last checkpoint is not needed to open the table.
    for version in 0..39 {
        std::fs::remove_file(log.join(format!("{version:020}.json"))).unwrap();
    }
    let warehouse = Warehouse::open(dir.path()).unwrap();
    assert_eq!(warehouse.files(WarehouseTable::Rejects).unwrap().len(), 45);

    // The hashes are in the checkpoint, too.
    let verified = warehouse.verify(WarehouseTable::Rejects, Depth::Bytes).unwrap();
    assert_eq!((verified.size.files, verified.without_hash, verified.damaged.len()), (45, 0, 0));

    let compacted = warehouse.compact(WarehouseTable::Rejects).unwrap();
    assert_eq!((compacted.before.files, compacted.after.files, compacted.dead_rows), (45, 1, 0));
    assert!(log.join("00000000000000000046.checkpoint.parquet").exists(), "compaction ends with one, too");
    let history = warehouse.history().unwrap();
    assert_eq!(history.len(), 1, "a batch without reports is no version of the warehouse");
    assert!(history.iter().all(|commit| commit.operation == Operation::Create));
}
