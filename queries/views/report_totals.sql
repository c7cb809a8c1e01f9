-- 报告合计数 | Totals of reports
--
-- One row per current report: the totals of the report, all funds together, by which reports are compared. Each is the
-- amount of `figures` in the report's own phase, or null where the report does not print it. The amounts that shares
-- are computed from come with their source.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   income_of_year: 本年收入合计（元） | income of the year, yuan
--   income_of_year_source: 本年收入合计出处 | the statement, or prose
--   fiscal_appropriation: 财政拨款收入（元） | fiscal appropriation, yuan
--   expenditure_of_year: 本年支出合计（元） | expenditure of the year, yuan
--   expenditure_of_year_source: 本年支出合计出处 | the statement, or prose
--   project = project_expenditure
--   project_source: 项目支出出处 | the statement, or prose
--   closing_carryover: 年末结转和结余（元） | closing carryover, yuan
--   procurement: 政府采购支出（元） | procurement, yuan
--   procurement_source: 政府采购支出出处 | the statement, or prose
--   procurement_sme: 授予中小企业合同金额（元） | contracts with small and medium enterprises, yuan
--   procurement_micro: 授予小微企业合同金额（元） | contracts with micro and small enterprises, yuan
SELECT
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope,
  MAX(CASE figures.topic WHEN 'income_of_year' THEN figures.amount END) AS income_of_year,
  MAX(CASE figures.topic WHEN 'income_of_year' THEN figures.source END) AS income_of_year_source,
  MAX(CASE figures.topic WHEN 'fiscal_appropriation' THEN figures.amount END) AS fiscal_appropriation,
  MAX(CASE figures.topic WHEN 'expenditure_of_year' THEN figures.amount END) AS expenditure_of_year,
  MAX(CASE figures.topic WHEN 'expenditure_of_year' THEN figures.source END) AS expenditure_of_year_source,
  MAX(CASE figures.topic WHEN 'project' THEN figures.amount END) AS project,
  MAX(CASE figures.topic WHEN 'project' THEN figures.source END) AS project_source,
  MAX(CASE figures.topic WHEN 'closing_carryover' THEN figures.amount END) AS closing_carryover,
  MAX(CASE figures.topic WHEN 'procurement' THEN figures.amount END) AS procurement,
  MAX(CASE figures.topic WHEN 'procurement' THEN figures.source END) AS procurement_source,
  MAX(CASE figures.topic WHEN 'procurement_sme' THEN figures.amount END) AS procurement_sme,
  MAX(CASE figures.topic WHEN 'procurement_micro' THEN figures.amount END) AS procurement_micro
FROM reports
LEFT JOIN figures
  ON figures.revision_id = reports.revision_id AND figures.entity_id = reports.entity_id
  AND figures.fiscal_year = reports.fiscal_year AND figures.fund IS NULL AND figures.own_phase AND figures.code IS NULL
  AND figures.topic IN ('income_of_year', 'fiscal_appropriation', 'expenditure_of_year', 'project', 'closing_carryover',
    'procurement', 'procurement_sme', 'procurement_micro')
GROUP BY
  reports.revision_id, reports.entity_id, reports.entity_name, reports.fiscal_year, reports.kind, reports.scope
