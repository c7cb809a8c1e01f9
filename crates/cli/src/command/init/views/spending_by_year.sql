-- 各年支出 | Spending by year
--
-- What the departments of the warehouse spent, by year: one row per year, kind and scope of their reports.
--
--   fiscal_year
--   kind
--   scope
--   departments: 部门数 | departments whose report states the amount
--   spent: 支出合计（元） | their expenditure together, yuan
SELECT fiscal_year, kind, scope, COUNT(value) AS departments, CAST(SUM(value) AS DECIMAL(22, 2)) AS spent
FROM metrics_total
WHERE metric = 'expenditure'
GROUP BY fiscal_year, kind, scope
