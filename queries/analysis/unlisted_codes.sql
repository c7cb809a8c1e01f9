-- 目录中没有的科目 | Unlisted codes
--
-- Codes that reports print and that the list of codes lacks, with the name as printed and how often.
--
--   code_domain
--   code
--   row_label: 行名称 | the first of the printed labels
--   first_year: 首个年度 | the first fiscal year that prints it
--   last_year: 最近年度 | the last
--   report_count: 报告份数 | reports that print it
SELECT
  facts.code_domain, facts.code, MIN(facts.row_label) AS row_label, MIN(facts.fiscal_year) AS first_year,
  MAX(facts.fiscal_year) AS last_year, COUNT(DISTINCT facts.revision_id) AS report_count
FROM facts
LEFT JOIN (SELECT DISTINCT code_domain, code FROM codes) AS listed
  ON listed.code_domain = facts.code_domain AND listed.code = facts.code
WHERE facts.code IS NOT NULL AND listed.code IS NULL
GROUP BY facts.code_domain, facts.code
ORDER BY report_count DESC NULLS LAST, facts.code_domain NULLS LAST, facts.code NULLS LAST
