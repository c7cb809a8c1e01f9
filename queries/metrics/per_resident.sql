-- id: per_resident
-- version: 2
-- label_zh: 人均支出（常住人口）
-- label_en: Expenditure per resident
-- short: 人均 人均支出
-- unit: yuan
-- numerator: 支出合计、基本支出、项目支出 | expenditure: total, basic, project
-- denominator: 所属地区常住人口：不晚于当年、且与当年区划一致的最近一次统计，出处列明该次统计 | residents of the region at the last count that is not after the year and in its borders of that year; the source names the count
-- kind: final_accounts budget
-- phase: actual
-- dimension: total basic project
-- null: region is not known | 部门所属地区不详; residents of the region are not known | 无该地区常住人口数; no count in the borders of the year | 无与当年区划一致的人口数; residents of a township are not known | 无乡镇街道常住人口数; not printed | 表中未列
-- additive: false
-- source: 表01、表03；视图 chosen_residents | statement 01 and 03; view chosen_residents
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  parts.part AS dimension,
  spent.amount AS numerator,
  counted.residents AS denominator,
  'residents of ' || counted.region_code || ' on ' || counted.counted_on
    || CASE WHEN counted.is_interpolated THEN ', interpolated (' ELSE ' (' END || counted.source || ')' AS denominator_source,
  CAST(ratio(spent.amount, counted.residents, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN places.region_code IS NULL THEN 'region is not known'
    WHEN places.admin_level = 'township' THEN 'residents of a township are not known'
    WHEN counted.residents IS NULL AND known.first_year IS NULL THEN 'residents of the region are not known'
    WHEN counted.residents IS NULL THEN 'no count in the borders of the year'
    WHEN spent.amount IS NULL THEN 'not printed'
  END AS reason
FROM reports
CROSS JOIN (
  SELECT 'total' AS part, 'expenditure_of_year' AS topic
  UNION ALL SELECT 'basic', 'basic'
  UNION ALL SELECT 'project', 'project'
) AS parts
LEFT JOIN entity_places AS places ON places.entity_id = reports.entity_id
LEFT JOIN (
  SELECT
    region_code, fiscal_year, CAST(residents AS DECIMAL(18, 2)) AS residents, counted_on, is_interpolated, source
  FROM chosen_residents
) AS counted
  ON counted.region_code = places.region_code AND counted.fiscal_year = reports.fiscal_year
  AND COALESCE(places.admin_level, '') <> 'township'
LEFT JOIN (SELECT region_code, MIN(year) AS first_year FROM residents GROUP BY region_code) AS known
  ON known.region_code = places.region_code AND known.first_year <= reports.fiscal_year
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = parts.topic AND spent.fund IS NULL
  AND spent.own_phase AND spent.code IS NULL AND spent.topic IN ('expenditure_of_year', 'basic', 'project')
