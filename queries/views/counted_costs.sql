-- 费用与数量 | Costs and counts
--
-- One row per number of visitors, batches of visitors or vehicles kept that the prose of current final accounts states,
-- with the cost. Visitors are the total where it is printed, otherwise domestic and foreign visitors added up.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   value_unit: 计数单位 | persons or batches received, or vehicles kept
--   amount: 费用（元） | 公务接待费, or 公务用车运行维护费; yuan
--   counted: 数量 | how many
--   sentence: 句子 | the sentence, or sentences, that state it
WITH told AS (
  SELECT
    revision_id, entity_id, fiscal_year, value_unit,
    MAX(CASE WHEN topic IN ('reception', 'vehicles_kept') THEN value END) AS every,
    MAX(CASE WHEN topic IN ('reception', 'vehicles_kept') THEN sentence END) AS every_sentence,
    MAX(CASE topic WHEN 'domestic_reception' THEN value END) AS domestic,
    MAX(CASE topic WHEN 'domestic_reception' THEN sentence END) AS domestic_sentence,
    MAX(CASE topic WHEN 'foreign_reception' THEN value END) AS abroad,
    MAX(CASE topic WHEN 'foreign_reception' THEN sentence END) AS abroad_sentence
  FROM counts
  WHERE (topic IN ('reception', 'domestic_reception', 'foreign_reception') AND value_unit IN ('persons', 'batches'))
    OR (topic = 'vehicles_kept' AND value_unit = 'vehicles')
  GROUP BY revision_id, entity_id, fiscal_year, value_unit
)
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  units.value_unit, spent.amount,
  CAST(COALESCE(told.every, told.domestic + COALESCE(told.abroad, 0)) AS DECIMAL(18, 2)) AS counted,
  CASE
    WHEN told.every IS NOT NULL THEN told.every_sentence
    WHEN told.abroad_sentence <> told.domestic_sentence THEN told.domestic_sentence || told.abroad_sentence
    ELSE told.domestic_sentence
  END AS sentence
FROM reports
CROSS JOIN (
  SELECT 'persons' AS value_unit, 'reception' AS topic
  UNION ALL SELECT 'batches', 'reception'
  UNION ALL SELECT 'vehicles', 'vehicle_operation'
) AS units
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = units.topic AND spent.fund IS NULL AND spent.own_phase
  AND spent.code IS NULL AND spent.topic IN ('reception', 'vehicle_operation')
LEFT JOIN told
  ON told.revision_id = reports.revision_id AND told.entity_id = reports.entity_id
  AND told.fiscal_year = reports.fiscal_year AND told.value_unit = units.value_unit
WHERE reports.kind = 'final_accounts'
