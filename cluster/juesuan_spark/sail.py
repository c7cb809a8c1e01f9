"""The same warehouse on Sail, which answers Spark's protocol without Java.

    from juesuan_spark.sail import SailWarehouse, local_session
    warehouse = SailWarehouse(local_session(), "out/warehouse", queries="queries", reference="out/reference")

Sail has no SQL functions of the user's own, so those of `queries/functions` are in Python; and it knows the partitions of a table only if it reads
its log itself.
"""

import decimal

from pyspark.sql.types import DecimalType, StringType

from juesuan_spark.warehouse import Warehouse

# More digits than any product of two numbers of 38.
EXACT = decimal.Context(prec=100, rounding=decimal.ROUND_HALF_UP)
FEN = decimal.Decimal("0.01")


def ratio(numerator, denominator, decimals):
    """`queries/functions`: numerator ÷ denominator, rounded half away from zero, in integers; null on a zero base."""
    if numerator is None or denominator is None or decimals is None:
        return None
    a, b = (int(EXACT.scaleb(EXACT.quantize(decimal.Decimal(amount), FEN), 2)) for amount in (numerator, denominator))
    if not 0 <= decimals <= 6:
        raise ValueError("ratio takes 0 to 6 decimals")
    if b == 0:
        return None
    quotient = (2 * abs(a) * 10**decimals + abs(b)) // (2 * abs(b))
    sign = 1 if (a < 0) == (b < 0) else -1
    return EXACT.scaleb(decimal.Decimal(sign * quotient * 10 ** (6 - decimals)), -6)


def rate(numerator, denominator):
    """`queries/functions`: a ratio to four decimals."""
    to_four = ratio(numerator, denominator, 4)
    return None if to_four is None else EXACT.quantize(to_four, decimal.Decimal("0.0001"))


def in_unit(decimals):
    """`queries/functions`: an amount in yuan, to the fen, in a unit with so many decimals more; exact."""

    def convert(amount):
        return None if amount is None else EXACT.scaleb(EXACT.quantize(decimal.Decimal(amount), FEN), -decimals)

    return convert


def joined(texts):
    """`queries/functions`: the texts of a list in one, sorted; null where there is none."""
    known = sorted(text for text in texts or [] if text is not None)
    return "、".join(known) or None


def local_session():
    """A session with a server of its own in this process."""
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer()
    server.start(background=True)
    _, port = server.listening_address
    session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
    # It ends with the session that needs it.
    session.juesuan_server = server
    return session


class SailWarehouse(Warehouse):
    """As `Warehouse`."""

    def _define_functions(self):
        self.spark.udf.register("ratio", ratio, DecimalType(38, 6))
        self.spark.udf.register("rate", rate, DecimalType(22, 4))
        self.spark.udf.register("wan", in_unit(4), DecimalType(32, 6))
        self.spark.udf.register("yi", in_unit(8), DecimalType(36, 10))
        self.spark.udf.register("joined", joined, StringType())

    def _register_table(self, table, path):
        self.spark.read.format("delta").load(str(path)).createOrReplaceTempView(f"raw_{table}")

    def _kept(self, frame):
        rows = frame.toArrow()
        # A frame without rows has nothing to compute again, and its schema cannot be told from it.
        return self.spark.createDataFrame(rows) if rows.num_rows else frame
