# What several parts of the program say.

files = { $count ->
    [one] 1 file
   *[other] { $count } files
}

expected-one-of = expected one of { $names }

# After a name that is not known.
did-you-mean = did you mean { $names }? `{ $command }` lists them all
listed-by = `{ $command }` lists them all

## Places

place = { $parts }
place-page = page { $page }
place-sheet = sheet { $sheet }
place-sheet-cell = sheet { $sheet }, cell { $cell }
place-paragraph = paragraph { $paragraph }
place-line = line { $line }
place-column = column { $column }

## Numbers, codes, years

unit-yuan = yuan
unit-thousand = thousand yuan
unit-ten-thousand = ten thousand yuan
unit-hundred-million = hundred million yuan
number-none = “{ $text }” is not a number
number-several = “{ $text }” is more than one number
number-cut-off = “{ $text }” starts with a zero, which no amount does
number-overlong = “{ $text }” has more than 28 digits
number-finer-than-fen = { $yuan } yuan is finer than one fen
number-too-fine = { $decimals } decimals are more than any report prints
number-too-large = { $yuan } yuan is more than DECIMAL(18,2) can hold
code-unknown = “{ $text }” is not a code of the { $domain }: expected { $expected } digits
year-out-of-range = { $year } is not a fiscal year: expected 1994 to 2100
year-not-a-number = { $text } is not a year

account = { $amounts } amounts: { $read } read, { $unread } not understood, { $rejected } rejected

# A statement and what is said of it.
about = { $what }: { $message }
