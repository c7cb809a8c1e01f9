-- 趋势 | Trend
-- command: trend
-- null: no report for this year | 该年度没有报告; no such row in this report | 该年度报告未列此项; several predecessors, whose shares do not add up | 由多个前身部门报告，比率不可相加; no price index for this year or the base | 没有该年度或基期的价格指数; no value this year | 本年无值; no value the year before | 上年无值; the year before is zero | 上年为零; the year before is negative | 上年为负
--
-- A metric of entities over the years $first to $last, one series per entity, scope and dimension, with the change
-- from the year before. Years without a report between the first and the last of a series have rows of their own. With
-- $by (class, group, item, economic, economic_group) the dimensions are the codes of that level and the total;
-- otherwise there is the one dimension $dimension.
--
-- A year without a report under the entity's own name shows the report under an alias; with $follow, a year without
-- either shows the report of the entity's predecessor (`entity_lines`): of several, amounts are added up ($additive),
-- and ratios are null. A department into which others were merged, or which received or ceded a part, has a break in
-- that year (`entity_breaks`), as has one whose region took in another, or received or lost a part: what came and went is not known. A report that is shown for a successor, or under an
-- entity's main name, is not shown again for the entity that printed it. With $real, yuan are compared in prices of
-- the year $base by the index $deflator, that of the entity's province if there is one (`deflator_places`).
--
--   metric
--   unit = unit_of_metric
--   entity_id
--   entity_name: 部门名称 | name of the selected entity, or of the group whose reports are added up
--   reported_by: 报告部门 | whose report it is; of several, the first by name
--   reporter_count: 报告部门数 | how many entities' reports are added up
--   line_change: 沿革 | itself, alias, renamed, region_renamed or merged
--   kind
--   scope
--   dimension = measured_part
--   label: 维度名称 | name of the code that identifies the series, in that year
--   fiscal_year = shown_year
--   numerator
--   denominator
--   denominator_source: 分母来源 | where the denominator, or the amount, comes from
--   value
--   real_value: 不变价值 | value in prices of the base year
--   change: 较上年变动 | value − value of the year before, in constant prices if requested; null where either is null
--   price_year: 价格年度 | the year whose prices real_value is in; null without constant prices
--   deflator: 平减指数 | the price index that real_value is computed with, by its name in `deflators`; where it is that of a province, with the province's code
--   yoy: 较上年增长率 | change ÷ value of the year before
--   indexed: 定基指数 | the first value of the series is 100
--   contribution: 对总变动的贡献 | change ÷ change of the whole
--   restated_value: 追溯后上年数 | what the next year's report states for this year, where it differs
--   is_break: 口径断点 | whether the code has a different meaning than the year before, or the department is another one
--   succession: 机构变动情况 | in the year of a break: merged, received (a part), ceded (a part) or exchanged (both); of its region region_merged, region_received, region_ceded, region_exchanged or region_ended; region_renamed (no break) in the first year under the region's new name
--   succession_with: 机构变动所涉部门 | the other departments, or regions, of that change; of region_renamed, the name before
--   change_reason: 无增长率原因 | why yoy is null
--   reason
WITH candidates AS (
  SELECT
    lines.entity_id, lines.member_id, lines.member_name, lines.change AS line_change, measure.scope, measure.dimension,
    measure.fiscal_year, measure.numerator, measure.denominator, measure.denominator_source, measure.value,
    measure.reason, lines.distance,
    MIN(lines.distance) OVER (PARTITION BY lines.entity_id, measure.scope, measure.fiscal_year) AS nearest
  FROM (
    SELECT
      *,
      -- Of the entity's own names, one counts for a year; only predecessors are added up.
      CASE
        WHEN member_id = entity_id THEN '1'
        WHEN change = 'alias' THEN CONCAT('2 ', member_id)
        WHEN change = 'region_renamed' THEN CONCAT('3 ', member_id)
        ELSE '3'
      END AS distance
    FROM entity_lines AS lines
  ) AS lines
  JOIN metrics AS measure ON measure.entity_id = lines.member_id
  WHERE ($follow OR lines.distance < '3')
    AND measure.fiscal_year < COALESCE(lines.until_year, 9999)
    AND measure.metric = $metric AND measure.kind = $kind
    -- One year more than is shown, for the first year's change.
    AND measure.fiscal_year BETWEEN $first - 1 AND $last
    AND (CASE $by
        WHEN '' THEN measure.dimension = $dimension
        WHEN 'class' THEN LENGTH(measure.dimension) = 3 AND measure.dimension LIKE '2%'
        WHEN 'group' THEN LENGTH(measure.dimension) = 5 AND measure.dimension LIKE '2%'
        WHEN 'item' THEN LENGTH(measure.dimension) = 7 AND measure.dimension LIKE '2%'
        WHEN 'economic' THEN LENGTH(measure.dimension) = 3 AND measure.dimension LIKE '3%'
        WHEN 'economic_group' THEN LENGTH(measure.dimension) = 5 AND measure.dimension LIKE '3%'
      END
      OR ($by <> '' AND measure.dimension = 'total'))
),
shown AS (
  SELECT
    *,
    MAX(CASE WHEN entity_id <> member_id THEN 1 ELSE 0 END) OVER (PARTITION BY member_id, scope, fiscal_year) AS elsewhere
  FROM candidates
  WHERE distance = nearest
),
measured AS (
  SELECT
    entity_id, scope, dimension, fiscal_year, MIN(member_name) AS reported_by, COUNT(DISTINCT member_id) AS reporter_count,
    MIN(line_change) AS line_change,
    CASE
      WHEN COUNT(DISTINCT member_id) = 1 THEN MAX(numerator)
      WHEN $additive AND COUNT(value) = COUNT(*) THEN CAST(SUM(numerator) AS DECIMAL(18, 2))
    END AS numerator,
    CASE WHEN COUNT(DISTINCT member_id) = 1 THEN MAX(denominator) END AS denominator,
    MIN(denominator_source) AS denominator_source,
    CASE
      WHEN COUNT(DISTINCT member_id) = 1 THEN MAX(value)
      WHEN $additive AND COUNT(value) = COUNT(*) THEN CAST(SUM(value) AS DECIMAL(22, 4))
    END AS value,
    CASE
      WHEN COUNT(DISTINCT member_id) > 1 AND NOT $additive THEN 'several predecessors, whose shares do not add up'
      WHEN COUNT(value) < COUNT(*) THEN MIN(reason)
    END AS reason
  FROM shown
  WHERE entity_id <> member_id OR elsewhere = 0
  GROUP BY entity_id, scope, dimension, fiscal_year
),
spans AS (
  SELECT entity_id, scope, MIN(fiscal_year) AS first_year, MAX(fiscal_year) AS last_year
  FROM measured
  GROUP BY entity_id, scope
),
places AS (
  SELECT dimensions.entity_id, dimensions.scope, dimensions.dimension, fiscal_years.fiscal_year
  FROM (SELECT DISTINCT entity_id, scope, dimension FROM measured) AS dimensions
  JOIN spans ON spans.entity_id = dimensions.entity_id AND spans.scope = dimensions.scope
  JOIN fiscal_years ON fiscal_years.fiscal_year BETWEEN spans.first_year AND spans.last_year
),
names AS (
  SELECT code, fiscal_year, name
  FROM code_names
  WHERE $by <> '' AND fiscal_year BETWEEN $first - 1 AND $last
),
breaks AS (
  SELECT fiscal_years.fiscal_year, code_crosswalk.series_code, MAX(code_crosswalk.break_year) AS meaning_since
  FROM code_crosswalk
  JOIN fiscal_years ON fiscal_years.fiscal_year >= code_crosswalk.break_year
  WHERE $by <> '' AND fiscal_years.fiscal_year BETWEEN $first - 1 AND $last
  GROUP BY fiscal_years.fiscal_year, code_crosswalk.series_code
),
-- Since when the department is the one that it is, by year.
beginnings AS (
  SELECT entity_breaks.entity_id, fiscal_years.fiscal_year, MAX(entity_breaks.break_year) AS joined_since
  FROM entity_breaks
  JOIN fiscal_years ON fiscal_years.fiscal_year >= entity_breaks.break_year
  WHERE fiscal_years.fiscal_year BETWEEN $first - 1 AND $last
  GROUP BY entity_breaks.entity_id, fiscal_years.fiscal_year
),
successions AS (
  SELECT
    entity_id, break_year,
    CASE
      WHEN merged > 0 THEN 'merged'
      WHEN received > 0 AND ceded > 0 THEN 'exchanged'
      WHEN received > 0 THEN 'received'
      WHEN ceded > 0 THEN 'ceded'
      WHEN region_merged > 0 THEN 'region_merged'
      WHEN region_received > 0 AND region_ceded > 0 THEN 'region_exchanged'
      WHEN region_received > 0 THEN 'region_received'
      WHEN region_ceded > 0 THEN 'region_ceded'
      ELSE 'region_ended'
    END AS succession,
    joined(others) AS succession_with
  FROM (
    SELECT
      entity_id, break_year, COUNT(CASE change WHEN 'merged' THEN 1 END) AS merged,
      COUNT(CASE change WHEN 'received' THEN 1 END) AS received, COUNT(CASE change WHEN 'ceded' THEN 1 END) AS ceded,
      COUNT(CASE change WHEN 'region_merged' THEN 1 END) AS region_merged,
      COUNT(CASE change WHEN 'region_received' THEN 1 END) AS region_received,
      COUNT(CASE change WHEN 'region_ceded' THEN 1 END) AS region_ceded,
      array_agg(DISTINCT other_name) AS others
    FROM entity_breaks
    GROUP BY entity_id, break_year
  ) AS changes
),
-- The first report after those under the region's former name.
renamings AS (
  SELECT measured.entity_id, measured.scope, MIN(measured.fiscal_year) AS fiscal_year, MIN(latest.reported_by) AS former_name
  FROM measured
  JOIN (
    SELECT entity_id, scope, MAX(fiscal_year) AS last_year
    FROM measured
    WHERE line_change = 'region_renamed'
    GROUP BY entity_id, scope
  ) AS former
    ON former.entity_id = measured.entity_id AND former.scope = measured.scope AND former.last_year < measured.fiscal_year
  JOIN measured AS latest
    ON latest.entity_id = former.entity_id AND latest.scope = former.scope AND latest.fiscal_year = former.last_year
  GROUP BY measured.entity_id, measured.scope
),
told AS (
  SELECT entity_id, scope, compared_year, dimension, restated
  FROM restated_metrics
  WHERE metric = $metric
),
priced AS (
  SELECT
    places.entity_id, places.scope, places.dimension, places.fiscal_year, names.name AS label, breaks.meaning_since, told.restated,
    beginnings.joined_since,
    COALESCE(successions.succession, CASE WHEN renamings.fiscal_year IS NOT NULL THEN 'region_renamed' END) AS succession,
    COALESCE(successions.succession_with, renamings.former_name) AS succession_with,
    measured.reported_by, measured.reporter_count, measured.line_change, measured.numerator, measured.denominator,
    measured.denominator_source, measured.value, measured.scope IS NOT NULL AS present,
    CASE
      WHEN measured.scope IS NOT NULL THEN measured.reason
      WHEN reported.scope IS NULL THEN 'no report for this year'
      ELSE 'no such row in this report'
    END AS reason,
    reported.scope IS NOT NULL AS has_report, COALESCE(located.region_code, '000000') AS price_region,
    CASE WHEN $real THEN
      CAST(ratio(CAST(measured.value AS DECIMAL(24, 2)) * CAST(base.chain_index AS DECIMAL(18, 0)), current_prices.chain_index, 2)
        AS DECIMAL(22, 4))
    END AS real_value
  FROM places
  LEFT JOIN measured
    ON measured.entity_id = places.entity_id AND measured.scope = places.scope AND measured.dimension = places.dimension
    AND measured.fiscal_year = places.fiscal_year
  LEFT JOIN (SELECT DISTINCT entity_id, scope, fiscal_year FROM measured) AS reported
    ON reported.entity_id = places.entity_id AND reported.scope = places.scope AND reported.fiscal_year = places.fiscal_year
  LEFT JOIN names ON names.code = places.dimension AND names.fiscal_year = places.fiscal_year
  LEFT JOIN breaks ON breaks.series_code = places.dimension AND breaks.fiscal_year = places.fiscal_year
  LEFT JOIN beginnings ON beginnings.entity_id = places.entity_id AND beginnings.fiscal_year = places.fiscal_year
  LEFT JOIN successions ON successions.entity_id = places.entity_id AND successions.break_year = places.fiscal_year
  LEFT JOIN renamings
    ON renamings.entity_id = places.entity_id AND renamings.scope = places.scope AND renamings.fiscal_year = places.fiscal_year
  LEFT JOIN told
    ON told.entity_id = places.entity_id AND told.scope = places.scope AND told.dimension = places.dimension AND told.compared_year = places.fiscal_year
  LEFT JOIN deflator_places AS located ON located.entity_id = places.entity_id AND located.deflator = $deflator
  LEFT JOIN deflators AS current_prices
    ON current_prices.deflator = $deflator AND current_prices.region_code = COALESCE(located.region_code, '000000')
    AND current_prices.year = places.fiscal_year
  LEFT JOIN deflators AS base
    ON base.deflator = $deflator AND base.region_code = current_prices.region_code
    AND base.chain_from = current_prices.chain_from AND base.year = $base
),
compared AS (
  SELECT
    *,
    CASE WHEN $real THEN real_value ELSE value END AS measure,
    LAG(CASE WHEN $real THEN real_value ELSE value END) OVER (PARTITION BY entity_id, scope, dimension ORDER BY fiscal_year) AS previous,
    LAG(meaning_since) OVER (PARTITION BY entity_id, scope, dimension ORDER BY fiscal_year) AS meant_since,
    LAG(joined_since) OVER (PARTITION BY entity_id, scope, dimension ORDER BY fiscal_year) AS was_joined_since,
    LAG(reporter_count) OVER (PARTITION BY entity_id, scope, dimension ORDER BY fiscal_year) AS previous_count,
    LAG(fiscal_year) OVER (PARTITION BY entity_id, scope, dimension ORDER BY fiscal_year) AS previous_year,
    MIN(CASE WHEN has_report AND fiscal_year >= $first THEN fiscal_year END) OVER (PARTITION BY entity_id, scope) AS first_shown,
    MIN(CASE WHEN CASE WHEN $real THEN real_value ELSE value END IS NOT NULL AND fiscal_year >= $first THEN fiscal_year END)
      OVER (PARTITION BY entity_id, scope, dimension) AS first_valued
  FROM priced
),
changed AS (
  SELECT
    *,
    CAST(measure - previous AS DECIMAL(22, 4)) AS change,
    MAX(CASE WHEN fiscal_year = first_valued THEN measure END) OVER (PARTITION BY entity_id, scope, dimension) AS first_value,
    MAX(CASE WHEN dimension = 'total' THEN measure - previous END) OVER (PARTITION BY entity_id, scope, fiscal_year) AS whole_change
  FROM compared
)
SELECT
  $metric AS metric, $unit AS unit, changed.entity_id, named.entity_name, reported_by, reporter_count, line_change,
  $kind AS kind, scope, dimension, label, fiscal_year, numerator, denominator, denominator_source, value, real_value, change,
  CASE WHEN $real THEN CAST($base AS INT) END AS price_year,
  CASE WHEN $real AND price_region = '000000' THEN $deflator WHEN $real THEN CONCAT($deflator, ' ', price_region) END AS deflator,
  CASE WHEN previous > 0 THEN
    rate(CAST(CAST(change AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)), CAST(CAST(previous AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)))
  END AS yoy,
  CAST(CAST(100 AS DECIMAL(20, 0))
    * rate(CAST(CAST(measure AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)), CAST(CAST(first_value AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)))
    AS DECIMAL(18, 2)) AS indexed,
  CASE WHEN $by <> '' THEN
    rate(CAST(CAST(change AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)), CAST(CAST(whole_change AS DECIMAL(30, 4)) * 10000 AS DECIMAL(34, 2)))
  END AS contribution,
  restated AS restated_value,
  CASE
    WHEN previous_year IS NULL THEN COALESCE(joined_since = fiscal_year, FALSE)
    -- Predecessors whose reports are added up, of which not all are at hand.
    WHEN line_change = 'merged' AND reporter_count <> previous_count THEN TRUE
    ELSE COALESCE(meaning_since, 0) <> COALESCE(meant_since, 0) OR COALESCE(joined_since, 0) <> COALESCE(was_joined_since, 0)
  END AS is_break,
  succession, succession_with,
  CASE
    WHEN value IS NOT NULL AND measure IS NULL THEN 'no price index for this year or the base'
    WHEN measure IS NULL THEN 'no value this year'
    WHEN previous IS NULL THEN 'no value the year before'
    WHEN previous = 0 THEN 'the year before is zero'
    WHEN previous < 0 THEN 'the year before is negative'
  END AS change_reason,
  reason
FROM changed
JOIN entities AS named ON named.entity_id = changed.entity_id
WHERE fiscal_year >= first_shown
ORDER BY
  named.entity_name NULLS LAST, changed.entity_id NULLS LAST, scope NULLS LAST, CASE dimension WHEN 'total' THEN 0 ELSE 1 END, dimension NULLS LAST, fiscal_year NULLS LAST
