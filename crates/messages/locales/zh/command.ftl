# 各命令及其运行所说的话。

cli-panic = 程序或所用的库出错，与命令无关：{ $text }（{ $place }）。已提交的内容都已保留，可再次运行同一命令；如再出错，请设 RUST_BACKTRACE=1 运行，并报告其输出
cli-panic-disk-full = 磁盘已满：请腾出空间（`juesuan vacuum` 可删除不再需要的文件）后再次运行同一命令；已提交的内容都已保留（{ $text }）
cli-error = juesuan：{ $error }
cli-parts = { $first }；{ $then }
cli-item = { $count }条{ $name }
cli-in-file = { $text }（修订版 { $revision }）
cli-file-number = 文件{ $number }：{ $text }
cli-cannot-write = 无法写入 { $path }
cli-cannot-create-folder = 无法建立目录 { $path }

## 导入

cli-rejected = 拒收 { $file }：{ $reason }
cli-rejected-remedy = 处理办法：{ $remedy }
cli-no-statement = { $file } 中没有报表：{ $account }
cli-progress = {"{"}bar:30{"}"} {"{"}pos{"}"}/{"{"}len{"}"}个文件，{"{"}per_sec{"}"}，剩余{"{"}eta{"}"}
cli-interrupting = 已中断：正在提交已读部分；再按一次 Ctrl-C 立即结束
cli-interrupted = 已中断：还剩{ $remaining }个文件。再次运行同一命令即从此处继续，已完成的文件不变
cli-inputs = 共{ $inputs }个文件：入库{ $ingested }，未变{ $unchanged }，拒收{ $rejected }
cli-facts = 数据{ $facts }条
cli-reports-facts = 报告{ $reports }份，数据{ $facts }条
cli-unread-pages = { $pages }页未能读取（SELECT * FROM rejects）
cli-unread-cells = { $cells }个单元格未能读取（SELECT * FROM rejects）
cli-unread-pages-cells = { $pages }页、{ $cells }个单元格未能读取（SELECT * FROM rejects）
cli-manifests = 清单{ $manifests }份
cli-manifests-faults = 清单{ $manifests }份，其中{ $faults }处无法照办
cli-near-twin = { $new } 与已有的 { $known } 是否同一部门？如是，请在 manifest.csv 的 entity_name 中写明 { $known }，再次导入
cli-shadowed-more = 另有{ $count }份不计入的报告：`juesuan query shadowed_reports` 全部列出
cli-worker = 无法为另一进程读取文件
cli-no-path-list = 无法从标准输入读取文件列表

## 核对与查看

cli-checks = 勾稽关系：{ $counts }
cli-checks-none = 均未核对
cli-verdict = { $severity } { $state }
cli-also = 同因 { $instance }：{ $message }
cli-statements-none = 本报告中没有可识别的报表
cli-grid-colors = 粗体：已成为数据；红色：未能读取；暗色：名称、表头或空白
cli-grid-marks = [ ]：已成为数据；{"{"} {"}"}：未能读取；其余：名称、表头或空白
cli-grid-changed = 本版本对表{ $table }的读法不同：“{ $printed }”已不在第{ $row }行第{ $column }列；请重新导入该报告
cli-grid-none = 该报告有{ $tables }张表，从0数起：`juesuan show 部门/年度` 列出其中的报表
cli-unreadable-again = 无法再次读取 { $file }：{ $reason }
cli-unreadable-again-remedy = 无法再次读取 { $file }：{ $reason }；{ $remedy }
cli-file-changed = { $file } 导入后已有改动：请重新导入
cli-no-report-of-year = { $entity }没有{ $year }年度的报告：`juesuan show { $name }` 列出已有的报告
cli-no-number-there = 该处没有读到{ $entity }的数字：`juesuan show … --grid N` 显示读到的整张表
cli-no-such-amount = { $entity }{ $year }年度的报告中没有这个金额（不论单位和写法，已按四舍五入比较）：`juesuan show … --unread` 列出未读懂的金额
cli-not-a-place = { $text }不是位置：应为行（259）、页（p3）、页上的数字（p3:215.69）、工作表的单元格（s2!C12）、段（d17），表、行、列（t5.3.2），或金额（14538.23、1.45亿）

## 诊断

cli-doctor-ok = 正常
cli-doctor-note = 提示
cli-doctor-fault = 故障
cli-doctor-program = 程序
cli-doctor-engine = 引擎
cli-doctor-recognition = 识别
cli-doctor-reference = 参照数据
cli-doctor-warehouse = 仓库
cli-doctor-files = 文件
cli-doctor-rows = 数据
cli-doctor-rejects = 未读入
cli-doctor-version-folders = juesuan { $version }，数据仓库可放在目录中（如需 s3://…，请用 --features cloud 编译）
cli-doctor-version-cloud = juesuan { $version }，数据仓库可放在目录或 S3 中
cli-doctor-engine-bundled = DuckDB { $version }，已编入程序
cli-doctor-engine-linked = DuckDB { $version }，来自 libduckdb
cli-doctor-recognition-works = tesseract 可识别简体中文：`ingest --ocr` 可用
cli-doctor-recognition-fails = tesseract 不可用（只有 `ingest --ocr` 需要）：{ $remedy }
cli-doctor-reference-sound = { $tables }张表，彼此相符
cli-doctor-reference-faults = 有{ $rows }行彼此不符：`juesuan reference` 逐一列出
cli-doctor-warehouse-none = 未指定：请用 -w 目录，或设置 JUESUAN_WAREHOUSE
cli-doctor-warehouse-place = { $place }，布局版本{ $layout }
cli-doctor-warehouse-place-variable = { $place }（JUESUAN_WAREHOUSE），布局版本{ $layout }
cli-doctor-files-sound = { $size }，均与写入时相同
cli-doctor-files-counted = { $size }，无缺失或残缺；不加 --quick 时还核对校验和
cli-doctor-files-without-hash = 有{ $files }个文件由较早的 juesuan 写入，没有校验和：只能核对大小和行数
cli-doctor-files-remedy = `juesuan repair` 按报告的来源文件或较早的版本恢复数据；无法恢复的，请从仓库的备份中恢复
cli-doctor-counts = 部门{ $entities }个，现行报告{ $reports }份（另有旧修订版{ $older }份），数据{ $facts }条，未能读取{ $rejects }项
cli-doctor-rejects-remedy = `juesuan query rejected_inputs` 列出未能读取的内容、原因和处理办法
cli-doctor-left-behind = 有{ $facts }条数据来自未做完的运行：视图均不显示，满48小时后由 `juesuan compact` 清除
cli-doctor-rows-remedy = 想必有其他程序写过这个仓库：请恢复备份，或把报告导入另一个目录
cli-doctor-more = 另有{ $more }项
cli-doctor-faults = 发现{ $faults }处故障：上面写明了处理办法

## 维护

cli-repair-nothing = 没有损坏
cli-repaired = 已修复{ $files }处；全部数据与损坏前相同
cli-repaired-restored = { $path }：{ $rows }行，取自前一版本的文件
cli-repaired-read = { $path }：{ $rows }行，按来源文件重新读取
cli-repaired-log = 表 { $table }：丢失的提交中的{ $rows }行，按来源文件重新读取
cli-repair-fails = { $file }无法修复，未作改动：{ $reason }
cli-repair-log-fails = 表 { $table } 日志丢失的提交无法修复：{ $reason }
cli-repair-missing = { $reports } 的来源文件不在原处、已有改动，或由其他版本的 juesuan 读入；请放回原处，或从备份中恢复该文件
cli-repair-other = 原有{ $lost }行，而按来源文件读回{ $found }行；请从备份中恢复该文件
cli-repair-differs = 按来源文件读回的行数相同而内容不同；请从备份中恢复该文件
cli-repair-unknown = 来源文件不详；请从备份中恢复该文件
cli-repair-left = 有{ $files }处未能修复：原因见上
cli-compacted = { $table }：{ $before } 合并为 { $after }
cli-compacted-dropped = { $table }：{ $before } 合并为 { $after }；略去视图不显示的{ $rows }行
cli-vacuum-would-delete = 将删除{ $size }
cli-vacuum-deleted = 已删除{ $size }
cli-vacuum-deleted-logs = 已删除{ $size }，另有日志文件{ $log_files }个
cli-vacuum-retain = 应为数字加 d、h、m 或 s，如 7d
cli-man-written = 已写出{ $pages }页手册：man { $folder }/juesuan.1
cli-published = 写出{ $written }个文件，未变{ $unchanged }个；行数：{ $rows }
cli-published-keys = 以下主键或外键与数据不符，故未声明：{ $keys }
cli-published-one-by-one = { $folder } 所在的文件系统不支持符号链接，文件是逐个替换的：替换期间，读取者可能看到两种状态的文件

## 查询

cli-sql-timeout = 不是时长：请写作 30s、10m 或 2h
cli-sql-too-long = 查询超过{ $limit }，已停止：请缩小查询范围，或用 --timeout 放宽时限
cli-sql-ended = 查询中止，没有结果
cli-sql-with = 应写作 名称=文件，而不是 { $text }
cli-sql-input = 无法从标准输入读取语句
cli-sql-file = { $path }，第{ $line }行的语句
cli-sql-several = 共有{ $results }个结果，此格式不能连续输出：请用 -o 写入文件，每个结果一个文件
cli-sql-shape = { $rows }行 × { $columns }列，{ $seconds }秒
cli-sql-written = 已将{ $rows }行写入 { $path }
cli-cannot-read = 无法读取 { $path }
cli-no-warehouse = 未指定数据仓库：请用 -w 目录
cli-ingest-not-compared = 新报告已入库，但未能与其他报告比较：{ $reason }
cli-project-none = { $path } 中没有项目（缺少 juesuan.toml）；可用 juesuan init { $path } 新建
cli-project-invalid = { $path } 第{ $line }行：{ $reason }
cli-init-exists = { $path } 已存在，未写入任何文件
cli-learn-exists = { $path }已经存在，未写任何文件：请另选文件夹，或加 --force
cli-learn-nothing = 没有{ $least }票以上的建议
cli-learn-done = { $path }中有{ $count }行建议：核对无误的请移入自己的参照数据文件夹；在此之前不会采用
cli-init-done = 项目已建于 { $path }：先用 juesuan ingest 读入报告，再试 juesuan test、juesuan metrics basic_share、juesuan trend basic_share --all
cli-test-no-project = 未指定项目：请在项目文件夹中运行，或用 --project 目录；juesuan init 可新建
cli-test-read = { $path }：可用
cli-test-wrong = { $path }：未通过：{ $reason }
cli-test-held = { $path }：{ $count } 项检验通过
cli-test-failed = { $path }：未通过：{ $failed } 项不符，{ $count } 项通过
cli-test-unreadable = { $path }：{ $reason }
cli-test-system = { $place }：“system”会运行其他程序，项目的检验不能使用
cli-unknown-ending = { $path } 的扩展名不对应任何格式：请用 .csv、.tsv、.json、.jsonl、.parquet、.arrow、.xlsx、.md 或 .txt，或用 --format 指定
cli-query-warehouse = 未指定仓库：请用 -w 目录；如需说明，请用 `juesuan query { $name } --help`
cli-query-parameter = 应写作 名称=值，而不是 { $text }
cli-query-required = 必填
cli-query-default = 默认 `{ $value }`
cli-query-columns = 列
cli-report-pages = --pages 只用于 HTML：请写出以 .html 结尾的文件名，或去掉该选项
cli-report-year = 未指定年度：请加 --year，如 --year 2023
cli-report-format = { $file }：报告只能写成 .html、.md 或 .xlsx
cli-leads = 共{ $reports }份报告，其中{ $compared }份有上年报告可比：线索{ $leads }条，误报率{ $rate }以内{ $within }条
cli-leads-lines = 新增或消失的科目{ $count }个，其中无从解释的{ $unexplained }个；列在线索之后，不排名次
cli-leads-bundles = 依据文件{ $count }个，存于 { $folder }
cli-verify-no-bundle = { $path } 不是 `juesuan leads` 写出的依据文件
cli-verify-equal = { $path }：重新计算，一致
cli-verify-gone = 不在仓库的线索之中
cli-verify-differs = { $path }：{ $part } 所列为 { $stated }，重新计算为 { $found }
cli-verify-failed = { $count }个依据文件不一致
cli-sheet-leads = 线索
cli-sheet-findings = 核对问题
cli-sheet-panel = 面板数据
cli-sheet-history = 仓库版本
cli-sheet-reference = 参照数据
cli-unknown-rule = 没有规则“{ $name }”：{ $advice }
cli-unknown-table = 没有参照表“{ $name }”：{ $advice }
cli-rule-id = 规则
cli-rule-title = 名称
cli-rule-severity = 严重程度
cli-rule-reads = 涉及报表
cli-rule-why = 依据说明
cli-rule-example = 示例
cli-rule-source = 来源
cli-rule-prose = 情况说明
cli-metric-id = 标识
cli-metric-version = 版本
cli-metric-name-zh = 中文名
cli-metric-name-en = 英文名
cli-metric-unit = 单位
cli-metric-numerator = 分子
cli-metric-denominator = 分母
cli-metric-kind = 报告种类
cli-metric-phase = 阶段
cli-metric-dimensions = 维度
cli-metric-by = 细分
cli-metric-nulls = 无值情形
cli-metric-source = 来源
cli-metric-file = 文件

## 表中不属于任何词表的值：`value-列-值`。

value-stage-source = 来源
value-stage-reader = 格式
value-stage-report = 报告
value-stage-page = 页
value-stage-cell = 单元格
value-unit_source-statement = 报表
value-unit_source-column = 列
value-unit_source-inherited = 沿用
value-admin_level-nation = 中央
value-admin_level-province = 省级
value-admin_level-city = 市级
value-admin_level-county = 县级
value-admin_level-township = 乡级
value-line_change-itself = 本部门
value-line_change-alias = 别名
value-line_change-region_renamed = 所属地区更名
value-line_change-renamed = 更名
value-line_change-merged = 并入
value-reorganization-explains = 可以解释
value-reorganization-does_not_explain = 不能解释
value-reorganization-cannot_be_checked = 无从核实
value-restatement-explains = 可以解释
value-restatement-does_not_explain = 不能解释
value-restatement-cannot_be_checked = 无从核实
value-code_change-explains = 可以解释
value-code_change-does_not_explain = 不能解释
value-code_change-cannot_be_checked = 无从核实
value-unit_slip-explains = 可以解释
value-unit_slip-does_not_explain = 不能解释
value-unit_slip-cannot_be_checked = 无从核实
value-one_off_project-explains = 可以解释
value-one_off_project-does_not_explain = 不能解释
value-one_off_project-cannot_be_checked = 无从核实
value-scope_change-explains = 可以解释
value-scope_change-does_not_explain = 不能解释
value-scope_change-cannot_be_checked = 无从核实
value-event-begins = 新增
value-event-ends = 消失
value-succession-merged = 并入
value-succession-received = 划入
value-succession-ceded = 划出
value-succession-exchanged = 划入并划出
value-succession-region_renamed = 所属地区更名
value-succession-region_merged = 他地并入所属地区
value-succession-region_received = 划入所属地区
value-succession-region_ceded = 所属地区划出
value-succession-region_exchanged = 所属地区划入并划出
value-succession-region_ended = 所属地区撤销
value-scope-sum = 合计
value-unit-ratio = 比率
value-unit-points = 分
value-state-counted = 计入
value-state-contained = 已含于他处
value-state-missing = 缺报
value-line_change-member = 成员
value-operation-create = 建立
value-operation-append = 追加
value-operation-compact = 合并
value-stands_in-rejects = 未能读取
value-meaning-unread = 未读出
value-code_level-total = 合计
value-deflator-national_consumer_prices = 全国居民消费价格指数
value-yes = 是
value-no = 否

## 没有查询说明的列的标题。

cli-in-unit = { $name }（{ $unit }）
cli-in-unit-rounded = { $name }（{ $unit }，四舍五入）
cli-metric-short = 简称
cli-compared = { $unit }：应为{ $expected }，实为{ $actual }，差额{ $difference }
heading-metric_name = 指标名称
heading-version = 版本
heading-committed_at = 提交时间
heading-operation = 操作
heading-reports = 报告份数
heading-facts = 数据条数
heading-findings = 问题数
heading-left = 左侧
heading-right = 右侧
heading-table = 表
heading-lists = 内容
heading-row = 行键
heading-rows = 行数
heading-place = 位置

## 交互式查询

shell-welcome = 语句以分号结束；\? 列出命令，\d 列出视图，\x 退出。
shell-unknown = 没有命令 { $name }：\? 列出全部命令
shell-include = \i 需要文件：\i 文件
shell-formats = 可用格式：{ $formats }
shell-help-d = \d [视图]              列出视图，或某一视图的各列
shell-help-m = \m [指标]              列出指标，或显示某一指标
shell-help-q = \q [查询 名称=值]      列出内置查询，或运行某一查询
shell-help-i = \i 文件                运行文件中的语句
shell-help-o = \o [文件]              将结果写入文件，或恢复显示在屏幕上
shell-help-format = \format 格式           按此格式显示结果
shell-help-timing = \timing [on|off]      是否显示每个结果的行列数和用时
shell-help-p = \p [名称[=值]]         列出参数，设置或删除某一参数
shell-help-help = \?                     显示本列表
shell-help-x = \x                     退出；Ctrl-D、exit、quit 亦可
