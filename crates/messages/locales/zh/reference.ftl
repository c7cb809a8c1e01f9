# 参照数据：行政区划、职能、科目、人口、价格指数。

reference-unreadable = 无法读取参照数据 { $path }：{ $reason }
reference-unknown-file = { $path } 不是参照表：参照表有 { $names }
reference-header = { $file }：首行应为“{ $expected }”
reference-row = { $file }，第{ $line }行：{ $reason }
reference-too-many-words = function_patterns.csv 中的词过多：{ $reason }
reference-not-an-integer = { $column } 列的“{ $cell }”不是整数
reference-not-an-index = { $column } 列的“{ $cell }”不是至多四位小数的正数
reference-not-tenths = { $column } 列的“{ $cell }”不是带一位小数的数

## 表中的问题

reference-problem = { $table } [{ $row }]：{ $problem }
reference-duplicate = 该行重复
reference-first-cell-blank = 首格空白
reference-no-source = 该行没有注明来源
reference-dangling = { $table } 中没有 { $column } { $value }
reference-periods-overlap = 有两段期间重叠
reference-year-missing = 缺少该年度的行
reference-unknown-change = 变化“{ $change }”不是以下之一：{ $known }
reference-no-first-year = 该行没有起始年度

## 部门名称中看不出的

reference-several-regions = 地区可能是{ $regions }
reference-no-region = 名称中没有已知的地区
reference-no-function = 名称中没有已知的职能
reference-unlisted-division = { $name }所称的区划不在名录中
