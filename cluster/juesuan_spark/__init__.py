"""A juesuan warehouse on Spark: its live files as tables, its views and metrics, its named questions.

    from juesuan_spark import Warehouse
    warehouse = Warehouse(spark, "out/warehouse", queries="queries", reference="out/reference")
    warehouse.sql("SELECT * FROM spending LIMIT 5").show()
    warehouse.query("biggest_movers", year=2023).show()
    warehouse.trend("expenditure", "武汉市武昌区人民政府办公室", by="class").show()
    warehouse.peers("project_share", 2023, level="county", function="education").show()

`reference` is the folder that `juesuan reference -w out/warehouse --to out/reference` writes: the reference data, and what
they say of the bodies in this warehouse. The SQL is that of `queries/`, unchanged; only its functions are spelt for Spark. `distributed_ingest` reads papers by many machines.
"""

from juesuan_spark.ingest import distributed_ingest
from juesuan_spark.warehouse import Warehouse

__all__ = ["Warehouse", "distributed_ingest"]
