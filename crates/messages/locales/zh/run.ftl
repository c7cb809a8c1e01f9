# 一次导入的运行情况。

run-threads = 无法启动读取线程：{ $reason }
run-closed = 无法继续提交
run-file-changed = 读取时文件有改动
run-ingest-again = 请重新导入
run-file-missing = 属于本报告的 { $file } 已不存在或已有改动：本报告未计入该文件
run-ingest-together = 请在一次运行中导入这些文件
run-reread = { $before }；换一种读法：{ $after }
run-worth = { $held }条勾稽关系相符，{ $failed }条不符，{ $unread }个单元格未读
