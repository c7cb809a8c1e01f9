# 数据仓库。

warehouse-none = { $folder } 不是数据仓库：请先导入报告（juesuan ingest 路径 -w { $folder }）
warehouse-newer = { $folder } 是布局版本{ $found }的数据仓库，而本程序最高只能读版本{ $known }：请使用更新的 juesuan，或换一个目录
warehouse-older = { $folder } 是布局版本{ $found }的数据仓库，而本程序只读版本{ $known }：请把报告重新导入另一个目录，或使用当初建立它的 juesuan
warehouse-disk-full = 写入 { $path } 时磁盘已满：请腾出空间后再次运行同一命令；未完成的批次不会显示
warehouse-batch-too-long = 一个批次写入超过{ $hours }小时，已放弃：请再次运行同一命令；未完成的批次不会显示
warehouse-no-such-version = 仓库没有{ $asked }的状态：现有版本为{ $known }（`juesuan history` 列出各版本）
warehouse-version-gone = { $table } 的版本{ $version }已无法读取：{ $reason }；应是其他程序删除了文件，因为 `juesuan vacuum` 会保留旧版本所需的文件
warehouse-no-cloud = { $url } 在对象存储中，本程序无法访问：请用 --features cloud 编译
warehouse-unknown-store = 不支持地址 { $url }：请写目录，或 s3://桶/前缀
warehouse-no-cache = 没有存放从 { $url } 下载文件的目录：请把 JUESUAN_CACHE 设为一个目录
warehouse-retention = { $hours }小时以内的文件可能正被读写：请保留，或在没有其他程序运行时使用 --force
warehouse-folder = 无法使用目录 { $path }：{ $reason }
warehouse-table = 表 { $path }：{ $reason }
warehouse-log-damaged = { $path } 残缺或损坏：请从仓库的备份中恢复；没有备份时，把仓库移开，重新导入报告，因为该文件所列的数据可能已丢失
warehouse-file = 无法读取 { $path }：{ $reason }
warehouse-rows = 数据与表不符：{ $reason }
warehouse-file-deleted = { $path } 已被删除
warehouse-file-gone = { $path } 缺失
warehouse-file-cut-off = { $path } 有{ $found }字节，而写入的是{ $bytes }字节
warehouse-versions = { $first }（{ $time }）至{ $latest }
warehouse-versions-none = 无
warehouse-as-of-expected = 应为版本（17）、日期（2026-03-31，至当日终了，UTC）或时刻（2026-03-31T09:30:00+08:00）
warehouse-as-of-version = 版本{ $version }
warehouse-as-of-time = { $time }

size-bytes = { $files }个文件，{ $bytes }字节
size-kilobytes = { $files }个文件，{ $kilobytes } kB
size-megabytes = { $files }个文件，{ $megabytes } MB
