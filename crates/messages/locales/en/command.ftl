# What the commands say, and the runs that they start.

cli-panic = a fault of juesuan or of a library, not of the command: { $text } ({ $place }). What was committed is kept, so the same command can be run again; if it fails again, please report it with the output under RUST_BACKTRACE=1
cli-panic-disk-full = no space left on the disk: free some space (`juesuan vacuum` deletes what is no longer needed) and run the same command again; what was committed is kept ({ $text })
cli-error = juesuan: { $error }
# Two parts of one sentence.
cli-parts = { $first }; { $then }
cli-item = { $count } { $name }
cli-in-file = { $text } (revision { $revision })
cli-file-number = file { $number }: { $text }
cli-cannot-write = cannot write { $path }
cli-cannot-create-folder = cannot create the folder { $path }

## Ingest

cli-rejected = rejected { $file }: { $reason }
cli-rejected-remedy = to do: { $remedy }
cli-no-statement = no statement in { $file }: { $account }
cli-progress = {"{"}bar:30{"}"} {"{"}pos{"}"}/{"{"}len{"}"} files, {"{"}per_sec{"}"}, {"{"}eta{"}"} left
cli-interrupting = interrupted: committing what has been read; press Ctrl-C again to stop at once
cli-interrupted = interrupted: { $remaining ->
    [one] 1 input remains
   *[other] { $remaining } inputs remain
}. Run the same command to continue; finished inputs stay unchanged
cli-inputs = { $inputs ->
    [one] 1 input
   *[other] { $inputs } inputs
}: { $ingested } ingested, { $unchanged } unchanged, { $rejected } rejected
cli-facts = { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}
cli-reports-facts = { $reports ->
    [one] 1 report
   *[other] { $reports } reports
}, { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}
cli-unread-pages = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} could not be read (SELECT * FROM rejects)
cli-unread-cells = { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
} could not be read (SELECT * FROM rejects)
cli-unread-pages-cells = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} and { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
} could not be read (SELECT * FROM rejects)
cli-manifests = { $manifests ->
    [one] 1 manifest
   *[other] { $manifests } manifests
}
cli-manifests-faults = { $manifests ->
    [one] 1 manifest
   *[other] { $manifests } manifests
} with { $faults ->
    [one] 1 fault
   *[other] { $faults } faults
}
cli-near-twin = is { $new } the same department as { $known }? If so, set entity_name to { $known } in a manifest.csv and ingest again
cli-shadowed-more = { $count ->
    [one] 1 more report does not count
   *[other] { $count } more reports do not count
  }: `juesuan query shadowed_reports` lists all
cli-worker = cannot read files for another process
cli-no-path-list = cannot read the list of paths from standard input

## Check and show

cli-checks = rules: { $counts }
cli-checks-none = none checked
cli-verdict = { $severity } { $state }
cli-also = also { $instance }: { $message }
cli-statements-none = no statement was recognized in this report
cli-grid-colors = bold: stored as a fact; red: could not be read; dim: label, header, or blank
cli-grid-marks = [ ]: stored as a fact; {"{"} {"}"}: could not be read; others: label, header, or blank
cli-grid-changed = this version reads table { $table } differently: `{ $printed }` is no longer in row { $row }, column { $column }; ingest the report again
cli-grid-none = the report has { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, numbered from 0: `juesuan show DEPARTMENT/YEAR` lists those of its statements
cli-unreadable-again = cannot read { $file } again: { $reason }
cli-unreadable-again-remedy = cannot read { $file } again: { $reason }; { $remedy }
cli-file-changed = { $file } has changed since it was ingested: ingest it again
cli-no-report-of-year = { $entity } has no report for { $year }: `juesuan show { $name }` lists its reports
cli-no-number-there = no number of { $entity } was read there: `juesuan show … --grid N` shows a table as read
cli-no-such-amount = no report of { $entity } for { $year } prints this amount in any unit, rounded or not: `juesuan show … --unread` lists amounts that were not understood
cli-not-a-place = { $text } is not a location: expected a line (259), a page (p3), a number on a page (p3:215.69), a sheet cell (s2!C12), a paragraph (d17), a table, row and column (t5.3.2), or an amount (14538.23, 1.45亿)

## Doctor

cli-doctor-ok = ok
cli-doctor-note = note
cli-doctor-fault = fault
cli-doctor-program = program
cli-doctor-engine = engine
cli-doctor-recognition = tesseract
cli-doctor-reference = reference
cli-doctor-warehouse = warehouse
cli-doctor-files = files
cli-doctor-rows = rows
cli-doctor-rejects = rejects
cli-doctor-version-folders = juesuan { $version }, warehouses in folders (for s3://…, build with --features cloud)
cli-doctor-version-cloud = juesuan { $version }, warehouses in folders and in S3
cli-doctor-engine-bundled = DuckDB { $version }, built in
cli-doctor-engine-linked = DuckDB { $version }, from libduckdb
cli-doctor-recognition-works = simplified Chinese is installed: `ingest --ocr` works
cli-doctor-recognition-fails = not usable, but only `ingest --ocr` needs it: { $remedy }
cli-doctor-reference-sound = { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, consistent
cli-doctor-reference-faults = { $rows ->
    [one] 1 inconsistent row
   *[other] { $rows } inconsistent rows
}: `juesuan reference` lists them
cli-doctor-warehouse-none = not given: use -w DIR or set JUESUAN_WAREHOUSE
cli-doctor-warehouse-place = { $place }, layout { $layout }
cli-doctor-warehouse-place-variable = { $place } (JUESUAN_WAREHOUSE), layout { $layout }
cli-doctor-files-sound = { $size }, all as they were written
cli-doctor-files-counted = { $size }, all present and complete; without --quick, their checksums are verified, too
cli-doctor-files-without-hash = { $files ->
    [one] 1 file was
   *[other] { $files } files were
} written by an earlier juesuan without a checksum; only size and number of rows can be verified
cli-doctor-files-remedy = `juesuan repair` brings the rows back from the sources of the reports or from an earlier version; what it cannot bring back, restore from a backup of the warehouse
cli-doctor-counts = { $entities ->
    [one] 1 department
   *[other] { $entities } departments
}, { $reports ->
    [one] 1 current report
   *[other] { $reports } current reports
} ({ $older ->
    [one] 1 older revision
   *[other] { $older } older revisions
}), { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}, { $rejects ->
    [one] 1 reject
   *[other] { $rejects } rejects
}
cli-doctor-rejects-remedy = `juesuan query rejected_inputs` lists what could not be read, why, and what to do
cli-doctor-left-behind = { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
} of unfinished runs: no view shows them, and `juesuan compact` removes them once they are 48 hours old
cli-doctor-rows-remedy = another program must have written to this warehouse: restore a backup, or ingest the reports into another folder
cli-doctor-more = and { $more } more
cli-doctor-faults = { $faults ->
    [one] 1 fault was found: the line above says what to do
   *[other] { $faults } faults were found: the lines above say what to do
}

## Maintenance

cli-repair-nothing = nothing is damaged
cli-repaired = { $files ->
    [one] 1 repair was
   *[other] { $files } repairs were
} made; all rows are as before
cli-repaired-restored = { $path }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} restored from the files of the version before
cli-repaired-read = { $path }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} read again from the sources
cli-repaired-log = table { $table }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} of lost commits read again from the sources
cli-repair-fails = { $file } cannot be repaired and was left unchanged: { $reason }
cli-repair-log-fails = the commits that the log of table { $table } lost cannot be repaired: { $reason }
cli-repair-missing = the sources of { $reports } are not there, have changed, or were read by another version of juesuan; put them back where they were, or restore the file from a backup
cli-repair-other = of { $lost ->
    [one] 1 row
   *[other] { $lost } rows
} that it held, the sources have { $found }; restore the file from a backup
cli-repair-differs = the sources have as many rows, but with other values; restore the file from a backup
cli-repair-unknown = no source is known; restore the file from a backup
cli-repair-left = not repaired: { $files ->
    [one] 1 damage; the line above says
   *[other] { $files } damages; the lines above say
} why
cli-compacted = { $table }: { $before } became { $after }
cli-compacted-dropped = { $table }: { $before } became { $after }; { $rows ->
    [one] 1 row that no view shows was
   *[other] { $rows } rows that no view shows were
} left out
cli-vacuum-would-delete = would delete { $size }
cli-vacuum-deleted = deleted { $size }
cli-vacuum-deleted-logs = deleted { $size } and { $log_files ->
    [one] 1 log file
   *[other] { $log_files } log files
}
cli-vacuum-retain = expected a number followed by d, h, m, or s, such as 7d
cli-man-written = { $pages ->
    [one] 1 page written
   *[other] { $pages } pages written
}: man { $folder }/juesuan.1
cli-published = { $written ->
    [one] 1 file written
   *[other] { $written } files written
}, { $unchanged } unchanged; rows: { $rows }
cli-published-keys = no key is declared where the rows do not satisfy it: { $keys }
cli-published-one-by-one = { $folder } is on a file system without symbolic links, so the files were replaced one by one: while this runs, a reader can see files of two states

## Questions

cli-sql-timeout = this is not a length of time: use 30s, 10m or 2h
cli-sql-too-long = the query was stopped after { $limit }: query fewer rows, or allow more with --timeout
cli-sql-ended = the query ended without an answer
cli-sql-with = expected NAME=FILE, not { $text }
cli-sql-input = cannot read the statements from standard input
cli-sql-file = { $path }, statement at line { $line }
cli-sql-several = there are { $results } results, which cannot follow one another in this format: write them to files with -o, one each
cli-sql-shape = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} × { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}, { $seconds } s
cli-sql-written = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} written to { $path }
cli-cannot-read = cannot read { $path }
cli-no-warehouse = no warehouse given: use -w DIR
cli-ingest-not-compared = the new reports are in the warehouse, but were not compared with the others: { $reason }
cli-project-none = there is no project in { $path }: it has no juesuan.toml; `juesuan init { $path }` makes one
cli-project-invalid = { $path }:{ $line }: { $reason }
cli-init-exists = { $path } is there already; nothing was written
cli-learn-exists = { $path } is there already; nothing was written: use another folder, or --force
cli-learn-nothing = nothing to propose with { $least } or more votes
cli-learn-done = { $count ->
    [one] 1 row is
   *[other] { $count } rows are
} proposed in { $path }: put what is right into your own reference folder; nothing is used until then
cli-init-done = a project is in { $path }: add reports with `juesuan ingest`, then try `juesuan test`, `juesuan metrics basic_share` and `juesuan trend basic_share --all`
cli-test-no-project = no project given: run this within the folder of a project, or use --project DIR; `juesuan init` makes one
cli-test-read = { $path }: usable
cli-test-wrong = { $path }: FAILED: { $reason }
cli-test-held = { $path }: { $count ->
        [one] 1 test holds
       *[other] { $count } tests hold
    }
cli-test-failed = { $path }: FAILED: { $failed } wrong, { $count } hold
cli-test-unreadable = { $path }: { $reason }
cli-test-system = { $place }: `system` runs other programs, which a test of a project cannot do
cli-unknown-ending = the extension of { $path } stands for no format: use .csv, .tsv, .json, .jsonl, .parquet, .arrow, .xlsx, .md, or .txt, or select one with --format
cli-query-warehouse = no warehouse given: use -w DIR; for a description, use `juesuan query { $name } --help`
cli-query-parameter = expected name=value, not { $text }
cli-query-required = required
cli-query-default = default `{ $value }`
cli-query-columns = columns
cli-report-pages = --pages needs HTML output: name a file that ends in .html, or drop --pages
cli-report-year = no year given: add --year, for example --year 2023
cli-report-format = { $file }: reports can be written as .html, .md, or .xlsx
cli-leads = { $reports } reports, of which { $compared } can be compared with one of the year before: { $leads } leads, { $within } within a rate of false discoveries of { $rate }
cli-leads-lines = { $count } codes begin or end, { $unexplained } of them unexplained; they are listed after the leads, without a rank
cli-leads-bundles = { $count ->
        [one] 1 bundle
       *[other] { $count } bundles
    } in { $folder }
cli-verify-no-bundle = { $path } is not a bundle of `juesuan leads`
cli-verify-equal = { $path }: computed again, equal
cli-verify-gone = not among the leads of the warehouse
cli-verify-differs = { $path }: { $part } is stated as { $stated }, but computed as { $found }
cli-verify-failed = { $count ->
        [one] 1 bundle differs
       *[other] { $count } bundles differ
    }
cli-sheet-leads = Leads
cli-sheet-findings = Findings
cli-sheet-panel = Panel
cli-sheet-history = Versions
cli-sheet-reference = Reference data
cli-unknown-rule = there is no rule `{ $name }`: { $advice }
cli-unknown-table = there is no reference table `{ $name }`: { $advice }
cli-rule-id = rule
cli-rule-title = title
cli-rule-severity = severity
cli-rule-reads = reads
cli-rule-why = why
cli-rule-example = example
cli-rule-source = source
cli-rule-prose = the explanations
cli-metric-id = id
cli-metric-version = version
cli-metric-name-zh = 名称
cli-metric-name-en = name
cli-metric-unit = unit
cli-metric-numerator = numerator
cli-metric-denominator = denominator
cli-metric-kind = kind
cli-metric-phase = phase
cli-metric-dimensions = dimensions
cli-metric-by = split by
cli-metric-nulls = null when
cli-metric-source = source
cli-metric-file = file

## Values in tables that no vocabulary has: `value-COLUMN-VALUE`.

value-stage-source = source
value-stage-reader = reader
value-stage-report = report
value-stage-page = page
value-stage-cell = cell
value-unit_source-statement = statement
value-unit_source-column = column
value-unit_source-inherited = inherited
value-admin_level-nation = nation
value-admin_level-province = province
value-admin_level-city = city
value-admin_level-county = county
value-admin_level-township = township
value-line_change-itself = itself
value-line_change-alias = alias
value-line_change-region_renamed = region renamed
value-line_change-renamed = renamed
value-line_change-merged = merged
value-reorganization-explains = explains
value-reorganization-does_not_explain = does not explain
value-reorganization-cannot_be_checked = cannot be checked
value-restatement-explains = explains
value-restatement-does_not_explain = does not explain
value-restatement-cannot_be_checked = cannot be checked
value-code_change-explains = explains
value-code_change-does_not_explain = does not explain
value-code_change-cannot_be_checked = cannot be checked
value-unit_slip-explains = explains
value-unit_slip-does_not_explain = does not explain
value-unit_slip-cannot_be_checked = cannot be checked
value-one_off_project-explains = explains
value-one_off_project-does_not_explain = does not explain
value-one_off_project-cannot_be_checked = cannot be checked
value-scope_change-explains = explains
value-scope_change-does_not_explain = does not explain
value-scope_change-cannot_be_checked = cannot be checked
value-event-begins = begins
value-event-ends = ends
value-succession-merged = merged
value-succession-received = received a part
value-succession-ceded = ceded a part
value-succession-exchanged = exchanged parts
value-succession-region_renamed = region renamed
value-succession-region_merged = region took in another
value-succession-region_received = region received a part
value-succession-region_ceded = region lost a part
value-succession-region_exchanged = region exchanged parts
value-succession-region_ended = region ended
value-scope-sum = sum
value-unit-ratio = ratio
value-unit-points = points
value-state-counted = counted
value-state-contained = contained
value-state-missing = missing
value-line_change-member = member
value-operation-create = create
value-operation-append = append
value-operation-compact = compact
value-stands_in-rejects = rejects
value-meaning-unread = unread
value-code_level-total = total
value-deflator-national_consumer_prices = national_consumer_prices
value-yes = yes
value-no = no

## Headings of columns that no query describes.

cli-in-unit = { $name } ({ $unit })
cli-in-unit-rounded = { $name } ({ $unit }, rounded)
cli-metric-short = short names
cli-compared = { $unit }: expected { $expected }, printed { $actual }, difference { $difference }
heading-metric_name = metric_name
heading-version = version
heading-committed_at = committed_at
heading-operation = operation
heading-reports = reports
heading-facts = facts
heading-findings = findings
heading-left = left
heading-right = right
heading-table = table
heading-lists = lists
heading-row = row
heading-rows = rows
heading-place = place

## The shell

shell-welcome = A statement ends with a semicolon; \? shows the commands, \d the views, \x leaves.
shell-unknown = there is no command { $name }: \? shows the commands
shell-include = \i needs a file: \i FILE
shell-formats = the formats are { $formats }
shell-help-d = \d [VIEW]              list the views, or the columns of one
shell-help-m = \m [METRIC]            list the metrics, or show one
shell-help-q = \q [QUERY NAME=VALUE]  list the built-in queries, or run one
shell-help-i = \i FILE                run the statements of a file
shell-help-o = \o [FILE]              write results to a file, or to the screen again
shell-help-format = \format FORMAT        show results in this format
shell-help-timing = \timing [on|off]      show the size and the time of each result, or not
shell-help-p = \p [NAME[=VALUE]]      list the parameters, set one, or remove one
shell-help-help = \?                     show this list
shell-help-x = \x                     leave; so do Ctrl-D, exit, and quit
