-- 人均支出 | Costs per resident
--
-- Expenditure of current reports divided by the residents of the region, one row per report, part and population. Without a count, or
-- without the part, there is no value, and `reason` says why.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   population
--   dimension: 支出部分 | total, basic or project
--   numerator
--   denominator: 分母 | residents of the population that `chosen_residents` has for the region and year
--   denominator_source
--   value: 人均支出（元） | yuan for each, rounded half up to a fen
--   reason
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  populations.population, parts.part AS dimension,
  spent.amount AS numerator,
  counted.residents AS denominator,
  populations.words || 'residents of ' || counted.region_code || ' on ' || counted.counted_on
    || CASE WHEN counted.is_interpolated THEN ', interpolated (' ELSE ' (' END || counted.source || ')' AS denominator_source,
  CAST(ratio(spent.amount, counted.residents, 2) AS DECIMAL(22, 4)) AS value,
  CASE
    WHEN places.region_code IS NULL THEN 'region is not known'
    WHEN places.admin_level = 'township' THEN populations.words || 'residents of a township are not known'
    WHEN counted.residents IS NULL AND known.first_year IS NULL
      THEN populations.words || 'residents of the region are not known'
    WHEN counted.residents IS NULL THEN 'no count in the borders of the year'
    WHEN spent.amount IS NULL THEN 'not printed'
  END AS reason
FROM reports
CROSS JOIN (
  SELECT 'residents' AS population, '' AS words
  UNION ALL SELECT 'registered', 'registered '
  UNION ALL SELECT 'urban', 'urban '
) AS populations
CROSS JOIN (
  SELECT 'total' AS part, 'expenditure_of_year' AS topic
  UNION ALL SELECT 'basic', 'basic'
  UNION ALL SELECT 'project', 'project'
) AS parts
LEFT JOIN entity_places AS places ON places.entity_id = reports.entity_id
LEFT JOIN (
  SELECT
    region_code, fiscal_year, population, CAST(residents AS DECIMAL(18, 2)) AS residents, counted_on, is_interpolated, source
  FROM chosen_residents
) AS counted
  ON counted.region_code = places.region_code AND counted.fiscal_year = reports.fiscal_year
  AND counted.population = populations.population AND COALESCE(places.admin_level, '') <> 'township'
LEFT JOIN (
  SELECT region_code, population, MIN(year) AS first_year FROM resident_counts GROUP BY region_code, population
) AS known
  ON known.region_code = places.region_code AND known.population = populations.population
  AND known.first_year <= reports.fiscal_year
LEFT JOIN figures AS spent
  ON spent.revision_id = reports.revision_id AND spent.entity_id = reports.entity_id
  AND spent.fiscal_year = reports.fiscal_year AND spent.topic = parts.topic AND spent.fund IS NULL
  AND spent.own_phase AND spent.code IS NULL AND spent.topic IN ('expenditure_of_year', 'basic', 'project')
