# The Python module.

python-no-choice = there is no choice of residents `{ $name }`: it is last, nearest, interpolated or census
python-no-warehouse = no warehouse is named: use warehouse="…" or set JUESUAN_WAREHOUSE
python-timeout = timeout is a number of seconds greater than zero, or a datetime.timedelta
python-too-long = the query was stopped after { $limit }: query fewer rows, or allow more with timeout=…
python-parameter-float = the parameter ${ $name } is a float, which does not keep amounts exactly: use decimal.Decimal or an int
python-parameter-digits = the parameter ${ $name } is not a number of up to 38 digits
python-parameter-type = the parameter ${ $name } has the type { $type }: use str, int, decimal.Decimal, bool, datetime.date, datetime.datetime or None
