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

# What becomes of a file that made its worker end.
worker-time = reading it took longer than { $limit }
worker-memory = reading it takes more than { $limit } of memory
worker-crash = the reading program ended: { $reason }
worker-at-page = { $reason } (at page { $page })
worker-remedy = check the file; a large report may need --file-timeout or --file-memory. This version of the program does not read the file again without --retry
run-worker-start = cannot start a process to read it: { $reason }
run-worker-killed = the process that read it was killed twice by something else, perhaps because the computer ran out of memory
