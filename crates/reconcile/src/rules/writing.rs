//! How the explanations are written.

use super::Rule;
use crate::accounts::Accounts;
use crate::ledger::Ledger;
use juesuan_model::{Severity, SlipKind};

/// 情况说明不留模板字样
pub(crate) const TEMPLATE_LEFTOVERS: Rule = Rule {
    id: "template-leftovers",
    severity: Severity::Warning,
    statements: &[],
    title: "情况说明不留模板字样",
    states: "No words of the form are left standing that somebody should have replaced or chosen from, no \
             instruction of it, and no heading or date of another year.",
    why: "Such words show that a sentence was not read again, and often that its numbers were not either.",
    example: "支出合计增减少 91.78 万元; ××部门; 下降（增长）27.78%; 202 年度.",
    source: "部门决算公开检查: 直接套用模板.",
    rounds: false,
    check: template_leftovers,
};

fn template_leftovers<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    // A blank template is nothing but such words.
    if !accounts.is_blank() {
        let slips = accounts.report().template_leftovers.iter();
        ledger.slips(slips.filter(|slip| slip.kind != SlipKind::Punctuation), |slip| match slip.kind {
            SlipKind::Year => format!("“{}” is of another year or of none", slip.text),
            _ => format!("“{}” is left of the form", slip.text),
        });
    }
}

/// 标点不重复
pub(crate) const DOUBLED_PUNCTUATION: Rule = Rule {
    id: "doubled-punctuation",
    severity: Severity::Hint,
    statements: &[],
    title: "标点不重复",
    states: "No mark of punctuation stands twice.",
    why: "`，，` and `。，` are what is left where words were cut out or numbers put in, so what stands \
          beside them deserves a look.",
    example: "支出合计105.00万元，，比上年增加5.00万元.",
    source: "部门决算公开检查: 文字差错.",
    rounds: false,
    check: doubled_punctuation,
};

fn doubled_punctuation<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !accounts.is_blank() {
        let slips = accounts.report().template_leftovers.iter();
        ledger.slips(slips.filter(|slip| slip.kind == SlipKind::Punctuation), |slip| {
            format!("“{}” doubles a mark", slip.text)
        });
    }
}
