-- 报告与报表 | Papers of a report
--
-- The current reports that a report for people is about, one row per statement, and one without a statement where a paper has
-- none. Of the body $entity_id, or of every body where it is empty: then of the administrative level $level, of the function
-- $function, of the region whose code begins with $region, whose name contains $contained; an empty text asks for nothing.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   fiscal_year: 财政年度 | the year that the figures are about
--   published: 公开年月 | month of publication, 2024-10
--   region_name: 行政区划名称 | its name
--   admin_level: 级别 | nation, province, city, county or township
--   function_group: 职能组 | the group of bodies with the same task
--   statement: 报表 | which statement, by title and header
--   statement_unit: 印出的单位 | unit that its amounts are printed in
--   amount_count: 金额个数 | amounts that stand in the report
--   unread_amount_count: 未读懂的金额个数 | amounts in sentences that were not understood
--   rejected_amount_count: 未能读取的金额个数 | amounts in cells that could not be read
--   rejected_page_count: 未能读取的页数 | pages and sheets that could not be read
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.kind, reports.scope, reports.fiscal_year,
  reports.published, places.region_name, places.admin_level, places.function_group,
  stated.statement, stated.unit AS statement_unit,
  reports.amount_count, reports.unread_amount_count, reports.rejected_amount_count, reports.rejected_page_count
FROM reports
LEFT JOIN entity_places AS places ON places.entity_id = reports.entity_id
LEFT JOIN statements AS stated
  ON stated.revision_id = reports.revision_id AND stated.entity_id = reports.entity_id
  AND stated.fiscal_year = reports.fiscal_year
WHERE reports.fiscal_year BETWEEN $first AND $last
  AND ($entity_id = '' OR reports.entity_id = $entity_id)
  AND ($level = '' OR places.admin_level = $level)
  AND ($function = '' OR places.function_group = $function)
  AND ($region = '' OR SUBSTRING(places.region_code, 1, LENGTH($region)) = $region)
  AND ($contained = '' OR instr(reports.entity_name, $contained) > 0)
ORDER BY
  reports.entity_name NULLS LAST, reports.fiscal_year NULLS LAST, reports.kind NULLS LAST, reports.scope NULLS LAST,
  stated.table_index NULLS LAST, stated.statement NULLS LAST
