-- 支出功能结构 | Spending by functional class
--
-- The classes of statement 03 (支出决算表); the share is of its 合计. One row per year and class. Final accounts of the
-- entity $entity_id and the scope $scope.
--
--   fiscal_year: 财政年度 | the year
--   code: 科目代码 | classification code
--   row_label: 行名称 | row label as printed
--   amount: 金额（元） | yuan, exact
--   share: 占比 | amount ÷ the whole, four decimals, half away from zero; null without a whole
SELECT
  classes.fiscal_year, classes.code, classes.row_label, classes.total AS amount,
  CAST(ratio(classes.total, wholes.whole, 4) AS DECIMAL(18, 4)) AS share
FROM spending AS classes
LEFT JOIN (
  SELECT revision_id, MAX(amount) AS whole
  FROM facts
  WHERE entity_id = $entity_id AND statement = 'expenditure' AND item = 'total' AND measure = 'total'
    AND (phase = 'actual' OR phase IS NULL)
  GROUP BY revision_id
) AS wholes ON wholes.revision_id = classes.revision_id
WHERE classes.entity_id = $entity_id AND classes.kind = 'final_accounts' AND classes.scope = $scope
  AND classes.fiscal_year BETWEEN $first AND $last AND classes.code_level = 'class'
ORDER BY classes.fiscal_year NULLS LAST, classes.code NULLS LAST, classes.line NULLS LAST
