//! Clauses that columns and tables share (<https://sqlite.org/lang_createtable.html>).

use super::cursor::Cursor;
use super::json::Object;

/// `[IF NOT EXISTS] [schema.]name`, passed.
pub fn skip_target(cursor: &mut Cursor) -> Option<()> {
    cursor.words(&["IF", "NOT", "EXISTS"]);
    cursor.name()?;
    if cursor.mark('.') {
        cursor.name()?;
    }
    Some(())
}

/// `ON CONFLICT action`; nothing where there is none.
pub fn conflict(cursor: &mut Cursor) -> Option<Option<String>> {
    if cursor.words(&["ON", "CONFLICT"]) {
        return cursor.any_word().map(Some);
    }
    Some(None)
}

/// `(a, b)`
pub fn names(cursor: &mut Cursor) -> Option<Vec<String>> {
    let mut names = Vec::new();
    cursor.mark('(').then_some(())?;
    loop {
        names.push(cursor.name()?);
        if cursor.mark(')') {
            return Some(names);
        }
        cursor.mark(',').then_some(())?;
    }
}

/// The columns of a key.
#[derive(Default)]
pub struct Key {
    /// Their names.
    pub columns: Vec<String>,
    /// Whether one has a direction or a collation of its own.
    pub ordered: bool,
    /// Whether it counts up.
    pub autoincrement: bool,
}

/// `(a COLLATE NOCASE DESC, b)`
pub fn key(cursor: &mut Cursor) -> Option<Key> {
    let mut key = Key::default();
    cursor.mark('(').then_some(())?;
    loop {
        key.columns.push(cursor.name()?);
        while cursor.word("COLLATE") {
            cursor.name()?;
            key.ordered = true;
        }
        key.ordered |= descending(cursor);
        key.autoincrement |= cursor.word("AUTOINCREMENT");
        if cursor.mark(')') {
            return Some(key);
        }
        cursor.mark(',').then_some(())?;
    }
}

/// `ASC` or `DESC`, passed; whether it is the latter.
pub fn descending(cursor: &mut Cursor) -> bool {
    let down = cursor.word("DESC");
    let _up = !down && cursor.word("ASC");
    down
}

/// A constraint of a column or a table.
pub struct Constraint {
    /// What it is.
    pub kind: &'static str,
    /// Its name.
    pub name: Option<String>,
    /// Its columns.
    pub columns: Vec<String>,
    /// Whether a column of the key has a direction or a collation of its own.
    pub ordered: bool,
    /// The condition of a check.
    pub sql: Option<String>,
    /// What happens to a row that breaks it.
    pub conflict: Option<String>,
    /// What a foreign key refers to.
    pub reference: Option<Reference>,
}

impl Constraint {
    /// One with a name and columns.
    pub fn new(kind: &'static str, name: Option<String>, columns: Vec<String>) -> Self {
        Self {
            kind,
            name,
            columns,
            ordered: false,
            sql: None,
            conflict: None,
            reference: None,
        }
    }

    /// The constraint as JSON.
    pub fn json(&self) -> String {
        let Self {
            kind,
            name,
            columns,
            ordered,
            sql,
            conflict,
            reference,
        } = self;
        let mut object = Object::new(kind);
        object.text("name", name.as_deref());
        object.texts("columns", columns);
        object.flag("ordered", *ordered);
        object.text("sql", sql.as_deref());
        object.text("conflict", conflict.as_deref());
        if let Some(reference) = reference {
            reference.write(&mut object);
        }
        object.end()
    }
}

/// What a foreign key refers to.
pub struct Reference {
    table: String,
    columns: Vec<String>,
    on_delete: Option<String>,
    on_update: Option<String>,
    match_: Option<String>,
    deferrable: bool,
    deferred: bool,
}

impl Reference {
    fn write(&self, object: &mut Object) {
        let Self {
            table,
            columns,
            on_delete,
            on_update,
            match_,
            deferrable,
            deferred,
        } = self;
        object.text("referent", Some(table));
        object.texts("referentColumns", columns);
        object.text("onDelete", on_delete.as_deref());
        object.text("onUpdate", on_update.as_deref());
        object.text("match", match_.as_deref());
        object.flag("deferrable", *deferrable);
        object.flag("deferred", *deferred);
    }

    /// `[NOT] DEFERRABLE [INITIALLY …]`; whether it was there.
    pub fn deferral(&mut self, cursor: &mut Cursor) -> bool {
        let not = cursor.words(&["NOT", "DEFERRABLE"]);
        if !not && !cursor.word("DEFERRABLE") {
            return false;
        }
        let deferred = cursor.words(&["INITIALLY", "DEFERRED"]);
        let _ = deferred || cursor.words(&["INITIALLY", "IMMEDIATE"]);
        self.deferrable = !not;
        self.deferred = !not && deferred;
        true
    }
}

/// What comes after REFERENCES.
pub fn reference(cursor: &mut Cursor) -> Option<Reference> {
    let mut reference = Reference {
        table: cursor.name()?,
        columns: Vec::new(),
        on_delete: None,
        on_update: None,
        match_: None,
        deferrable: false,
        deferred: false,
    };
    if cursor.sees_mark('(') {
        reference.columns = names(cursor)?;
    }
    loop {
        if cursor.words(&["ON", "DELETE"]) {
            reference.on_delete = Some(action(cursor)?);
        } else if cursor.words(&["ON", "UPDATE"]) {
            reference.on_update = Some(action(cursor)?);
        } else if cursor.words(&["ON", "INSERT"]) {
            action(cursor)?;
        } else if cursor.word("MATCH") {
            reference.match_ = Some(cursor.name()?.to_ascii_uppercase());
        } else {
            break;
        }
    }
    reference.deferral(cursor);
    Some(reference)
}

fn action(cursor: &mut Cursor) -> Option<String> {
    let first = cursor.any_word()?;
    if first == "SET" || first == "NO" {
        return Some(format!("{first} {}", cursor.any_word()?));
    }
    Some(first)
}
