-- 追溯调整的数字 | Restated figures
--
-- What a report tells of the year before, where that year's own report said something else.
--
-- param: year | integer | - | 财政年度 | the fiscal year
--
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   scope: 编报范围 | department, own_level or unit
--   compared_year: 对比年度 | the year before
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   code: 科目代码 | classification code
--   told: 追溯的上年数（元） | yuan
--   own: 上年原报数（元） | yuan
--   difference: 差额 | told − own
--   increase_line: 增减额所在行 | line
--   own_line: 上年原报所在行 | line
SELECT entity_id, entity_name, scope, compared_year, topic, fund, code, told, own, difference, increase_line, own_line
FROM restatements
WHERE fiscal_year = $year AND state = 'fail'
ORDER BY
  ABS(difference) DESC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST, topic NULLS LAST, fund NULLS LAST, code NULLS LAST,
  increase_line NULLS LAST
