-- id: operating_cost_change
-- version: 2
-- label_zh: 机关运行经费增减率
-- label_en: Change of operating cost
-- short: 运行经费增减率
-- unit: ratio
-- numerator: 本年数 − 上年数 | this year − the year before
-- denominator: 上年数：取自上年报告，否则为本年数减文字说明所述增减额 | the amount of the year before: from its own report, otherwise this year's amount minus the change that the prose states
-- kind: final_accounts budget
-- phase: actual
-- dimension: total
-- null: no amount this year | 本年未列; no amount of the year before | 上年数不详; the year before is zero | 上年为零; the year before is negative | 上年为负
-- additive: false
-- source: 两年的机关运行经费支出说明 | the prose on it of both years
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  change AS numerator,
  previous AS denominator,
  previous_source AS denominator_source,
  yoy AS value,
  reason
FROM figure_changes
WHERE topic = 'operating_cost'
