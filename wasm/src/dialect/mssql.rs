//! SQL Server.

use super::alter::{alter_comment, alter_type_name, begin_alter, effective_type};
use super::facts::{
    Bodies, BytesStyle, Facts, Grammar, Lexicon, LimitSql, Placeholder, Timeouts, Unit,
};
use super::{Commented, Dialect, keywords, mssql_dynamic};
use crate::clause::column::{
    ColumnSpec, write_column_type, write_default, write_default_value, write_name,
};
use crate::clause::options::{Target, flag, text, texts};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{
    AlterColumn, Arg, Default, DropColumn, Identity, Index, Options, RenameTable, TableName, Type,
};
use crate::types::class::class_of;
use crate::types::mssql::CATALOG;
use crate::wire::decode::Change;
use crate::writer::Writer;

/// SQL Server.
pub struct Mssql;

/// <https://learn.microsoft.com/sql/t-sql/statements/set-lock-timeout-transact-sql>
const TIMEOUTS: Timeouts = Timeouts {
    lock: Some(LimitSql {
        set: "SET LOCK_TIMEOUT {milliseconds}",
        set_local: "",
        read: "SELECT @@LOCK_TIMEOUT AS value",
        restore: "SET LOCK_TIMEOUT {value}",
    }),
    statement: None,
};

const FACTS: Facts = Facts {
    name: "mssql",
    title: "SQL Server",
    open: '[',
    close: ']',
    keywords: &keywords::MSSQL,
    quote_underscore: false,
    basic_names: false,
    max_identifier: Some(128),
    max_identifier_before: None,
    unit: Unit::Characters,
    true_word: "1",
    false_word: "0",
    double_backslash: false,
    national_texts: true,
    bytes: BytesStyle::Number,
    date_functions: false,
    uuid_as_hex: false,
    placeholder: Placeholder::AtP,
    max_parameters: 2_098,
    max_insert_rows: 1_000,
    types: &CATALOG,
    lexicon: Lexicon {
        nested_comments: true,
        hash_comments: false,
        dash_needs_space: false,
        backticks: false,
        brackets: true,
        backslashes: false,
        double_quoted_texts: false,
        dollar_quotes: false,
        escape_strings: false,
        q_quotes: false,
        bodies: Bodies::Batch,
    },
    grammar: Grammar::Standard,
    transactional_ddl: true,
    begin: "BEGIN TRANSACTION",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: ";",
    batch_separator: "GO",
    default_schema: Some("dbo"),
    supports_comments: true,
    keeps_create_text: false,
    lock: None,
    rebuild: None,
    timeouts: TIMEOUTS,
    constraint_alter: true,
    check_alter_since: None,
    joined_alters: false,
    uniques_are_indexes: false,
    foreign_keys_make_indexes: false,
    zero_fills: false,
    enum_types: false,
    exclude_constraints: false,
    booleans_since: None,
    add_column: " ADD ",
    add_column_clauses: false,
    index_if_not_exists: false,
    index_schema: false,
    index_table_schema: true,
    drop_index_on_table: true,
    references_schema: true,
    on_update: true,
    option_prefixes: &["mssql"],
};

fn write_clustered(writer: &mut Writer, options: &Options) -> Outcome<()> {
    match flag(writer, options, "mssqlClustered")? {
        Some(true) => writer.raw("CLUSTERED "),
        Some(false) => writer.raw("NONCLUSTERED "),
        None => {}
    }
    Ok(())
}

/// `IDENTITY(start,increment)`
fn write_counter(writer: &mut Writer, start: Option<&str>, increment: Option<&str>) {
    writer.raw(" IDENTITY");
    if start.is_some() || increment.is_some() {
        writer.raw(&format!(
            "({},{})",
            start.unwrap_or("1"),
            increment.unwrap_or("1")
        ));
    }
}

impl Mssql {
    /// The nullability that goes with the type: none when nothing is known of it.
    fn alter_type(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let existing = operation
            .existing
            .as_ref()
            .and_then(|existing| existing.nullable);
        let nullable = operation
            .nullable
            .or(operation.type_.as_ref().and(existing));
        if nullable.is_none() && operation.type_.is_none() {
            return Ok(());
        }
        let Some(type_) = effective_type(operation) else {
            return Err(Fault::hinted(
                Code::Argument,
                "SQL Server repeats the type when NULL or NOT NULL is changed, and it is not known",
                "Give existingType, or the new type",
            ));
        };
        begin_alter(writer, operation, " ALTER COLUMN ")?;
        writer.raw(" ");
        alter_type_name(writer, type_)?;
        match nullable {
            Some(true) => writer.raw(" NULL"),
            Some(false) => writer.raw(" NOT NULL"),
            None => {}
        }
        writer.end();
        Ok(())
    }

    /// The old default is a constraint of its own, which goes before the type changes.
    fn drop_default(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let known = operation
            .existing
            .as_ref()
            .is_some_and(|existing| existing.default.given());
        let drops = matches!(operation.default, Change::Drop);
        if drops || operation.default.given() && known {
            mssql_dynamic::drop_default(writer, &operation.table, &operation.column)?;
        }
        Ok(())
    }

    fn add_default(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        if let Change::Set(default) = &operation.default {
            writer.raw("ALTER TABLE ");
            writer.table(&operation.table).at("table")?;
            writer.raw(" ADD DEFAULT ");
            write_default_value(writer, default, effective_type(operation)).at("default")?;
            writer.raw(" FOR ");
            writer.name(&operation.column).at("column")?;
            writer.end();
        }
        Ok(())
    }
}

impl Dialect for Mssql {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn column(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        write_name(writer, spec)?;
        let computed = matches!(spec.column.default, Some(Default::Computed { .. }));
        if computed {
            self.computed(writer, spec)?;
        } else {
            write_column_type(writer, spec)?;
        }
        let identity = spec.identity();
        if !spec.nullable
            || spec.key
            || identity.is_some()
            || spec.column.autoincrement == Some(true)
        {
            writer.raw(" NOT NULL");
        } else if !computed {
            writer.raw(" NULL");
        }
        let options = &spec.column.options;
        if let Some(identity) = identity {
            self.identity(writer, identity);
        } else if spec.counts {
            let start = text(writer, options, "mssqlIdentityStart")?;
            let increment = text(writer, options, "mssqlIdentityIncrement")?;
            write_counter(writer, start, increment);
        } else {
            write_default(writer, spec)?;
        }
        Ok(())
    }

    /// Numbers without a fraction, too.
    fn counts(&self, type_: &Type) -> bool {
        let whole = matches!(type_.name.as_ref(), "numeric" | "NUMERIC" | "DECIMAL")
            && type_.number(Arg::Scale).unwrap_or(0) == 0;
        whole || class_of(type_).counts()
    }

    fn computed(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        if let Some(Default::Computed { sql, persisted }) = &spec.column.default {
            writer.raw("AS (");
            writer.raw(sql);
            writer.raw(")");
            if *persisted == Some(true) {
                writer.raw(" PERSISTED");
            }
        }
        Ok(())
    }

    fn identity(&self, writer: &mut Writer, identity: &Identity) {
        let start = identity.start.as_ref().map(|number| number.0);
        let increment = identity.increment.as_ref().map(|number| number.0);
        write_counter(writer, start, increment);
    }

    fn comment(&self, writer: &mut Writer, what: &Commented) -> Outcome<()> {
        mssql_dynamic::write_comment(writer, what)
    }

    fn rename_table(&self, writer: &mut Writer, operation: &RenameTable) -> Outcome<()> {
        let RenameTable { table, new_name } = operation;
        let old = mssql_dynamic::path(writer, table, None)?;
        writer.raw("EXEC sp_rename ");
        writer.text(&old)?;
        writer.raw(", ");
        writer.name(new_name).at("newName")?;
        writer.end();
        Ok(())
    }

    fn drop_column(&self, writer: &mut Writer, operation: &DropColumn) -> Outcome<()> {
        let DropColumn {
            table,
            column,
            if_exists,
            options,
        } = operation;
        if flag(writer, options, "mssqlDropDefault")? == Some(true) {
            mssql_dynamic::drop_default(writer, table, column)?;
        }
        if flag(writer, options, "mssqlDropCheck")? == Some(true) {
            mssql_dynamic::drop_check(writer, table, column)?;
        }
        if flag(writer, options, "mssqlDropForeignKey")? == Some(true) {
            mssql_dynamic::drop_foreign_key(writer, table, column)?;
        }
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

    fn alter_column(&self, writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        Self::drop_default(writer, operation)?;
        Self::alter_type(writer, operation)?;
        alter_comment(self, writer, operation)?;
        Self::add_default(writer, operation)?;
        if let Some(name) = &operation.new_name {
            let old = mssql_dynamic::path(writer, &operation.table, Some(&operation.column))?;
            writer.raw("EXEC sp_rename ");
            writer.text(&old)?;
            writer.raw(", ");
            writer.name(name).at("newName")?;
            writer.raw(", 'COLUMN'");
            writer.end();
        }
        Ok(())
    }

    fn index_words(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        write_clustered(writer, options)?;
        if flag(writer, options, "mssqlColumnstore")? == Some(true) {
            writer.raw("COLUMNSTORE ");
        }
        Ok(())
    }

    fn index_suffix(&self, writer: &mut Writer, index: &Index) -> Outcome<()> {
        let include = texts(writer, &index.options, "mssqlInclude")?;
        if !include.is_empty() {
            writer.raw(" INCLUDE (");
            writer.names(include)?;
            writer.raw(")");
        }
        if let Some(condition) = text(writer, &index.options, "mssqlWhere")? {
            writer.raw(" WHERE ");
            writer.raw(condition);
        }
        Ok(())
    }

    fn key_words(&self, writer: &mut Writer, _target: Target, options: &Options) -> Outcome<()> {
        match flag(writer, options, "mssqlClustered")? {
            Some(true) => writer.raw(" CLUSTERED"),
            Some(false) => writer.raw(" NONCLUSTERED"),
            None => {}
        }
        Ok(())
    }

    fn identity_insert(&self, writer: &mut Writer, table: &TableName, on: bool) -> Outcome<()> {
        writer.raw("SET IDENTITY_INSERT ");
        writer.table(table).at("table")?;
        writer.raw(if on { " ON" } else { " OFF" });
        writer.end();
        Ok(())
    }

    fn current_schema(&self) -> &'static str {
        "SCHEMA_NAME()"
    }
}
