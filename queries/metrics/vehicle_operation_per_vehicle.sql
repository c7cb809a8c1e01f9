-- id: vehicle_operation_per_vehicle
-- version: 1
-- label_zh: 车均运行维护费
-- label_en: Vehicle operation per vehicle
-- unit: yuan
-- numerator: 当年公务用车运行维护费 | 公务用车运行维护费 of the year
-- denominator: 公务用车保有量 | vehicles kept (公务用车保有量)
-- kind: final_accounts
-- phase: actual
-- dimension: total
-- null: no vehicles stated | 未列公务用车保有量; no vehicles kept | 公务用车保有量为零; no vehicle operation cost printed | 未列公务用车运行维护费
-- additive: false
-- source: 表09，否则取文字说明；车辆数取自三公经费说明 | statement 09, else the prose; vehicles from the prose on 三公
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope,
  'total' AS dimension,
  amount AS numerator,
  counted AS denominator,
  'prose: ' || sentence AS denominator_source,
  CAST(ratio(amount, counted, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN counted IS NULL THEN 'no vehicles stated'
    WHEN counted = 0 THEN 'no vehicles kept'
    WHEN amount IS NULL THEN 'no vehicle operation cost printed'
  END AS reason
FROM counted_costs
WHERE value_unit = 'vehicles'
