//! CREATE VIEW, as SQLite keeps it (<https://sqlite.org/lang_createview.html>).

use super::clauses::{names, skip_target};
use super::cursor::Cursor;
use super::json::Object;

/// The view after CREATE VIEW, as JSON.
pub fn read(cursor: &mut Cursor) -> Option<String> {
    skip_target(cursor)?;
    let mut object = Object::new("view");
    if cursor.sees_mark('(') {
        object.texts("columns", &names(cursor)?);
    }
    cursor.word("AS").then_some(())?;
    object.text("definition", Some(cursor.rest()?));
    Some(object.end())
}
