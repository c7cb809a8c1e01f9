-- 未能读取 | Rejects
--
-- One row per input, or page or cell of a report, that could not be read.
--
--   source_uri: 来源文件 | where the file was found
--   content_hash: 内容散列 | hash of the bytes
--   revision_id: 版本标识（单元格） | the revision: these bytes read by this parser
--   stage: 阶段 | source, reader, report, page or cell
--   reason: 原因 | what was wrong
--   remedy: 处理办法 | what to do
--   printed: 印出的文字 | the text as printed
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
--   parser_version: 读取程序版本 | version of the reading code
--   ingested_at: 入库时间 | instant of the commit, UTC
SELECT
  source_uri, content_hash, revision_id, stage, reason, remedy, printed, source_index, page, sheet,
  paragraph, line, line_column, x0, y0, x1, y1, table_index, row_index, col_index, parser_version, ingested_at
FROM raw_rejects
