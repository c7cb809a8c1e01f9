# Finding and opening files: paths, archives, manifest.csv.

## Files

file-not-regular = the path leads to a pipe, a socket, or a device, not to a file
file-remedy-leave-out-special = leave it out; a report is a file
file-link-outside = the link leads out of the folder, to { $path }
file-remedy-follow-links = to read it, pass --follow-links or the file itself
file-gone = the file no longer exists
file-link-loop = a link leads back to { $path }
file-too-large = the file has { $size } bytes, more than the limit of { $limit } bytes

file-remedy-check-path = check the path and its read permission
file-remedy-split = split the file, or leave it out: no report is this large
file-remedy-leave-out = leave it out: no report is this large

## Archives

archive-empty = the archive contains no files
archive-overlap = entries of the archive share the same bytes, as in a ZIP bomb
archive-too-many = the archive contains more than { $limit } files
archive-too-large = the archive unpacks to more than { $limit } bytes
archive-too-deep = archives are nested more than { $limit ->
    [one] 1 level
   *[other] { $limit } levels
} deep
archive-encrypted = the archive entry is encrypted
archive-bomb = { $packed ->
    [one] 1 byte unpacks
   *[other] { $packed } bytes unpack
} to { $size } bytes: only a ZIP bomb is compressed that much
archive-wrong-size = it does not unpack to the { $size } bytes that it declares
archive-unreadable = the archive entry cannot be read: { $reason }

archive-remedy-check = check that it is the right archive
archive-remedy-inspect = unpack it, look at its contents, and ingest the folder
archive-remedy-inspect-file = unpack it, look at the file, and ingest it if it is a report
archive-remedy-unpack = unpack it and ingest the folder
archive-remedy-password = unpack it with its password and ingest the folder
archive-remedy-again = download it again, or unpack it with another program and ingest the folder

## manifest.csv

manifest-line = line { $line }: { $reason }
manifest-not-text = the file is not text in UTF-8 or GB18030
manifest-unknown-column = unknown column `{ $name }`: the columns are { $names }
manifest-no-file-column = the first line has no column `file`
manifest-too-many-cells = the line has { $cells } cells, but there { $columns ->
    [one] is only 1 column
   *[other] are only { $columns } columns
}
manifest-no-file-name = the line names no file
manifest-file-twice = { $file } is listed twice
manifest-no-such-file = there is no file { $file }
manifest-unknown-kind = { $text } is not a kind of report: { $expected }
manifest-unknown-scope = { $text } is not a scope: { $expected }

manifest-remedy-correct = correct the line; the columns are { $columns }
