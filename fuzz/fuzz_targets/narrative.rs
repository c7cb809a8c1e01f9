//! The grammar of the explanations: any sentence below the heading that it stands under in a paper.
#![no_main]

libfuzzer_sys::fuzz_target!(|sentence: &str| {
    let paper = format!(
        "示例局2023年度部门决算\n收入支出决算总表\n单位：万元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n\
         一、财政拨款收入\t1.00\t一、一般公共服务支出\t1.00\n总计\t1.00\t总计\t1.00\n\n\
         第三部分 决算情况说明\n一、收入支出决算总体情况说明\n{sentence}\n"
    );
    juesuan_fuzz::read_as(&["text"], paper.as_bytes());
});
