-- 同类比较 | Peers
--
-- A metric of one year over all reports of one kind and scope whose entity's name contains $contained (all, where it is
-- empty), ranked. The entity $entity_id, where one is given, is ranked among them but left out of the count, the median
-- and the quartiles.
--
-- A quartile stands at position q·(n − 1)/4 of the n sorted values, counted from 0, and is interpolated linearly between
-- its two neighbours (the definition of Excel's QUARTILE.INC). The weight of position j is max(0, 4 − |4j − q·(n − 1)|)
-- quarters, so it is exact and needs no division.
--
--   rank: 名次 | 1 is the highest value; equal values share a rank
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year
--   dimension: 维度 | the part of the report that the row measures
--   numerator: 分子（元） | yuan
--   denominator: 分母（元） | yuan
--   denominator_source: 分母来源 | statement and phase of the denominator
--   value: 指标值 | numerator ÷ denominator
--   gap: 与中位数之差 | value − median
--   median: 中位数 | of the reference values
--   p25: 下四分位数 | of the reference values
--   p75: 上四分位数 | of the reference values
--   reference_count: 参照数 | how many values median and quartiles are taken over
--   chosen: 本部门 | whether this is the entity asked about
--   reason: 无值原因 | why value is null
WITH members AS (
  SELECT *, entity_id = $entity_id AS chosen
  FROM metrics
  WHERE metric = $metric AND fiscal_year = $year AND kind = $kind AND scope = $scope AND dimension = $dimension
    AND ($contained = '' OR instr(entity_name, $contained) > 0 OR entity_id = $entity_id)
),
positions AS (
  SELECT
    value,
    ROW_NUMBER() OVER (ORDER BY value NULLS LAST) - 1 AS position,
    COUNT(*) OVER () - 1 AS last_position
  FROM members
  WHERE value IS NOT NULL AND NOT chosen
),
reference AS (
  SELECT
    COUNT(*) AS reference_count,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS p25,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - 2 * last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS median,
    CAST(SUM(value * CAST(GREATEST(0, 4 - ABS(4 * position - 3 * last_position)) AS INTEGER)) AS DECIMAL(30, 4))
      * CAST(0.25 AS DECIMAL(2, 2)) AS p75
  FROM positions
)
SELECT
  CASE WHEN members.value IS NOT NULL THEN RANK() OVER (ORDER BY members.value DESC NULLS LAST) END AS rank,
  members.entity_id, members.entity_name, members.fiscal_year, members.dimension, members.numerator,
  members.denominator, members.denominator_source, members.value,
  members.value - reference.median AS gap,
  reference.median, reference.p25, reference.p75, reference.reference_count, members.chosen, members.reason
FROM members
CROSS JOIN reference
ORDER BY rank NULLS LAST, members.entity_id NULLS LAST
