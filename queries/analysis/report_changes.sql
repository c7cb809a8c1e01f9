-- 报告所述增减 | Changes told in a report
--
-- The changes on the year before that the final accounts of the body $entity_id and the scope $scope tell, negative for a decrease.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   fiscal_year: 财政年度 | the year that the figures are about
--   topic: 事项 | what it is about
--   fund: 资金性质 | general_public, government_fund, state_capital; null is all together
--   amount: 增减额（元） | yuan, exact; negative for a decrease
--   source: 出处 | prose
--   printed: 印出的文字 | the text as printed
--   unit: 印出的单位 | null: the prose prints it with the number
--   sentence: 句子 | the whole sentence
--   source_index: 来源文件序号 | file of the report, from 0
--   page: 页 | page
--   sheet: 工作表序号 | sheet, in spreadsheets
--   paragraph: 段落序号 | paragraph, in word processors' files and web pages
--   line: 行 | line
--   line_column: 行内字符位置 | character within the line
--   x0: 左 | left, points
--   y0: 上 | top, points
--   x1: 右 | right, points
--   y1: 下 | bottom, points
SELECT
  revision_id, fiscal_year, topic, fund, CAST(amount AS DECIMAL(18, 2)) AS amount, source, printed, unit, sentence,
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1
FROM amounts
WHERE entity_id = $entity_id AND kind = 'final_accounts' AND scope = $scope AND fiscal_year BETWEEN $first AND $last
  AND metric = 'increase' AND code IS NULL AND project IS NULL
ORDER BY
  fiscal_year NULLS LAST, source_index NULLS LAST, page NULLS LAST, line NULLS LAST, line_column NULLS LAST, topic NULLS LAST
