# 发布数据集市。

publish-marts = 无法写出数据集市：{ $reason }
publish-database = 无法写出 DuckDB 文件：{ $reason }
publish-file = 无法写出 { $path }：{ $reason }
publish-pointer = { $path } 已存在，且不是 `juesuan publish` 建立的链接：请改名，或发布到其他文件夹
publish-description = 无法写出数据集市的说明：{ $reason }
publish-column-type = 数据集市中有类型为 { $type } 的列，不属于约定的类型
publish-undescribed = 视图 { $view } 的列 { $column } 在 queries/mart_views 的文件中没有说明
publish-not-a-number = “{ $text }”不是数字
publish-sum = 列 { $column } 无法求和：{ $text } 过大
