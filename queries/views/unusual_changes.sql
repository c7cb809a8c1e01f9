-- 异常变动 | Unusual changes
--
-- The changes of `metric_changes` with a robust z of at least 3 or at most −3, and which of them are the same money. A change
-- belongs to one that comes before it in the same report, if a numerator or a denominator of both moved in the same direction by
-- amounts of which neither is more than twice the other, unless both are functional codes of which neither is above the other.
-- Amounts come before ratios, and the more unusual before the less. What belongs to no other is a lead: a signal to look into,
-- not a finding of fault.
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
--   distance: 偏离 | |robust z|
--   change_rank: 报告内名次 | amounts before ratios, then the most unusual first
--   belongs_to: 归属 | the change_rank of the change that it belongs to; null for a lead
--   same_money: 同一资金变动数 | how many changes belong to this one
WITH unusual AS (
  SELECT
    *,
    CAST(ABS(robust_z) AS DECIMAL(22, 4)) AS distance,
    CAST(numerator - previous_numerator AS DECIMAL(24, 4)) AS numerator_change,
    CAST(denominator - previous_denominator AS DECIMAL(24, 4)) AS denominator_change,
    CONCAT(entity_id, ' ', kind, ' ', COALESCE(scope, ''), ' ', CAST(fiscal_year AS STRING)) AS report,
    ROW_NUMBER() OVER (
      PARTITION BY entity_id, kind, scope, fiscal_year
      ORDER BY CASE WHEN denominator IS NULL THEN 0 ELSE 1 END, ABS(robust_z) DESC, LENGTH(dimension) DESC, metric, dimension
    ) AS change_rank
  FROM metric_changes
  WHERE ABS(robust_z) >= 3
),
sides AS (
  SELECT report, change_rank, dimension, numerator_change AS moved FROM unusual WHERE numerator_change <> 0
  UNION ALL
  SELECT report, change_rank, dimension, denominator_change AS moved FROM unusual WHERE denominator_change <> 0
),
belonging AS (
  SELECT one.report, one.change_rank, MIN(other.change_rank) AS belongs_to
  FROM sides AS one
  JOIN sides AS other
    ON other.report = one.report AND other.change_rank < one.change_rank AND (one.moved < 0) = (other.moved < 0)
    AND ABS(one.moved) <= 2 * ABS(other.moved) AND ABS(other.moved) <= 2 * ABS(one.moved)
    AND NOT (one.dimension LIKE '2%' AND other.dimension LIKE '2%'
      AND SUBSTRING(one.dimension, 1, LENGTH(other.dimension)) <> other.dimension
      AND SUBSTRING(other.dimension, 1, LENGTH(one.dimension)) <> one.dimension)
  GROUP BY one.report, one.change_rank
),
followers AS (
  SELECT report, belongs_to, COUNT(*) AS same_money
  FROM belonging
  GROUP BY report, belongs_to
)
SELECT
  unusual.metric, unusual.revision_id, unusual.previous_revision_id, unusual.entity_id, unusual.entity_name,
  unusual.fiscal_year, unusual.kind, unusual.scope, unusual.dimension, unusual.numerator, unusual.denominator, unusual.value,
  unusual.previous_numerator, unusual.previous_denominator, unusual.previous_value, unusual.relative_change,
  unusual.peer_level, unusual.peer_group, unusual.peer_count, unusual.peer_median, unusual.spread_level,
  unusual.spread_count, unusual.peer_deviation, unusual.residual,
  unusual.other_years, unusual.usual_residual, unusual.robust_z, unusual.distance, unusual.change_rank, belonging.belongs_to,
  COALESCE(followers.same_money, 0) AS same_money
FROM unusual
LEFT JOIN belonging ON belonging.report = unusual.report AND belonging.change_rank = unusual.change_rank
LEFT JOIN followers ON followers.report = unusual.report AND followers.belongs_to = unusual.change_rank
