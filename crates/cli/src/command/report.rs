//! `juesuan report`: one entity, for reading.

use crate::Ended;
use crate::args::Report;
use crate::output;
use anyhow::bail;
use juesuan_query::Years;

pub(crate) fn run(args: &Report) -> anyhow::Result<Ended> {
    if let Some(path) = args.output.as_deref().filter(|path| path.extension() != Some("md".as_ref())) {
        bail!("{}: a report is written as Markdown, so name a file that ends in .md", path.display());
    }
    let session = args.warehouse.session(&args.reference)?;
    let text = juesuan_report::entity_report(&session, &args.entity, args.years.unwrap_or(Years::ALL))?;
    output::to(args.output.as_deref(), |out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(Ended::Done)
}
