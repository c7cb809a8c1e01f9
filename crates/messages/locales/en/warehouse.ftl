# The warehouse.

warehouse-none = { $folder } is not a warehouse: ingest some reports first (juesuan ingest PATH -w { $folder })
warehouse-newer = { $folder } is a warehouse of layout version { $found }, and this juesuan reads versions up to { $known }: use a newer juesuan or another folder
warehouse-older = { $folder } is a warehouse of layout version { $found }, and this juesuan reads only version { $known }: ingest the reports again into another folder, or use the juesuan that created it
warehouse-disk-full = no space left while writing { $path }: free some space and run the same command again; nothing of the unfinished batch is visible
warehouse-batch-too-long = a batch took more than { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} to write and was abandoned: run the same command again; nothing of the unfinished batch is visible
warehouse-no-such-version = the warehouse has no state for { $asked }: available versions are { $known } (`juesuan history` lists them)
warehouse-version-gone = version { $version } of { $table } can no longer be read: { $reason }; another program must have deleted files, because `juesuan vacuum` keeps what old versions need
warehouse-no-cloud = { $url } is in an object store, which this build of juesuan cannot reach: build it with --features cloud
warehouse-unknown-store = { $url } is not a supported address: use a folder or s3://bucket/prefix
warehouse-no-cache = no folder for files downloaded from { $url }: set JUESUAN_CACHE to a folder
warehouse-retention = files younger than { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} may still be in use by running readers and writers: keep them, or use --force when nothing else is running
warehouse-no-rights = the user { $user } has no right to use { $path }: have its owner grant the right to read and write it, or use another folder
warehouse-folder = cannot use the folder { $path }: { $reason }
warehouse-table = table { $path }: { $reason }
warehouse-log-damaged = { $path } is truncated or damaged: restore it from a backup of the warehouse; without a backup, move the warehouse aside and ingest the reports again, because rows that this file names may be lost
warehouse-file = cannot read { $path }: { $reason }
warehouse-rows = rows do not match the table: { $reason }
warehouse-file-deleted = { $path } was deleted
warehouse-file-gone = { $path } is missing
warehouse-file-cut-off = { $path } has { $found ->
    [one] 1 byte
   *[other] { $found } bytes
}, but { $bytes } were written
warehouse-file-rows = { $path } has { $found ->
    [one] 1 row
   *[other] { $found } rows
}, but { $rows } were written
warehouse-file-changed = { $path } has changed since it was written: its checksum differs from the one in the log of the table
warehouse-hit = table { $table }, fiscal year { $years }, reports of { $reports }
warehouse-hit-more = table { $table }, fiscal year { $years }, reports of { $reports } and { $more } more
warehouse-hit-none = table { $table }, no report that can be named
warehouse-damaged-file = { $fault } ({ $hit })
warehouse-damaged = { $file }: run `juesuan repair -w { $folder }`, which brings the rows back; --no-verify reads the file unverified
warehouse-damaged-more = { $file }, and { $files ->
    [one] 1 file
   *[other] { $files } files
} of this table are damaged: run `juesuan repair -w { $folder }`, which brings the rows back; --no-verify reads the file unverified
warehouse-lost-commits = the log of { $path } ends at version { $found }, but reports rely on version { $needed }: its last commits are lost, and with them the rows of some reports. Restore the folder _delta_log of the table from a backup of the warehouse, or run `juesuan repair -w { $folder }`
warehouse-versions = { $first } ({ $time }) to { $latest }
warehouse-versions-none = none
warehouse-as-of-expected = expected a version (17), a day (2026-03-31, up to its end, UTC) or a time (2026-03-31T09:30:00+08:00)
warehouse-as-of-version = version { $version }
warehouse-as-of-time = { $time }

size-bytes = { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}
size-kilobytes = { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $kilobytes } kB
size-megabytes = { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $megabytes } MB
