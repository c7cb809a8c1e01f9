-- 同类比较 | Peers
-- command: peers
--
-- A metric of one year over the reports of one kind and scope, ranked. The group: entities of the administrative level
-- $level, of the function $function, of the region whose code begins with $region, whose name contains $contained, and
-- whose expenditure is from $least to $most yuan; an empty text or a negative bound sets no limit. The entity
-- $entity_id, if one is set, is ranked among them and counted in `ranked_count`, but left out of the reference count,
-- the median, the quartiles and the deviation.
--
-- A quartile is the value at position q·(n − 1)/4 of the n sorted values, counted from 0, interpolated linearly between
-- its two neighbors (the definition of Excel's QUARTILE.INC). The weight of position j is max(0, 4 − |4j − q·(n − 1)|)
-- quarters, so it is exact and needs no division. The deviation is the median of the distances to the median; the
-- robust z is 0.6745 · gap ÷ deviation. The percentile is the share of the reference values below the value, with equal
-- ones counted half.
--
--   rank: 名次 | 1 is the highest value; equal values share a rank
--   entity_id
--   entity_name
--   region_code
--   admin_level
--   function_group
--   fiscal_year = shown_year
--   unit = unit_of_metric
--   dimension = measured_part
--   numerator
--   denominator
--   denominator_source
--   value
--   gap: 与中位数之差 | value − median
--   percentile: 百分位 | 0 to 100
--   robust_z: 稳健Z值 | how many deviations from the median, scaled like a standard score; null where the deviation is zero
--   median: 中位数 | of the reference values
--   p25: 下四分位数 | of the reference values
--   p75: 上四分位数 | of the reference values
--   deviation: 绝对中位差 | median distance of the reference values to their median
--   ranked_count: 参与排名数 | how many values are ranked, that of the selected entity included; no rank is greater
--   reference_count: 参照数 | how many values the median and the quartiles are computed from
--   chosen: 本部门 | whether this is the selected entity
--   reason
WITH members AS (
  SELECT
    measure.entity_id, measure.entity_name, measure.fiscal_year, measure.dimension, measure.numerator, measure.denominator,
    measure.denominator_source, measure.value, measure.reason, places.region_code, places.admin_level,
    places.function_group, measure.entity_id = $entity_id AS chosen
  FROM metrics AS measure
  LEFT JOIN entity_places AS places ON places.entity_id = measure.entity_id
  LEFT JOIN figures AS sized
    ON sized.revision_id = measure.revision_id AND sized.entity_id = measure.entity_id
    AND sized.fiscal_year = measure.fiscal_year AND sized.topic = 'expenditure_of_year' AND sized.fund IS NULL
    AND sized.own_phase AND $least + $most > 0
  WHERE measure.metric = $metric AND measure.fiscal_year = $year AND measure.kind = $kind AND measure.scope = $scope
    AND measure.dimension = $dimension
    AND (measure.entity_id = $entity_id
      OR (($level = '' OR places.admin_level = $level)
        AND ($function = '' OR places.function_group = $function)
        AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
        AND ($contained = '' OR instr(measure.entity_name, $contained) > 0)
        AND ($least < 0 OR sized.amount >= $least)
        AND ($most < 0 OR sized.amount <= $most)))
),
positions AS (
  SELECT
    value,
    ROW_NUMBER() OVER (ORDER BY value NULLS LAST) - 1 AS position,
    COUNT(*) OVER () - 1 AS last_position
  FROM members
  WHERE value IS NOT NULL AND NOT chosen
),
quartiles AS (
  SELECT
    COUNT(*) AS reference_count,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS p25,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - 2 * last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS median,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - 3 * last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS p75
  FROM positions
),
distances AS (
  SELECT
    distance,
    ROW_NUMBER() OVER (ORDER BY distance) - 1 AS position,
    COUNT(*) OVER () - 1 AS last_position
  FROM (SELECT ABS(positions.value - quartiles.median) AS distance FROM positions CROSS JOIN quartiles) AS measured
),
deviations AS (
  SELECT
    CAST(deviation AS DECIMAL(30, 6)) AS deviation,
    -- Once, since lowering the scale of 128 bits is slow.
    CAST(CAST(deviation AS DECIMAL(24, 6)) * CAST(10000000000 AS DECIMAL(11, 0)) AS DECIMAL(34, 2)) AS scaled
  FROM (
    SELECT
      CAST(SUM(distance * CAST(GREATEST(0, 4 - ABS(4 * position - 2 * last_position)) AS INTEGER)) AS DECIMAL(30, 6))
        * CAST(0.25 AS DECIMAL(2, 2)) AS deviation
    FROM distances
  ) AS middle
),
shares AS (
  SELECT
    entity_id,
    CAST(2 * (up_to - equal) + equal - itself AS DECIMAL(18, 2)) AS halves_below,
    CAST(2 * (every - itself) AS DECIMAL(18, 2)) AS halves
  FROM (
    SELECT
      entity_id,
      CASE WHEN chosen THEN 0 ELSE 1 END AS itself,
      SUM(CASE WHEN chosen THEN 0 ELSE 1 END) OVER (ORDER BY value) AS up_to,
      SUM(CASE WHEN chosen THEN 0 ELSE 1 END) OVER (PARTITION BY value) AS equal,
      SUM(CASE WHEN chosen THEN 0 ELSE 1 END) OVER () AS every
    FROM members
    WHERE value IS NOT NULL
  ) AS counted
)
SELECT
  CASE WHEN members.value IS NOT NULL THEN RANK() OVER (ORDER BY members.value DESC NULLS LAST) END AS rank,
  members.entity_id, members.entity_name, members.region_code, members.admin_level, members.function_group,
  members.fiscal_year, $unit AS unit, members.dimension, members.numerator, members.denominator, members.denominator_source, members.value,
  CAST(members.value - quartiles.median AS DECIMAL(30, 6)) AS gap,
  CAST(CAST(100 AS DECIMAL(3, 0)) * CAST(rate(shares.halves_below, shares.halves) AS DECIMAL(5, 4)) AS DECIMAL(7, 2))
    AS percentile,
  rate(CAST(CAST(members.value - quartiles.median AS DECIMAL(24, 6)) * CAST(6745000000 AS DECIMAL(10, 0)) AS DECIMAL(34, 2)),
    deviations.scaled) AS robust_z,
  quartiles.median, quartiles.p25, quartiles.p75, deviations.deviation,
  COUNT(members.value) OVER () AS ranked_count,
  quartiles.reference_count, members.chosen, members.reason
FROM members
CROSS JOIN quartiles
CROSS JOIN deviations
LEFT JOIN shares ON shares.entity_id = members.entity_id
ORDER BY rank NULLS LAST, members.entity_id NULLS LAST
