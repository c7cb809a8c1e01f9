-- id: reception_per_batch
-- version: 1
-- label_zh: 批均接待费
-- label_en: Reception per batch
-- unit: yuan
-- numerator: 公务接待费 of the year
-- denominator: batches received (接待批次): all, else domestic and foreign
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no batches told | 未列接待批次; no batches in the year | 接待批次为零; no reception cost printed | 未列公务接待费
-- source: statement 09, else the prose; batches from the prose on 三公
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  amount AS numerator,
  counted AS denominator,
  'prose: ' || sentence AS denominator_source,
  CAST(ratio(amount, counted, 2) AS DECIMAL(18, 4)) AS value,
  CASE
    WHEN counted IS NULL THEN 'no batches told'
    WHEN counted = 0 THEN 'no batches in the year'
    WHEN amount IS NULL THEN 'no reception cost printed'
  END AS reason
FROM (
  SELECT
    reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
    spent.amount, CAST(COALESCE(every.value, domestic.value + COALESCE(abroad.value, 0)) AS DECIMAL(18, 2)) AS counted,
    COALESCE(every.sentence, domestic.sentence) AS sentence
  FROM reports
  LEFT JOIN figures AS spent
    ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
    AND spent.fiscal_year = reports.fiscal_year AND spent.topic = 'reception' AND spent.fund IS NULL
    AND spent.own_phase
  LEFT JOIN counts AS every
    ON every.revision_id = reports.revision_id AND every.entity_id = reports.entity_id
    AND every.fiscal_year = reports.fiscal_year AND every.topic = 'reception'
    AND every.value_unit = 'batches'
  LEFT JOIN counts AS domestic
    ON domestic.revision_id = reports.revision_id AND domestic.entity_id = reports.entity_id
    AND domestic.fiscal_year = reports.fiscal_year AND domestic.topic = 'domestic_reception'
    AND domestic.value_unit = 'batches'
  LEFT JOIN counts AS abroad
    ON abroad.revision_id = reports.revision_id AND abroad.entity_id = reports.entity_id
    AND abroad.fiscal_year = reports.fiscal_year AND abroad.topic = 'foreign_reception'
    AND abroad.value_unit = 'batches'
  WHERE reports.kind = 'final_accounts'
) AS compared
