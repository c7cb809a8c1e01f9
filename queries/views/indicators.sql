-- 现行绩效指标 | Current performance indicators
--
-- One row per indicator of a self-evaluation in a current report.
--
--   revision_id: 版本标识 | the revision: these bytes read by this parser
--   entity_id: 部门标识 | stable name of the publishing body
--   entity_name: 部门名称 | name as printed
--   fiscal_year: 财政年度 | the year that the figures are about
--   kind: 报告种类 | final_accounts or budget
--   scope: 编报范围 | department, own_level or unit
--   evaluation_index: 自评表序号 | self-evaluation in the report, from 0
--   project: 项目名称 | project or department as printed
--   objective: 年度绩效目标 | annual objective
--   objective_full_score: 目标满分 | points that the objective can bring
--   level1: 一级指标 | level 1
--   level2: 二级指标 | level 2
--   level3: 三级指标 | level 3: the indicator
--   target: 年初目标值 | target, as printed
--   actual: 实际完成值 | result, as printed
--   score: 得分 | points
--   score_printed: 得分：印出的文字 | points, as printed
--   full_score: 满分 | points that the indicator can bring
--   recognised: 是否从图像识别 | whether it was recognised in a picture
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
--   table_index: 表序号 | table in the document, from 0
--   row_index: 表内行序号 | row in the table, from 0
--   col_index: 表内列序号 | column in the row, from 0
SELECT
  indicator.revision_id, indicator.entity_id, revisions.entity_name, indicator.fiscal_year,
  indicator.kind, indicator.scope, indicator.evaluation_index, indicator.project, indicator.objective,
  indicator.objective_full_score, indicator.level1, indicator.level2, indicator.level3,
  indicator.target, indicator.actual, indicator.score, indicator.score_printed, indicator.full_score,
  indicator.recognised, indicator.source_index, indicator.page, indicator.sheet, indicator.paragraph, indicator.line, indicator.line_column, indicator.x0, indicator.y0, indicator.x1,
  indicator.y1, indicator.table_index, indicator.row_index, indicator.col_index
FROM raw_indicators AS indicator
JOIN revisions
  ON indicator.revision_id = revisions.revision_id AND indicator.batch_id = revisions.batch_id
  -- The revision decides entity and year; they are named so that filters on them reach the other side.
  AND indicator.entity_id = revisions.entity_id AND indicator.fiscal_year = revisions.fiscal_year
WHERE revisions.newness = 1
