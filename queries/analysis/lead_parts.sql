-- 线索的构成 | Parts of leads
-- command: leads
--
-- What the leads of $year are made of: for an amount, the parts one level below it with the largest changes, at most five,
-- and the rest, which together are exactly the change; for a ratio, its numerator and its denominator. A part that a report
-- does not print counts as nothing in the change, and is null itself.
--
--   entity_id
--   scope
--   metric
--   dimension = measured_part
--   part_rank: 序号 | 1 has the largest change; the rest comes last
--   part: 构成 | a code, a part of the metric, basic or project, numerator or denominator; rest for everything else
--   part_name: 构成名称 | name of the code
--   part_before: 上年构成金额 | of the year before
--   part_after: 本年构成金额 | of the year
--   part_change: 构成变动额 | part_after − part_before
WITH leads AS (
  SELECT entity_id, COALESCE(scope, '') AS scope, metric, dimension, numerator, denominator, previous_numerator,
    previous_denominator, value, previous_value
  FROM unusual_changes
  WHERE kind = $kind AND fiscal_year = $year AND belongs_to IS NULL
),
lines AS (
  SELECT metric, dimension, dimension AS part, entity_id, COALESCE(scope, '') AS scope, fiscal_year, value
  FROM additive_metrics
  WHERE kind = $kind AND fiscal_year BETWEEN $year - 1 AND $year AND value IS NOT NULL
),
kin AS (
  SELECT
    CASE
      WHEN metric = 'three_public_total' AND dimension IN ('vehicle_purchase', 'vehicle_operation') THEN 'vehicle'
      WHEN metric = 'three_public_total' AND dimension <> 'three_public' THEN 'three_public'
      WHEN metric = 'income_of_year' AND dimension <> 'total' THEN 'total'
      WHEN dimension LIKE '2%' OR dimension LIKE '3%' THEN
        CASE LENGTH(dimension)
          WHEN 3 THEN 'total'
          WHEN 5 THEN SUBSTRING(dimension, 1, 3)
          WHEN 7 THEN SUBSTRING(dimension, 1, 5)
        END
    END AS whole,
    metric, part, entity_id, scope, fiscal_year, value
  FROM lines
  UNION ALL
  -- Basic and project expenditure by item, and each of an item.
  SELECT
    CASE WHEN sides.of_item THEN series.series_code ELSE series.measure END, 'expenditure',
    CASE WHEN sides.of_item THEN series.measure ELSE series.series_code END,
    series.entity_id, COALESCE(series.scope, ''), series.fiscal_year, series.amount
  FROM spending_series AS series
  CROSS JOIN (SELECT TRUE AS of_item UNION ALL SELECT FALSE) AS sides
  WHERE series.kind = $kind AND series.fiscal_year BETWEEN $year - 1 AND $year AND series.code_domain = 'functional'
    AND series.measure IN ('basic', 'project') AND LENGTH(series.series_code) = 7
),
parts AS (
  SELECT
    leads.entity_id, leads.scope, leads.metric, leads.dimension, kin.part,
    MAX(CASE WHEN kin.fiscal_year = $year - 1 THEN kin.value END) AS part_before,
    MAX(CASE WHEN kin.fiscal_year = $year THEN kin.value END) AS part_after
  FROM leads
  JOIN kin
    ON kin.metric = leads.metric AND kin.entity_id = leads.entity_id AND kin.scope = leads.scope AND kin.whole = leads.dimension
  WHERE leads.denominator IS NULL
  GROUP BY leads.entity_id, leads.scope, leads.metric, leads.dimension, kin.part
),
ranked AS (
  SELECT
    *,
    CAST(COALESCE(part_after, 0) - COALESCE(part_before, 0) AS DECIMAL(24, 4)) AS part_change,
    ROW_NUMBER() OVER (
      PARTITION BY entity_id, scope, metric, dimension
      ORDER BY ABS(COALESCE(part_after, 0) - COALESCE(part_before, 0)) DESC, part
    ) AS part_rank
  FROM parts
),
largest AS (
  SELECT * FROM ranked WHERE part_rank <= 5 AND part_change <> 0
),
listed AS (
  SELECT entity_id, scope, metric, dimension, part_rank, part, part_before, part_after, part_change FROM largest
  UNION ALL
  SELECT
    leads.entity_id, leads.scope, leads.metric, leads.dimension, 6, 'rest',
    leads.previous_value - COALESCE(SUM(largest.part_before), 0), leads.value - COALESCE(SUM(largest.part_after), 0),
    leads.value - leads.previous_value - COALESCE(SUM(largest.part_change), 0)
  FROM leads
  LEFT JOIN largest
    ON largest.entity_id = leads.entity_id AND largest.scope = leads.scope AND largest.metric = leads.metric
    AND largest.dimension = leads.dimension
  WHERE leads.denominator IS NULL
  GROUP BY leads.entity_id, leads.scope, leads.metric, leads.dimension, leads.value, leads.previous_value
  UNION ALL
  SELECT entity_id, scope, metric, dimension, 1, 'numerator', previous_numerator, numerator, numerator - previous_numerator
  FROM leads
  WHERE denominator IS NOT NULL
  UNION ALL
  SELECT entity_id, scope, metric, dimension, 2, 'denominator', previous_denominator, denominator, denominator - previous_denominator
  FROM leads
  WHERE denominator IS NOT NULL
)
SELECT
  listed.entity_id, NULLIF(listed.scope, '') AS scope, listed.metric, listed.dimension, listed.part_rank, listed.part,
  names.name AS part_name, CAST(part_before AS DECIMAL(24, 4)) AS part_before, CAST(part_after AS DECIMAL(24, 4)) AS part_after,
  CAST(part_change AS DECIMAL(24, 4)) AS part_change
FROM listed
LEFT JOIN code_names AS names ON names.code = listed.part AND names.fiscal_year = $year
WHERE listed.part <> 'rest' OR listed.part_change <> 0
ORDER BY listed.entity_id, listed.scope, listed.metric, listed.dimension, listed.part_rank
