-- 基本支出占比 | Basic share of expenditure
-- key: entity_id, fiscal_year, kind, scope
-- refers: entity_id -> dim_entity; fiscal_year -> dim_year
--
-- One row per report: the share of basic expenditure, null where the report does not print it.
--
--   entity_id
--   fiscal_year
--   kind
--   scope
--   value: 指标值 | basic ÷ total expenditure
SELECT entity_id, fiscal_year, kind, scope, TRY_CAST(value AS DECIMAL(18, 4)) AS value
FROM metric_basic_share
ORDER BY entity_id, fiscal_year, kind, scope
