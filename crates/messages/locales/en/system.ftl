# What the operating system, libraries and engines say.

system-not-found = No such file or directory (os error { $number })
system-permission-denied = Permission denied (os error { $number })
system-not-a-directory = Not a directory (os error { $number })
system-is-a-directory = Is a directory (os error { $number })
system-already-exists = File exists (os error { $number })
system-storage-full = No space left on device (os error { $number })
system-read-only = Read-only file system (os error { $number })
# In their own words.
foreign = { $text }
