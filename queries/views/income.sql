-- 收入 | Income
--
-- One row per income line of statement 01 (收入支出决算总表): the sources, 本年收入合计, 使用结余, 年初结转和结余, 总计. Where a report prints the
-- fiscal appropriation of a fund in statement 04 (财政拨款收入支出决算总表) only, that line of 04 is listed; `statement` names the
-- statement.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   statement
--   item: 行项目 | the source or total
--   fund: 资金性质 | of a fiscal appropriation: general_public, government_fund or state_capital
--   row_label
--   phase
--   amount
--   source_index
--   page
--   sheet
--   paragraph
--   line
SELECT
  revision_id, entity_id, entity_name, fiscal_year, kind, scope, statement, item, fund, row_label, phase, amount,
  source_index, page, sheet, paragraph, line
FROM (
  SELECT
    *,
    MIN(CASE WHEN statement = 'income_expenditure_summary' THEN 1 ELSE 2 END)
      OVER (PARTITION BY entity_id, fiscal_year, revision_id, item, fund) AS preferred,
    CASE WHEN statement = 'income_expenditure_summary' THEN 1 ELSE 2 END AS preference
  FROM facts
  WHERE side = 'income' AND measure = 'total' AND item IS NOT NULL AND NOT conflict
    AND (statement = 'income_expenditure_summary'
      OR (statement = 'appropriation_summary' AND item = 'fiscal_appropriation' AND fund IS NOT NULL))
) AS lines
WHERE preference = preferred
