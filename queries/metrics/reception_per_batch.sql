-- id: reception_per_batch
-- version: 1
-- label_zh: 批均接待费
-- label_en: Reception per batch
-- unit: yuan
-- numerator: 当年公务接待费 | 公务接待费 of the year
-- denominator: 接待批次：合计，否则为国内与国（境）外之和 | batches received (接待批次): all, else domestic and foreign
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no batches stated | 未列接待批次; no batches in the year | 接待批次为零; no reception cost printed | 未列公务接待费
-- additive: false
-- source: 表09，否则取文字说明；批次取自三公经费说明 | statement 09, else the prose; batches from the prose on 三公
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  amount AS numerator,
  counted AS denominator,
  'prose: ' || sentence AS denominator_source,
  CAST(ratio(amount, counted, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN counted IS NULL THEN 'no batches stated'
    WHEN counted = 0 THEN 'no batches in the year'
    WHEN amount IS NULL THEN 'no reception cost printed'
  END AS reason
FROM counted_costs
WHERE value_unit = 'batches'
