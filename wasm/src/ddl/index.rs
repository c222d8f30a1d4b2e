//! CREATE INDEX, as SQLite keeps it (<https://sqlite.org/lang_createindex.html>).

use super::clauses::{descending, skip_target};
use super::cursor::Cursor;
use super::json::Object;

/// The index after CREATE [UNIQUE] INDEX, as JSON.
pub fn read(cursor: &mut Cursor, unique: bool) -> Option<String> {
    skip_target(cursor)?;
    cursor.word("ON").then_some(())?;
    cursor.name()?;
    cursor.mark('(').then_some(())?;
    let mut columns = Vec::new();
    loop {
        columns.push(read_column(cursor)?);
        if cursor.mark(')') {
            break;
        }
        cursor.mark(',').then_some(())?;
    }
    let condition = match cursor.word("WHERE") {
        true => Some(cursor.rest_without_comments()?),
        false => None,
    };
    cursor.ended().then_some(())?;
    let mut object = Object::new("index");
    object.flag("unique", unique);
    object.list("columns", &columns);
    object.text("where", condition.as_deref());
    Some(object.end())
}

/// A column with a direction, or else the whole text.
fn read_column(cursor: &mut Cursor) -> Option<String> {
    let start = cursor.start();
    let mut object = Object::new("indexColumn");
    let name = if cursor.sees_name() {
        cursor.name()
    } else {
        None
    };
    let down = descending(cursor);
    if cursor.sees_mark(',') || cursor.sees_mark(')') {
        object.text("name", Some(&name?));
        object.flag("descending", down);
        return Some(object.end());
    }
    while !cursor.sees_mark(',') && !cursor.sees_mark(')') {
        if cursor.sees_mark('(') {
            cursor.parentheses()?;
        } else {
            cursor.skip()?;
        }
    }
    object.text("sql", Some(&cursor.since(start)?));
    Some(object.end())
}
