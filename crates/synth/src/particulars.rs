//! The explanations 九 to 十三: 三公, running cost, procurement, vehicles and performance.

use crate::accounts::{Accounts, Flow, Outcome, Procurement};
use crate::content::ReportContent;
use crate::district::Department;
use crate::money::Fen;
use crate::prose::change;
use juesuan_model::Fund;

/// Writes sections 九 to 十三.
pub(crate) fn write(content: &mut ReportContent, department: &Department, now: &Accounts) {
    three_public(content, department, now);
    operating_cost(content, department, now);
    procurement(content, now);
    vehicles(content, department, now);
    performance(content, now);
}

/// `全年预算为3.20万元，支出决算为2.90万元，完成全年预算的90.63%`; without a plan, there is no completion.
fn completion(budget: Fen, spent: Fen) -> String {
    let amounts = format!("全年预算为{}万元，支出决算为{}万元", budget.printed(), spent.printed());
    if budget.is_zero() {
        format!("{amounts}，全年未作安排")
    } else {
        format!("{amounts}，完成全年预算的{}", spent.percent_of(budget))
    }
}

fn three_public(content: &mut ReportContent, department: &Department, now: &Accounts) {
    let (year, budget, spent) = (now.year, &now.three_public_budget, &now.three_public);
    content.paragraph("九、财政拨款“三公”经费支出决算情况说明");
    content.paragraph("（一）“三公”经费财政拨款支出决算总体情况说明。");
    content.paragraph(format!(
        "{year}年度“三公”经费财政拨款支出{}。",
        completion(budget.total(), spent.total())
    ));
    content.paragraph("（二）“三公”经费财政拨款支出决算具体情况说明。");
    content.paragraph(format!("1. 因公出国（境）费{}。", completion(budget.overseas, spent.overseas)));
    content.paragraph(format!(
        "2. 公务用车购置及运行费{}。其中：",
        completion(budget.vehicle(), spent.vehicle())
    ));
    content.paragraph(format!(
        "（1）公务用车购置费{}，本年度购置（更新）公务用车{}辆。",
        completion(budget.purchase, spent.purchase),
        now.vehicles_bought,
    ));
    content.paragraph(format!(
        "（2）公务用车运行费{}，截至{year}年12月31日，开支财政拨款的公务用车保有量{}辆。",
        completion(budget.operation, spent.operation),
        department.office.vehicles,
    ));
    let batches = (spent.reception.yuan() / 1_300).max(1);
    content.paragraph(format!(
        "3. 公务接待费{}。其中：外宾接待支出0.00万元，国内公务接待支出{}万元。{year}年共接待国内来访团组{batches}个，{}人次（不包括陪同人员）。",
        completion(budget.reception, spent.reception),
        spent.reception.printed(),
        batches * 7 + i64::from(year % 5),
    ));
}

fn operating_cost(content: &mut ReportContent, department: &Department, now: &Accounts) {
    content.paragraph("十、机关运行经费支出说明");
    let cost = now.public();
    content.paragraph(format!(
        "{}年度{}机关运行经费支出{}万元，比年初预算数{}。主要原因是按实际工作需要安排公用经费。",
        now.year,
        department.name(),
        cost.printed(),
        change(cost, now.operating_budget),
    ));
}

fn procurement(content: &mut ReportContent, now: &Accounts) {
    let parts = [now.goods, now.works, now.services];
    let total: Fen = parts.iter().map(|part| part.total).sum();
    let small_and_medium: Fen = parts.iter().map(|part| part.small_and_medium).sum();
    let share = |part: Procurement| part.small_and_medium.percent_of(part.total);
    content.paragraph("十一、政府采购支出说明");
    content.paragraph(format!(
        "{}年度政府采购支出总额{}万元，其中：政府采购货物支出{}万元、政府采购工程支出{}万元、政府采购服务支出{}万元。\
         授予中小企业合同金额{}万元，占政府采购支出总额的{}，其中：授予小微企业合同金额{}万元，占授予中小企业合同金额的{}；\
         货物采购授予中小企业合同金额占货物支出金额的{}，工程采购授予中小企业合同金额占工程支出金额的{}，\
         服务采购授予中小企业合同金额占服务支出金额的{}。",
        now.year,
        total.printed(),
        now.goods.total.printed(),
        now.works.total.printed(),
        now.services.total.printed(),
        small_and_medium.printed(),
        small_and_medium.percent_of(total),
        now.micro.printed(),
        now.micro.percent_of(small_and_medium),
        share(now.goods),
        share(now.works),
        share(now.services),
    ));
}

fn vehicles(content: &mut ReportContent, department: &Department, now: &Accounts) {
    let owned = department.office.vehicles;
    // One for documents, a third for emergencies; enforcement takes the rest, or general use where there is none.
    let (documents, emergency) = (i64::from(owned > 1), owned / 3);
    let rest = owned - documents - emergency;
    let (enforcement, general) = if owned > 10 { (rest, 0) } else { (0, rest) };
    content.paragraph("十二、国有资产占用情况说明");
    content.paragraph(format!(
        "截至{}年12月31日，{}共有车辆{owned}辆，其中，副部（省）级及以上领导用车0辆、主要负责人用车0辆、机要通信用车{documents}辆、\
         应急保障用车{emergency}辆、执法执勤用车{enforcement}辆、特种专业技术用车0辆、离退休干部服务用车0辆、其他用车{general}辆。\
         单价100万元（含）以上设备（不含车辆）0台（套）。",
        now.year,
        department.name(),
    ));
}

fn performance(content: &mut ReportContent, now: &Accounts) {
    let year = now.year;
    let evaluated: Vec<&Outcome> = now.evaluated().collect();
    let amount: Fen = evaluated.iter().map(|outcome| outcome.spent).sum();
    let projects = now.in_fund(Fund::GeneralPublic, |flow| flow.project);
    content.paragraph("十三、预算绩效情况说明");
    content.paragraph("（一）预算绩效管理工作开展情况");
    content.paragraph(format!(
        "本部门对{year}年度一般公共预算项目支出开展绩效自评，共涉及项目{}个，资金{}万元，占一般公共预算项目支出总额的{}。",
        evaluated.len(),
        amount.printed(),
        amount.percent_of(projects),
    ));
    content.paragraph("（二）部门整体支出自评结果");
    content.paragraph(format!(
        "本部门对1个部门开展整体支出绩效自评，资金{}万元，自评表附后。",
        now.total(Flow::spending).printed(),
    ));
    content.paragraph("（三）项目支出自评结果");
    for (number, outcome) in (1..).zip(evaluated) {
        content.paragraph(format!(
            "{number}. {}项目绩效自评综述：项目全年预算数为{}万元，执行数为{}万元，完成预算的{}。主要产出和效益是：{}。\
             发现的问题及原因：部分指标设置不够细。下一步改进措施：细化指标并加快执行。",
            outcome.project.name,
            outcome.budget.printed(),
            outcome.spent.printed(),
            outcome.spent.percent_of(outcome.budget),
            outcome.project.result,
        ));
    }
    content.paragraph("（四）绩效自评结果应用情况");
    content.paragraph("自评结果用于编制下一年度预算和调整项目安排。");
}
