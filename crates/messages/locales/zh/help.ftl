# 帮助：`help-命令`、`help-命令-参数`、`help-命令-参数-值`；`help-option-…` 为几个命令共有。`.note` 在选项之下。

help-juesuan = 中国政府部门决算、预算报告的数据：精确，每个数字可追溯到出处
help-help = 显示 juesuan 或某个命令的帮助

## 几个命令共有的选项

help-option-quiet = 只输出错误
help-option-verbose = 输出更多细节；写两次则更多
help-option-lang = 消息、列名和报告的语言 [默认: 消息用终端的语言，列名和报告用中文]
help-option-project = 项目文件夹，含设置和自有的指标、查询、视图、集市、检验 [默认: 当前文件夹或其上级中有 juesuan.toml 的，或数据仓库所在的]
help-option-warehouse = 数据仓库：一个目录；带 cloud 功能编译的程序也可用桶的地址（s3://…）
help-option-as-of = 读取仓库在此版本或此时的状态：17、2026-03-31（当日终了，UTC）或 2026-03-31T09:30:00+08:00；`juesuan history` 列出各版本
help-option-no-verify = 读取文件前不校验；默认每个文件在本机校验一次
help-option-reference = 一个 CSV 文件目录，补充参照数据或替换其中的行
help-option-residents = 人均的分母取哪一次人口统计，限于与当年区划一致的 [默认: last]
help-option-residents-last = 不晚于该年度的最近一次
help-option-residents-nearest = 年份最近的一次，两次同样近的取较早的
help-option-residents-interpolated = 两次统计之间按年均匀内插，并在分母出处中注明
help-option-residents-census = 不晚于该年度的最近一次人口普查
help-option-format = 输出格式 [默认: 按文件扩展名，否则为 table]
help-option-format-table = 供阅读的表格
help-option-format-line = 每个值一行
help-option-format-tsv = 制表符分隔
help-option-format-jsonl = 每行一个对象
help-option-format-arrow = Apache Arrow 文件（Feather）
help-option-format-csv = 逗号分隔的值
help-option-format-json = 每行一个对象；金额为精确文本
help-option-format-parquet = Apache Parquet；金额为精确小数
help-option-format-xlsx = Excel 工作簿
help-option-format-md = Markdown 表格
help-option-output = 写到此文件，而不是标准输出
help-option-csv-formulas = CSV 中以 = + - @、制表符或换行开头的文本会被电子表格软件当作公式执行，如何处理 [默认: 核对问题和数据集市为 escape，其他为 keep]
help-option-csv-formulas-escape = 在前面加单引号；数字不变
help-option-csv-formulas-keep = 原样写出，供程序使用
help-option-bom = CSV 以 UTF-8 标记（BOM）开头，Excel 打开时中文不乱码
help-option-unit = 金额单位：yuan、wan、yi，或元、万元、亿元 [默认: 供阅读的为万元，保留两位小数；文件为元。`sql` 原样列出金额]
help-option-unit-yuan = 元
help-option-unit-wan = 万元，SQL 中为 `wan(amount)`
help-option-unit-yi = 亿元，SQL 中为 `yi(amount)`
help-option-jobs = 线程数 [默认: 全部核]
help-option-follow-links = 跟随指向文件夹之外的链接
help-option-file-timeout = 每个文件（文字识别时为每页）的处理器时间
help-option-file-memory = 每个文件的内存
help-option-in-process = 在本进程内读取文件，不加限制：一个文件即可使整个运行中断

## 导入与核对

help-ingest = 把报告导入数据仓库
help-ingest-paths = 文件、ZIP 压缩包及其目录
help-ingest-ocr = 识别扫描页的文字（OCR），先前未识别而导入的报告也包括在内；识别出的数字有标记
help-ingest-retry = 重新读取在本版本中超时、超内存或使读取进程终止的文件
help-worker = 供 ingest 和 parse 启动的读取进程
help-parse = 解析报告而不入库（试运行），或把数据行写到标准输出供其他程序存放
    .note = 路径可由管道给出：find reports -name '*.pdf' | juesuan parse --arrow > rows.arrows
help-parse-paths = 文件、ZIP 压缩包及其目录 [默认: 标准输入所列，每行一个]
help-parse-arrow = 写出 Arrow 流：各表的数据行，与 `ingest` 所追加的相同
help-parse-warehouse = 略去此仓库已有的 [默认: 全部读取]
help-parse-ocr = 识别扫描页的文字（OCR）；识别出的数字有标记
help-check = 列出不符之处、两侧的数字及其位置
help-check-entity = 只看此部门：全称、独有的一部分名称，或标识
help-check-years = 只看这些年度：2019..2024、2019..、2023
help-check-rule = 只看此规则
help-check-state = 只看此状态的问题
help-check-severity = 只看不低于此严重程度的问题 [默认: warning；指定 --state 时不限]
help-rules = 列出所核对的规则（勾稽关系），或显示其中一条
help-rules-id = 要完整显示的规则
help-rules-markdown = 以 Markdown 写出全部目录

## 查看

help-show = 逐层查看：部门的报告、报告的报表、某处的数字、读到的整张表
help-show-place = 部门、部门/年度，或部门/年度/位置：行（259）、页（p3）、页上的数字（p3:215.69）、工作表的单元格（s2!C12）、段（d17），表、行、列（t5.3.2），或金额：14538.23、145,382,300.00、14538.23万元、1.45亿，不论报告用何单位
help-show-unread = 列出含有未读懂金额的句子
help-show-grid = 显示报告中此序号的表读到的内容，标出已成为数据的单元格
help-sql = 用 SQL 查询视图：语句来自命令行、文件、标准输入或交互界面
help-sql-text = 语句，以分号分隔；- 表示从标准输入读取；在终端上不给出时进入交互界面
help-sql-max-rows = 表格最多显示多少行（首尾部分）；0 为全部 [默认: 终端上1000行]
help-sql-labels = 以标签作为列标题；语句自行命名的列不变
help-sql-with = 将此文件（CSV、TSV、JSON、Parquet）作为名称所示的表；可重复
help-sql-parameter = 参数的值，语句中写作 $名称；可重复
help-sql-file = 运行此文件中的语句；可重复
help-sql-timeout = 语句超过此时长即停止：30s、10m、2h
help-sql-memory = 查询最多使用多少内存：512MB、2GiB [默认: 本机内存的80%]
help-sql-temp = 内存不足时最多写多少临时文件：500MB、20GiB；临时文件在 TMPDIR 指定的目录
help-metrics = 列出指标，或显示其中一项
help-metrics-id = 显示此指标的全部说明：标识、名称或简称（三公、执行率）
help-metrics-markdown = 以 Markdown 写出全部目录
help-schema = 以 Markdown 列出表、视图及其列
help-schema-json = 以 JSON 输出，含类型和含义
help-schema-sql = 输出 SQL 脚本，在任何 DuckDB 中就该数据仓库的文件建立全部视图
help-schema-manifest = 输出各视图、指标、查询的定义所在，供 juesuan_spark 使用；项目自有的附其 SQL
help-reference = 列出并核对参照数据，或显示其中一张表
help-reference-table = 要显示的表
help-reference-unresolved = 列出仓库中地区或职能不明的部门
help-reference-to = 把各表及其对仓库中部门的说明以 Parquet 写到此目录（供 Spark 使用）
help-learn = 由报告本身提出参照数据的增补建议，按票数取舍：科目名称、部门别名、部门沿革
help-learn-least = 只提出至少这么多份报告列示的，沿革则至少有这么多种证据（至多3种）
help-learn-output = 把建议的行写入此文件夹，格式同参照数据文件夹，另有 votes.csv
help-learn-force = 替换该文件夹中的文件
help-query = 运行内置查询
help-query-name = 查询；不写则列出全部
help-query-parameter = 查询的参数
help-query-help = 说明该查询、其参数和列

## 走势与比较

help-trend = 部门指标的逐年走势
help-trend-metrics = 指标：标识、名称或简称（三公、执行率），见 `juesuan metrics`
help-trend-entity = 部门：全称、独有的一部分名称，或标识；可写多次
help-trend-all = 全部部门
help-trend-group = 名称含此文字的所有部门
help-trend-region = 此地区的所有部门：地区名称，或区划代码的开头数字，42为湖北全省
help-trend-level = 此级次的所有部门：province、city、county、township
help-trend-function = 此职能的所有部门，见 `juesuan reference functions`
help-trend-sum = 把这些部门的金额相加，而不逐个列出；已含于另一份报告的报告不重复计算（视图 region_members）
help-trend-years = 年度：2019..2024、2019..、2023 [默认: 全部]
help-trend-dimension = 指标的一部分，如 reception
help-trend-by = 按科目级次细分：class、group、item、economic 或 economic_group
help-trend-kind = 决算（final_accounts）或预算（budget）[默认: 决算，没有则预算]
help-trend-real = 以不变价比较金额
help-trend-base = 不变价的基准年度
help-trend-deflator = 所用价格指数，取自参照数据的 deflators.csv [默认: 全国居民消费价格指数]
help-trend-index = 以首年为100的指数显示
help-trend-follow-successors = 把更名或并入的部门接入同一序列
help-trend-wide = 每个部门、每个指标一行，每年一列
help-trend-plot = 在终端上画出各值（标准错误）

help-panel = 生成面板数据：每个部门、每个年度一行，每个指标一列，并附数据说明
help-panel-metrics = 指标：标识、名称或简称（三公、执行率），见 `juesuan metrics`
help-panel-group = 名称含此文字的所有部门
help-panel-region = 此地区的所有部门：地区名称，或区划代码的开头数字，42为湖北全省
help-panel-level = 此级次的所有部门：province、city、county、township
help-panel-function = 此职能的所有部门，见 `juesuan reference functions`
help-panel-years = 年度：2019..2024、2019..、2023 [默认: 全部]
help-panel-kind = 决算（final_accounts）或预算（budget）[默认: 决算，没有则预算]
help-panel-real = 以不变价比较金额
help-panel-base = 不变价的基准年度
help-panel-deflator = 所用价格指数，取自参照数据的 deflators.csv [默认: 全国居民消费价格指数]
help-panel-follow-successors = 把更名或并入的部门接入同一序列
help-panel-balanced = 仅列各指标、各年度均有值的部门（或地区）
help-panel-regions = 按地区、年度列示：为所属部门之和，部门与其所属单位不重复计算
help-panel-codebook = 把各列含义和仓库状态写到此文件 [默认: 与输出文件放在一起，名为 PANEL.codebook.md]
help-peers = 各部门同一年度同一指标的比较
help-peers-metric = 指标：标识、名称或简称（三公、执行率），见 `juesuan metrics`
help-peers-year = 财政年度
help-peers-kind = 决算（final_accounts）或预算（budget）
help-peers-group = 比较名称含此文字的部门
help-peers-level = 比较此级次的部门：province、city、county、township [默认: --entity 的级次]
help-peers-function = 比较此职能的部门，见 `juesuan reference functions` [默认: --entity 的职能]
help-peers-region = 比较此地区的部门：地区名称，或区划代码的开头数字，42为湖北全省
help-peers-like-sized = 比较支出为 --entity 的一半至两倍的部门
help-peers-scope = 比较何种编报范围：department、own_level 或 unit
help-peers-entity = 与其他部门比较的部门
help-peers-dimension = 指标的一部分，如 reception
help-peers-per-resident = 以地区之和除以常住人口
help-peers-regions = 比较地区而非部门：为所属部门之和

help-leads = 列出某年度的异常变动线索，附构成分解和已排查的正当解释
help-leads-year = 财政年度，查看其较上年的变动
help-leads-kind = 决算（final_accounts）或预算（budget）
help-leads-rate = 误报率：控制率以内的线索中，预期至多有这一比例出于偶然
help-leads-any-dependence = 无论线索之间如何相关，误报率都成立（Benjamini–Yekutieli 法），控制率以内的线索会减少
help-leads-all = 控制率以外的线索也列出，排在其后
help-leads-limit = 至多列出的线索数
help-leads-bundle = 把所列的每条线索及其全部计算依据写成 JSON 文件，存入此文件夹
help-verify = 由线索的依据文件重新计算，并可与仓库比对
help-verify-bundles = `juesuan leads --bundle` 写出的文件
help-verify-warehouse = 同时由此仓库重新计算，并比对依据文件的全部内容

## 报告

help-report = 写一份供人阅读的报告：一个部门的多年情况，或一个地区、一组部门的一年情况
help-report-entity = 一个部门的多年情况：全称、独有的一部分名称，或标识
help-report-years = 该部门的年度：2019..2024、2019..、2023 [默认: 全部]
help-report-region = 一个地区的部门一年的情况：地区名称，或区划代码的开头数字，42为湖北全省
help-report-group = 名称含此文字的部门一年的情况
help-report-level = 此级次的部门一年的情况：province、city、county、township
help-report-function = 此职能的部门一年的情况，见 `juesuan reference functions`
help-report-year = 地区或分组的年度
help-report-scope = 地区或分组的编报范围：department、own_level 或 unit
help-report-format = 输出格式 [默认: 按文件扩展名，否则为 md]
help-report-format-html = 一个带图表的文件，无需网络
help-report-format-md = Markdown 文本
help-report-format-xlsx = Excel 工作簿
help-report-output = 要写的文件（.html、.md、.xlsx）[默认: 标准输出]
help-report-pages = 附上 PDF 原页并框出数字（仅限 HTML）
help-report-sources = 列出多少数据来源；HTML 在屏幕上总是全部可查，此项只决定打印（页首可改） [默认: HTML 为 short，其他为 all]
help-report-sources-none = 不列
help-report-sources-short = 只列文件
help-report-sources-all = 文件，以及每个数字的位置或算式
help-publish = 写出供 BI 工具使用的数据集市：星型模型（Parquet、CSV、一个 DuckDB 文件），附数据包说明、dbt 项目和语义模型
help-publish-partition-rows = 事实表超过这一行数时，按财政年度分写 Parquet 文件
help-publish-to = 写入的目录；全部文件一次替换，没有变化的文件保留

## 维护

help-compact = 把许多小文件合并为少数有序的大文件；不妨碍其他程序读写
help-vacuum = 删除保留期内各状态都不需要的文件
help-vacuum-retain = 被替换的文件为正在读取者保留多久：7d、36h、90m
help-vacuum-dry-run = 只列出文件，不删除（试运行）
help-vacuum-force = 允许对正在读写的程序不安全的保留期

help-init = 新建项目：存放自有设置、指标、查询、视图、集市和检验的文件夹，各附一例
help-init-folder = 新项目的文件夹
help-test = 检查项目的文件，并运行其检验
help-test-files = 检验文件 [默认: 项目中 tests 文件夹的全部]
help-history = 列出仓库的各版本，供 --as-of 使用
help-doctor = 检查本程序、已装的组件和仓库
help-doctor-warehouse = 要检查的仓库；不写则只检查程序
help-doctor-quick = 只检查每个文件的大小和行数，不计算校验和
help-repair = 恢复损坏文件中的数据：按报告的来源文件重新读取，或取自较早的版本
    .note = 请在当初导入报告时所在的目录中运行，使相对路径指向相同的文件。
help-completions = 写出使 shell 能补全命令的脚本：bash 载入它，其他 shell 放在目录中
help-completions-shell = shell 的名称
help-man = 写出手册页
help-man-out = 写入的目录
