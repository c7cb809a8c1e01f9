-- id: basic_share
-- version: 1
-- label_zh: 基本支出占比
-- label_en: Basic share of expenditure
-- short: 基本占比
-- unit: ratio
-- numerator: 合计行的基本支出 | 基本支出 (basic) of the 合计 row
-- denominator: 合计行的本年支出合计 | 本年支出合计 (total) of the 合计 row
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no expenditure statement | 没有支出决算表; no total printed | 未列支出合计; total is zero | 支出合计为零; no basic expenditure printed | 未列基本支出
-- additive: false
-- source: 表03支出决算表合计行 | statement 03, expenditure (支出决算表), 合计
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  basic AS numerator,
  total AS denominator,
  CASE WHEN total IS NOT NULL THEN statement END AS denominator_source,
  rate(basic, total) AS value,
  CASE
    WHEN NOT stated THEN 'no expenditure statement'
    WHEN total IS NULL THEN 'no total printed'
    WHEN total = 0 THEN 'total is zero'
    WHEN basic IS NULL THEN 'no basic expenditure printed'
  END AS reason
FROM statement_totals
WHERE statement = 'expenditure'
