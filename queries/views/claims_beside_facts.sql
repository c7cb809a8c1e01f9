-- 文字与报表对照 | Claims and facts
--
-- One row per amount that the prose of a current report states and one of its statements prints as well. A difference
-- that rounding does not explain is also a finding; this view shows the two amounts side by side.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   topic
--   fund
--   code = functional_code
--   phase
--   claimed: 文字所列（元） | yuan, as the prose states it
--   claimed_printed: 文字原文 | the text as printed
--   claimed_page: 文字所在页 | page
--   claimed_line
--   stated: 报表所列（元） | yuan, as the statement prints it
--   statement = short_statement
--   stated_printed: 报表原文 | the text as printed
--   stated_page: 报表所在页 | page
--   stated_line
--   difference = claimed_less_stated
SELECT
  told.revision_id, told.entity_id, told.entity_name, told.fiscal_year, told.kind, told.scope, told.topic, told.fund,
  told.code, told.phase, told.amount AS claimed, told.printed AS claimed_printed, told.page AS claimed_page,
  told.line AS claimed_line, stated.amount AS stated, stated.source AS statement, stated.printed AS stated_printed,
  stated.page AS stated_page, stated.line AS stated_line,
  CAST(told.amount - stated.amount AS DECIMAL(28, 8)) AS difference
FROM amounts AS told
JOIN amounts AS stated
  ON stated.revision_id = told.revision_id AND stated.entity_id = told.entity_id
  AND stated.fiscal_year = told.fiscal_year AND stated.topic = told.topic AND stated.trust = 1
  AND stated.metric = 'amount' AND COALESCE(stated.fund, '') = COALESCE(told.fund, '')
  AND COALESCE(stated.code, '') = COALESCE(told.code, '') AND COALESCE(stated.phase, '') = COALESCE(told.phase, '')
WHERE told.trust = 2 AND told.metric = 'amount' AND told.project IS NULL
