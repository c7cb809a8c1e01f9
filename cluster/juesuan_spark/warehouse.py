"""The warehouse's tables, views and questions in a Spark session."""

import json
import pathlib
import re

import deltalake
from pyspark.sql.types import StructType

WORD = re.compile(r"[a-z0-9_]+")
PARAMETER = re.compile(r"\$(\w+)")
# In place of the view of entities: the one whose trend is wanted.
SELECTED = "SELECT CAST($entity_id AS STRING) AS entity_id, CAST($entity_name AS STRING) AS entity_name"


def _code(text):
    """The SQL without its comments."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))


def _instead(text, views):
    """The SQL, reading these queries in place of the views of their names."""
    if not views:
        return _code(text)
    return f"WITH {', '.join(f'{view} AS ({select})' for view, select in views.items())}\nSELECT * FROM (\n{_code(text)}\n) AS answer"


class Warehouse:
    """Views are registered when a query first names them. With `keep`, each is also computed then, once, and its rows are kept on
    the executors: for many questions over a small warehouse, where Spark plans longer than it computes. `manifest` is a file that
    `juesuan schema --manifest` wrote within a project, and adds that project's views, metrics and questions."""

    def __init__(self, spark, root, queries, reference, keep=False, manifest=None):
        self.spark = spark
        self.keep = keep
        self.queries = pathlib.Path(queries)
        # What the program says of its tables and of these files.
        manifest = json.loads(pathlib.Path(manifest or self.queries / "manifest.json").read_text("utf-8"))
        self.views = {view["name"]: view for view in manifest["views"]}
        self.metrics = {metric["id"]: metric for metric in manifest["metrics"]}
        self.questions = {question["name"]: question for question in manifest["questions"]}
        self.made = set()
        spark.conf.set("spark.sql.session.timeZone", "UTC")
        # A sum or a quotient that does not fit is an error, never null or another number.
        spark.conf.set("spark.sql.ansi.enabled", "true")
        self._define_functions()
        for table in manifest["warehouse"]["tables"]:
            self._register_table(table, pathlib.Path(root) / table)
        for file in sorted(pathlib.Path(reference).glob("*.parquet")):
            spark.read.parquet(str(file)).createOrReplaceTempView(file.stem)

    def sql(self, text, **parameters):
        """One SELECT over the views; `$name` takes the value of the parameter of that name."""
        return self._ask(text, {}, parameters)

    def _ask(self, text, instead, parameters):
        """The same, reading the queries of `instead` in place of views."""
        self._make_views(text, instead)
        text = _instead(text, instead)
        named = set(PARAMETER.findall(text))
        code = PARAMETER.sub(r":\1", text)
        return self.spark.sql(code, args={name: value for name, value in parameters.items() if name in named})

    def query(self, name, **given):
        """A named question of `queries/analysis`; what is not given has its default."""
        question = self.questions[name]
        unknown = set(given) - {parameter["name"] for parameter in question["parameters"]}
        if unknown:
            raise ValueError(f"{name} has no parameter {', '.join(sorted(unknown))}")
        values = {}
        for parameter in question["parameters"]:
            value = given.get(parameter["name"], parameter["default"])
            if value is None:
                raise ValueError(f"{name} needs a value for {parameter['name']}")
            values[parameter["name"]] = int(value) if parameter["type"] == "integer" else str(value)
        return self.sql(self._source(question), **values)

    def trend(
        self, metric, entity, first=1994, last=2100, kind="final_accounts", dimension=None, by="", follow=True, base=None,
        deflator="national_consumer_prices",
    ):  # fmt: skip
        """A metric of one entity, by its id or whole name, over the years; yuan in prices of the year `base` by the index `deflator`."""
        entity_id, entity_name = self._entity(entity)
        lines = self.sql("SELECT * FROM entity_lines WHERE entity_id = $entity_id", entity_id=entity_id)
        lines.createOrReplaceTempView("selected_lines")
        return self._measure(
            "trend", metric, dimension,
            {"entity_lines": "SELECT * FROM selected_lines", "entities": SELECTED},
            entity_id=entity_id, entity_name=entity_name, first=first, last=last, kind=kind, by=by, follow=follow,
            additive=self.metrics[metric]["additive"],
            real=base is not None, base=base or 0, deflator=deflator,
        )  # fmt: skip

    def peers(
        self, metric, year, kind="final_accounts", scope="department", dimension=None, entity=None, level="", function="",
        region="", contained="", least=-1, most=-1,
    ):  # fmt: skip
        """A metric of one year over a group of entities, ranked; the one asked about is left out of the median."""
        return self._measure(
            "peers", metric, dimension, {},
            year=year, kind=kind, scope=scope, entity_id=self._entity(entity)[0] if entity else "", level=level,
            function=function, region=region, contained=contained, least=least, most=most,
        )  # fmt: skip

    def _measure(self, question, metric, dimension, instead, **parameters):
        """The question over one metric's own view instead of all of them, so that no other is computed."""
        one = f"SELECT '{metric}' AS metric, * FROM metric_{metric}"
        dimension = dimension or self.metrics[metric]["dimensions"][0]
        parameters |= {"metric": metric, "unit": self.metrics[metric]["unit"], "dimension": dimension}
        return self._ask(self._text(f"analysis/{question}.sql"), instead | {"metrics": one}, parameters)

    def _source(self, described):
        """The SQL of a view or question."""
        return described["sql"] if "sql" in described else self._text(described["file"])

    def _text(self, file):
        return (self.queries / file).read_text("utf-8")

    def _entity(self, entity):
        known = "SELECT entity_id, entity_name FROM entities WHERE entity_id = $entity OR entity_name = $entity"
        found = self.sql(known, entity=entity).collect()
        if len(found) != 1:
            raise ValueError(f"{entity} is {len(found)} entities of this warehouse, by its id or whole name")
        return found[0]

    def _define_functions(self):
        for statement in _code((self.queries / "functions/spark.sql").read_text("utf-8")).split(";\n"):
            if statement.strip():
                self.spark.sql(statement.rstrip().rstrip(";"))

    def _register_table(self, table, path):
        """The files that are live now, by the table's log."""
        live = deltalake.DeltaTable(str(path))
        files = live.file_uris()
        reader = self.spark.read.option("basePath", str(path))
        # A year in a folder's name is read as an integer by Spark itself.
        frame = reader.parquet(*files) if files else self._empty(live)
        frame.createOrReplaceTempView(f"raw_{table}")

    def _empty(self, live):
        return self.spark.createDataFrame([], StructType.fromJson(json.loads(live.schema().to_json())))

    def _kept(self, frame):
        """The frame's rows, computed now."""
        return frame.localCheckpoint()

    def _make_views(self, text, instead):
        """The views that a text names, but for those that something is read in place of, and what that names."""
        words = set(WORD.findall(_code(text).lower())) - set(instead)
        words |= {word for select in instead.values() for word in WORD.findall(select.lower())}
        for word in sorted(words):
            if word in self.views and word not in self.made:
                self.made.add(word)
                view = self.views[word]
                body = self._source(view)
                instead_of = view.get("instead", {})
                self._make_views(body, instead_of)
                select = _instead(body, instead_of)
                if self.keep:
                    self._kept(self.spark.sql(select)).createOrReplaceTempView(word)
                else:
                    self.spark.sql(f"CREATE OR REPLACE TEMPORARY VIEW {word} AS {select}")
