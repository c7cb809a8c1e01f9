//! `juesuan publish`: marts for BI tools.

use crate::Ended;
use crate::args::{Common, Publish};
use crate::output;

pub(crate) fn run(args: &Publish, common: &Common) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let published = juesuan_publish::publish(&session, &args.to)?;
    if !common.quiet {
        let rows: Vec<String> = published.rows.iter().map(|(mart, rows)| format!("{mart} {rows}")).collect();
        output::note(&format!(
            "{} files written, {} unchanged; rows: {}",
            published.written.len(),
            published.unchanged,
            rows.join(", ")
        ));
    }
    Ok(Ended::Done)
}
