# 操作系统、程序库、引擎的说法。

system-not-found = 没有这个文件或目录（os error { $number }）
system-permission-denied = 没有权限（os error { $number }）
system-not-a-directory = 不是目录（os error { $number }）
system-is-a-directory = 是目录（os error { $number }）
system-already-exists = 文件已存在（os error { $number }）
system-storage-full = 磁盘已满（os error { $number }）
system-read-only = 文件系统只读（os error { $number }）
foreign = { $text }
