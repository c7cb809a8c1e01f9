-- 指标变动 | Changes of metrics
--
-- Every change of a metric on the year before, one row per report and dimension with a value in both years, and how
-- unusual it is among its peers and in its own history. Metrics that are changes themselves are left out.
--
-- The relative change is (value − previous) ÷ (value + previous), which is the same upwards and downwards: three times as
-- much is 0.5, a third is −0.5. It is null unless both values are positive: a line that begins or ends has no rate.
--
-- The peers are the changes of the same year, scope, metric and dimension: of departments of the same level and function
-- (peer_level 1) if there are five, otherwise of all departments (2), otherwise of all codes of the same length, or of all
-- parts without a code, of the metric (3). A median of an even count is the lower of the two middle values, so that it is a
-- change that occurred. The residual is the change minus the median of the peers.
--
-- The scale is the largest of three: the median distance of the changes to their median in the closest of these groups that
-- has twenty, or else in the widest; the usual residual, which is the median size of the residuals in the other years of the
-- same series, if there are three; and 0.0025. So a robust z, 0.6745 · residual ÷ scale, is large only if a change is unusual
-- both among its peers and in its own history.
--
--   metric
--   revision_id
--   previous_revision_id = earlier_revision
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   dimension
--   numerator
--   denominator = denominator_if_any
--   value = rounded_value
--   previous_numerator = earlier_numerator
--   previous_denominator = earlier_denominator
--   previous_value = earlier_value
--   relative_change
--   peer_level
--   peer_group
--   peer_count
--   peer_median
--   spread_level
--   spread_count
--   peer_deviation
--   residual
--   other_years
--   usual_residual
--   robust_z = distance_z
WITH measured AS (
  SELECT
    measure.metric, measure.revision_id, measure.entity_id, measure.entity_name, measure.fiscal_year, measure.kind,
    measure.scope, measure.dimension, measure.numerator, measure.denominator, measure.value,
    CONCAT(COALESCE(places.admin_level, ''), ' ', places.function_group) AS alike,
    LAG(measure.fiscal_year) OVER series AS previous_year,
    LAG(measure.revision_id) OVER series AS previous_revision_id,
    LAG(measure.numerator) OVER series AS previous_numerator,
    LAG(measure.denominator) OVER series AS previous_denominator,
    LAG(measure.value) OVER series AS previous_value,
    places.function_group
  FROM every_metric AS measure
  LEFT JOIN entity_places AS places ON places.entity_id = measure.entity_id
  WHERE measure.value IS NOT NULL AND measure.metric NOT IN ('operating_cost_change', 'three_public_change')
  WINDOW series AS (
    PARTITION BY measure.metric, measure.dimension, measure.entity_id, measure.kind, measure.scope
    ORDER BY measure.fiscal_year
  )
),
changes AS (
  SELECT
    *,
    CONCAT(metric, ' ', dimension, ' ', entity_id, ' ', kind, ' ', COALESCE(scope, '')) AS series,
    CASE WHEN value > 0 AND previous_value > 0 THEN
      CAST(ratio(
        CAST(CAST(value - previous_value AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)),
        CAST(CAST(value + previous_value AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)), 6) AS DECIMAL(9, 6))
    END AS relative_change
  FROM measured
  WHERE previous_year = fiscal_year - 1
),
members AS (
  SELECT
    changes.series, changes.fiscal_year, changes.relative_change, levels.level,
    CONCAT(changes.kind, ' ', COALESCE(changes.scope, ''), ' ', CAST(changes.fiscal_year AS STRING), ' ', changes.metric, ' ',
      CASE
        WHEN levels.level = 1 THEN CONCAT(changes.dimension, ' ', changes.alike)
        WHEN levels.level = 2 THEN changes.dimension
        WHEN changes.dimension LIKE '2%' OR changes.dimension LIKE '3%' THEN CONCAT('code ', CAST(LENGTH(changes.dimension) AS STRING))
        ELSE 'part'
      END) AS peer_group
  FROM changes
  CROSS JOIN (SELECT 1 AS level UNION ALL SELECT 2 UNION ALL SELECT 3) AS levels
  WHERE changes.relative_change IS NOT NULL AND (levels.level > 1 OR changes.function_group IS NOT NULL)
),
medians AS (
  SELECT
    peer_group, MAX(group_size) AS peer_count,
    MAX(CASE WHEN 2 * position IN (group_size, group_size + 1) THEN relative_change END) AS median
  FROM (
    SELECT
      peer_group, relative_change, COUNT(*) OVER (PARTITION BY peer_group) AS group_size,
      ROW_NUMBER() OVER (PARTITION BY peer_group ORDER BY relative_change) AS position
    FROM members
  ) AS sorted
  GROUP BY peer_group
  HAVING MAX(group_size) >= 5
),
deviations AS (
  SELECT peer_group, MAX(CASE WHEN 2 * position IN (peer_count, peer_count + 1) THEN distance END) AS deviation
  FROM (
    SELECT
      members.peer_group, ABS(members.relative_change - medians.median) AS distance, medians.peer_count,
      ROW_NUMBER() OVER (PARTITION BY members.peer_group ORDER BY ABS(members.relative_change - medians.median)) AS position
    FROM members
    JOIN medians ON medians.peer_group = members.peer_group
  ) AS sorted
  GROUP BY peer_group
),
grouped AS (
  SELECT
    members.series, members.fiscal_year, members.level, members.peer_group, medians.peer_count, medians.median,
    deviations.deviation, CAST(members.relative_change - medians.median AS DECIMAL(9, 6)) AS residual,
    ROW_NUMBER() OVER (PARTITION BY members.series, members.fiscal_year ORDER BY members.level) AS choice,
    ROW_NUMBER() OVER (
      PARTITION BY members.series, members.fiscal_year
      ORDER BY CASE WHEN medians.peer_count >= 20 THEN members.level ELSE 10 - members.level END
    ) AS spread_choice
  FROM members
  JOIN medians ON medians.peer_group = members.peer_group
  JOIN deviations ON deviations.peer_group = members.peer_group
),
residuals AS (
  SELECT
    near.series, near.fiscal_year, near.level, near.peer_group, near.peer_count, near.median, near.residual,
    wide.level AS spread_level, wide.peer_count AS spread_count, wide.deviation
  FROM grouped AS near
  JOIN grouped AS wide ON wide.series = near.series AND wide.fiscal_year = near.fiscal_year AND wide.spread_choice = 1
  WHERE near.choice = 1
),
histories AS (
  SELECT
    series, fiscal_year, MAX(other_years) AS other_years,
    MAX(CASE WHEN other_years >= 3 AND 2 * position IN (other_years, other_years + 1) THEN distance END) AS usual
  FROM (
    SELECT
      one.series, one.fiscal_year, ABS(other.residual) AS distance,
      COUNT(*) OVER (PARTITION BY one.series, one.fiscal_year) AS other_years,
      ROW_NUMBER() OVER (PARTITION BY one.series, one.fiscal_year ORDER BY ABS(other.residual)) AS position
    FROM residuals AS one
    JOIN residuals AS other ON other.series = one.series AND other.fiscal_year <> one.fiscal_year
  ) AS sorted
  GROUP BY series, fiscal_year
)
SELECT
  changes.metric, changes.revision_id, changes.previous_revision_id, changes.entity_id, changes.entity_name,
  changes.fiscal_year, changes.kind, changes.scope, changes.dimension, changes.numerator, changes.denominator, changes.value,
  changes.previous_numerator, changes.previous_denominator, changes.previous_value, changes.relative_change,
  residuals.level AS peer_level, residuals.peer_group, residuals.peer_count, residuals.median AS peer_median,
  residuals.spread_level, residuals.spread_count, residuals.deviation AS peer_deviation, residuals.residual,
  CASE WHEN residuals.residual IS NOT NULL THEN COALESCE(histories.other_years, 0) END AS other_years,
  histories.usual AS usual_residual,
  rate(
    CAST(CAST(residuals.residual AS DECIMAL(24, 6)) * CAST(67450000 AS DECIMAL(8, 0)) AS DECIMAL(34, 2)),
    CAST(CAST(GREATEST(residuals.deviation, COALESCE(histories.usual, 0), CAST(0.0025 AS DECIMAL(9, 6))) AS DECIMAL(24, 6))
      * CAST(100000000 AS DECIMAL(9, 0)) AS DECIMAL(34, 2))) AS robust_z
FROM changes
LEFT JOIN residuals
  ON residuals.series = changes.series AND residuals.fiscal_year = changes.fiscal_year
LEFT JOIN histories ON histories.series = changes.series AND histories.fiscal_year = changes.fiscal_year
