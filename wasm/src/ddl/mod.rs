//! The text of CREATE statements, for what a catalog does not tell.

mod clauses;
mod column;
mod cursor;
mod index;
mod json;
mod table;
mod view;

use crate::dialect::Dialect;
use crate::dialect::facts::{Facts, Lexicon};
use crate::error::{Fault, Outcome};
use crate::wire::decode::Text;
use cursor::Cursor;

/// What each statement makes, as a JSON list; null for one that is not understood.
pub fn read_ddl(dialect: &dyn Dialect, texts: &[Text]) -> Outcome<String> {
    let facts: &'static Facts = dialect.facts();
    if !facts.keeps_create_text {
        return Err(Fault::unsupported(
            format!("{} keeps no CREATE statements", facts.title),
            "Read its catalog",
        ));
    }
    let mut json = String::from("[");
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        json.push_str(
            read_statement(&facts.lexicon, text)
                .as_deref()
                .unwrap_or("null"),
        );
    }
    json.push(']');
    Ok(json)
}

fn read_statement(lexicon: &Lexicon, text: &str) -> Option<String> {
    let mut cursor = Cursor::new(lexicon, text)?;
    cursor.word("CREATE").then_some(())?;
    let _temporary = cursor.word("TEMP") || cursor.word("TEMPORARY");
    let unique = cursor.word("UNIQUE");
    if cursor.word("INDEX") {
        index::read(&mut cursor, unique)
    } else if cursor.word("TABLE") {
        table::read(&mut cursor)
    } else if cursor.word("VIEW") {
        view::read(&mut cursor)
    } else {
        None
    }
}
