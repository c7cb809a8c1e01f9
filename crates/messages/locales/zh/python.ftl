# Python 模块。

python-no-choice = 没有名为“{ $name }”的人口取法：可用 last、nearest、interpolated、census
python-no-warehouse = 没有指定仓库：请写 warehouse="…"，或设置 JUESUAN_WAREHOUSE
python-timeout = timeout 是大于零的秒数，或 datetime.timedelta
python-too-long = 查询超过{ $limit }，已停止：请缩小查询范围，或用 timeout=… 放宽时限
python-parameter-float = 参数 ${ $name } 是浮点数，不能准确表示金额：请用 decimal.Decimal 或 int
python-parameter-digits = 参数 ${ $name } 不是 38 位以内的数
python-parameter-type = 参数 ${ $name } 的类型是 { $type }：请用 str、int、decimal.Decimal、bool、datetime.date、datetime.datetime 或 None
