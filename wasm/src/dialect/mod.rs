//! The dialects: facts as data, shapes as methods with the standard's defaults.

mod alter;
pub mod facts;
pub mod keywords;
mod mssql;
mod mssql_dynamic;
mod mysql;
mod mysql_default;
mod mysql_table;
mod oracle;
mod postgresql;
mod postgresql_identity;
mod postgresql_index;
mod sqlite;

use crate::clause::column::{
    ColumnSpec, write_column_type, write_default, write_identity, write_name,
};
use crate::clause::options::Target;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{
    AlterColumn, ConstraintName, CreateTable, Default, DropColumn, DropConstraint, DropIndex,
    ForeignKey, Identity, Index, Options, RenameTable, SetTableComment, Table, TableName, Type,
};
use crate::nearest::did_you_mean;
use crate::types::class::class_of;
use crate::writer::Writer;
use alter::{refuse_computed_change, refuse_identity_change};
use facts::Facts;

/// All dialects, in the order of the TypeScript side.
pub const DIALECTS: [&dyn Dialect; 5] = [
    &sqlite::Sqlite,
    &postgresql::Postgresql,
    &mysql::Mysql,
    &mssql::Mssql,
    &oracle::Oracle,
];

/// The dialect of that name.
pub fn find_dialect(name: &str) -> Outcome<&'static dyn Dialect> {
    let found = DIALECTS
        .into_iter()
        .find(|dialect| dialect.facts().name == name);
    found.ok_or_else(|| {
        let mut fault = Fault::new(Code::NameUnknown, format!("Unknown dialect \"{name}\""));
        let names = || DIALECTS.iter().map(|dialect| dialect.facts().name);
        fault.hint = did_you_mean(name, names()).or_else(|| {
            let all: Vec<&str> = names().collect();
            Some(format!("Use one of {}", all.join(", ")))
        });
        fault
    })
}

/// What a comment is said of.
pub struct Commented<'s, 'a> {
    /// The table.
    pub table: &'s TableName<'a>,
    /// Its column; none for the table itself.
    pub column: Option<&'s str>,
    /// The comment; none takes it away.
    pub comment: Option<&'s str>,
    /// Whether there is one already.
    pub replaces: bool,
    /// Whether the thing was made in the same operation.
    pub created: bool,
}

/// The shapes of statements; what is written here is the SQL standard's way.
pub trait Dialect: Sync {
    /// The facts.
    fn facts(&self) -> &'static Facts;

    /// `name TYPE …`
    fn column(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        write_name(writer, spec)?;
        write_column_type(writer, spec)?;
        write_default(writer, spec)?;
        self.computed(writer, spec)?;
        if let Some(identity) = spec.identity() {
            self.identity(writer, identity);
        } else if !spec.nullable {
            writer.raw(" NOT NULL");
        }
        Ok(())
    }

    /// Whether a column of a type can count up by itself.
    fn counts(&self, type_: &Type) -> bool {
        class_of(type_).counts()
    }

    /// ` GENERATED ALWAYS AS (…)`, when the column is generated.
    fn computed(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        self.generated(writer, spec.column.default.as_ref())
    }

    /// ` GENERATED ALWAYS AS (…)`, when that is what a default says.
    fn generated(&self, writer: &mut Writer, default: Option<&Default>) -> Outcome<()> {
        if let Some(Default::Computed { sql, persisted }) = default {
            writer.raw(" GENERATED ALWAYS AS (");
            writer.raw(sql);
            writer.raw(")");
            self.persisted(writer, *persisted).at("default")?;
        }
        Ok(())
    }

    /// ` STORED` or ` VIRTUAL`
    fn persisted(&self, writer: &mut Writer, persisted: Option<bool>) -> Outcome<()> {
        match persisted {
            Some(true) => writer.raw(" STORED"),
            Some(false) => writer.raw(" VIRTUAL"),
            None => {}
        }
        Ok(())
    }

    /// ` GENERATED … AS IDENTITY (…)`
    fn identity(&self, writer: &mut Writer, identity: &Identity) {
        write_identity(writer, identity);
    }

    /// Whether the primary key of the only counting column is written with the column.
    fn key_in_column(&self, _writer: &Writer, _options: &Options) -> Outcome<bool> {
        Ok(false)
    }

    /// What comes before CREATE TABLE or ADD COLUMN: types of their own.
    fn before_table(&self, _writer: &mut Writer, _operation: &CreateTable) -> Outcome<()> {
        Ok(())
    }

    /// What follows the parenthesis of CREATE TABLE.
    fn table_suffix(&self, _writer: &mut Writer, _table: &Table) -> Outcome<()> {
        Ok(())
    }

    /// Whether comments are written with the table and its columns.
    fn has_inline_comments(&self) -> bool {
        false
    }

    /// Whether the CHECK of an old type is dropped when the type changes.
    fn drops_type_checks(&self) -> bool {
        true
    }

    /// A statement for a comment; none where comments are written with the thing.
    fn comment(&self, writer: &mut Writer, what: &Commented) -> Outcome<()> {
        writer.raw(if what.column.is_some() {
            "COMMENT ON COLUMN "
        } else {
            "COMMENT ON TABLE "
        });
        writer.table(what.table).at("table")?;
        if let Some(column) = what.column {
            writer.raw(".");
            writer.name(column).at("column")?;
        }
        writer.raw(" IS ");
        match what.comment {
            Some(comment) => writer.text(comment).at("comment")?,
            None => writer.raw(self.no_comment()),
        }
        writer.end();
        Ok(())
    }

    /// What a comment becomes when it goes.
    fn no_comment(&self) -> &'static str {
        "NULL"
    }

    /// A table's comment comes, changes or goes.
    fn set_table_comment(&self, writer: &mut Writer, operation: &SetTableComment) -> Outcome<()> {
        let SetTableComment {
            table,
            comment,
            existing,
        } = operation;
        self.comment(
            writer,
            &Commented {
                table,
                column: None,
                comment: comment.set().map(AsRef::as_ref),
                replaces: existing.is_some(),
                created: true,
            },
        )
    }

    /// A table gets another name.
    fn rename_table(&self, writer: &mut Writer, operation: &RenameTable) -> Outcome<()> {
        let RenameTable { table, new_name } = operation;
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(" RENAME TO ");
        writer.name(new_name).at("newName")?;
        writer.end();
        Ok(())
    }

    /// A column goes.
    fn drop_column(&self, writer: &mut Writer, operation: &DropColumn) -> Outcome<()> {
        let DropColumn {
            table,
            column,
            if_exists,
            options: _,
        } = operation;
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(" DROP COLUMN ");
        if *if_exists {
            writer.raw("IF EXISTS ");
        }
        writer.name(column).at("column")?;
        writer.end();
        Ok(())
    }

    /// Some properties of a column change; the standard's order puts the name last.
    fn alter_column(&self, writer: &mut Writer, operation: &AlterColumn) -> Outcome<()>;

    /// Refuses what the dialect cannot alter.
    fn check_default_change(&self, operation: &AlterColumn) -> Outcome<()> {
        refuse_computed_change(operation)?;
        refuse_identity_change(self.facts(), operation)
    }

    /// Words between UNIQUE and INDEX.
    fn index_words(&self, _writer: &mut Writer, _options: &Options) -> Outcome<()> {
        Ok(())
    }

    /// Words between INDEX and IF NOT EXISTS.
    fn index_concurrently(&self, _writer: &mut Writer, _options: &Options) -> Outcome<bool> {
        Ok(false)
    }

    /// What comes between the table and the columns of an index.
    fn index_method(&self, _writer: &mut Writer, _options: &Options) -> Outcome<()> {
        Ok(())
    }

    /// What follows one column of an index.
    fn index_column(&self, _writer: &mut Writer, _options: &Options, _column: &str) -> Outcome<()> {
        Ok(())
    }

    /// What follows the columns of an index.
    fn index_suffix(&self, _writer: &mut Writer, _index: &Index) -> Outcome<()> {
        Ok(())
    }

    /// DROP INDEX
    fn drop_index(&self, writer: &mut Writer, operation: &DropIndex) -> Outcome<()> {
        let DropIndex {
            name,
            table,
            schema,
            if_exists,
            options,
        } = operation;
        writer.raw("DROP INDEX ");
        let outside = self.index_concurrently(writer, options)?;
        if *if_exists {
            writer.raw("IF EXISTS ");
        }
        if writer.facts.drop_index_on_table {
            writer.constraint_name(name).at("name")?;
            let Some(table) = table else {
                return Err(needs_table(writer));
            };
            writer.raw(" ON ");
            let schema = table.schema.as_ref().or(schema.as_ref());
            writer
                .qualified(schema.map(AsRef::as_ref), &table.name)
                .at("table")?;
        } else {
            let of_table = table.as_ref().and_then(|table| table.schema.as_ref());
            if let Some(schema) = schema.as_ref().or(of_table) {
                writer.name(schema).at("schema")?;
                writer.raw(".");
            }
            writer.constraint_name(name).at("name")?;
        }
        writer.end_outside(outside);
        Ok(())
    }

    /// Words between PRIMARY KEY or UNIQUE and the columns.
    fn key_words(&self, _writer: &mut Writer, _target: Target, _options: &Options) -> Outcome<()> {
        Ok(())
    }

    /// What follows the columns of PRIMARY KEY or UNIQUE.
    fn key_suffix(&self, _writer: &mut Writer, _options: &Options) -> Outcome<()> {
        Ok(())
    }

    /// What follows a FOREIGN KEY or CHECK.
    fn check_suffix(&self, _writer: &mut Writer, _options: &Options) -> Outcome<()> {
        Ok(())
    }

    /// Whether a foreign key can be said at all, and what is wrong with it.
    fn check_foreign_key(&self, _schema: Option<&str>, _key: &ForeignKey) -> Outcome<bool> {
        Ok(true)
    }

    /// A constraint goes.
    fn drop_constraint(&self, writer: &mut Writer, operation: &DropConstraint) -> Outcome<()> {
        let DropConstraint {
            table,
            name,
            kind: _,
            if_exists,
        } = operation;
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(" DROP CONSTRAINT ");
        if *if_exists {
            writer.raw("IF EXISTS ");
        }
        writer
            .constraint_name(required_name(name.as_ref())?)
            .at("name")?;
        writer.end();
        Ok(())
    }

    /// Allows or forbids explicit keys in identity columns around inserts.
    fn identity_insert(&self, _writer: &mut Writer, _table: &TableName, _on: bool) -> Outcome<()> {
        Ok(())
    }

    /// The type that copied values are cast to, where the new column would not convert them itself.
    fn cast(&self, _old: &str, _new: &str) -> Outcome<Option<String>> {
        let title = self.facts().title;
        Err(Fault::unsupported(
            format!("{title} has no move of rows to a new table"),
            "Alter the table: nothing has to be moved there",
        ))
    }

    /// Whether the cast of a value says something else than the value: a condition.
    fn cast_changes(&self, _value: &str, _target: &str) -> Outcome<String> {
        let title = self.facts().title;
        Err(Fault::unsupported(
            format!("{title} has no move of rows to a new table"),
            "Alter the table: nothing has to be moved there",
        ))
    }

    /// The end of a query, from FROM on: one row when the table exists.
    fn table_exists(&self, writer: &mut Writer, table: &TableName) -> Outcome<()> {
        writer.raw(" FROM information_schema.tables WHERE table_schema = ");
        match &table.schema {
            Some(schema) => writer.national_text(schema)?,
            None => writer.raw(self.current_schema()),
        }
        writer.raw(" AND table_name = ");
        writer.national_text(&table.name)
    }

    /// The schema that names without one are in, as an expression.
    fn current_schema(&self) -> &'static str {
        "current_schema()"
    }
}

#[cold]
fn needs_table(writer: &Writer) -> Box<Fault> {
    Fault::hinted(
        Code::Argument,
        format!(
            "{} needs the table of an index that is dropped",
            writer.facts.title
        ),
        "Name the table beside the index",
    )
}

/// The name that a dropped constraint must have where it is found by nothing else.
fn required_name<'c, 'a>(name: Option<&'c ConstraintName<'a>>) -> Outcome<&'c ConstraintName<'a>> {
    name.ok_or_else(|| {
        Fault::hinted(
            Code::Argument,
            "A constraint cannot be dropped without its name",
            "Name the constraint; the database's catalog has the name that it gave",
        )
    })
    .at("name")
}
