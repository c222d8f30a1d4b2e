//! Writes values into the `:name` places of an SQL text.

use super::lexer::{Kind, Lexer};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::Literal;
use crate::nearest::did_you_mean;
use crate::wire::decode::Map;
use crate::writer::Writer;

/// The text with its places filled; `\:` stands for a colon.
pub fn fill_parameters(
    writer: &mut Writer,
    sql: &str,
    parameters: &Map<Literal>,
) -> Outcome<String> {
    let lexicon = &writer.facts.lexicon;
    let mut lexer = Lexer::new(lexicon, sql);
    let mut filled = String::with_capacity(sql.len());
    let mut used = vec![false; parameters.0.len()];
    while let Some(token) = lexer.next().at("sql")? {
        if token.kind == Kind::Mark('\\')
            && sql
                .get(token.end()..)
                .is_some_and(|rest| rest.starts_with(':'))
        {
            filled.push(':');
            lexer.jump(token.end() + 1);
            continue;
        }
        let name = (token.kind == Kind::Mark(':'))
            .then(|| place_name(sql, token.start))
            .flatten();
        let Some(name) = name else {
            filled.push_str(token.text);
            continue;
        };
        let Some(index) = parameters.0.iter().position(|(key, _)| key == name) else {
            return Err(missing(name, parameters));
        };
        if let (Some(flag), Some((_, value))) = (used.get_mut(index), parameters.0.get(index)) {
            *flag = true;
            let literal = writer
                .aside(|writer| writer.literal(value, None))
                .key(name)
                .at("parameters")?;
            if filled.ends_with('-') && literal.starts_with('-') {
                filled.push(' ');
            }
            filled.push_str(&literal);
        }
        lexer.jump(token.end() + name.len());
    }
    match parameters.0.iter().zip(used).find(|(_, used)| !used) {
        Some(((name, _), _)) => Err(unused(name)),
        None => Ok(filled),
    }
}

/// The name after a colon, when the colon marks a place: `a::b` and `a:b` do not.
fn place_name(sql: &str, colon: usize) -> Option<&str> {
    let before = sql.get(..colon).unwrap_or("").chars().next_back();
    if before.is_some_and(|letter| letter == ':' || letter == '_' || letter.is_alphanumeric()) {
        return None;
    }
    let rest = sql.get(colon + 1..).unwrap_or("");
    let length = rest
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(rest.len());
    let name = rest.get(..length).unwrap_or("");
    let starts = name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    starts.then_some(name)
}

#[cold]
fn missing(name: &str, parameters: &Map<Literal>) -> Box<Fault> {
    let message = format!("The SQL text has a place \":{name}\" and no parameter of that name");
    let mut fault = Fault::new(Code::Parameter, message);
    let known = parameters.0.iter().map(|(key, _)| key.as_ref());
    fault.hint = did_you_mean(name, known)
        .or_else(|| Some("Give the parameter, or write \\: where a colon is meant".to_owned()));
    fault
}

#[cold]
fn unused(name: &str) -> Box<Fault> {
    let message = format!("The parameter \"{name}\" has no place in the SQL text");
    let fault = Fault::hinted(
        Code::Parameter,
        message,
        format!("Write :{name} where its value goes"),
    );
    let located: Outcome<()> = Err(fault).key(name).at("parameters");
    match located {
        Err(fault) => fault,
        Ok(()) => Fault::new(Code::Parameter, name),
    }
}
