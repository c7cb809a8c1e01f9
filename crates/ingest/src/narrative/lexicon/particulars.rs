//! Nouns of the particulars: 三公, running cost, procurement, vehicles and equipment, performance.

use super::{Spelt, Word};
use juesuan_model::Topic;

pub(super) const WORDS: &[Spelt] = &[
    // 三公.
    (
        Word::Topic(Topic::ThreePublic),
        &[
            "三公经费",
            "三公经费支出",
            "三公经费财政拨款支出",
            "三公经费财政拨款",
            "三公经费一般公共预算拨款",
            "三公经费一般公共预算财政拨款支出",
            "三公经费公共财政拨款支出",
        ],
    ),
    (
        Word::Topic(Topic::Overseas),
        &[
            "因公出国(境)费",
            "因公出国(境)费用",
            "因公出国(境)经费",
            "因公出国费用",
            "因公出国",
            "因公出国(境)",
            "因公出国(境)团组",
            "出国团组",
            "出国(境)团组",
            "组织出国团组",
            "参加其他单位出国团组",
        ],
    ),
    (
        Word::Topic(Topic::Vehicle),
        &[
            "公务用车购置及运行费",
            "公务用车购置及运行维护费",
            "公务用车购置和运行维护费",
            "公务用车购置和运行费",
            "公务车购置及运行费",
            "公务用车购置及运行",
        ],
    ),
    (Word::Topic(Topic::VehiclePurchase), &["公务用车购置费", "公务用车购置", "公务用车购置支出"]),
    (
        Word::Topic(Topic::VehicleOperation),
        &[
            "公务用车运行费",
            "公务用车运行维护费",
            "公务用车运行维护支出",
            "公务用车运行维护",
            "公务用车运行支出",
            "公车运行及维护",
            "公务车用车运行费",
            "公车运行维护费",
        ],
    ),
    (
        Word::Topic(Topic::VehiclesBought),
        &[
            "购置(更新)公务用车",
            "购置公务用车",
            "更新公务用车",
            "公务用车购置数",
            "公务用车购置量",
            "购置车辆",
        ],
    ),
    (Word::Topic(Topic::VehiclesKept), &["公务用车保有量", "公务用车实有数", "车辆保有量"]),
    (
        Word::Topic(Topic::Reception),
        &["公务接待费", "公务接待", "累计接待", "共接待", "接待总人数", "公务接待批次", "公务接待人次"],
    ),
    (
        Word::Topic(Topic::DomesticReception),
        &[
            "国内公务接待",
            "国内公务接待支出",
            "国内公务接待费",
            "国内接待费",
            "国内接待",
            "国内来访团组",
            "接待国内来访团组",
            "共接待国内来访团组",
        ],
    ),
    (
        Word::Topic(Topic::ForeignReception),
        &[
            "外宾接待",
            "外宾接待支出",
            "外事接待",
            "外事接待支出",
            "外事接待费",
            "接待外宾",
            "国(境)外来访团组",
            "接待国(境)外来访团组",
            "外事来访团组",
        ],
    ),
    (Word::Topic(Topic::Meetings), &["会议费", "会议费支出"]),
    (Word::Topic(Topic::Training), &["培训费", "培训费支出"]),
    // Running cost, procurement, assets.
    (Word::Topic(Topic::OperatingCost), &["机关运行经费", "机关运行经费支出"]),
    (
        Word::Topic(Topic::Procurement),
        &[
            "政府采购",
            "政府采购支出",
            "政府采购支出总额",
            "政府采购总额",
            "政府采购金额",
            "政府采购支出预算总额",
        ],
    ),
    (
        Word::Topic(Topic::ProcurementGoods),
        &[
            "政府采购货物支出",
            "政府采购货物",
            "货物采购金额",
            "货物支出",
            "货物采购支出",
            "采购货物支出",
            "购买货物",
            "购货物支出",
        ],
    ),
    (
        Word::Topic(Topic::ProcurementWorks),
        &[
            "政府采购工程支出",
            "政府采购工程",
            "工程采购金额",
            "工程支出",
            "工程采购支出",
            "采购工程支出",
            "购买工程",
        ],
    ),
    (
        Word::Topic(Topic::ProcurementServices),
        &[
            "政府采购服务支出",
            "政府采购服务",
            "服务采购金额",
            "服务支出",
            "服务采购支出",
            "购买服务支出",
            "购买服务",
        ],
    ),
    (
        Word::Topic(Topic::ProcurementSme),
        &["授予中小企业合同金额", "授予中小企业的合同金额", "授予中小企业合同"],
    ),
    (
        Word::Topic(Topic::ProcurementMicro),
        &["授予小微企业合同金额", "授予小微企业的合同金额", "授予小微企业合同", "授予小型、微型企业合同金额"],
    ),
    (Word::Topic(Topic::ProcurementGoodsSme), &["货物采购授予中小企业合同金额"]),
    (Word::Topic(Topic::ProcurementWorksSme), &["工程采购授予中小企业合同金额"]),
    (Word::Topic(Topic::ProcurementServicesSme), &["服务采购授予中小企业合同金额"]),
    (Word::Topic(Topic::ProcurementReservedSme), &["面向中小企业预留政府采购项目"]),
    (
        Word::Topic(Topic::ProcurementReservedMicro),
        &["面向小微企业预留政府采购项目", "预留给小型和微型企业的政府采购项目"],
    ),
    (
        Word::Topic(Topic::ProcurementReservedSmeAwarded),
        &["在面向中小企业预留的政府采购项目中", "在面向中小企业预留政府采购项目中"],
    ),
    (
        Word::Topic(Topic::ProcurementReservedMicroAwarded),
        &["在面向小微企业预留的政府采购项目中", "在面向小微企业预留政府采购项目中"],
    ),
    (Word::Topic(Topic::ProcurementOtherSmeAwarded), &["在其他政府采购项目中"]),
    (Word::Topic(Topic::VehiclesOwned), &["车辆", "共有车辆", "公务用车"]),
    (
        Word::Topic(Topic::VehiclesLeading),
        &[
            "副部(省)级及以上领导用车",
            "副部(省)级以上领导用车",
            "部(省)级领导干部用车",
            "部级领导干部用车",
            "省部级领导干部用车",
            "部级领导用车",
        ],
    ),
    (Word::Topic(Topic::VehiclesPrincipal), &["主要负责人用车", "主要领导干部用车"]),
    (Word::Topic(Topic::VehiclesConfidential), &["机要通信用车"]),
    (Word::Topic(Topic::VehiclesEmergency), &["应急保障用车"]),
    (Word::Topic(Topic::VehiclesEnforcement), &["执法执勤用车", "一般执法执勤用车"]),
    (Word::Topic(Topic::VehiclesSpecialist), &["特种专业技术用车"]),
    (Word::Topic(Topic::VehiclesRetired), &["离退休干部服务用车", "离退休干部用车"]),
    (Word::Topic(Topic::VehiclesGeneral), &["一般公务用车"]),
    (Word::Topic(Topic::VehiclesOther), &["其他用车", "其它用车"]),
    (Word::Equipment, &["设备", "通用设备", "专用设备", "的设备", "大型设备"]),
    // Performance.
    (
        Word::Topic(Topic::DepartmentPerformance),
        &["整体支出绩效自评", "部门整体支出绩效自评", "整体绩效自评", "整体支出绩效评价"],
    ),
    (
        Word::Topic(Topic::ProjectPerformance),
        &["绩效自评", "项目支出绩效自评", "共涉及项目", "共涉及", "绩效评价"],
    ),
    (Word::Topic(Topic::ProjectTargets), &["编报绩效目标", "编报绩效目标的项目", "绩效目标编报工作"]),
    (Word::Topic(Topic::ProjectMonitoring), &["绩效跟踪评价", "绩效跟踪"]),
    (Word::Review, &["项目绩效自评综述", "绩效自评综述", "自评综述"]),
];
