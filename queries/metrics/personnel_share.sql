-- id: personnel_share
-- version: 2
-- label_zh: 人员经费占比
-- label_en: Personnel share of basic expenditure
-- unit: ratio
-- numerator: 人员经费合计 (personnel) of statement 06
-- denominator: 基本支出 (basic) of the 合计 row of statement 05
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no basic_expenditure statement | 没有基本支出决算明细表; no basic expenditure printed | 未列一般公共预算基本支出; basic expenditure is zero | 基本支出为零; no personnel expenditure printed | 未列人员经费合计
-- source: statement 06, basic_expenditure (一般公共预算财政拨款基本支出决算明细表), and 05, general_public_expenditure, 合计
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  'total' AS dimension,
  parts.personnel AS numerator,
  parts.basic AS denominator,
  parts.basic_source AS denominator_source,
  CAST(ratio(parts.personnel, parts.basic, 4) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN parts.revision_id IS NULL THEN 'no basic_expenditure statement'
    WHEN parts.basic IS NULL THEN 'no basic expenditure printed'
    WHEN parts.basic = 0 THEN 'basic expenditure is zero'
    WHEN parts.personnel IS NULL THEN 'no personnel expenditure printed'
  END AS reason
FROM reports
LEFT JOIN basic_parts AS parts
  ON parts.revision_id = reports.revision_id AND parts.entity_id = reports.entity_id
  AND parts.fiscal_year = reports.fiscal_year
