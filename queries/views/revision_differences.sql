-- 修订版间差异 | Revision differences
--
-- One row per statement cell that differs between two revisions of one report (entity, fiscal year, kind, scope), each
-- compared with the revision committed before it. A revision is certain bytes, read by a certain parser: if the report
-- ids are equal, the same files were read again and the reading differs; if not, the report was published again. Cells
-- are matched by statement, row and column as printed, and repetitions by their order. A cell whose label changed is
-- listed as removed and added; one that only looks different (1,000.00 and 1000.00) is not listed.
--
--   entity_id
--   entity_name: 部门名称 | name as printed in the newer revision
--   fiscal_year
--   kind
--   scope
--   old_revision_id: 旧修订版标识 | the older revision
--   old_report_id: 旧版报告标识 | hash of its bytes
--   old_parser_version: 旧版读取程序版本 | version of the code that read it
--   new_revision_id: 新修订版标识 | the newer revision
--   new_report_id: 新版报告标识 | hash of its bytes
--   new_parser_version: 新版读取程序版本 | version of the code that read it
--   statement
--   side
--   code_domain
--   code
--   item = row_item
--   row_label
--   measure
--   fund
--   phase
--   column_label
--   repetition: 第几次出现 | which of the cells with these labels, from 1
--   change: 变化 | changed, added or removed
--   old_amount: 旧值（元） | yuan, exact
--   old_printed: 旧版原文 | the text as printed
--   old_source_index: 旧版来源文件序号 | file of the report, from 0
--   old_page: 旧版所在页 | page
--   old_sheet: 旧版工作表序号 | sheet, in spreadsheets
--   old_paragraph: 旧版段落序号 | paragraph, in word processors' files and web pages
--   old_line: 旧版所在行 | line
--   new_amount: 新值（元） | yuan, exact
--   new_printed: 新版原文 | the text as printed
--   new_source_index: 新版来源文件序号 | file of the report, from 0
--   new_page: 新版所在页 | page
--   new_sheet: 新版工作表序号 | sheet, in spreadsheets
--   new_paragraph: 新版段落序号 | paragraph, in word processors' files and web pages
--   new_line: 新版所在行 | line
WITH successions AS (
  SELECT
    newer.entity_id, newer.entity_name, newer.fiscal_year, newer.kind, newer.scope,
    older.revision_id AS old_revision_id, older.report_id AS old_report_id, older.parser_version AS old_parser_version,
    newer.revision_id AS new_revision_id, newer.report_id AS new_report_id, newer.parser_version AS new_parser_version
  FROM revisions AS newer
  JOIN revisions AS older
    ON older.entity_id = newer.entity_id AND older.fiscal_year = newer.fiscal_year AND older.kind = newer.kind
    AND older.scope = newer.scope AND older.newness = newer.newness + 1
),
cells AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY
        revision_id, entity_id, fiscal_year, kind, scope, statement, side, code_domain, code, item, row_label, measure,
        fund, phase, column_label
      ORDER BY page NULLS LAST, line NULLS LAST, table_index NULLS LAST, row_index NULLS LAST, col_index NULLS LAST,
        line_column NULLS LAST
    ) AS repetition
  FROM facts_all
),
sides AS (
  SELECT
    successions.*, statement, side, code_domain, code, item, row_label, measure, fund, phase, column_label, repetition,
    amount AS old_amount, printed AS old_printed, source_index AS old_source_index, page AS old_page,
    sheet AS old_sheet, paragraph AS old_paragraph, line AS old_line,
    CAST(NULL AS DECIMAL(18, 2)) AS new_amount, CAST(NULL AS STRING) AS new_printed,
    CAST(NULL AS INT) AS new_source_index, CAST(NULL AS INT) AS new_page, CAST(NULL AS INT) AS new_sheet,
    CAST(NULL AS INT) AS new_paragraph, CAST(NULL AS INT) AS new_line
  FROM successions
  JOIN cells
    ON cells.revision_id = old_revision_id AND cells.entity_id = successions.entity_id
    AND cells.fiscal_year = successions.fiscal_year AND cells.kind = successions.kind
    AND cells.scope = successions.scope
  UNION ALL
  SELECT
    successions.*, statement, side, code_domain, code, item, row_label, measure, fund, phase, column_label, repetition,
    CAST(NULL AS DECIMAL(18, 2)) AS old_amount, CAST(NULL AS STRING) AS old_printed,
    CAST(NULL AS INT) AS old_source_index, CAST(NULL AS INT) AS old_page, CAST(NULL AS INT) AS old_sheet,
    CAST(NULL AS INT) AS old_paragraph, CAST(NULL AS INT) AS old_line,
    amount AS new_amount, printed AS new_printed, source_index AS new_source_index, page AS new_page,
    sheet AS new_sheet, paragraph AS new_paragraph, line AS new_line
  FROM successions
  JOIN cells
    ON cells.revision_id = new_revision_id AND cells.entity_id = successions.entity_id
    AND cells.fiscal_year = successions.fiscal_year AND cells.kind = successions.kind
    AND cells.scope = successions.scope
),
-- Grouping, unlike joining, treats nulls as equal.
matched AS (
  SELECT
    entity_id, entity_name, fiscal_year, kind, scope, old_revision_id, old_report_id, old_parser_version,
    new_revision_id, new_report_id, new_parser_version, statement, side, code_domain, code, item, row_label, measure,
    fund, phase, column_label, repetition,
    MAX(old_amount) AS old_amount, MAX(old_printed) AS old_printed, MAX(old_source_index) AS old_source_index,
    MAX(old_page) AS old_page, MAX(old_sheet) AS old_sheet, MAX(old_paragraph) AS old_paragraph,
    MAX(old_line) AS old_line, MAX(new_amount) AS new_amount, MAX(new_printed) AS new_printed,
    MAX(new_source_index) AS new_source_index, MAX(new_page) AS new_page, MAX(new_sheet) AS new_sheet,
    MAX(new_paragraph) AS new_paragraph, MAX(new_line) AS new_line
  FROM sides
  GROUP BY
    entity_id, entity_name, fiscal_year, kind, scope, old_revision_id, old_report_id, old_parser_version,
    new_revision_id, new_report_id, new_parser_version, statement, side, code_domain, code, item, row_label, measure,
    fund, phase, column_label, repetition
)
SELECT
  entity_id, entity_name, fiscal_year, kind, scope, old_revision_id, old_report_id, old_parser_version,
  new_revision_id, new_report_id, new_parser_version, statement, side, code_domain, code, item, row_label, measure,
  fund, phase, column_label, repetition,
  CASE
    WHEN old_amount IS NULL THEN 'added'
    WHEN new_amount IS NULL THEN 'removed'
    ELSE 'changed'
  END AS change,
  old_amount, old_printed, old_source_index, old_page, old_sheet, old_paragraph, old_line, new_amount, new_printed,
  new_source_index, new_page, new_sheet, new_paragraph, new_line
FROM matched
WHERE old_amount IS NULL OR new_amount IS NULL OR old_amount <> new_amount
