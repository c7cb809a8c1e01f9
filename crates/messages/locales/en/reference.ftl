# Reference data: regions, functions, codes, residents, prices.

reference-unreadable = cannot read the reference data in { $path }: { $reason }
reference-unknown-file = { $path } is not a reference table: the tables are { $names }
reference-header = { $file }: the first line must be `{ $expected }`
reference-row = { $file }, line { $line }: { $reason }
reference-too-many-words = function_patterns.csv contains too many words: { $reason }
reference-not-an-integer = “{ $cell }” in column { $column } is not a whole number
reference-not-an-index = “{ $cell }” in column { $column } is not a positive number with at most four decimals
reference-not-tenths = “{ $cell }” in column { $column } is not a number with one decimal

## Problems in the tables

reference-problem = { $table } [{ $row }]: { $problem }
reference-duplicate = duplicate row
reference-first-cell-blank = the first cell is blank
reference-no-source = the row has no source
reference-dangling = { $column } { $value } does not exist in { $table }
reference-periods-overlap = two periods overlap
reference-year-missing = there is no row for this year
reference-unknown-change = the change “{ $change }” is none of { $known }
reference-no-first-year = the row has no first year

## What a department's name does not tell

reference-several-regions = the region may be { $regions }
reference-no-region = no known region in the name
reference-no-function = no known function in the name
reference-unlisted-division = { $name } names a division that is in no list
