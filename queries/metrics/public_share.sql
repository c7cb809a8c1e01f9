-- id: public_share
-- version: 2
-- label_zh: 公用经费占比
-- label_en: Public share of basic expenditure
-- short: 公用占比
-- unit: ratio
-- numerator: 表06公用经费合计 | 公用经费合计 (public) of statement 06
-- denominator: 表05合计行的基本支出 | 基本支出 (basic) of the 合计 row of statement 05
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no basic_expenditure statement | 没有基本支出决算明细表; no basic expenditure printed | 未列一般公共预算基本支出; basic expenditure is zero | 基本支出为零; no public expenditure printed | 未列公用经费合计
-- additive: false
-- source: 表06一般公共预算财政拨款基本支出决算明细表，表05合计行 | statement 06, basic_expenditure (一般公共预算财政拨款基本支出决算明细表), and 05, general_public_expenditure, 合计
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  public AS numerator,
  basic AS denominator,
  basic_source AS denominator_source,
  rate(public, basic) AS value,
  CASE
    WHEN NOT stated THEN 'no basic_expenditure statement'
    WHEN basic IS NULL THEN 'no basic expenditure printed'
    WHEN basic = 0 THEN 'basic expenditure is zero'
    WHEN public IS NULL THEN 'no public expenditure printed'
  END AS reason
FROM basic_parts
