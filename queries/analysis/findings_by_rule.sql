-- 各规则的问题数 | Findings by rule
--
-- How many reports break each rule, and how often.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: kind | text | final_accounts | 报告种类 | final_accounts or budget
--
--   rule_id
--   severity
--   report_count: 报告份数 | reports with such a finding
--   cause_count: 问题数 | causes
--   instance_count: 处数 | instances
SELECT
  rule_id, severity, COUNT(DISTINCT revision_id) AS report_count,
  COUNT(DISTINCT revision_id || ' ' || CAST(cause AS VARCHAR(20))) AS cause_count, COUNT(*) AS instance_count
FROM findings
WHERE fiscal_year = $year AND kind = $kind AND state = 'fail'
GROUP BY rule_id, severity
ORDER BY instance_count DESC NULLS LAST, rule_id NULLS LAST, severity NULLS LAST
