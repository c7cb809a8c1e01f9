-- 基本支出经济结构 | Basic spending by economic class
--
-- The classes of statement 06 (基本支出决算明细表); the share is of 基本支出 in the 合计 row of statement 05. One row per year and class. Final accounts of the
-- entity $entity_id and the scope $scope.
--
--   fiscal_year: 财政年度 | the year
--   code: 科目代码 | classification code
--   row_label: 行名称 | row label as printed
--   amount: 金额（元） | yuan, exact
--   share: 占比 | amount ÷ the whole, four decimals, half away from zero; null without a whole
SELECT
  classes.fiscal_year, classes.code, classes.row_label, classes.amount AS amount,
  CAST(ratio(classes.amount, wholes.whole, 4) AS DECIMAL(18, 4)) AS share
FROM spending_economic AS classes
LEFT JOIN (
  SELECT revision_id, MAX(amount) AS whole
  FROM facts
  WHERE entity_id = $entity_id AND statement = 'general_public_expenditure' AND item = 'total' AND measure = 'basic'
    AND (phase = 'actual' OR phase IS NULL)
  GROUP BY revision_id
) AS wholes ON wholes.revision_id = classes.revision_id
WHERE classes.entity_id = $entity_id AND classes.kind = 'final_accounts' AND classes.scope = $scope
  AND classes.fiscal_year BETWEEN $first AND $last AND classes.code_level = 'class'
  AND (classes.phase = 'actual' OR classes.phase IS NULL)
ORDER BY classes.fiscal_year NULLS LAST, classes.code NULLS LAST, classes.line NULLS LAST
