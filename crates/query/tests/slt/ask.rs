//! The queries of `queries/analysis`, each run on the path that the command takes.

use crate::root;
use juesuan_model::{FiscalYear, Kind, Scope};
use juesuan_query::{
    By, Constant, Error, PeerGroup, PeersRequest, Question, Session, TrendOf, TrendRequest, Value,
};
use polars::frame::DataFrame;
use std::collections::BTreeMap;
use std::fs;

/// `NAME parameter=value … show=column,column`.
pub(crate) fn ask(session: &Session, question: &str) -> Result<DataFrame, Error> {
    let mut words = question.split_whitespace();
    let name = words.next().unwrap();
    let mut given: BTreeMap<&str, &str> = words.map(|word| word.split_once('=').unwrap()).collect();
    let shown = given.remove("show");
    let frame = match name {
        "trend" => trend(session, &given)?,
        "peers" => peers(session, &given)?,
        _ if Question::find(name).is_ok() => session.named(name, &given.into_iter().collect::<Vec<_>>())?,
        _ => of_a_command(session, name, &given)?,
    };
    Ok(match shown {
        Some(columns) => frame.select(columns.split(','))?,
        None => frame,
    })
}

/// A query that a command runs with parameters of its own: integers, true and false are not text, unless quoted.
fn of_a_command(session: &Session, name: &str, given: &BTreeMap<&str, &str>) -> Result<DataFrame, Error> {
    let text = fs::read_to_string(root().join(format!("queries/analysis/{name}.sql"))).unwrap();
    // As the command does; each query would compute them again.
    if name.starts_with("lead") {
        ["metric_changes", "unusual_changes"].iter().try_for_each(|view| session.keep(view))?;
    }
    let value = |text: &str| match text.parse::<i64>() {
        Ok(number) => Value::BigInt(number),
        Err(_) => Value::Text(text.trim_matches('\'').to_owned()),
    };
    let values: Vec<(&str, Value)> = given.iter().map(|(name, text)| (*name, value(text))).collect();
    session.query(&text, &values)
}

fn trend(session: &Session, given: &BTreeMap<&str, &str>) -> Result<DataFrame, Error> {
    let get = |name: &str| given.get(name).copied();
    let entities: Vec<&str> = get("entity").map(|names| names.split(',').collect()).unwrap_or_default();
    let group = PeerGroup {
        level: get("level"),
        function: get("function"),
        region: get("region"),
        name: get("group"),
        like_sized: false,
    };
    let metrics: Vec<&str> = get("metric").unwrap().split(',').collect();
    let request = TrendRequest {
        of: match (entities.is_empty(), get("sum")) {
            (false, _) => TrendOf::Entities(&entities),
            (true, Some("true")) => TrendOf::Sum(group),
            (true, _) => TrendOf::Each(group),
        },
        years: get("years").unwrap_or("..").parse()?,
        dimension: get("dimension"),
        by: get("by").map(|by| By::from_name(by).unwrap()),
        kind: get("kind").map(|kind| Kind::from_name(kind).unwrap()),
        follow_successors: get("follow") != Some("false"),
        real: get("base").map(|year| Constant { base: fiscal_year(year), deflator: get("deflator") }),
        ..TrendRequest::of(&metrics, &entities)
    };
    Ok(session.trend(&request)?.frame)
}

fn peers(session: &Session, given: &BTreeMap<&str, &str>) -> Result<DataFrame, Error> {
    let get = |name: &str| given.get(name).copied();
    let request = PeersRequest {
        metric: get("metric").unwrap(),
        year: fiscal_year(get("year").unwrap()),
        kind: get("kind").map_or(Kind::FinalAccounts, |kind| Kind::from_name(kind).unwrap()),
        scope: get("scope").map_or(Scope::Department, |scope| Scope::from_name(scope).unwrap()),
        group: PeerGroup {
            level: get("level"),
            function: get("function"),
            region: get("region"),
            name: get("name"),
            like_sized: get("like_sized") == Some("true"),
        },
        entity: get("entity"),
        dimension: get("dimension"),
        regions: None,
    };
    Ok(session.peers(&request)?.frame)
}

fn fiscal_year(text: &str) -> FiscalYear {
    FiscalYear::new(text.parse().unwrap()).unwrap()
}
