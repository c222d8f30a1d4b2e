//! CREATE TABLE, as SQLite keeps it (<https://sqlite.org/lang_createtable.html>).

use super::clauses::{Constraint, conflict, names, reference, skip_target};
use super::column::{Column, read as read_column, read_table_key};
use super::cursor::Cursor;
use super::json::Object;

#[derive(Default)]
struct Table {
    columns: Vec<Column>,
    constraints: Vec<Constraint>,
    autoincrement: bool,
}

impl Table {
    fn json(&self) -> String {
        let Self {
            columns,
            constraints,
            autoincrement,
        } = self;
        let columns_json: Vec<String> = columns.iter().map(Column::json).collect();
        let constraints: Vec<String> = constraints.iter().map(Constraint::json).collect();
        let mut object = Object::new("table");
        object.list("columns", &columns_json);
        object.list("constraints", &constraints);
        object.flag(
            "autoincrement",
            *autoincrement || columns.iter().any(|column| column.autoincrement),
        );
        object.end()
    }
}

/// The table after CREATE TABLE, as JSON.
pub fn read(cursor: &mut Cursor) -> Option<String> {
    skip_target(cursor)?;
    cursor.mark('(').then_some(())?;
    let mut table = Table::default();
    loop {
        if starts_constraint(cursor, &table) {
            read_constraints(cursor, &mut table)?;
        } else {
            let column = read_column(cursor, &mut table.constraints)?;
            table.columns.push(column);
        }
        if cursor.mark(')') {
            break;
        }
        cursor.mark(',').then_some(())?;
    }
    while !cursor.ended() {
        let known =
            cursor.words(&["WITHOUT", "ROWID"]) || cursor.word("STRICT") || cursor.mark(',');
        known.then_some(())?;
    }
    Some(table.json())
}

/// These words are reserved: unquoted, they cannot name a column.
fn starts_constraint(cursor: &Cursor, table: &Table) -> bool {
    !table.columns.is_empty()
        && ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]
            .iter()
            .any(|word| cursor.sees(0, word))
}

/// The commas between constraints of a table may be left out.
fn read_constraints(cursor: &mut Cursor, table: &mut Table) -> Option<()> {
    let mut name = None;
    while !cursor.sees_mark(',') && !cursor.sees_mark(')') {
        if cursor.word("CONSTRAINT") {
            name = Some(cursor.name()?);
            continue;
        }
        read_constraint(cursor, table, name.take())?;
    }
    Some(())
}

fn read_constraint(cursor: &mut Cursor, table: &mut Table, name: Option<String>) -> Option<()> {
    let constraint = if cursor.words(&["PRIMARY", "KEY"]) {
        let (key, autoincrement) = read_table_key(cursor, "primaryKey", name)?;
        table.autoincrement |= autoincrement;
        key
    } else if cursor.word("UNIQUE") {
        read_table_key(cursor, "unique", name)?.0
    } else if cursor.word("CHECK") {
        let mut check = Constraint::new("check", name, Vec::new());
        check.sql = Some(cursor.parentheses()?);
        check.conflict = conflict(cursor)?;
        check
    } else if cursor.words(&["FOREIGN", "KEY"]) {
        let mut key = Constraint::new("foreignKey", name, names(cursor)?);
        cursor.word("REFERENCES").then_some(())?;
        key.reference = Some(reference(cursor)?);
        key
    } else {
        return None;
    };
    table.constraints.push(constraint);
    Some(())
}
