-- 现行绩效自评 | Current self-evaluations
-- all: 绩效自评（全部修订版） | Self-evaluations, every revision
--
-- One row per self-evaluation of the department or of a project in a current report.
--
--   revision_id
--   entity_id
--   entity_name
--   fiscal_year
--   kind
--   scope
--   evaluation_index
--   evaluation_kind: 自评种类 | department or project
--   title
--   name = project_as_printed
--   authority: 主管部门 | department in charge
--   implementing_unit: 项目实施单位 | unit that carries it out
--   rate_full_score: 执行率满分 | maximum points for the execution rate
--   basic: 基本支出总额（元） | basic expenditure, yuan
--   basic_printed: 基本支出总额（元）：原文 | as printed
--   basic_page: 基本支出总额（元）：页 | page
--   basic_line: 基本支出总额（元）：行 | line
--   project: 项目支出总额（元） | project expenditure, yuan
--   project_printed: 项目支出总额（元）：原文 | as printed
--   project_page: 项目支出总额（元）：页 | page
--   project_line: 项目支出总额（元）：行 | line
--   budget: 预算数（元） | budget (A), yuan
--   budget_printed: 预算数（元）：原文 | as printed
--   budget_page: 预算数（元）：页 | page
--   budget_line: 预算数（元）：行 | line
--   actual: 执行数（元） | spent (B), yuan
--   actual_printed: 执行数（元）：原文 | as printed
--   actual_page: 执行数（元）：页 | page
--   actual_line: 执行数（元）：行 | line
--   rate: 执行率（%） | B/A as printed, percent
--   rate_printed: 执行率（%）：原文 | as printed
--   rate_page: 执行率（%）：页 | page
--   rate_line: 执行率（%）：行 | line
--   rate_score: 执行率得分 | points for the rate
--   rate_score_printed: 执行率得分：原文 | as printed
--   rate_score_page: 执行率得分：页 | page
--   rate_score_line: 执行率得分：行 | line
--   score: 总分 | total points
--   score_printed: 总分：原文 | as printed
--   score_page: 总分：页 | page
--   score_line: 总分：行 | line
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
  evaluation.revision_id, evaluation.entity_id, revisions.entity_name, evaluation.fiscal_year,
  evaluation.kind, evaluation.scope, evaluation.evaluation_index, evaluation.evaluation_kind,
  evaluation.title, evaluation.name, evaluation.authority, evaluation.implementing_unit,
  evaluation.rate_full_score, evaluation.basic, evaluation.basic_printed, evaluation.basic_page,
  evaluation.basic_line, evaluation.project, evaluation.project_printed, evaluation.project_page,
  evaluation.project_line, evaluation.budget, evaluation.budget_printed, evaluation.budget_page,
  evaluation.budget_line, evaluation.actual, evaluation.actual_printed, evaluation.actual_page,
  evaluation.actual_line, evaluation.rate, evaluation.rate_printed, evaluation.rate_page,
  evaluation.rate_line, evaluation.rate_score, evaluation.rate_score_printed,
  evaluation.rate_score_page, evaluation.rate_score_line, evaluation.score, evaluation.score_printed,
  evaluation.score_page, evaluation.score_line, evaluation.recognised, evaluation.source_index, evaluation.page, evaluation.sheet, evaluation.paragraph, evaluation.line,
  evaluation.line_column, evaluation.x0, evaluation.y0, evaluation.x1, evaluation.y1,
  evaluation.table_index, evaluation.row_index, evaluation.col_index
FROM raw_projects AS evaluation
JOIN shown_revisions AS revisions
  ON evaluation.revision_id = revisions.revision_id AND evaluation.batch_id = revisions.batch_id
  -- The revision determines entity and year; both are listed so that filters on them also reach the other side.
  AND evaluation.entity_id = revisions.entity_id AND evaluation.fiscal_year = revisions.fiscal_year
