# 核对报告的结果。

## 数字的比较

check-agrees = 两方相符
check-differs = { $actual } ≠ { $expected } { $unit }
check-rounded = { $actual } ≈ { $expected } { $unit }
check-exceeds = { $actual } > { $expected } { $unit }
check-fraction = { $part } / { $base } { $unit }
check-percent-differs = { $printed }% ≠ { $computed }% = { $fraction }
check-percent-rounded = { $printed }% ≈ { $computed }% = { $fraction }
check-percent-of-zero = 基数为零，没有百分比
check-percent-without-base = { $fraction } 写作{ $percent }%
check-base-hidden = 四舍五入使 { $fraction } 的基数无从得知
check-texts-differ = “{ $one }” ≠ “{ $other }”
check-one-is-zero = { $one }，而{ $other }

## 无法比较的数字

check-nothing-printed = 该规则所比较的各项均未列出
check-nothing-to-compare = 没有列出可与{ $label } { $printed } 比较的数字
check-printed-twice = { $label }既写作{ $one }，又写作{ $other }
check-zero-and-blank = 一处写零，一处空白
check-parts-blank = 各部分均为空白
check-whole-zero = 整体为零
check-cell-unread = 所需的单元格未能读取：“{ $printed }”
check-cell-beside-unread = 同行或同列的单元格未能读取：“{ $printed }”
check-rows-unread = { $statement }有未能读取的行
check-may-belong = { $label } { $printed }可能属于此项
check-list-unread = 同一列举中有未能读懂的句子：“{ $sentence }”

## 报表

check-report-blank = 报告没有列出任何金额
check-statement-explained = 该表为空，并注明：{ $note }
check-statement-empty = 该表为空，且没有说明原因
check-statement-not-empty = 该表不为空
check-statement-missing = 报告没有{ $statement }
check-statement-not-required = 报告没有{ $statement }，{ $year }年度也不要求
check-statement-required = 报告没有{ $statement }，{ $year }年度应当公开该表
check-statement-listed = 目录列有{ $statement }，报告中没有
check-statement-unread = { $statement }的标题之下没有可读取的表格
check-several-entities = 各表可能属于不同部门
check-heading-name = { $title }的表头所列名称为“{ $name }”
check-own-code = 报告的{ $class }为自编科目
check-code-without-parent = { $code }之上没有列出{ $parent }
check-level-missing = 该表完全没有列出{ $level }级科目
check-class-unlisted = { $class }不是{ $year }年度的功能分类科目
check-line-number-unread = “{ $printed }”不是整数
check-line-numbers-missing = 该表没有行次
check-line-first = 首行是{ $number }，不是1
check-line-follows = { $before }之后是{ $number }

## 情况说明

check-section-silent = 情况说明没有给出“{ $section }”的数字
check-section-not-required = 情况说明没有给出“{ $section }”的数字，也不要求
check-blank-but-stated = 说明写有{ $amount }，报表为空
check-row-missing = 该表没有名为“{ $label }”的行
check-row-amount = 该表没有名为“{ $label }”的行，{ $amount }是全部{ $code }的金额
check-carryover-between = 两者之间可能相差结转结余
check-unbalanced = 收入{ $income }，支出{ $expenditure }
check-opposite-changes = 收入{ $income_direction }{ $income }，支出却{ $expenditure_direction }{ $expenditure }
check-directions-differ = { $one }{ $amount }，却{ $other }{ $rate }
check-direction-wrong = 由{ $before }到{ $after }并非{ $direction }
check-change-not-stated = 该句没有写明增减额，或没有写明增减方向
check-part-is-not-whole = 本年度部分不等于整体
check-nothing-spent = 没有支出，也没有写明预算
check-budget-not-stated = 没有写明{ $percent }所对应的预算
check-budget-incomplete = 说明没有给出包含{ $code }的年初预算
check-word-wrong = { $actual }并非{ $word }{ $budget }
check-share-alone = 报告只给出占比，没有给出金额
check-share-of-unknown = 没有说明{ $share }是占什么的比重
check-leftover-form = “{ $text }”是模板残留的文字
check-leftover-year = “{ $text }”是其他年度或不成年度
check-leftover-punctuation = “{ $text }”标点重复

## 绩效自评

check-scores-incomplete = 分数没有全部列出
check-score-above-full = 得{ $score }，满分{ $full }分

## 图像中识别的数字

check-recognized = { $statement }：数字由图像识别，没有勾稽关系可以印证
check-recognized-remedy = 请与原页核对；如需录入，请提供数字正确的文本版报告

## 核对的事项

instance-statement = { $statement }
instance-explanations = 情况说明
instance-section = { $section }
instance-code = { $place } { $code }
instance-code-details = { $place } { $code } { $details }
instance-row = { $place } { $row }
instance-row-details = { $place } { $row } { $details }
instance-named-entity = 部门名称
instance-line-numbers = 行次
instance-budget = 预算数
instance-blank = 报表为空
instance-balance = 收支平衡
instance-change = 增减
instance-direction = 增减方向
instance-word = 与预算相比
instance-within = 不大于{ $whole }
instance-all-funds = 全部资金
instance-rate = 执行率
instance-score = 总分
instance-full-score = 满分
