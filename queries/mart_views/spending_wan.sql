-- 支出（万元） | Spending in 万元
--
-- `named_spending` in 万元: exact, no fen is lost.
--
--   entity_id
--   entity_name = latest_entity_name
--   region_code
--   region_name
--   admin_level
--   function_group
--   fiscal_year
--   kind
--   scope
--   statement = short_statement
--   code_domain
--   code
--   code_name = latest_code_name
--   class_code
--   class_name
--   code_level = code_level_or_total
--   measure
--   fund
--   phase
--   amount_wan: 金额（万元） | the amount ÷ 10 000
--   source_uri
--   page
--   sheet
--   line
--   revision_id = revision_read
SELECT
  entity_id, entity_name, region_code, region_name, admin_level, function_group, fiscal_year, kind, scope, statement,
  code_domain, code, code_name, class_code, class_name, code_level, measure, fund, phase,
  CAST(amount AS DECIMAL(24, 2)) * CAST(0.0001 AS DECIMAL(4, 4)) AS amount_wan, source_uri, page, sheet, line, revision_id
FROM named_spending
