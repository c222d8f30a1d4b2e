//! SQL as written, statement by statement.

use crate::error::{Located, Outcome};
use crate::model::Execute;
use crate::tokenizer::outside::runs_outside;
use crate::tokenizer::parameters::fill_parameters;
use crate::tokenizer::split::split;
use crate::writer::Writer;

/// The statements of a text, with its parameters written into it.
pub fn execute(writer: &mut Writer, operation: &Execute) -> Outcome<()> {
    let Execute { sql, parameters } = operation;
    let filled = match parameters {
        Some(parameters) => Some(fill_parameters(writer, sql, parameters)?),
        None => None,
    };
    let facts = writer.facts;
    for statement in split(&facts.lexicon, filled.as_deref().unwrap_or(sql)).at("sql")? {
        let outside = runs_outside(facts, writer.server, &statement);
        writer.raw(&statement);
        writer.end_outside(outside);
    }
    Ok(())
}
