-- 地区指标 | Metrics of regions
--
-- Additive metrics added up over the departments of a region, as in `region_spending`: without counting a department and
-- its own units twice; which reports a sum consists of, and which are missing, is in `region_members`. The steady sum is
-- that of the departments that state the amount in every year in which the region has one, so that its changes are not
-- those of the reports at hand; a renamed department is the same one. One row per region, year, kind, metric and part;
-- a year for which no department has a report has one row, without a metric.
--
--   region_code
--   region_name
--   fiscal_year
--   kind
--   metric
--   dimension
--   value: 合计指标值（元） | sum of the values, yuan
--   entity_count: 计入部门数 | departments whose value is in the sum
--   steady_value: 可比合计指标值（元） | sum over the departments that have a value in every year, yuan
--   steady_count: 可比部门数 | how many these are
--   member_count
--   missing_count
--   missing = missing_departments
--   residents
--   residents_source: 常住人口出处 | the day of the count and its source
--   per_resident: 人均指标值（元） | sum ÷ residents, yuan
--   chain_index: 定基指数 | national consumer prices of the year (`prices`): an amount in prices of year b is value × index of b ÷ this
WITH placed AS (
  SELECT region_code, region_name, fiscal_year, kind, scope, entity_id, entity_name, state, revision_id FROM region_members
),
years AS (
  SELECT
    region_code, region_name, fiscal_year, kind,
    COUNT(DISTINCT CASE state WHEN 'counted' THEN entity_id END) AS member_count,
    COUNT(DISTINCT CASE state WHEN 'missing' THEN entity_id END) AS missing_count,
    array_agg(DISTINCT CASE state WHEN 'missing' THEN entity_name END) AS missing
  FROM placed
  GROUP BY region_code, region_name, fiscal_year, kind
),
-- A renamed department under the id of its present name.
present AS (
  SELECT line.member_id, MIN(line.entity_id) AS present_id
  FROM entity_lines AS line
  LEFT JOIN (
    SELECT DISTINCT member_id AS entity_id FROM entity_lines WHERE member_id <> entity_id AND change IN ('renamed', 'region_renamed', 'alias')
  ) AS former ON former.entity_id = line.entity_id
  WHERE line.member_id <> line.entity_id AND line.change IN ('renamed', 'region_renamed', 'alias') AND former.entity_id IS NULL
  GROUP BY line.member_id
),
-- One row per department, even where it reports under two names in a year. Whatever a query wants of metrics, parts and
-- regions goes through the windows below to the metrics, so that no other is computed.
measured AS (
  SELECT
    members.region_code, members.fiscal_year, members.kind, added.metric, added.dimension,
    COALESCE(present.present_id, members.entity_id) AS department_id, CAST(SUM(added.value) AS DECIMAL(22, 4)) AS value
  FROM placed AS members
  JOIN additive_metrics AS added
    ON added.revision_id = members.revision_id AND added.entity_id = members.entity_id
    AND added.fiscal_year = members.fiscal_year AND added.kind = members.kind AND added.scope = members.scope
  LEFT JOIN present ON present.member_id = members.entity_id
  WHERE members.state = 'counted' AND added.value IS NOT NULL
  GROUP BY
    members.region_code, members.fiscal_year, members.kind, added.metric, added.dimension,
    COALESCE(present.present_id, members.entity_id)
),
numbered AS (
  SELECT
    *, COUNT(*) OVER (PARTITION BY region_code, kind, metric, dimension, department_id) AS department_years,
    DENSE_RANK() OVER (PARTITION BY region_code, kind, metric, dimension ORDER BY fiscal_year) AS year_number
  FROM measured
),
compared AS (
  SELECT
    *, department_years = MAX(year_number) OVER (PARTITION BY region_code, kind, metric, dimension) AS is_steady
  FROM numbered
),
sums AS (
  SELECT
    region_code, fiscal_year, kind, metric, dimension, CAST(SUM(value) AS DECIMAL(22, 4)) AS value,
    COUNT(*) AS entity_count, CAST(SUM(CASE WHEN is_steady THEN value END) AS DECIMAL(22, 4)) AS steady_value,
    COUNT(CASE WHEN is_steady THEN 1 END) AS steady_count
  FROM compared
  GROUP BY region_code, fiscal_year, kind, metric, dimension
)
SELECT
  years.region_code, years.region_name, years.fiscal_year, years.kind, sums.metric, sums.dimension, sums.value,
  sums.entity_count, sums.steady_value, sums.steady_count, years.member_count, years.missing_count,
  joined(years.missing) AS missing, counted.residents,
  counted.counted_on || CASE WHEN counted.is_interpolated THEN ', interpolated (' ELSE ' (' END || counted.source || ')'
    AS residents_source,
  CAST(ratio(CAST(sums.value AS DECIMAL(22, 2)), CAST(counted.residents AS DECIMAL(18, 2)), 2) AS DECIMAL(22, 4)) AS per_resident,
  of_year.chain_index
FROM years
LEFT JOIN sums
  ON sums.region_code = years.region_code AND sums.fiscal_year = years.fiscal_year AND sums.kind = years.kind
LEFT JOIN chosen_residents AS counted
  ON counted.region_code = years.region_code AND counted.fiscal_year = years.fiscal_year
  AND counted.population = 'residents'
LEFT JOIN prices AS of_year ON of_year.region_code = '000000' AND of_year.year = years.fiscal_year
