# 命令行：帮助的标题，以及命令行有何不对。

usage-heading = 用法:
usage-commands = 命令
usage-arguments = 参数
usage-options = 选项
usage-example = 示例:
usage-examples = 示例:
usage-default = [默认: { $value }]
usage-env = [环境变量: { $name }]
usage-values = [可选值: { $values }]
usage-values-heading = 可选值:
usage-help = 显示帮助
usage-help-summary = 显示帮助（-h 为摘要）
usage-help-more = 显示帮助（--help 更详细）
usage-version = 显示版本

usage-error = 错误：
usage-tip = 提示：
usage-more = 详见“{ $help }”。

usage-unknown-command = 没有命令“{ $name }”
usage-unknown-argument = 不认识参数“{ $name }”
usage-invalid-value = 参数 { $argument } 的值“{ $value }”不对
usage-invalid-value-because = 参数 { $argument } 的值“{ $value }”不对：{ $reason }
usage-value-missing = 参数 { $argument } 缺少值
usage-argument-missing = 缺少必需的参数：{ $arguments }
usage-command-missing = { $name } 缺少命令
usage-conflict = 参数 { $argument } 不能与 { $others } 同用
usage-repeated = 参数 { $argument } 只能用一次
usage-too-many-values = 参数 { $argument } 多了一个值“{ $value }”
usage-wrong-number = 参数 { $argument } 的值的个数不对
usage-not-text = 有参数不是有效的 UTF-8
usage-file-timeout = 应为时长，如 10s 或 2m
usage-file-memory = 应为不小于{ $least }M 的大小，如 512M 或 2G
usage-threads = 应为1至65535的数字
usage-rate = 应为0与1之间的数字，至多六位小数

usage-similar = 是否指 { $names }？
usage-as-value = 如要把“{ $value }”作为值，请写作“-- { $value }”
