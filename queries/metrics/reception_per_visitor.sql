-- id: reception_per_visitor
-- version: 1
-- label_zh: 人均接待费
-- label_en: Reception per visitor
-- unit: yuan
-- numerator: 当年公务接待费 | 公务接待费 of the year
-- denominator: 接待人次：合计，否则为国内与国（境）外之和 | persons received (接待人次): all, else domestic and foreign
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no visitors stated | 未列接待人次; no visitors in the year | 接待人次为零; no reception cost printed | 未列公务接待费
-- additive: false
-- source: 表09，否则取文字说明；人次取自三公经费说明 | statement 09, else the prose; visitors from the prose on 三公
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  amount AS numerator,
  counted AS denominator,
  'prose: ' || sentence AS denominator_source,
  CAST(ratio(amount, counted, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN counted IS NULL THEN 'no visitors stated'
    WHEN counted = 0 THEN 'no visitors in the year'
    WHEN amount IS NULL THEN 'no reception cost printed'
  END AS reason
FROM counted_costs
WHERE value_unit = 'persons'
