//! Clauses that several constraints have.

use crate::error::{Code, Fault, Located, Outcome};
use crate::model::ConstraintName;
use crate::nearest::did_you_mean;
use crate::writer::Writer;

/// `CONSTRAINT name `, when there is one.
pub fn write_constraint_name(writer: &mut Writer, name: Option<&ConstraintName>) -> Outcome<()> {
    if let Some(name) = name {
        writer.raw("CONSTRAINT ");
        writer.constraint_name(name).at("name")?;
        writer.raw(" ");
    }
    Ok(())
}

/// ` DEFERRABLE INITIALLY DEFERRED`
pub fn write_deferrable(
    writer: &mut Writer,
    deferrable: Option<bool>,
    initially: Option<&str>,
) -> Outcome<()> {
    match deferrable {
        Some(true) => writer.raw(" DEFERRABLE"),
        Some(false) => writer.raw(" NOT DEFERRABLE"),
        None => {}
    }
    if let Some(when) = initially {
        writer.raw(" INITIALLY ");
        write_choice(writer, when, &["DEFERRED", "IMMEDIATE"]).at("initially")?;
    }
    Ok(())
}

/// ` ON DELETE action`; PostgreSQL's `SET NULL (columns)` passes too.
pub fn write_action(writer: &mut Writer, event: &str, action: &str) -> Outcome<()> {
    const ACTIONS: [&str; 5] = [
        "CASCADE",
        "SET NULL",
        "RESTRICT",
        "NO ACTION",
        "SET DEFAULT",
    ];
    writer.raw(event);
    let upper = action.to_ascii_uppercase();
    let columns = upper
        .strip_prefix("SET NULL (")
        .or_else(|| upper.strip_prefix("SET DEFAULT ("));
    let listed = columns
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(|names| !names.contains([';', '(', ')', '\'']));
    if listed {
        writer.raw(action);
        return Ok(());
    }
    write_choice(writer, action, &ACTIONS)
}

/// One of some words, whatever its case.
pub fn write_choice(writer: &mut Writer, word: &str, choices: &[&'static str]) -> Outcome<()> {
    let upper = word.to_ascii_uppercase();
    if choices.contains(&upper.as_str()) {
        writer.raw(&upper);
        return Ok(());
    }
    let message = format!("\"{word}\" is none of {}", choices.join(", "));
    let mut fault = Fault::new(Code::Argument, message);
    fault.hint = did_you_mean(word, choices.iter().copied())
        .or_else(|| Some("Write one of them, in small or capital letters".to_owned()));
    Err(fault)
}
