# The help: `help-COMMAND`, `help-COMMAND-ARGUMENT` and `help-COMMAND-ARGUMENT-VALUE`; `help-option-…` for what several
# commands have. `.note` stands below the options.

help-juesuan = Exact, traceable data from the annual reports of Chinese government departments
help-help = Print help for juesuan or a command

## Options of several commands

help-option-quiet = Print errors only
help-option-verbose = Print more details; repeat for even more
help-option-lang = Language of messages, headings, and reports [default: the terminal's language for messages, Chinese for headings and reports]
help-option-project = The folder of a project with settings, metrics, queries, views, marts and tests of your own [default: the folder with juesuan.toml that the command runs in, or that has the warehouse]
help-option-warehouse = The warehouse: a folder, or a bucket address (s3://…) in a build with the feature `cloud`
help-option-as-of = Read the warehouse as of this version or time: 17, 2026-03-31 (end of the day, UTC) or 2026-03-31T09:30:00+08:00; `juesuan history` lists the versions
help-option-no-verify = Read files without verifying their checksums first; by default each file is verified once on this machine
help-option-reference = A folder of CSV files that add to the reference data or replace its rows
help-option-residents = Which count of residents to divide by, of those in the region's borders of the year [default: last]
help-option-residents-last = The last one that is not after the year
help-option-residents-nearest = The one whose year is nearest, of two the earlier one
help-option-residents-interpolated = Between two counts, evenly over the years; marked in the source of the denominator
help-option-residents-census = The last census that is not after the year
help-option-format = Output format [default: by the file extension, or table]
help-option-format-table = A table for reading
help-option-format-line = Each value on a line of its own
help-option-format-tsv = Tab-separated values
help-option-format-jsonl = One object per line
help-option-format-arrow = Apache Arrow file (Feather)
help-option-format-csv = Comma-separated values
help-option-format-json = One object per row; amounts as exact text
help-option-format-parquet = Apache Parquet; amounts as decimals
help-option-format-xlsx = An Excel workbook
help-option-format-md = A Markdown table
help-option-output = Write to this file instead of standard output
help-option-csv-formulas = What to do in CSV with text that begins with = + - @, a tab or a line break, which a spreadsheet program would run as a formula [default: escape for findings and marts, otherwise keep]
help-option-csv-formulas-escape = Put an apostrophe before it; numbers stay as they are
help-option-csv-formulas-keep = Write it unchanged, for programs
help-option-bom = Begin CSV with a UTF-8 mark (BOM), so that Excel shows Chinese text correctly
help-option-unit = Unit of amounts of money: yuan, wan or yi, or 元, 万元 or 亿元 [default: for reading 万元, rounded to two decimals; in files yuan. `sql` shows amounts as they are]
help-option-unit-yuan = 元
help-option-unit-wan = 万元 (10 thousand yuan): `wan(amount)` in SQL
help-option-unit-yi = 亿元 (100 million yuan): `yi(amount)` in SQL
help-option-jobs = Number of threads [default: all cores]
help-option-follow-links = Follow links in a folder that lead out of it
help-option-file-timeout = Processor time for one file, or for one page with OCR
help-option-file-memory = Memory for one file
help-option-in-process = Read files in this process, without limits: one file can then stop the run

## Ingest and check

help-ingest = Read reports into the warehouse
help-ingest-paths = Files, ZIP archives, and folders of them
help-ingest-ocr = Run text recognition (OCR) on scanned pages, also in reports that were ingested without it; recognized numbers are marked
help-ingest-retry = Read files again that exceeded their time or memory, or made the reading process end, in this version
help-worker = Read files for `ingest` and `parse`, which start this command
help-parse = Parse reports without storing them (dry run), or write their rows to standard output for another program
    .note = Paths can come from a pipe: find reports -name '*.pdf' | juesuan parse --arrow > rows.arrows
help-parse-paths = Files, ZIP archives, and folders of them [default: the paths on standard input, one per line]
help-parse-arrow = Write an Arrow stream with the rows of each table, as `ingest` would append them
help-parse-warehouse = Skip what this warehouse already has [default: read everything]
help-parse-ocr = Run text recognition (OCR) on scanned pages; recognized numbers are marked
help-check = List what does not add up, with both sides and their locations
help-check-entity = Only this department: its name, a unique part of the name, or its id
help-check-years = Only these years: 2019..2024, 2019.., 2023
help-check-rule = Only this rule
help-check-state = Only findings in this state
help-check-severity = Only findings of at least this severity [default: warning; any severity with --state]
help-rules = List the rules that reports are checked against, or show one
help-rules-id = The rule to show in full
help-rules-markdown = Write the whole catalog as Markdown

## Look up

help-show = Drill down: a department's reports, a report's statements, the numbers at a location, a table as read
help-show-place = DEPARTMENT, DEPARTMENT/YEAR, or DEPARTMENT/YEAR/LOCATION: a line (259), a page (p3), a number on a page (p3:215.69), a sheet cell (s2!C12), a paragraph (d17), a table, row and column (t5.3.2), or an amount in whatever unit the report prints it: 14538.23, 145,382,300.00, 14538.23万元, 1.45亿
help-show-unread = List the sentences with an amount that was not understood
help-show-grid = Print the report's table with this number as read, with its facts marked
help-sql = Query the views in SQL: statements from the command line, files, standard input, or a shell
help-sql-text = Statements, separated by semicolons; - reads standard input; without any, on a terminal, a shell opens
help-sql-max-rows = Show at most this many rows of a table, the first and the last; 0 for all [default: 1000 on a terminal]
help-sql-labels = Head columns with their labels; columns that a statement names itself stay as they are
help-sql-with = Read this file (CSV, TSV, JSON, or Parquet) as the table NAME; can be repeated
help-sql-parameter = Value of a parameter, written $NAME in the statements; can be repeated
help-sql-file = Run the statements of this file; can be repeated
help-sql-timeout = Stop a statement after this time: 30s, 10m, 2h
help-sql-memory = How much memory the query may use: 512MB, 2GiB [default: 80% of the machine's]
help-sql-temp = How much it may write to temporary files when memory is short: 500MB, 20GiB; they are in the folder that TMPDIR names
help-metrics = List the metrics, or show one
help-metrics-id = The metric to show in full: its id, name or short name (三公, 执行率)
help-metrics-markdown = Write the whole catalog as Markdown
help-schema = Write the tables and views with their columns as Markdown
help-schema-json = Write them as JSON, with types and meanings
help-schema-sql = Write an SQL script that makes the views in any DuckDB, over the files of the warehouse
help-schema-manifest = Write where each view, metric and query is defined, for juesuan_spark; those of the project with their SQL
help-reference = List and check the reference data, or show one table
help-reference-table = The table to show
help-reference-unresolved = List the departments of a warehouse whose region or function is unknown
help-reference-to = Write the tables, and what they say about the departments of a warehouse, to this folder as Parquet (for Spark)
help-learn = Propose rows for the reference data that the reports show, by vote: names of codes, other names and successions of departments
help-learn-least = Propose what at least so many reports print, and successions with so many kinds of evidence (up to 3)
help-learn-output = Write the proposed rows to files of this folder, in the format of a reference folder, with votes.csv
help-learn-force = Replace files in that folder
help-query = Run a built-in query
help-query-name = The query; without it, all queries are listed
help-query-parameter = A parameter of the query
help-query-help = Describe the query, its parameters, and its columns

## Trends and comparisons

help-trend = Track metrics of departments over the years
help-trend-metrics = Metrics: ids, names or short names (三公, 执行率), as listed by `juesuan metrics`
help-trend-entity = A department: its name, a unique part of the name, or its id; repeat for several
help-trend-all = Every department
help-trend-group = Every department whose name contains this text
help-trend-region = Every department of this region: its name or the leading digits of its code, such as 42 for all of 湖北
help-trend-level = Every department of this level: province, city, county, township
help-trend-function = Every department of this function, as listed by `juesuan reference functions`
help-trend-sum = Add up the amounts of these departments instead of listing each; a report that another one contains counts once (view `region_members`)
help-trend-years = Years: 2019..2024, 2019.., 2023 [default: all]
help-trend-dimension = A part of the metric, such as reception
help-trend-by = Split by code level: class, group, item, economic, or economic_group
help-trend-kind = final_accounts or budget [default: final accounts, or else budgets]
help-trend-real = Compare amounts at constant prices
help-trend-base = The base year of the constant prices
help-trend-deflator = The price index, from deflators.csv of your reference data [default: consumer prices of the nation]
help-trend-index = Show the values as an index with the first year at 100
help-trend-follow-successors = Continue a department's series with those of the departments that were renamed to it or merged into it
help-trend-wide = One row per department and metric, one column per year
help-trend-plot = Draw the values on the terminal (standard error)

help-panel = Make a panel: a row per department and year, a column per metric, and a codebook
help-panel-metrics = Metrics: ids, names or short names (三公, 执行率), as listed by `juesuan metrics`
help-panel-group = Every department whose name contains this text
help-panel-region = Every department of this region: its name or the leading digits of its code, such as 42 for all of 湖北
help-panel-level = Every department of this level: province, city, county, township
help-panel-function = Every department of this function, as listed by `juesuan reference functions`
help-panel-years = Years: 2019..2024, 2019.., 2023 [default: all]
help-panel-kind = final_accounts or budget [default: final accounts, or else budgets]
help-panel-real = Compare amounts at constant prices
help-panel-base = The base year of the constant prices
help-panel-deflator = The price index, from deflators.csv of your reference data [default: consumer prices of the nation]
help-panel-follow-successors = Continue a department's series with those of the departments that were renamed to it or merged into it
help-panel-balanced = Only the departments (or regions) that have a value of every metric in every year
help-panel-regions = A row per region and year: sums over its departments, without counting a department and its units twice
help-panel-codebook = Write what each column means, and the state of the warehouse, to this file [default: next to the output, PANEL.codebook.md]
help-peers = Compare a metric across departments in one year
help-peers-metric = A metric: its id, name or short name (三公, 执行率), as listed by `juesuan metrics`
help-peers-year = The fiscal year
help-peers-kind = final_accounts or budget
help-peers-group = Compare departments whose name contains this text
help-peers-level = Compare departments of this level: province, city, county, township [default: the level of --entity]
help-peers-function = Compare departments of this function, as listed by `juesuan reference functions` [default: the function of --entity]
help-peers-region = Compare departments of this region: its name or the leading digits of its code, such as 42 for all of 湖北
help-peers-like-sized = Compare departments that spend between half and twice as much as --entity
help-peers-scope = The reporting scope to compare: department, own_level, or unit
help-peers-entity = The department to compare with the others
help-peers-dimension = A part of the metric, such as reception
help-peers-per-resident = Divide the sums of regions by their residents
help-peers-regions = Compare regions, by the sums over their departments, in place of departments

help-leads = List the unusual changes of a year, each with its parts and the harmless explanations that were tried
help-leads-year = The fiscal year, whose changes on the year before are looked at
help-leads-kind = final_accounts or budget
help-leads-rate = The rate of false discoveries: of the leads within it, at most this share is expected to be chance
help-leads-any-dependence = Let the rate hold however the leads depend on each other (Benjamini and Yekutieli), with fewer leads within it
help-leads-all = List the leads beyond the rate too, after those within it
help-leads-limit = List at most so many leads
help-leads-bundle = Write each listed lead, with everything that it was computed from, to a JSON file in this folder
help-verify = Compute leads again from their bundles, and compare them with a warehouse
help-verify-bundles = The files that `juesuan leads --bundle` wrote
help-verify-warehouse = Also compute them again from this warehouse, and compare everything in the bundle

## Reports

help-report = Write a report for people: one department over the years, or a region or group in one year
help-report-entity = One department over the years: its name, a unique part of the name, or its id
help-report-years = The department's years: 2019..2024, 2019.., 2023 [default: all]
help-report-region = The departments of a region in one year: its name or the leading digits of its code, such as 42 for all of 湖北
help-report-group = The departments whose name contains this text, in one year
help-report-level = The departments of this level in one year: province, city, county, township
help-report-function = The departments of this function in one year, as listed by `juesuan reference functions`
help-report-year = The year of a region or group
help-report-scope = The reporting scope of a region or group: department, own_level, or unit
help-report-format = Output format [default: by the file extension, or md]
help-report-format-html = One file with charts that opens offline
help-report-format-md = Markdown
help-report-format-xlsx = An Excel workbook
help-report-output = The file to write (.html, .md, .xlsx) [default: standard output]
help-report-pages = Include images of the PDF pages with each figure framed (HTML only)
help-report-sources = How much of the sources to list; HTML always has all of them on the screen, so this is what it prints, which its readers can change [default: short for HTML, otherwise all]
help-report-sources-none = Nothing
help-report-sources-short = The files
help-report-sources-all = The files, and the place or calculation of every figure
help-publish = Write marts for BI tools: a star schema as Parquet, CSV, and one DuckDB file, with a data package, a dbt project and a semantic model
help-publish-partition-rows = Write a Parquet file per fiscal year for every fact with more rows than this
help-publish-to = The folder to write to; all files are replaced in one step, and files that would not change are kept

## Maintenance

help-compact = Merge many small files into a few sorted ones; safe while other programs read and write
help-vacuum = Delete files that no warehouse state within the retention period needs
help-vacuum-retain = How long to keep replaced files for running readers: 7d, 36h, 90m
help-vacuum-dry-run = List the files without deleting them (dry run)
help-vacuum-force = Allow a retention period that is unsafe while other programs read and write

help-init = Make a project: a folder for settings, metrics, queries, views, marts and tests of your own, with an example of each
help-init-folder = The folder of the new project
help-test = Check the files of the project, and run its tests
help-test-files = Files with tests [default: all of the project's folder tests]
help-history = List the versions of the warehouse, for use with --as-of
help-doctor = Check this build, the installed components, and the warehouse
help-doctor-warehouse = The warehouse to check; without it, only the program is checked
help-doctor-quick = Check only the size and the number of rows of each file, not its checksum
help-repair = Bring back the rows of damaged files, from the sources of their reports or from an earlier version
    .note = Run it where the reports were ingested from, so that relative paths lead to the same files.
help-completions = Write a shell completion script: bash sources it, other shells load it from a folder
help-completions-shell = The shell
help-man = Write the manual pages
help-man-out = The folder to write to
