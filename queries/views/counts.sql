-- 文字所述数量 | Counts
--
-- One row per thing that the prose of a current report counts: visitors, vehicles, projects. Of several mentions, the first.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   topic: 事项 | what it is about
--   value_unit: 数值单位 | what the value counts
--   value: 数值 | the count
--   sentence: 句子 | the whole sentence
--   page: 页 | page
--   line: 行 | line
SELECT revision_id, entity_id, fiscal_year, kind, scope, topic, value_unit, value, sentence, page, line
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY revision_id, entity_id, fiscal_year, kind, scope, topic, value_unit
      ORDER BY
        source_index, page NULLS LAST, sheet NULLS LAST, paragraph NULLS LAST, line NULLS LAST, line_column NULLS LAST,
        table_index NULLS LAST, row_index NULLS LAST, col_index NULLS LAST, value
    ) AS mention
  FROM claims
  WHERE metric = 'count' AND value_year = fiscal_year
) AS mentions
WHERE mention = 1
