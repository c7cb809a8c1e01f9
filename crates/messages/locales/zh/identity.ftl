# 是哪个部门的报告。

identity-no-statement = 没有认出报表，也没有句子写明金额：不是决算或预算报告，或表格已丢失
identity-no-year = 报告没有写明年度（如 2023年度…决算）
identity-no-entity = 报告没有写明部门（表上的“部门：…”或标题“…部门决算”）
identity-candidates = 报告没有写明是哪个部门的，文中的名称有：{ $candidates }
identity-open-name = 部门名称没有填写：{ $printed }
identity-government = 是政府的收支，不是部门的：{ $printed }
identity-district = 是全地区的汇总数，不是一个部门的：{ $printed }
identity-no-report = 不是决算或预算报告，而像{ $looks }：没有报表，也没有说明收支金额的句子
identity-looks-checklist = 检查表
identity-looks-circular = 通知或制度文件
identity-looks-links = 链接清单

identity-remedy-check = 请核对是否为报告：每张表须有表题（如收入支出决算总表），在表上方或首行；单元格须分得开（文本中用制表符或 |）
identity-remedy-year = 请在文中补上写明年度的标题行（如 2023年度），或写在 manifest.csv 中
identity-remedy-entity = 请在文中补上写明部门的标题行，或写在 manifest.csv 中
identity-remedy-manifest = 请在 manifest.csv 中写明是哪个部门的报告
identity-remedy-leave-out-or-manifest = 请略去；如确是部门的报告，请在 manifest.csv 中写明部门
identity-remedy-leave-out = 请略去；如是报告，请导入载有报表的文件

