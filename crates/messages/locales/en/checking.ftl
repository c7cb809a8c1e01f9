# What checking a report finds.

## Comparisons of numbers

check-agrees = the two sides agree
check-differs = { $actual } ≠ { $expected } { $unit }
check-rounded = { $actual } ≈ { $expected } { $unit }
check-exceeds = { $actual } > { $expected } { $unit }
check-fraction = { $part } / { $base } { $unit }
check-percent-differs = { $printed }% ≠ { $computed }% = { $fraction }
check-percent-rounded = { $printed }% ≈ { $computed }% = { $fraction }
check-percent-of-zero = the base is zero, so there is no percentage
check-percent-without-base = { $percent }% is printed for { $fraction }
check-base-hidden = rounding leaves the base of { $fraction } unknown
check-texts-differ = “{ $one }” ≠ “{ $other }”
check-one-is-zero = { $one }, but { $other }

## Numbers that cannot be compared

check-nothing-printed = the report prints none of the numbers that this rule compares
check-nothing-to-compare = nothing is printed to compare with { $label } { $printed }
check-printed-twice = { $label } is printed as { $one } and as { $other }
check-zero-and-blank = one side is a printed zero, and the other is blank
check-parts-blank = all parts are blank
check-whole-zero = the whole is zero
check-cell-unread = a required cell could not be read: “{ $printed }”
check-cell-beside-unread = a cell in the same row or column could not be read: “{ $printed }”
check-rows-unread = rows of the statement “{ $statement }” could not be read
check-may-belong = { $label } { $printed } may be part of it
check-list-unread = a sentence in the same list was not understood: “{ $sentence }”

## Statements

check-report-blank = the report contains no amounts
check-statement-explained = the statement is empty, and a note states it: { $note }
check-statement-empty = the statement is empty, and no note explains why
check-statement-not-empty = the statement is not empty
check-statement-missing = the report does not include the statement “{ $statement }”
check-statement-not-required = the report does not include the statement “{ $statement }”, which is not required for { $year }
check-statement-required = the report does not include the statement “{ $statement }”, which is required for { $year }
check-statement-listed = the table of contents lists the statement “{ $statement }”, but the report does not include it
check-statement-unread = no table could be read below the title of the statement “{ $statement }”
check-several-entities = the tables may belong to different departments
check-heading-name = the heading of “{ $title }” names “{ $name }”
check-own-code = the report uses its own numbering for { $class }
check-code-without-parent = { $code } is printed without { $parent } above it
check-level-missing = the statement prints no { $level } rows
check-class-unlisted = { $class } is not a functional class of { $year }
check-line-number-unread = “{ $printed }” is not a whole number
check-line-numbers-missing = the statement has no line numbers
check-line-first = the first line number is { $number }, not 1
check-line-follows = { $number } follows { $before }

## Explanations

check-section-silent = the explanations state no number in the section “{ $section }”
check-section-not-required = the explanations state no number in the section “{ $section }”, and none is required
check-blank-but-stated = the explanations state { $amount }, but the statement is blank
check-row-missing = the statement has no row named “{ $label }”
check-row-amount = the statement has no row named “{ $label }”, and { $amount } is the amount of all { $code }
check-carryover-between = carryovers may account for the difference
check-unbalanced = income is { $income }, but expenditure is { $expenditure }
check-opposite-changes = income: { $income_direction } { $income }, but expenditure: { $expenditure_direction } { $expenditure }
check-directions-differ = { $one } { $amount }, but { $other } { $rate }
check-direction-wrong = the change from { $before } to { $after } is not “{ $direction }”
check-change-not-stated = the sentence does not state the change in yuan or does not state its direction
check-part-is-not-whole = this year the part does not equal the whole
check-nothing-spent = nothing was spent, and no budget is stated
check-budget-not-stated = no budget is stated that { $percent } could refer to
check-budget-incomplete = the explanations state no initial budget that includes { $code }
check-word-wrong = { $actual } is not “{ $word }” { $budget }
check-share-alone = the report states the share but not the amount
check-share-of-unknown = the report does not state what { $share } is a share of
check-leftover-form = “{ $text }” is left over from the template
check-leftover-year = “{ $text }” is of another year or of no year
check-leftover-punctuation = “{ $text }” repeats a punctuation mark

## Self-evaluations

check-scores-incomplete = not every score is printed
check-score-above-full = { $score } of { $full } points

## Numbers recognized in images

check-recognized = { $statement }: the number was recognized in an image, and no rule confirms it
check-recognized-remedy = compare the number with the page; to ingest it, provide a text copy of the report that has the right number

## What was compared

instance-statement = { $statement }
instance-explanations = Explanations
instance-section = Explanations, { $section }
instance-code = { $place } { $code }
instance-code-details = { $place } { $code } { $details }
instance-row = { $place }: { $row }
instance-row-details = { $place }: { $row }, { $details }
instance-named-entity = name of the department
instance-line-numbers = line numbers
instance-budget = budget
instance-blank = blank in the statement
instance-balance = balance of income and expenditure
instance-change = change
instance-direction = direction of change
instance-word = comparison with the budget
instance-within = at most { $whole }
instance-all-funds = all funds
instance-rate = execution rate
instance-score = total score
instance-full-score = maximum score
