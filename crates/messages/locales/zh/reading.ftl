# 读取文档：格式、页、工作表、表格、单元格。

## 文件是什么

file-kind-file = 文件
file-kind-page = 网页
file-kind-xlsx = XLSX 工作簿
file-kind-ods = ODS 电子表格
file-kind-xls = XLS 工作簿
file-kind-spreadsheet = 电子表格
file-kind-docx = DOCX 文档
file-kind-doc = DOC 文档

format-picture = { $name } 图片
format-archive = { $name } 压缩包
format-nested-zip = 压缩包中的 ZIP 压缩包
format-parquet = Parquet 文件
format-program = 程序
format-rtf = RTF 文档
format-presentation = 演示文稿
format-xlsb = XLSB 工作簿
format-ofd = OFD 文档
format-office-cut-off = 中途截断的办公文件
format-office-unknown = 不明种类的办公文件
format-open-document = OpenDocument 文件（不是电子表格）
format-old-office-damaged = 损坏或截断的旧式办公文件
format-old-office-unknown = 不明种类的旧式办公文件
format-excel-2003-xml = 2003 版 XML 格式的 Excel 工作簿
format-word-2003-xml = 2003 版 XML 格式的 Word 文档

## 无法读取的文件

read-empty = 文件是空的
read-unsupported = 该文件是{ $kind }，本版本无法读取
read-not-text = 第{ $offset }字节不合 UTF-8、GB18030、Big5、UTF-16 中任何一种编码：文件是二进制的，或已损坏
read-password = 文件有密码保护
read-damaged = { $kind }已损坏：{ $reason }
read-too-large = { $kind }比任何报告都大：{ $reason }

read-remedy-download = 请重新下载
read-remedy-save-as = 请另存为 XLSX、DOCX 或 PDF 后导入
read-remedy-unpack = 请解压后导入其中的文件
read-remedy-print-ofd = 请用 OFD 阅读器打开，另存或打印为 PDF 后导入
read-remedy-remove-password = 请用密码打开，去掉密码另存后导入
read-remedy-download-or-save = 请重新下载，或打开后另存为新文件
read-remedy-delete-outside = 请核对是否为报告；删去表格以外的内容后另存
read-remedy-save-as-text = 请核对是否为报告；另存为 UTF-8 文本
read-remedy-save-new = 请打开后另存为新文件，再导入

## 打包文件

package-parts = 有{ $count }个部件
package-unpacks = 解开后有{ $size }字节
package-part = { $name }：{ $reason }
package-part-unpacks = { $name } 解开后超过{ $limit }字节
package-part-missing = 缺少 { $name }
package-nodes = 一个部件超过{ $limit }个节点

## 表格与页面的限度

limit-cells = 各表的单元格超过{ $limit }个
limit-table = 一张表有{ $rows }行、{ $columns }列
limit-elements = 元素嵌套超过{ $limit }层
limit-attributes = 一个元素的属性超过{ $limit }个
limit-row = 表格的一行超过{ $limit }格
pdf-too-many-characters = 第{ $page }页的字符超过{ $limit }个
pdf-too-long-page = 第{ $page }页的内容超过{ $limit } MiB，或分为{ $parts }段以上
pdf-too-many-forms = 第{ $page }页绘制的内容超过{ $limit } MiB：表单对象被反复绘制或层层嵌套
pdf-too-many-widths = 第{ $page }页的字体列出了{ $limit }个以上字符的宽度
limit-nested-tables = 表格或文本框嵌套超过{ $limit }层

## 未读取的文字

text-struck-out = “{ $text }”已被划去，原处没有别的数字：未读取
text-hidden = “{ $text }”因颜色或格式而看不见：未读取
text-remedy-struck-out = 请在原文件中核对其是否有效；如有效，请去掉删除线后导入
text-remedy-hidden = 请在原文件中核对其是否有效；如有效，请使其显示后导入

## PDF

pdf-password = PDF 有密码保护
pdf-encryption = PDF 无法解密
pdf-damaged = PDF 已损坏：找不到页
pdf-no-pages = PDF 没有页
pdf-no-text = PDF 各页均无文字（共{ $pages }页，其中{ $pictures }页是扫描件一类的图片）
pdf-not-recognized = PDF 各页均无文字：{ $reason }
pdf-page-damaged = 该页内容损坏，无法解压
pdf-page-picture = 该页是没有文字的图片，如扫描件
pdf-sideways = 该页有{ $count }个字符与其余文字方向不同，未读取
pdf-off-page = 该页{ $all }个字符中有{ $lost }个在页边之外，邻页也没有

pdf-remedy-unprotected = 请打开后打印成无保护的 PDF，再导入
pdf-remedy-again = 请重新下载，或打开后另存为新的 PDF
pdf-remedy-scan = 请索取扫描前的文件，或加 --ocr 重新导入（需要 tesseract）
pdf-remedy-turn = 请在副本中把这一部分转正，或导入其文本
pdf-remedy-original = 请索取制作 PDF 的原文件，或表格未超出页面的 PDF

## 文字识别

ocr-missing = 该页是图片，而 PATH 中没有能识别简体中文的 tesseract
ocr-late = 该页是图片，而 tesseract 在{ $seconds }秒内没有完成识别
ocr-failed = 该页是图片，而 tesseract 识别失败
ocr-files = 该页是图片，而供 tesseract 使用的临时文件无法写入或读取：{ $reason }

ocr-remedy-install = 请安装带简体中文的 tesseract（Debian：apt install tesseract-ocr tesseract-ocr-chi-sim；macOS：brew install tesseract tesseract-lang），再重新导入
ocr-remedy-recognize = 请索取扫描前的文件，或先用其他程序识别文字再导入
ocr-remedy-space = 请在临时目录腾出空间，再重新导入

## 电子表格

sheet-too-many-cells = 一张工作表的单元格超过{ $limit }个
sheets-too-many-cells = 各工作表的单元格共超过{ $limit }个
sheet-too-much-text = 一张工作表的文字超过{ $limit } MiB
sheet-columns-overlap = 列的区间重叠过多
sheet-merges-overlap = 合并的单元格重叠过多
sheet-too-wide = 工作表{ $sheet }宽达{ $columns }列
sheet-cells-too-far = 单元格相隔太远
sheet-start = 工作表的起点在终点之后
sheet-number-row = 一行数字的终点在起点之前
sheet-extent = 工作表所称的范围不可能
sheet-records = 记录无法解析
sheet-list = 工作表目录损坏
sheet-hidden = 工作表{ $sheet }是隐藏的，未读取
sheet-hidden-cells = 工作表{ $sheet }隐藏了{ $places }：{ $cells }个有文字的单元格未读取
sheet-row = 第{ $row }行
sheet-rows = 第{ $first }–{ $last }行
sheet-column = 第{ $column }列
sheet-columns = 第{ $first }–{ $last }列
sheet-others = 其他

sheet-remedy-unhide-sheet = 如属于报告，请在副本中取消隐藏该工作表后导入
sheet-remedy-unhide-cells = 如属于报告，请在副本中取消隐藏这些单元格后导入

## Word 文档

word-part-lost = 文档的一部分无法读取：{ $reason }
word-damaged = 文档已损坏，读到的内容可能有误：{ $reason }
word-numbers = { $count }段有自动编号，编号未读取
word-remedy-save-docx = 如编号重要，请另存为 DOCX 后导入

## 表格

table-other-kind = { $title }：该表属于{ $kind }，而报告是{ $report }
table-torn = { $title }：其后{ $count }行的各列不同，也没有表题
table-columns-unknown = { $title }：无法辨认表的各列

table-remedy-split = 请拆分文件，使预算与决算各在自己的文件中
table-remedy-torn = 请在原文中核对这些行是否属于此表，再导入文本副本
table-remedy-copy = 请把该表存成电子表格，或以制表符分隔的文本后导入

## 单元格

cell-unreadable = { $statement }：{ $reason }
cell-formula = { $statement }：公式“{ $formula }”未经计算
cell-page-number = { $statement }：该数与所在页的页码相同，而该表其余金额都有小数
cell-column-unknown = { $statement }：无法判断这个数属于哪一列
cell-no-header = { $statement }：该单元格上方没有表头
cell-no-label = { $statement }：该单元格旁没有名称
cell-rate = { $statement }：该数是比率，不是金额
cell-units-differ = { $statement }：该表没有写明单位，而其他各表的单位不一
cell-no-unit = { $statement }：该表和报告中其他各表都没有写明单位
cell-outside-columns = { $statement }：金额列以外的数字
cell-unknown-table = 不可识别为报表的表中的数字

cell-remedy-check = 请在原文中核对该单元格
cell-remedy-look-up = 请查看原文
cell-remedy-check-columns = 请在原文中核对该表的各列
cell-remedy-check-title = 请在原文中查看；该表如为报表，上方应有表题
cell-remedy-calculate = 请打开工作簿，重新计算并保存后导入
cell-remedy-add-unit = 请在文本副本的该表上方补上单位行（单位：万元）后导入

## 为何换一种读法

