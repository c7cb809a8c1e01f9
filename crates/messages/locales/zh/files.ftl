# 查找和打开文件：路径、压缩包、manifest.csv。

## 文件

file-not-regular = 路径指向管道、套接字或设备，不是文件
file-remedy-leave-out-special = 请略去：报告须是文件
file-link-outside = 链接指向文件夹之外：{ $path }
file-remedy-follow-links = 如需读取，请使用 --follow-links，或直接指定该文件
file-gone = 文件已不存在
file-link-loop = 链接指回 { $path }
file-too-large = 文件有{ $size }字节，超过上限{ $limit }字节

file-remedy-check-path = 请检查路径和读取权限
file-remedy-split = 请拆分或略去该文件：没有这么大的报告
file-remedy-leave-out = 请略去：没有这么大的报告

## 压缩包

archive-empty = 压缩包中没有文件
archive-overlap = 压缩包中的文件共用相同的字节，如压缩炸弹
archive-too-many = 压缩包中的文件超过{ $limit }个
archive-too-large = 压缩包解开后超过{ $limit }字节
archive-too-deep = 压缩包层层嵌套，超过{ $limit }层
archive-encrypted = 压缩包中的该文件已加密
archive-bomb = { $packed }字节解开为{ $size }字节：如此高的压缩比只见于压缩炸弹
archive-wrong-size = 解开后的大小与所称的{ $size }字节不同
archive-unreadable = 压缩包中的内容无法读取：{ $reason }

archive-remedy-check = 请核对是否拿错了压缩包
archive-remedy-inspect = 请解开查看内容，再导入该目录
archive-remedy-inspect-file = 请解开查看；如是报告，请导入该文件
archive-remedy-unpack = 请解开后导入该目录
archive-remedy-password = 请用密码解开后导入该目录
archive-remedy-again = 请重新下载，或用其他程序解开后导入该目录

## manifest.csv

manifest-line = 第{ $line }行：{ $reason }
manifest-not-text = 不是 UTF-8 或 GB18030 文本
manifest-unknown-column = 没有“{ $name }”这一列：各列为 { $names }
manifest-no-file-column = 首行没有 file 列
manifest-too-many-cells = 该行有{ $cells }格，而首行只有{ $columns }列
manifest-no-file-name = 该行没有写明文件
manifest-file-twice = { $file } 写了两次
manifest-no-such-file = 没有文件 { $file }
manifest-unknown-kind = { $text }不是报告种类：{ $expected }
manifest-unknown-scope = { $text }不是编报范围：{ $expected }

manifest-remedy-correct = 请更正该行；各列为 { $columns }
