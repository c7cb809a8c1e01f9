-- 拒收文件与未能读取内容 | Rejects
--
-- One row per file that was rejected, and per page or cell of a report that could not be read.
--
--   source_uri
--   content_hash
--   revision_id: 修订版标识（页和单元格） | the revision: these bytes read by this parser
--   stage: 阶段 | source, reader, report, page or cell
--   reason = what_was_wrong
--   reason_code
--   reason_args
--   remedy
--   remedy_code
--   remedy_args
--   printed
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
--   parser_version
--   ingested_at
SELECT
  source_uri, content_hash, revision_id, stage, reason, reason_code, reason_args, remedy, remedy_code, remedy_args, printed,
  source_index, page, sheet, paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index, parser_version, ingested_at
FROM raw_rejects
