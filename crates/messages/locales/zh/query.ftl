# 对仓库的查询。

query-engine = 无法准备{ $what }：{ $reason }
query-failed = 查询失败：{ $reason }
query-no-table = 没有表或视图“{ $name }”：{ $advice }
query-syntax = 查询语句有误：{ $reason }
query-statements = 只能有一条语句，而这里有{ $count }条
query-no-statement = 没有语句
query-refused = 不允许 { $word }：数据仓库只读；可用 SELECT、FROM、WITH、VALUES、SHOW、DESCRIBE、SUMMARIZE、EXPLAIN、PIVOT、UNPIVOT，以及仅在本次会话内有效的 CREATE TEMP TABLE … AS、CREATE TEMP VIEW … AS、CREATE MACRO 及对其的 INSERT INTO、DROP，还有 SET VARIABLE
query-name-taken = 名称“{ $name }”已被数据仓库或引擎占用：请换一个名称
query-file = 查询不能读取“{ $name }”：请用 --with 名称=文件 指定该文件，再把该名称当作表使用
query-pivot = 未列出取值的 PIVOT 中不能出现“{ $word }”：请列出取值，例如 ON fiscal_year IN (2022, 2023)
query-own-table-name = “{ $name }”不能作表名：只能用文字、数字和下划线，且不以数字开头
query-own-table-kind = { $path } 不是表格文件：扩展名应为 .csv、.tsv、.txt、.json、.jsonl、.ndjson 或 .parquet
query-own-table-file = 无法读取 { $path }：{ $reason }
query-own-table-encoding = { $path } 的文字编码无法识别：请另存为 UTF-8
query-interrupted = 查询被中断
query-too-deep = 查询嵌套过深：表达式最多250层（250项相加、括号套括号等）；请改用 IN 列表或拆成几个 CTE
query-function = 不允许使用函数 `{ $name }`：查询只能计算和读取
query-spill = 无法建立临时文件夹：{ $reason }；可用环境变量 TMPDIR 另行指定
query-parameter-missing = 查询缺少参数 ${ $name } 的值
query-parameter-unknown = 查询没有参数 ${ $name }
query-parameter-text = 参数 { $name } 应为文本，而“{ $text }”不是
query-parameter-integer = 参数 { $name } 应为整数，而“{ $text }”不是
query-frame = 结果无法载入：{ $reason }
query-no-metric = 没有指标“{ $id }”：{ $advice }
query-metric-ambiguous = “{ $text }”可能指 { $names }：请写全称或标识
query-not-additive = 指标“{ $metric }”不是金额，不能按部门相加：请换一个指标，或去掉 --sum、--regions
query-no-dimension = 指标 { $metric } 没有维度“{ $dimension }”：有 { $known }
query-no-split = 指标 { $metric } 不能按 { $by } 细分：可按 { $known } 细分
query-no-splits = 指标 { $metric } 不能按 { $by } 或其他科目细分
query-no-question = 没有问题“{ $name }”：{ $advice }
query-no-deflator = 没有价格指数“{ $name }”：有{ $known }；自备的请写入 --reference 所指文件夹的 deflators.csv
query-no-prices = 指标 { $metric } 的单位是 { $unit }，不是元，没有不变价：请去掉 --real
query-no-entity = 没有名为“{ $text }”的部门：`SELECT * FROM entities` 列出全部部门
query-no-entity-near = 没有名为“{ $text }”的部门：是否指{ $names }？
query-entity-ambiguous = “{ $text }”可能是{ $names }：请写全称或标识
query-unknown-region = 没有地区“{ $text }”：请写代码（42 为湖北全省），或用 --group 写部门名称的一部分
query-ambiguous-region = “{ $text }”是几个地区的名称（{ $codes }）：请写代码
query-empty-group = 这一组部门（{ $group }）没有{ $years }的{ $kind }
query-years-invalid = “{ $text }”不是年度范围：请写 2019..2024、2019..、..2024 或 2023
query-no-report-of-kind = { $entity }没有{ $kind }
query-no-report = { $entity }没有{ $years }的{ $kind }：已有 { $known }
query-no-report-of-scope = { $entity }没有{ $years }的{ $kind }（{ $scope }）：已有 { $known }
query-report-of-year = { $year }年度（{ $scope }）
query-group-too-small = 中位数至少需要{ $smallest }个值，而 { $metric } 在该组中只有{ $count }个（{ $group }）：请放宽分组，或换一个年度

# 年度

query-years = { $years }年度
query-years-any = 任何年度

# 引擎所准备的

query-part-engine = SQL 引擎
query-part-time-zone = 时区
query-part-cache = 缓存
query-part-functions = 函数
query-part-lock = 访问限制
query-part-limits = 资源限制
query-part-catalog = 视图清单
query-part-script = 视图脚本
query-part-view = “{ $name }”

# 一组部门

query-group = { $year }年度{ $kind }，编报范围：{ $scope }；部门：{ $criteria }
query-group-without = { $year }年度{ $kind }，编报范围：{ $scope }；部门：{ $criteria }；中位数不含{ $entity }
query-shadowed = { $entity }有两份不同的{ $year }年度{ $kind }（{ $scope }）：计入后导入的 { $counted }，不计 { $shadowed }（同时导入的，计入较全的一份；差异见视图 revision_differences）
query-level-nation = 中央
query-level-province = 省级
query-level-city = 市级
query-level-county = 县级
query-level-township = 乡级
query-group-criteria = { $criteria }
query-group-all = 全部部门
query-group-any-name = 名称不限
query-group-regions = 地区，按所属部门之和
query-group-regions-per-resident = 地区，按所属部门之和的常住人口人均数
query-group-name = 名称含“{ $text }”
query-group-level = 级次：{ $level }
query-group-function = 职能：{ $function }
query-group-region = 地区：{ $region }
query-group-expenditure = 支出：{ $least }至{ $most }元

# 前身

query-predecessor = { $entity }承接{ $predecessor }（{ $change }；{ $basis }）
query-predecessors = { $count }个部门的序列用了前身部门的报告（见报告部门列）；不用则加 --follow-successors false
query-predecessor-until = { $entity }在{ $year }年以前承接{ $predecessor }（{ $change }；{ $basis }）
query-change-alias = 别名
query-change-renamed = 更名
query-change-region-renamed = 所属地区更名
query-change-merged = 并入
query-part-received = { $entity }{ $year }年划入{ $other }的部分职责（{ $basis }），所占份额不详，序列在该年有断点
query-part-ceded = { $entity }{ $year }年向{ $other }划出部分职责（{ $basis }），所占份额不详，序列在该年有断点
query-region-merged = { $year }年{ $other }并入{ $entity }所属地区：序列在该年中断
query-region-received = { $year }年{ $other }的一部分划入{ $entity }所属地区：序列在该年中断
query-region-ceded = { $year }年{ $entity }所属地区的一部分划归{ $other }：序列在该年中断
query-region-ended = { $year }年{ $entity }所属地区撤销，并入或分属{ $other }：序列在该年中断
query-basis-reform = 由名称推断
query-basis-names = 由名称推断；用 --follow-successors false 可不承接
query-basis-reference = 见参照数据

# 位置与依据

query-place = { $parts }
query-place-file = 文件{ $number }
query-place-box = 范围 { $edges }
query-place-cell = { $sheet }!{ $cell }
query-place-sheet = { $sheet }
query-place-table-cell = t{ $cell }
query-evidence = { $field }：{ $rule }
query-evidence-printed = { $field }：“{ $printed }”，{ $rule }
query-evidence-placed = { $field }：“{ $printed }”（{ $place }），{ $rule }
query-term = { $label } { $printed }（{ $place }）
query-term-subtracted = − { $label } { $printed }（{ $place }）
query-rows-missing = { $entity }{ $year }年度在 { $table } 中应有{ $expected }行，实有{ $found }行

# 程序自带的定义

query-header = { $file } 第{ $line }行：{ $problem }
query-header-title = 标题不是“中文 | English”
query-header-label = 这不是“中文 | English”
query-header-column = 这不是“键: 中文 | English”：“{ $line }”
query-header-repeated = 键重复：“{ $line }”
query-header-parameter = 参数不是“名称 | 类型 | 默认 | 中文 | English”
query-header-no-column = 没有列“{ $name }”
query-header-no-key = 缺少键“{ $key }”
query-header-unknown-key = 没有键“{ $key }”：可用的键为 { $known }
query-header-misfit = “{ $value }”不是键“{ $key }”的有效值
query-header-no-label = “{ $name }”在此处和 queries/columns.txt 中都没有名称
query-header-id = 标识是“{ $value }”，与文件名不同
query-header-generated = “{ $value }”不能自动生成
query-header-circular = 视图 { $name } 所读的视图又读取它
query-own-unreadable = 无法读取：{ $reason }
query-own-no-file = 不是普通文件
query-own-too-large = 超过 { $bytes } 字节
query-own-encoding = 不是UTF-8编码的文本
query-own-name = “{ $name }”不能作查询名：只用小写字母、数字和 _，以字母开头
query-own-columns = 指标的列应为 { $expected }；现为 { $columns }
query-other-project = 本进程已使用项目 { $path }，不能再用其他项目
query-no-project = 本进程已在无项目的情况下读过查询：应在第一次查询前指定项目
