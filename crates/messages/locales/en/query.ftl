# Questions to a warehouse.

query-engine = cannot prepare { $what }: { $reason }
query-failed = the query failed: { $reason }
query-no-table = there is no table or view `{ $name }`: { $advice }
query-syntax = the query does not parse: { $reason }
query-statements = exactly one statement is expected, but there are { $count }
query-no-statement = there is no statement
query-refused = { $word } is not allowed: the warehouse is read-only; allowed are SELECT, FROM, WITH, VALUES, SHOW, DESCRIBE, SUMMARIZE, EXPLAIN, PIVOT and UNPIVOT, and for the session CREATE TEMP TABLE … AS, CREATE TEMP VIEW … AS, CREATE MACRO, INSERT INTO and DROP of these, and SET VARIABLE
query-name-taken = the name `{ $name }` is used by the warehouse or the engine: choose another
query-file = a query cannot read `{ $name }`: name the file with --with NAME=FILE, and use NAME as a table
query-pivot = a PIVOT that does not list its values may not contain `{ $word }`: list them, as in ON fiscal_year IN (2022, 2023)
query-own-table-name = `{ $name }` is not a name for a table: use letters, digits, and underscores, not a digit first
query-own-table-kind = { $path } is not a table: the extension must be .csv, .tsv, .txt, .json, .jsonl, .ndjson, or .parquet
query-own-table-file = cannot read { $path }: { $reason }
query-own-table-encoding = the text of { $path } is in an unknown encoding: save it as UTF-8
query-interrupted = the query was interrupted
query-too-deep = the query is nested too deeply: expressions may have up to 250 levels (a sum of 250 terms, brackets within brackets); use a list with IN, or several CTEs
query-function = the function `{ $name }` is not allowed: queries may only compute and read
query-spill = cannot make a folder for temporary files: { $reason }; TMPDIR sets another place
query-parameter-missing = the query needs a value for the parameter ${ $name }
query-parameter-unknown = the query has no parameter ${ $name }
query-parameter-text = the parameter { $name } must be a text, and `{ $text }` is not
query-parameter-integer = the parameter { $name } must be an integer, and `{ $text }` is not
query-frame = the result cannot be loaded: { $reason }
query-no-metric = there is no metric `{ $id }`: { $advice }
query-metric-ambiguous = “{ $text }” could be { $names }: use the full name or the ID
query-not-additive = the metric `{ $metric }` cannot be added up over departments, because it is not an amount: choose another metric, or do without --sum or --regions
query-no-dimension = the metric `{ $metric }` has no dimension `{ $dimension }`: it has { $known }
query-no-split = the metric `{ $metric }` cannot be broken down by { $by }: it can be broken down by { $known }
query-no-splits = the metric `{ $metric }` cannot be broken down by { $by } or by any other codes
query-no-question = there is no question `{ $name }`: { $advice }
query-no-deflator = there is no price index `{ $name }`: there are { $known }; add your own to deflators.csv of a folder that --reference names
query-no-prices = the metric `{ $metric }` is in { $unit }, not in yuan, so it has no constant prices: remove --real
query-no-entity = no department is named “{ $text }”: `SELECT * FROM entities` lists them all
query-no-entity-near = no department is named “{ $text }”: did you mean { $names }?
query-entity-ambiguous = “{ $text }” could be { $names }: use the full name or the ID
query-unknown-region = there is no region “{ $text }”: use its code (42 for all of Hubei), or use --group for a part of the department names
query-ambiguous-region = “{ $text }” is the name of several regions ({ $codes }): use the code
query-empty-group = no department of this group ({ $group }) has { $kind } for { $years }
query-years-invalid = “{ $text }” is not a range of years: use 2019..2024, 2019.., ..2024, or 2023
query-no-report-of-kind = { $entity } has no { $kind }
query-no-report = { $entity } has no { $kind } for { $years }: available are { $known }
query-no-report-of-scope = { $entity } has no { $kind } for { $years } with the scope “{ $scope }”: available are { $known }
query-report-of-year = { $year } ({ $scope })
query-group-too-small = a median needs at least { $smallest } values, but { $metric } has { $count } in this group ({ $group }): choose a larger group or another year

# Years

query-years = { $years }
query-years-any = any year

# What the engine prepares

query-part-engine = the SQL engine
query-part-time-zone = the time zone
query-part-cache = the cache
query-part-functions = the functions
query-part-lock = the access restrictions
query-part-limits = the limits
query-part-catalog = the list of the views
query-part-script = the script of the views
query-part-view = `{ $name }`

# A group of departments

query-group = { $kind } for { $year }, scope: { $scope }; departments: { $criteria }
query-group-without = { $kind } for { $year }, scope: { $scope }; departments: { $criteria }; the median excludes { $entity }
query-shadowed = { $entity } has two different { $kind } for { $year } (scope: { $scope }): { $counted }, ingested last, counts, and { $shadowed } does not (of two ingested at once, the more complete one counts; the view revision_differences shows what differs)
query-level-nation = nation
query-level-province = province
query-level-city = city
query-level-county = county
query-level-township = township
query-group-criteria = { $criteria }
query-group-all = all departments
query-group-any-name = any name
query-group-regions = regions, by the sum over their departments
query-group-regions-per-resident = regions, by the sum over their departments per resident
query-group-name = name contains “{ $text }”
query-group-level = level: { $level }
query-group-function = function: { $function }
query-group-region = region: { $region }
query-group-expenditure = expenditure: { $least } to { $most } yuan

# Predecessors

query-predecessor = { $entity } continues { $predecessor } ({ $change }; { $basis })
query-predecessors = { $count ->
    [one] 1 department is shown with reports of its predecessors
   *[other] { $count } departments are shown with reports of their predecessors
} (column reported_by); use --follow-successors false to exclude them
query-predecessor-until = { $entity } continues { $predecessor } before { $year } ({ $change }; { $basis })
query-change-alias = other name
query-change-renamed = renamed
query-change-region-renamed = region renamed
query-change-merged = merged
query-part-received = { $entity } took over a part of { $other } in { $year } ({ $basis }); its share is not known: the series has a break
query-part-ceded = { $entity } ceded a part to { $other } in { $year } ({ $basis }); its share is not known: the series has a break
query-region-merged = { $other } was merged into the region of { $entity } in { $year }: the series has a break
query-region-received = the region of { $entity } received a part of { $other } in { $year }: the series has a break
query-region-ceded = the region of { $entity } lost a part to { $other } in { $year }: the series has a break
query-region-ended = the region of { $entity } was merged into { $other } in { $year }, or divided: the series has a break
query-basis-reform = inferred from the names
query-basis-names = inferred from the names; use --follow-successors false to exclude it
query-basis-reference = listed in the reference data

# Places and evidence

query-place = { $parts }
query-place-file = file { $number }
query-place-box = box { $edges }
query-place-cell = { $sheet }!{ $cell }
query-place-sheet = { $sheet }
query-place-table-cell = t{ $cell }
query-evidence = { $field }: { $rule }
query-evidence-printed = { $field }: “{ $printed }”, { $rule }
query-evidence-placed = { $field }: “{ $printed }” ({ $place }), { $rule }
query-term = { $label } { $printed } ({ $place })
query-term-subtracted = − { $label } { $printed } ({ $place })
query-rows-missing = { $entity } { $year } should have { $expected ->
    [one] 1 row
   *[other] { $expected } rows
} in { $table }, but has { $found }

# Definitions that ship with the program

query-header = { $file }:{ $line }: { $problem }
query-header-title = the title is not `中文 | English`
query-header-label = this is not `中文 | English`
query-header-column = this is not `key: 中文 | English`: `{ $line }`
query-header-repeated = the key occurs twice: `{ $line }`
query-header-parameter = a parameter is not `name | type | default | 中文 | English`
query-header-no-column = there is no column `{ $name }`
query-header-no-key = the key `{ $key }` is missing
query-header-unknown-key = there is no key `{ $key }`: the keys are { $known }
query-header-misfit = `{ $value }` is not a value of the key `{ $key }`
query-header-no-label = `{ $name }` has no label here or in queries/columns.txt
query-header-id = the ID is `{ $value }`, not the name of the file
query-header-generated = `{ $value }` cannot be generated
query-header-circular = the view { $name } reads views that read it
query-own-unreadable = it cannot be read: { $reason }
query-own-no-file = it is not a regular file
query-own-too-large = it has more than { $bytes } bytes
query-own-encoding = it is not UTF-8 text
query-own-name = `{ $name }` cannot be the name of a query: use small letters, digits and _, with a letter first
query-own-columns = a metric must have the columns { $expected }; it has { $columns }
query-other-project = this process works with the project { $path }, and can work with no other
query-no-project = this process has read queries without a project: name the project before the first query
