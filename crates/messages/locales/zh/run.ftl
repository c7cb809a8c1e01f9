# 一次导入的运行情况。

run-threads = 无法启动读取线程：{ $reason }
run-closed = 无法继续提交
run-file-changed = 读取时文件有改动
run-ingest-again = 请重新导入
run-file-missing = 属于本报告的 { $file } 已不存在或已有改动：本报告未计入该文件
run-ingest-together = 请在一次运行中导入这些文件
run-reread = { $before }；换一种读法：{ $after }
run-worth = { $held }条勾稽关系相符，{ $failed }条不符，{ $unread }个单元格未读

# 使读取进程终止的文件。
worker-time = 读取超过{ $limit }
worker-memory = 读取所需内存超过{ $limit }
worker-crash = 读取程序终止：{ $reason }
worker-at-page = { $reason }（第{ $page }页）
worker-remedy = 请检查文件；报告确实很大时可调整 --file-timeout 或 --file-memory。本版本程序不再读取该文件，除非使用 --retry
run-worker-start = 无法启动读取进程：{ $reason }
run-worker-killed = 读取进程两次被外部终止，可能因为计算机内存不足
