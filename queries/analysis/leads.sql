-- 线索 | Leads
-- command: leads
--
-- The leads of $year in reports of one kind ($kind): the changes of `unusual_changes` that belong to no other, ranked. A lead
-- is a signal to look into, not a finding of fault.
--
-- The leads of the earlier years, found in the same way, are the reference: p is (1 + reference leads that are at least as
-- far) ÷ (1 + reference leads), which needs no distribution, only that a year without anything special looks like the years
-- before. With $any_dependence = 0, q is the smallest p · leads ÷ rank of all leads that are not farther (Benjamini and
-- Hochberg); otherwise times 1 + 1/2 + … + 1/leads (Benjamini and Yekutieli). A lead is within the rate if q is not more
-- than $rate_millionths millionths.
--
-- The explanations that were tried: explains, does_not_explain or cannot_be_checked. A lead that one explains is kept, and comes
-- after the others.
--
--   rank: 序号 | 1 is the first to look into; explained leads come last
--   within_rate: 控制率以内 | whether q is not more than the stated rate of false discoveries
--   entity_id
--   entity_name
--   scope
--   fiscal_year = shown_year
--   metric
--   dimension = measured_part
--   dimension_name: 科目名称 | name of the code, if the dimension is one
--   previous_value = earlier_value
--   value
--   change: 变动额 | value − value of the year before
--   relative_change
--   robust_z = distance_z
--   p_value: p值 | (1 + reference leads at least as far) ÷ (1 + reference leads)
--   q_value: q值 | the smallest rate of false discoveries at which the lead is within it
--   explained
--   reorganization
--   restatement: 追溯调整 | this year's report states another figure for the year before, which leaves less than half of the change
--   code_change: 科目调整 | the code means something else from this year on
--   unit_slip: 单位误差 | the value changed by a power of ten, to a twentieth, as if 元 and 万元 were confused
--   one_off_project: 一次性项目 | a project that is evaluated in only one of the years spent at least half of the change
--   scope_change: 范围变化 | does_not_explain if the department's own level (本级) shows at least half of the change, or these are its accounts; otherwise that of `scope_changes`: explains if the department's accounts are those of its own level in one of the years only
--   project_name
--   numerator
--   denominator
--   previous_numerator = earlier_numerator
--   previous_denominator = earlier_denominator
--   peer_level
--   peer_group
--   peer_count
--   peer_median
--   spread_level
--   spread_count
--   peer_deviation
--   usual_residual
--   other_years
--   reference_beyond: 参照中更远数 | reference leads that are at least as far
--   reference_count: 参照数 | reference leads
--   lead_rank: 偏离名次 | how many leads of the year are at least as far
--   lead_count: 线索数 | leads of the year
--   same_money: 同一资金的其他变动数 | further unusual changes of the report that belong to this one
--   revision_id
--   previous_revision_id = earlier_revision
WITH compared AS (
  SELECT
    *,
    SUM(CASE WHEN fiscal_year < $year THEN 1 ELSE 0 END) OVER (ORDER BY distance DESC) AS reference_beyond,
    SUM(CASE WHEN fiscal_year < $year THEN 1 ELSE 0 END) OVER () AS reference_count,
    SUM(CASE WHEN fiscal_year = $year THEN 1 ELSE 0 END) OVER (ORDER BY distance DESC) AS lead_rank,
    SUM(CASE WHEN fiscal_year = $year THEN 1 ELSE 0 END) OVER () AS lead_count
  FROM unusual_changes
  WHERE kind = $kind AND fiscal_year <= $year AND belongs_to IS NULL
),
harmonic AS (
  -- Rounded up, so that the rate holds.
  SELECT SUM(ratio(CAST(1 AS DECIMAL(34, 2)), CAST(lead_rank AS DECIMAL(34, 2)), 6) + CAST(0.000001 AS DECIMAL(6, 6))) AS factor
  FROM (SELECT ROW_NUMBER() OVER (ORDER BY entity_id, metric, dimension) AS lead_rank FROM compared WHERE fiscal_year = $year) AS ranks
),
weighed AS (
  SELECT
    compared.*,
    CAST((reference_beyond + 1) * lead_count AS DECIMAL(18, 0))
      * CAST(CASE WHEN $any_dependence = 1 THEN harmonic.factor ELSE 1 END AS DECIMAL(12, 6)) AS share_of_noise,
    CAST((reference_count + 1) * lead_rank AS DECIMAL(18, 0)) AS share_of_leads
  FROM compared
  CROSS JOIN harmonic
  WHERE fiscal_year = $year
),
adjusted AS (
  SELECT
    *,
    MIN(ratio(CAST(share_of_noise * 1000000 AS DECIMAL(34, 2)), CAST(share_of_leads * 1000000 AS DECIMAL(34, 2)), 6))
      OVER (ORDER BY distance) AS q,
    MAX(CASE WHEN CAST(share_of_noise * 1000000 AS DECIMAL(38, 6)) <= share_of_leads * $rate_millionths THEN 1 ELSE 0 END)
      OVER (ORDER BY distance) AS is_within
  FROM weighed
),
restated AS (
  SELECT metric, entity_id, scope, dimension, MIN(restated) AS restated
  FROM restated_metrics
  WHERE compared_year = $year - 1
  GROUP BY metric, entity_id, scope, dimension
),
breaks AS (
  SELECT DISTINCT series_code FROM code_crosswalk WHERE break_year = $year
),
-- The largest project of only the year in which more was spent.
one_off AS (
  SELECT
    projects.entity_id, projects.scope, sides.begins,
    CASE WHEN sides.begins THEN begun_project ELSE ended_project END AS name,
    CASE WHEN sides.begins THEN begun_actual ELSE ended_actual END AS actual
  FROM one_off_projects AS projects
  CROSS JOIN (SELECT TRUE AS begins UNION ALL SELECT FALSE) AS sides
  WHERE projects.kind = $kind AND projects.fiscal_year = $year
),
tried AS (
  SELECT
    adjusted.*,
    CAST(adjusted.value - adjusted.previous_value AS DECIMAL(24, 4)) AS change,
    CASE WHEN reorganized.entity_id IS NOT NULL THEN 'explains' ELSE 'does_not_explain' END AS reorganization,
    CASE
      WHEN 2 * ABS(adjusted.value - restated.restated) < ABS(adjusted.value - adjusted.previous_value) THEN 'explains'
      WHEN restated.restated IS NOT NULL OR metric_topics.topic IS NOT NULL THEN 'does_not_explain'
      ELSE 'cannot_be_checked'
    END AS restatement,
    CASE WHEN breaks.series_code IS NOT NULL THEN 'explains' ELSE 'does_not_explain' END AS code_change,
    CASE
      WHEN EXISTS (
        SELECT 1
        FROM (SELECT 10 AS factor UNION ALL SELECT 100 UNION ALL SELECT 1000 UNION ALL SELECT 10000) AS factors
        WHERE 20 * ABS(adjusted.value - adjusted.previous_value * factors.factor) <= adjusted.previous_value * factors.factor
          OR 20 * ABS(adjusted.previous_value - adjusted.value * factors.factor) <= adjusted.value * factors.factor
      ) THEN 'explains'
      ELSE 'does_not_explain'
    END AS unit_slip,
    CASE
      WHEN 2 * one_off.actual >= ABS(adjusted.value - adjusted.previous_value) THEN 'explains'
      WHEN one_off.entity_id IS NOT NULL THEN 'does_not_explain'
      ELSE 'cannot_be_checked'
    END AS one_off_project,
    CASE WHEN 2 * one_off.actual >= ABS(adjusted.value - adjusted.previous_value) THEN one_off.name END AS project_name,
    CASE
      WHEN adjusted.scope = 'own_level'
        OR (2 * ABS(own.value - own.previous_value) >= ABS(adjusted.value - adjusted.previous_value)
          AND (own.value > own.previous_value) = (adjusted.value > adjusted.previous_value)) THEN 'does_not_explain'
      ELSE COALESCE(scopes.scope_change, 'cannot_be_checked')
    END AS scope_change
  FROM adjusted
  LEFT JOIN reorganizations AS reorganized
    ON reorganized.entity_id = adjusted.entity_id AND reorganized.fiscal_year = adjusted.fiscal_year
  LEFT JOIN restated
    ON restated.metric = adjusted.metric AND restated.entity_id = adjusted.entity_id AND restated.scope = adjusted.scope
    AND restated.dimension = adjusted.dimension
  LEFT JOIN metric_topics ON metric_topics.metric = adjusted.metric AND metric_topics.dimension = adjusted.dimension
  LEFT JOIN breaks ON breaks.series_code = adjusted.dimension
  LEFT JOIN one_off
    ON one_off.entity_id = adjusted.entity_id AND one_off.scope = adjusted.scope
    AND adjusted.denominator IS NULL AND one_off.begins = (adjusted.value > adjusted.previous_value)
  LEFT JOIN scope_changes AS scopes
    ON scopes.revision_id = adjusted.revision_id AND scopes.entity_id = adjusted.entity_id
    AND scopes.fiscal_year = adjusted.fiscal_year AND scopes.kind = $kind AND adjusted.scope = 'department'
  LEFT JOIN metric_changes AS own
    ON own.entity_id = adjusted.entity_id AND own.kind = $kind AND own.scope = 'own_level' AND own.fiscal_year = $year
    AND own.metric = adjusted.metric AND own.dimension = adjusted.dimension
),
judged AS (
  SELECT
    *,
    'explains' IN (reorganization, restatement, code_change, unit_slip, one_off_project, scope_change) AS explained
  FROM tried
)
SELECT
  ROW_NUMBER() OVER (
    ORDER BY explained, q, CASE WHEN judged.denominator IS NULL THEN ABS(judged.change) END DESC NULLS LAST,
      distance DESC, judged.entity_id, judged.scope NULLS LAST, judged.metric, judged.dimension
  ) AS rank,
  is_within = 1 AS within_rate, judged.entity_id, judged.entity_name, judged.scope, judged.fiscal_year, judged.metric,
  judged.dimension, names.name AS dimension_name, judged.previous_value, judged.value, judged.change, judged.relative_change, judged.robust_z,
  CONCAT(CAST(reference_beyond + 1 AS STRING), '/', CAST(reference_count + 1 AS STRING)) AS p_value,
  CAST(LEAST(q, 1) AS DECIMAL(9, 6)) AS q_value, explained, reorganization, restatement, code_change, unit_slip, one_off_project,
  scope_change, project_name, judged.numerator, judged.denominator, judged.previous_numerator,
  judged.previous_denominator, judged.peer_level, judged.peer_group, judged.peer_count, judged.peer_median,
  judged.spread_level, judged.spread_count, judged.peer_deviation, judged.usual_residual, judged.other_years,
  CAST(reference_beyond AS BIGINT) AS reference_beyond, CAST(reference_count AS BIGINT) AS reference_count,
  CAST(lead_rank AS BIGINT) AS lead_rank, CAST(lead_count AS BIGINT) AS lead_count,
  judged.same_money, judged.revision_id, judged.previous_revision_id
FROM judged
LEFT JOIN code_names AS names ON names.code = judged.dimension AND names.fiscal_year = judged.fiscal_year
ORDER BY rank
