//! Whether a document without statements contains accounts at all.

use crate::document::{Block, Document};
use juesuan_model::text::squeeze;

/// What a document without statements contains of accounts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ProseEvidence {
    /// It does not mention 决算 or 预算, or has no amount.
    #[default]
    None,
    /// It mentions them, and somewhere there is an amount, such as a fine or a price.
    Perhaps,
    /// A sentence about accounts states an amount, or there are as many numbers as in a table whose cells were lost.
    Told,
}

/// Whether the document contains accounts.
pub(crate) fn accounts_in(document: &Document) -> ProseEvidence {
    /// Fewer may be prices or the numbers of sections.
    const BARE: usize = 3;
    const WORDS: [&str; 9] = ["收入", "支出", "经费", "拨款", "预算", "决算", "结转", "结余", "采购"];
    let (mut speaks, mut amounts, mut stated, mut bare) = (false, false, false, 0);
    let mut take = |text: &str| {
        let line = squeeze(text);
        speaks |= line.contains("决算") || line.contains("预算");
        bare += bare_amounts(text);
        if !stated && holds_amount(&line) {
            amounts = true;
            let of_accounts = |text: &str| WORDS.iter().any(|word| text.contains(word));
            stated = line.split('。').any(|sentence| holds_amount(sentence) && of_accounts(sentence));
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => take(&cell.text),
            Block::Grid(grid) => grid.rows.iter().flatten().for_each(|cell| take(&cell.text)),
        }
    }
    if speaks && (stated || bare >= BARE) {
        ProseEvidence::Told
    } else if speaks && (amounts || bare > 0) {
        ProseEvidence::Perhaps
    } else {
        ProseEvidence::None
    }
}

/// `3.1万元`, `50万`, `零元`; a percentage is not an amount.
fn holds_amount(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let number = before.is_ascii_digit() || matches!(before, '零' | '多' | '余');
        before = c;
        number && matches!(c, '万' | '亿' | '元' | '千')
    })
}

/// The number of numbers with two decimals in the text: `1,511.71`; not `1.2.34`, nor the parts of an address.
fn bare_amounts(text: &str) -> usize {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    numbers
        .filter(|number| {
            number.rsplit_once('.').is_some_and(|(whole, decimals)| {
                decimals.len() == 2 && !whole.is_empty() && !whole.contains('.')
            })
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use juesuan_model::Locator;

    #[test]
    fn a_percentage_an_address_or_a_price_is_no_amount_of_accounts() {
        let of = |text: &str| {
            let paragraph =
                |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
            let blocks = text.lines().map(paragraph).collect();
            accounts_in(&Document { blocks, ..Document::default() })
        };
        for (text, final_accounts) in [
            ("2027年预算说明\n2027年收入预算93.02万元。", ProseEvidence::Told),
            ("2027年决算\n合计 12.00 13.00\n2.50", ProseEvidence::Told),
            ("公开预算、决算信息。\n抽查比例不得低于30%。", ProseEvidence::None),
            ("2027年度部门决算,https://xxgk.example.edu.cn/2027%E5%86%B3.pdf", ProseEvidence::None),
            ("按预算办理。\n加油费按每公里不超过1元报销。", ProseEvidence::Perhaps),
            ("收入100.00万元", ProseEvidence::None),
        ] {
            assert_eq!(of(text), final_accounts, "{text}");
        }
    }
}
