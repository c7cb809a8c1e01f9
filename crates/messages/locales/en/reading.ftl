# Reading documents: formats, pages, sheets, tables, cells.

## What a file is

file-kind-file = the file
file-kind-page = the web page
file-kind-xlsx = the XLSX workbook
file-kind-ods = the ODS spreadsheet
file-kind-xls = the XLS workbook
file-kind-spreadsheet = the spreadsheet
file-kind-docx = the DOCX document
file-kind-doc = the DOC document

format-picture = a { $name } image
format-archive = a { $name } archive
format-nested-zip = a ZIP archive inside another archive
format-parquet = a Parquet file
format-program = a program
format-rtf = an RTF document
format-presentation = a presentation
format-xlsb = an XLSB workbook
format-ofd = an OFD document
format-office-cut-off = a truncated Office file
format-office-unknown = an Office file of an unknown type
format-open-document = an OpenDocument file other than a spreadsheet
format-old-office-damaged = a legacy Office file that is damaged or truncated
format-old-office-unknown = a legacy Office file of an unknown type
format-excel-2003-xml = an Excel 2003 XML workbook
format-word-2003-xml = a Word 2003 XML document

## Files that cannot be read

read-empty = the file is empty
read-unsupported = the file is { $kind }, which this version cannot read
read-not-text = byte { $offset } is not valid in UTF-8, GB18030, Big5, or UTF-16: the file is binary or damaged
read-password = the file is password-protected
read-damaged = { $kind } is damaged: { $reason }
read-too-large = { $kind } is larger than any report: { $reason }

read-remedy-download = download the file again
read-remedy-save-as = save it as XLSX, DOCX, or PDF, and ingest that file
read-remedy-unpack = unpack it, and ingest its contents
read-remedy-print-ofd = open it in an OFD reader, save or print it as a PDF, and ingest that file
read-remedy-remove-password = open it with its password, save it without one, and ingest that file
read-remedy-download-or-save = download the file again, or open it and save it as a new file
read-remedy-delete-outside = check that it is a report; delete everything outside its tables, and save it again
read-remedy-save-as-text = check that the file is a report; save it again as UTF-8 text
read-remedy-save-new = open it, save it as a new file, and ingest that file

## Files in a package

package-parts = it has { $count } parts
package-unpacks = it unpacks to { $size } bytes
package-part = { $name }: { $reason }
package-part-unpacks = { $name } unpacks to more than { $limit } bytes
package-part-missing = { $name } is missing
package-nodes = one part has more than { $limit } nodes

## Limits of tables and pages

limit-cells = its tables have more than { $limit } cells
limit-table = a table has { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} and { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}
limit-elements = elements are nested more than { $limit } levels deep
limit-attributes = an element has more than { $limit } attributes
limit-row = a row of a table has more than { $limit } cells
pdf-too-many-characters = page { $page } has more than { $limit } characters
pdf-too-long-page = the contents of page { $page } are longer than { $limit } MiB, or in more than { $parts } parts
pdf-too-many-forms = page { $page } draws more than { $limit } MiB of contents: forms that are drawn again and again, or draw others
pdf-too-many-widths = a font of page { $page } states the widths of more than { $limit } characters
limit-nested-tables = tables or text boxes are nested more than { $limit } levels deep

## Text that is not read

text-struck-out = “{ $text }” is struck out and no other number replaces it: it was not read
text-hidden = “{ $text }” is hidden by its color or format: it was not read
text-remedy-struck-out = check the source to see whether it counts; if so, ingest a copy without the strikethrough
text-remedy-hidden = check the source to see whether it counts; if so, ingest a copy that shows it

## PDF

pdf-password = the PDF is password-protected
pdf-encryption = the PDF cannot be decrypted
pdf-damaged = the PDF is damaged: its pages cannot be found
pdf-no-pages = the PDF has no pages
pdf-no-text = no page of the PDF contains text (pages: { $pages }; pages with images, such as scans: { $pictures })
pdf-not-recognized = no page of the PDF contains text: { $reason }
pdf-page-damaged = the content of the page is damaged and cannot be decompressed
pdf-page-picture = the page is an image without text, such as a scan
pdf-sideways = { $count ->
    [one] 1 character on the page runs
   *[other] { $count } characters on the page run
} in another direction than the rest and { $count ->
    [one] was
   *[other] were
} not read
pdf-off-page = { $lost } of the { $all } characters on the page { $lost ->
    [one] lies
   *[other] lie
} outside its edges and on no neighboring page

pdf-remedy-unprotected = open it, print it to an unprotected PDF, and ingest that file
pdf-remedy-again = download the file again, or open it and save it as a new PDF
pdf-remedy-scan = request the file that was scanned, or ingest it again with --ocr (requires tesseract)
pdf-remedy-turn = rotate that part of the page in a copy, or ingest a text copy of it
pdf-remedy-original = request the file that the PDF was made from, or for a PDF whose tables fit on their pages

## Text recognition

ocr-missing = the page is an image, and there is no tesseract with simplified Chinese on PATH to recognize it
ocr-late = the page is an image, and tesseract did not finish within { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
ocr-failed = the page is an image, and tesseract could not recognize it
ocr-files = the page is an image, and the temporary files for tesseract could not be written or read: { $reason }

ocr-remedy-install = install tesseract with simplified Chinese (Debian: apt install tesseract-ocr tesseract-ocr-chi-sim; macOS: brew install tesseract tesseract-lang), then ingest the file again
ocr-remedy-recognize = request the file that was scanned, or recognize its text with another program and ingest that
ocr-remedy-space = free some space in the folder for temporary files, then ingest the file again

## Spreadsheets

sheet-too-many-cells = a sheet has more than { $limit } cells
sheets-too-many-cells = its sheets have more than { $limit } cells in total
sheet-too-much-text = a sheet has more than { $limit } MiB of text
sheet-columns-overlap = its ranges of columns overlap too often
sheet-merges-overlap = its merged cells overlap too often
sheet-too-wide = sheet { $sheet } is { $columns } columns wide
sheet-cells-too-far = its cells are too far apart
sheet-start = a sheet begins after its end
sheet-number-row = a row of numbers ends before it begins
sheet-extent = a sheet declares an impossible extent
sheet-records = its records cannot be followed
sheet-list = its list of sheets is broken
sheet-hidden = sheet { $sheet } is hidden and was not read
sheet-hidden-cells = sheet { $sheet } hides { $places }: { $cells ->
    [one] 1 cell with text was
   *[other] { $cells } cells with text were
} not read
sheet-row = row { $row }
sheet-rows = rows { $first }–{ $last }
sheet-column = column { $column }
sheet-columns = columns { $first }–{ $last }
sheet-others = others

sheet-remedy-unhide-sheet = if the sheet belongs to the report, unhide it in a copy and ingest that
sheet-remedy-unhide-cells = if the cells belong to the report, unhide them in a copy and ingest that

## Word documents

word-part-lost = a part of the document could not be read: { $reason }
word-damaged = the document is damaged, and what was read may be wrong: { $reason }
word-numbers = { $count ->
    [one] 1 paragraph has an automatic number, which was not read
   *[other] { $count } paragraphs have automatic numbers, which were not read
}
word-remedy-save-docx = if the numbers matter, save the document as DOCX and ingest that file

## Tables

table-other-kind = { $title }: the statement belongs to a { $kind } report, but this is a { $report } report
table-torn = { $title }: the following { $count ->
    [one] row has
   *[other] { $count } rows have
} different columns and no title
table-columns-unknown = { $title }: the columns of the table cannot be determined

table-remedy-split = split the file so that budget and final accounts are in separate files
table-remedy-torn = check in the source whether the rows belong to this table, and ingest a text copy
table-remedy-copy = ingest a copy of the table as a spreadsheet, or as text with tabs between the cells

## Cells

cell-unreadable = { $statement }: { $reason }
cell-formula = { $statement }: the formula “{ $formula }” was not calculated
cell-page-number = { $statement }: the number equals its page number, and all other amounts in the statement have decimals
cell-column-unknown = { $statement }: the column of this number cannot be determined
cell-no-header = { $statement }: there is no header above this cell
cell-no-label = { $statement }: there is no label for this cell
cell-rate = { $statement }: the number is a rate, not an amount
cell-units-differ = { $statement }: the statement shows no unit, and the other statements show different units
cell-no-unit = { $statement }: neither this statement nor any other in the report shows a unit
cell-outside-columns = { $statement }: the number is outside the columns of amounts
cell-unknown-table = the number is in a table that is not a known statement

cell-remedy-check = check the cell in the source
cell-remedy-look-up = look it up in the source
cell-remedy-check-columns = check the columns of the table in the source
cell-remedy-check-title = look it up in the source; if the table is a statement, its title must be above it
cell-remedy-calculate = open the workbook, let it calculate, save it, and ingest that file
cell-remedy-add-unit = add the unit line (单位：万元) above the statement in a text copy, and ingest that

## Why a table was read in another way

