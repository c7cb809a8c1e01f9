# A run over a folder of reports.

run-threads = cannot start the reading threads: { $reason }
run-closed = no more batches can be committed
run-file-changed = the file changed while it was being read
run-ingest-again = ingest it again
run-file-missing = { $file } belongs to this report but is missing or has changed: the report was read without it
run-ingest-together = ingest both files in one run
run-reread = { $before }; read the other way: { $after }
run-worth = { $held ->
    [one] 1 check passes
   *[other] { $held } checks pass
}, { $failed ->
    [one] 1 fails
   *[other] { $failed } fail
}, { $unread ->
    [one] 1 cell
   *[other] { $unread } cells
} unread
