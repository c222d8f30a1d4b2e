//! The definition of a column.

use super::clauses::{Constraint, Reference, conflict, descending, key, reference};
use super::cursor::Cursor;
use super::json::Object;

/// What stands after a column's type.
const AFTER_TYPE: [&str; 10] = [
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "AS",
];

/// A column as its text says it.
#[derive(Default)]
pub struct Column {
    name: String,
    type_: Option<String>,
    collation: Option<String>,
    not_null_conflict: Option<String>,
    generated: Option<String>,
    stored: bool,
    default: Option<String>,
    /// Whether it counts up.
    pub autoincrement: bool,
}

impl Column {
    /// The column as JSON.
    pub fn json(&self) -> String {
        let Self {
            name,
            type_,
            collation,
            not_null_conflict,
            generated,
            stored,
            default,
            autoincrement: _,
        } = self;
        let mut object = Object::new("column");
        object.text("name", Some(name));
        object.text("type", type_.as_deref());
        object.text("collation", collation.as_deref());
        object.text("notNullConflict", not_null_conflict.as_deref());
        object.text("generated", generated.as_deref());
        object.flag("stored", *stored);
        object.text("default", default.as_deref());
        object.end()
    }
}

/// `name type constraints`; the constraints go to those of the table.
pub fn read(cursor: &mut Cursor, constraints: &mut Vec<Constraint>) -> Option<Column> {
    let mut column = Column {
        name: cursor.name()?,
        ..Column::default()
    };
    column.type_ = read_type(cursor)?;
    let mut name = None;
    while !cursor.ended() && !cursor.sees_mark(',') && !cursor.sees_mark(')') {
        if cursor.word("CONSTRAINT") {
            name = Some(cursor.name()?);
            continue;
        }
        read_clause(cursor, &mut column, &mut name, constraints)?;
        name = None;
    }
    Some(column)
}

/// Words, and perhaps numbers in parentheses; comments between them go.
fn read_type(cursor: &mut Cursor) -> Option<Option<String>> {
    let mut words = Vec::new();
    while cursor.sees_name() && !ends_type(cursor) {
        let start = cursor.start();
        cursor.skip()?;
        words.push(cursor.since(start)?);
    }
    if words.is_empty() {
        return Some(None);
    }
    let mut text = words.join(" ");
    if cursor.sees_mark('(') {
        text.push_str(&format!("({})", cursor.parentheses()?));
    }
    Some(Some(text))
}

fn ends_type(cursor: &Cursor) -> bool {
    AFTER_TYPE.iter().any(|word| cursor.sees(0, word))
        || (cursor.sees(0, "GENERATED") && cursor.sees(1, "ALWAYS"))
        || cursor.sees(0, "DEFERRABLE")
}

fn read_clause(
    cursor: &mut Cursor,
    column: &mut Column,
    name: &mut Option<String>,
    constraints: &mut Vec<Constraint>,
) -> Option<()> {
    let constraint = |kind, name: &mut Option<String>| {
        Constraint::new(kind, name.take(), vec![column.name.clone()])
    };
    if cursor.words(&["PRIMARY", "KEY"]) {
        let mut key = constraint("primaryKey", name);
        key.ordered = descending(cursor);
        key.conflict = conflict(cursor)?;
        column.autoincrement = cursor.word("AUTOINCREMENT");
        constraints.push(key);
    } else if cursor.word("UNIQUE") {
        let mut unique = constraint("unique", name);
        unique.conflict = conflict(cursor)?;
        constraints.push(unique);
    } else if cursor.word("CHECK") {
        let mut check = Constraint::new("check", name.take(), Vec::new());
        check.sql = Some(cursor.parentheses()?);
        check.conflict = conflict(cursor)?;
        constraints.push(check);
    } else if cursor.word("REFERENCES") {
        let mut key = constraint("foreignKey", name);
        key.reference = Some(reference(cursor)?);
        constraints.push(key);
    } else if cursor.sees(0, "DEFERRABLE")
        || (cursor.sees(0, "NOT") && cursor.sees(1, "DEFERRABLE"))
    {
        last_reference(constraints)?.deferral(cursor);
    } else if cursor.words(&["NOT", "NULL"]) {
        column.not_null_conflict = conflict(cursor)?;
    } else if cursor.word("NULL") {
        conflict(cursor)?;
    } else if cursor.word("COLLATE") {
        column.collation = Some(cursor.name()?);
    } else if cursor.word("DEFAULT") {
        column.default = Some(read_default(cursor)?);
    } else if cursor.words(&["GENERATED", "ALWAYS", "AS"]) || cursor.word("AS") {
        column.generated = Some(cursor.parentheses()?);
        column.stored = cursor.word("STORED");
        let _ = column.stored || cursor.word("VIRTUAL");
    } else {
        return None;
    }
    Some(())
}

/// A deferral on its own belongs to the last foreign key said.
fn last_reference(constraints: &mut [Constraint]) -> Option<&mut Reference> {
    constraints
        .iter_mut()
        .rev()
        .find_map(|constraint| constraint.reference.as_mut())
}

/// What stands in parentheses, or a value without them.
fn read_default(cursor: &mut Cursor) -> Option<String> {
    if cursor.sees_mark('(') {
        return cursor.parentheses();
    }
    let start = cursor.start();
    skip_value(cursor)?;
    cursor.since(start)
}

/// A name, a text, bytes, or a number with a sign and a fraction.
fn skip_value(cursor: &mut Cursor) -> Option<()> {
    let _signed = cursor.mark('+') || cursor.mark('-');
    if cursor.mark('.') {
        return skip_digits(cursor);
    }
    let word = cursor.name()?;
    if word.eq_ignore_ascii_case("x") && cursor.touches() && cursor.sees_name() {
        return cursor.skip();
    }
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Some(());
    }
    if cursor.touches() && cursor.mark('.') {
        return match cursor.touches() && cursor.sees_name() {
            true => skip_digits(cursor),
            false => Some(()),
        };
    }
    skip_exponent(cursor, &word)
}

/// The digits after a point, with their exponent.
fn skip_digits(cursor: &mut Cursor) -> Option<()> {
    let digits = cursor.name()?;
    skip_exponent(cursor, &digits)
}

/// `1e-5` is a word, a mark and a word.
fn skip_exponent(cursor: &mut Cursor, digits: &str) -> Option<()> {
    if digits.ends_with(['e', 'E']) && (cursor.mark('-') || cursor.mark('+')) {
        return cursor.skip();
    }
    Some(())
}

/// `PRIMARY KEY (…)` and the like, as constraints of the table.
pub fn read_table_key(
    cursor: &mut Cursor,
    kind: &'static str,
    name: Option<String>,
) -> Option<(Constraint, bool)> {
    let found = key(cursor)?;
    let mut constraint = Constraint::new(kind, name, found.columns);
    constraint.ordered = found.ordered;
    constraint.conflict = conflict(cursor)?;
    Some((constraint, found.autoincrement))
}
