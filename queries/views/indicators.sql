-- 现行绩效指标 | Current performance indicators
-- all: 绩效指标（全部修订版） | Performance indicators, every revision
--
-- One row per indicator of a self-evaluation in a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   evaluation_index
--   project = project_as_printed
--   objective: 年度绩效目标 | annual objective
--   objective_full_score: 目标满分 | maximum points of the objective
--   level1: 一级指标 | level 1
--   level2: 二级指标 | level 2
--   level3: 三级指标 | level 3: the indicator
--   target: 年初目标值 | target, as printed
--   actual: 实际完成值 | result, as printed
--   score: 得分 | points
--   score_printed: 得分：原文 | points, as printed
--   full_score: 满分 | maximum points of the indicator
--   recognised
--   source_index
--   page
--   sheet
--   paragraph
--   line
--   line_column
--   x0
--   y0
--   x1
--   y1
--   table_index
--   row_index
--   col_index
SELECT
  indicator.revision_id, indicator.entity_id, revisions.entity_name, indicator.fiscal_year,
  indicator.kind, indicator.scope, indicator.evaluation_index, indicator.project, indicator.objective,
  indicator.objective_full_score, indicator.level1, indicator.level2, indicator.level3,
  indicator.target, indicator.actual, indicator.score, indicator.score_printed, indicator.full_score,
  indicator.recognised, indicator.source_index, indicator.page, indicator.sheet, indicator.paragraph, indicator.line, indicator.line_column, indicator.x0, indicator.y0, indicator.x1,
  indicator.y1, indicator.table_index, indicator.row_index, indicator.col_index
FROM raw_indicators AS indicator
JOIN shown_revisions AS revisions
  ON indicator.revision_id = revisions.revision_id AND indicator.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND indicator.entity_id = revisions.entity_id AND indicator.fiscal_year = revisions.fiscal_year
