# 是哪个部门的报告。

report-key-no-statement = 没有认出报表，也没有句子写明金额：不是决算或预算报告，或表格已丢失
report-key-no-year = 报告没有写明年度（如 2023年度…决算）
report-key-no-entity = 报告没有写明部门（表上的“部门：…”或标题“…部门决算”）
report-key-candidates = 报告没有写明是哪个部门的，文中的名称有：{ $candidates }
report-key-open-name = 部门名称没有填写：{ $printed }
report-key-government = 是政府的收支，不是部门的：{ $printed }
report-key-district = 是全地区的汇总数，不是一个部门的：{ $printed }
report-key-no-report = 不是决算或预算报告，而像{ $looks }：没有报表，也没有说明收支金额的句子
report-key-looks-checklist = 检查表
report-key-looks-circular = 通知或制度文件
report-key-looks-links = 链接清单

report-key-remedy-check = 请核对是否为报告：每张表须有表题（如收入支出决算总表），在表上方或首行；单元格须分得开（文本中用制表符或 |）
report-key-remedy-year = 请在文中补上写明年度的标题行（如 2023年度），或写在 manifest.csv 中
report-key-remedy-entity = 请在文中补上写明部门的标题行，或写在 manifest.csv 中
report-key-remedy-manifest = 请在 manifest.csv 中写明是哪个部门的报告
report-key-remedy-leave-out-or-manifest = 请略去；如确是部门的报告，请在 manifest.csv 中写明部门
report-key-remedy-leave-out = 请略去；如是报告，请导入载有报表的文件

