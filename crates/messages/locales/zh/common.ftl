# 程序各处通用的说法。

files = { $count }个文件

expected-one-of = 应为以下之一：{ $names }

# 名称未知时的提示。
did-you-mean = 是否指 { $names }？`{ $command }` 列出全部
listed-by = `{ $command }` 列出全部

## 位置

place = { $parts }
place-page = 第{ $page }页
place-sheet = 工作表{ $sheet }
place-sheet-cell = 工作表{ $sheet }单元格{ $cell }
place-paragraph = 第{ $paragraph }段
place-line = 第{ $line }行
place-column = 第{ $column }列

## 数字、代码、年度

unit-yuan = 元
unit-thousand = 千元
unit-ten-thousand = 万元
unit-hundred-million = 亿元
number-none = “{ $text }”不是数字
number-several = “{ $text }”不是一个数，而是几个数
number-cut-off = “{ $text }”以零开头，金额不会如此
number-overlong = “{ $text }”超过28位数字
number-finer-than-fen = { $yuan }元比一分还细
number-too-fine = { $decimals }位小数，没有报告会这样列
number-too-large = { $yuan }元超出 DECIMAL(18,2) 的范围
code-unknown = “{ $text }”不是{ $domain }代码：应为{ $expected }位数字
year-out-of-range = { $year }不是财政年度：应在1994至2100之间
year-not-a-number = { $text }不是年度

account = 金额{ $amounts }个：读出{ $read }，未读懂{ $unread }，未能读取{ $rejected }

about = { $what }：{ $message }
