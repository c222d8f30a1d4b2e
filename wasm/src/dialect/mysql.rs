//! MySQL and MariaDB.

use super::alter::{alter_type_name, effective_type};
use super::facts::{
    Bodies, BytesStyle, Facts, Grammar, Lexicon, LimitSql, LockSql, Placeholder, Timeouts, Unit,
};
use super::mysql_default::{alter_default, write_default};
use super::{Commented, Dialect, keywords, mysql_table, required_name};
use crate::clause::column::{ColumnSpec, write_column_type, write_name};
use crate::clause::options::{find, text, wrong};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::options::Scalar;
use crate::model::{
    AlterColumn, Default, DropConstraint, ForeignKey, Identity, Index, OptionValue, Options,
    RenameTable, Table,
};
use crate::nearest::did_you_mean;
use crate::types::class::{Class, class_of};
use crate::types::mysql::CATALOG;
use crate::types::write::write_word;
use crate::wire::decode::Change;
use crate::writer::Writer;

/// MySQL and MariaDB.
pub struct Mysql;

/// A lock of the session by name, for the whole server: the name holds the database's.
const LOCK: LockSql = LockSql {
    prepare: "",
    acquire: "SELECT GET_LOCK(CONCAT('athanor:', \
              SHA1(CONCAT(COALESCE(DATABASE(), ''), ':', ?))), 0) AS held",
    acquire_in_transaction: "",
    holder: "SELECT CONCAT('connection ', ID, ' of user ', USER, ' from ', HOST) AS holder \
             FROM information_schema.PROCESSLIST WHERE ID = IS_USED_LOCK(CONCAT('athanor:', \
             SHA1(CONCAT(COALESCE(DATABASE(), ''), ':', ?))))",
    release: "SELECT RELEASE_LOCK(CONCAT('athanor:', \
              SHA1(CONCAT(COALESCE(DATABASE(), ''), ':', ?))))",
};

/// Locks of tables and of rows have a limit each. `max_statement_time` is `MariaDB`'s; `MySQL`'s
/// `max_execution_time` ends SELECT alone. Each runs the comment that is written for it.
const TIMEOUTS: Timeouts = Timeouts {
    lock: Some(LimitSql {
        set: "SET SESSION lock_wait_timeout = {wholeSeconds}, \
              SESSION innodb_lock_wait_timeout = {wholeSeconds}",
        set_local: "",
        read: "SELECT @@SESSION.lock_wait_timeout AS `tables`, \
               @@SESSION.innodb_lock_wait_timeout AS `rows`",
        restore: "SET SESSION lock_wait_timeout = {tables}, \
                  SESSION innodb_lock_wait_timeout = {rows}",
    }),
    statement: Some(LimitSql {
        set: "SET SESSION /*M! max_statement_time = {seconds} */ \
              /*!50708 max_execution_time = {milliseconds} */",
        set_local: "",
        read: "SELECT /*M! @@SESSION.max_statement_time */ \
               /*!50708 @@SESSION.max_execution_time */ AS value",
        restore: "SET SESSION /*M! max_statement_time = {value} */ \
                  /*!50708 max_execution_time = {value} */",
    }),
};

const FACTS: Facts = Facts {
    name: "mysql",
    title: "MySQL",
    open: '`',
    close: '`',
    keywords: &keywords::MYSQL,
    quote_underscore: false,
    basic_names: true,
    max_identifier: Some(64),
    max_identifier_before: None,
    unit: Unit::Characters,
    true_word: "true",
    false_word: "false",
    double_backslash: true,
    national_texts: false,
    bytes: BytesStyle::Quoted,
    date_functions: false,
    uuid_as_hex: true,
    placeholder: Placeholder::Question,
    max_parameters: 65_535,
    max_insert_rows: 1_000,
    types: &CATALOG,
    lexicon: Lexicon {
        nested_comments: false,
        hash_comments: true,
        dash_needs_space: true,
        backticks: true,
        brackets: false,
        backslashes: true,
        double_quoted_texts: true,
        dollar_quotes: false,
        escape_strings: false,
        q_quotes: false,
        bodies: Bodies::Stored,
    },
    grammar: Grammar::Mysql,
    transactional_ddl: false,
    begin: "START TRANSACTION",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: ";",
    batch_separator: "",
    default_schema: None,
    supports_comments: true,
    keeps_create_text: false,
    lock: Some(LOCK),
    rebuild: None,
    timeouts: TIMEOUTS,
    constraint_alter: true,
    check_alter_since: None,
    joined_alters: true,
    uniques_are_indexes: true,
    foreign_keys_make_indexes: true,
    zero_fills: true,
    enum_types: false,
    exclude_constraints: false,
    booleans_since: None,
    add_column: " ADD COLUMN ",
    add_column_clauses: true,
    index_if_not_exists: true,
    index_schema: false,
    index_table_schema: true,
    drop_index_on_table: true,
    references_schema: true,
    on_update: true,
    option_prefixes: &["mysql", "mariadb"],
};

fn write_comment(writer: &mut Writer, comment: &str) -> Outcome<()> {
    writer.raw(" COMMENT ");
    mysql_table::write_comment_text(writer, comment)
}

/// The words of a dropped constraint by its kind.
fn dropped(writer: &Writer, kind: Option<&str>) -> Outcome<&'static str> {
    const KINDS: [&str; 4] = ["primaryKey", "unique", "foreignKey", "check"];
    Ok(match kind {
        Some("primaryKey") => " DROP PRIMARY KEY",
        Some("unique") => " DROP INDEX ",
        Some("foreignKey") => " DROP FOREIGN KEY ",
        Some("check") if writer.server.mariadb => " DROP CONSTRAINT ",
        Some("check") => " DROP CHECK ",
        Some(other) => {
            let mut fault = Fault::new(Code::NameUnknown, format!("Unknown kind \"{other}\""));
            fault.hint = did_you_mean(other, KINDS.into_iter());
            return Err(fault).at("kind");
        }
        None => {
            return Err(Fault::unsupported(
                "MySQL drops each kind of constraint with words of its own",
                "Say what the constraint is: foreignkey, primary, unique or check",
            ))
            .at("kind");
        }
    })
}

impl Mysql {
    /// Whether there is RENAME COLUMN: MySQL 8.0, MariaDB 10.5.
    fn renames_columns(writer: &Writer) -> bool {
        let server = writer.server;
        if server.mariadb {
            server.at_least(10, 5)
        } else {
            server.at_least(8, 0)
        }
    }

    /// The column as MODIFY and CHANGE repeat it, whole.
    fn whole_column(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let Some(type_) = effective_type(operation) else {
            return Err(Fault::hinted(
                Code::Argument,
                "MySQL repeats the whole column when it is altered, and its type is not known",
                "Give existingType, or the new type",
            ));
        };
        let existing = operation.existing.as_ref();
        alter_type_name(writer, type_)?;
        let default = match &operation.default {
            Change::Keep => existing.and_then(|existing| existing.default.set()),
            Change::Drop => None,
            Change::Set(default) => Some(default),
        };
        let computed = matches!(default, Some(Default::Computed { .. }));
        Mysql.generated(writer, default)?;
        let nullable = operation
            .nullable
            .or(existing.and_then(|existing| existing.nullable));
        match nullable {
            Some(false) => writer.raw(" NOT NULL"),
            // MariaDB takes no NULL behind an expression.
            _ if computed => {}
            _ => writer.raw(" NULL"),
        }
        let counts = operation
            .autoincrement
            .or(existing.and_then(|existing| existing.autoincrement));
        if counts == Some(true) {
            writer.raw(" AUTO_INCREMENT");
        }
        write_default(writer, default, Some(type_))?;
        let comment = match &operation.comment {
            Change::Keep => existing.and_then(|existing| existing.comment.as_deref()),
            Change::Drop => None,
            Change::Set(comment) => Some(comment.as_ref()),
        };
        comment.map_or(Ok(()), |comment| write_comment(writer, comment))
    }
}

/// What `mysqlLength` takes.
const LENGTHS: &str = "a number, or numbers by column";

impl Dialect for Mysql {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn column(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        write_name(writer, spec)?;
        write_column_type(writer, spec)?;
        self.computed(writer, spec)?;
        let class = spec.column.type_.as_ref().map_or(Class::Unknown, class_of);
        if !spec.nullable || spec.identity().is_some() && spec.column.nullable != Some(true) {
            writer.raw(" NOT NULL");
        } else if class == Class::Timestamp {
            writer.raw(" NULL");
        }
        if let Some(comment) = &spec.column.comment {
            write_comment(writer, comment)?;
        }
        let plain = matches!(&spec.column.default, None | Some(Default::Identity(_)));
        if spec.counts && plain {
            writer.raw(" AUTO_INCREMENT");
            return Ok(());
        }
        let column = spec.column;
        write_default(writer, column.default.as_ref(), column.type_.as_ref())
    }

    /// Identities are written as AUTO_INCREMENT, where the column is the key.
    fn identity(&self, _writer: &mut Writer, _identity: &Identity) {}

    fn table_suffix(&self, writer: &mut Writer, table: &Table) -> Outcome<()> {
        mysql_table::write_suffix(writer, table)
    }

    fn has_inline_comments(&self) -> bool {
        true
    }

    /// The check of a boolean stays as it is harmless, and old servers never kept it.
    fn drops_type_checks(&self) -> bool {
        false
    }

    fn comment(&self, writer: &mut Writer, what: &Commented) -> Outcome<()> {
        if what.column.is_some() {
            return Ok(());
        }
        writer.raw("ALTER TABLE ");
        writer.table(what.table).at("table")?;
        write_comment(writer, what.comment.unwrap_or(""))?;
        writer.end();
        Ok(())
    }

    fn rename_table(&self, writer: &mut Writer, operation: &RenameTable) -> Outcome<()> {
        let RenameTable { table, new_name } = operation;
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(" RENAME TO ");
        writer
            .qualified(table.schema.as_deref(), new_name)
            .at("newName")?;
        writer.end();
        Ok(())
    }

    fn alter_column(&self, writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let AlterColumn {
            table,
            column,
            new_name,
            type_,
            nullable,
            default,
            comment,
            autoincrement,
            existing: _,
            options: _,
        } = operation;
        let moment = effective_type(operation)
            .is_some_and(|type_| matches!(class_of(type_), Class::DateTime | Class::Timestamp));
        let repeats =
            nullable.is_some() || type_.is_some() || autoincrement.is_some() || comment.given();
        if let Some(new_name) = new_name
            && !repeats
            && !default.given()
            && Self::renames_columns(writer)
        {
            // CHANGE would lose all that the operation does not say.
            writer.raw("ALTER TABLE ");
            writer.table(table).at("table")?;
            writer.raw(" RENAME COLUMN ");
            writer.name(column).at("column")?;
            writer.raw(" TO ");
            writer.name(new_name).at("newName")?;
            writer.end();
            return Ok(());
        }
        let changes = new_name.is_some()
            || moment && !matches!(default, Change::Drop) && (repeats || default.given());
        if !changes && !repeats {
            return alter_default(writer, operation);
        }
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(if changes { " CHANGE " } else { " MODIFY " });
        writer.name(column).at("column")?;
        if changes {
            writer.raw(" ");
            writer
                .name(new_name.as_ref().unwrap_or(column))
                .at("newName")?;
        }
        writer.raw(" ");
        Self::whole_column(writer, operation)?;
        writer.end();
        Ok(())
    }

    fn index_words(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        if let Some(prefix) = text(writer, options, "mysqlPrefix")? {
            write_word(writer, prefix)?;
            writer.raw(" ");
        }
        Ok(())
    }

    fn index_column(&self, writer: &mut Writer, options: &Options, column: &str) -> Outcome<()> {
        let length = match find(writer, options, "mysqlLength") {
            None => None,
            Some(OptionValue::Number(length)) => Some(length),
            Some(value @ OptionValue::Map(lengths)) => {
                match lengths.iter().find(|(name, _)| name == column) {
                    None => None,
                    Some((_, Scalar::Number(length))) => Some(length),
                    Some(_) => return Err(wrong("mysqlLength", LENGTHS, value)),
                }
            }
            Some(value) => return Err(wrong("mysqlLength", LENGTHS, value)),
        };
        if let Some(length) = length {
            writer.raw(&format!("({length})"));
        }
        Ok(())
    }

    fn index_suffix(&self, writer: &mut Writer, index: &Index) -> Outcome<()> {
        if let Some(parser) = text(writer, &index.options, "mysqlWithParser")? {
            writer.raw(" WITH PARSER ");
            write_word(writer, parser)?;
        }
        if let Some(size) = text(writer, &index.options, "mysqlKeyBlockSize")? {
            writer.raw(" KEY_BLOCK_SIZE=");
            write_word(writer, size)?;
        }
        self.key_suffix(writer, &index.options)
    }

    fn key_suffix(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        if let Some(method) = text(writer, options, "mysqlUsing")? {
            writer.raw(" USING ");
            write_word(writer, method)?;
        }
        Ok(())
    }

    fn check_foreign_key(&self, _schema: Option<&str>, key: &ForeignKey) -> Outcome<bool> {
        if key.match_.is_some() {
            return Err(Fault::unsupported(
                "MySQL ignores MATCH, and ON DELETE and ON UPDATE along with it",
                "Leave out match",
            ))
            .at("match");
        }
        Ok(true)
    }

    fn drop_constraint(&self, writer: &mut Writer, operation: &DropConstraint) -> Outcome<()> {
        let DropConstraint {
            table,
            name,
            kind,
            if_exists,
        } = operation;
        let words = dropped(writer, kind.as_deref())?;
        writer.raw("ALTER TABLE ");
        writer.table(table).at("table")?;
        writer.raw(words);
        if kind.as_deref() != Some("primaryKey") {
            // MySQL has no such words.
            if *if_exists && writer.server.mariadb {
                writer.raw("IF EXISTS ");
            }
            let name = required_name(name.as_ref())?;
            writer.constraint_name(name).at("name")?;
        }
        writer.end();
        Ok(())
    }

    fn current_schema(&self) -> &'static str {
        "DATABASE()"
    }
}
