-- 地区支出合计 | Spending of regions
--
-- Expenditure added up over the departments of a region, without counting a department and its own units twice: of which
-- reports a sum consists, and which are missing in the year, is in `region_members`. One row per region, year, kind, code
-- and measure: in total, by functional class, group and item (statement 03), and by economic class and group of basic
-- expenditure (statement 06), under the codes of the crosswalk (`spending_series`), and of appropriations by fund. What one department of the region pays
-- another counts with both. A year for which no department has a report has one row, without an amount. A region does
-- not contain those below it: for a whole city, add up the region codes that begin with its own.
--
--   region_code
--   region_name
--   fiscal_year
--   kind
--   code_domain: 科目体系 | functional, economic for basic expenditure, or fund
--   code_level = code_level_or_fund
--   series_code: 序列科目 | the code that identifies the series, or the fund; null for the total
--   name: 科目名称 | name of the code in the list of that year, or else as printed
--   measure = spending_measure
--   amount: 合计金额（元） | yuan, exact
--   entity_count: 计入部门数 | departments whose amount is in the sum
--   member_count
--   missing_count
--   members: 有报告部门 | their names
--   missing = missing_departments
WITH placed AS (
  SELECT region_code, region_name, fiscal_year, kind, scope, entity_id, entity_name, state, revision_id FROM region_members
),
years AS (
  SELECT
    region_code, region_name, fiscal_year, kind,
    COUNT(DISTINCT CASE state WHEN 'counted' THEN entity_id END) AS member_count,
    COUNT(DISTINCT CASE state WHEN 'missing' THEN entity_id END) AS missing_count,
    array_agg(DISTINCT CASE state WHEN 'counted' THEN entity_name END) AS members,
    array_agg(DISTINCT CASE state WHEN 'missing' THEN entity_name END) AS missing
  FROM placed
  GROUP BY region_code, region_name, fiscal_year, kind
),
-- Each part names its level, so that a query for one level reads nothing for the others; and where no code is wanted, that
-- lets the engine pass over the facts that have one.
spent AS (
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, code_domain, 'class' AS code_level, series_code, row_label, measure, amount
  FROM spending_series
  WHERE LENGTH(series_code) = 3
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, code_domain, 'group' AS code_level, series_code, row_label, measure, amount
  FROM spending_series
  WHERE LENGTH(series_code) = 5
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, code_domain, 'item' AS code_level, series_code, row_label, measure, amount
  FROM spending_series
  WHERE LENGTH(series_code) = 7
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, 'functional' AS code_domain, 'total' AS code_level,
    CAST(NULL AS STRING) AS series_code, CAST(NULL AS STRING) AS row_label,
    CASE topic WHEN 'expenditure_of_year' THEN 'total' ELSE topic END AS measure, amount
  FROM figures
  WHERE topic IN ('expenditure_of_year', 'basic', 'project') AND fund IS NULL AND code IS NULL AND own_phase
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, 'economic' AS code_domain, 'total' AS code_level,
    CAST(NULL AS STRING) AS series_code, CAST(NULL AS STRING) AS row_label, 'total' AS measure, amount
  FROM figures
  WHERE topic = 'basic' AND fund = 'general_public' AND code IS NULL AND own_phase
  UNION ALL
  SELECT
    revision_id, entity_id, fiscal_year, kind, scope, 'fund' AS code_domain, 'fund' AS code_level, fund AS series_code,
    CASE fund
      WHEN 'general_public' THEN '一般公共预算财政拨款' WHEN 'government_fund' THEN '政府性基金预算财政拨款'
      ELSE '国有资本经营预算财政拨款'
    END AS row_label,
    CASE topic WHEN 'expenditure_of_year' THEN 'total' ELSE topic END AS measure, amount
  FROM figures
  WHERE topic IN ('expenditure_of_year', 'basic', 'project') AND fund IS NOT NULL AND code IS NULL AND own_phase
),
sums AS (
  SELECT
    members.region_code, members.fiscal_year, members.kind, spent.code_domain, spent.code_level, spent.series_code,
    MIN(spent.row_label) AS row_label, spent.measure, CAST(SUM(spent.amount) AS DECIMAL(22, 2)) AS amount,
    COUNT(DISTINCT CASE WHEN spent.amount IS NOT NULL THEN spent.entity_id END) AS entity_count
  FROM placed AS members
  JOIN spent
    ON spent.revision_id = members.revision_id AND spent.entity_id = members.entity_id
    AND spent.fiscal_year = members.fiscal_year AND spent.kind = members.kind AND spent.scope = members.scope
  WHERE members.state = 'counted'
  GROUP BY
    members.region_code, members.fiscal_year, members.kind, spent.code_domain, spent.code_level, spent.series_code,
    spent.measure
)
SELECT
  years.region_code, years.region_name, years.fiscal_year, years.kind, sums.code_domain, sums.code_level,
  sums.series_code, COALESCE(named.name, sums.row_label) AS name, sums.measure, sums.amount, sums.entity_count, years.member_count, years.missing_count,
  joined(years.members) AS members, joined(years.missing) AS missing
FROM years
LEFT JOIN sums
  ON sums.region_code = years.region_code AND sums.fiscal_year = years.fiscal_year AND sums.kind = years.kind
LEFT JOIN code_names AS named
  ON named.code_domain = sums.code_domain AND named.code = sums.series_code AND named.fiscal_year = sums.fiscal_year
