//! `juesuan verify`: a lead computed again from its bundle, and from a warehouse.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::options::{ReferenceArg, VerificationArg, WarehouseAtArg};
use juesuan_messages::message;
use juesuan_model::{Decimal, FiscalYear, Kind};
use juesuan_query::{BundleDifference, LeadsRequest, Session, check_bundle, compare_bundles};
use juesuan_warehouse::{AsOf, Location};
use polars::prelude::{BooleanChunked, NewChunkedArray};
use std::fs;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) bundles: Vec<PathBuf>,
    #[arg(short = 'w', long, value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[arg(long, value_name = "VERSION|TIME", requires = "warehouse")]
    pub(crate) as_of: Option<AsOf>,
    #[command(flatten)]
    pub(crate) verification: VerificationArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
}

pub(crate) fn run(args: &Verify, console: Console) -> Result<Ended, Failure> {
    let at = |dir: &Location| WarehouseAtArg::of(dir.clone(), args.as_of, args.verification);
    let session = args.warehouse.as_ref().map(|dir| at(dir).session(&args.reference)).transpose()?;
    let mut failed = 0_usize;
    for file in &args.bundles {
        let text = fs::read_to_string(file).context(|| message!("cli-cannot-read", path = file))?;
        let bundle: Option<serde_json::Value> = serde_json::from_str(&text).ok();
        let checked = bundle.as_ref().and_then(check_bundle);
        let (Some(bundle), Some(mut differences)) = (bundle, checked) else {
            return Err(message!("cli-verify-no-bundle", path = file).into());
        };
        // What does not follow from itself needs no comparison.
        if let Some(session) = session.as_ref().filter(|_| differences.is_empty()) {
            differences = of_warehouse(session, &bundle, console)?;
        }
        if differences.is_empty() {
            console.remark(message!("cli-verify-equal", path = file));
            continue;
        }
        failed += 1;
        for BundleDifference { what: part, stated, found } in differences {
            console.note(message!(
                "cli-verify-differs",
                path = file,
                part = part,
                stated = stated,
                found = found
            ));
        }
    }
    if failed > 0 {
        return Err(message!("cli-verify-failed", count = failed).into());
    }
    Ok(Ended::Done)
}

/// What the same lead has different in the warehouse.
fn of_warehouse(
    session: &Session,
    bundle: &serde_json::Value,
    console: Console,
) -> Result<Vec<BundleDifference>, Failure> {
    let gone = || {
        let found = console.text(message!("cli-verify-gone"));
        vec![BundleDifference { what: "lead".to_owned(), stated: "1".to_owned(), found }]
    };
    let Some(request) = request(bundle) else { return Ok(gone()) };
    let found = session.leads(&request)?;
    let lead = bundle.get("lead");
    let mut is_same: Vec<bool> = vec![true; found.frame.height()];
    for name in ["entity_id", "scope", "metric", "dimension"] {
        let wanted = lead.and_then(|lead| lead.get(name)).and_then(serde_json::Value::as_str);
        for (same, cell) in is_same.iter_mut().zip(found.frame.column(name)?.str()?.iter()) {
            *same &= cell == wanted;
        }
    }
    let frame = found.frame.filter(&BooleanChunked::from_slice("same".into(), &is_same))?;
    let again = session.lead_bundles(&request, &frame, &found)?.pop();
    Ok(again.map_or_else(gone, |again| compare_bundles(bundle, &again)))
}

/// The request that the bundle was written for.
fn request(bundle: &serde_json::Value) -> Option<LeadsRequest> {
    let request = bundle.get("request")?;
    Some(LeadsRequest {
        year: FiscalYear::new(request.get("year")?.as_i64()?).ok()?,
        kind: Kind::from_name(request.get("kind")?.as_str()?)?,
        rate: Decimal::new(request.get("rate_millionths")?.as_i64()?, 6),
        any_dependence: request.get("any_dependence")?.as_bool()?,
    })
}
