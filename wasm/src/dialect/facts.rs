//! What a database is like, as data.

use super::keywords::Keywords;
use crate::server::Server;
use crate::types::catalog::Catalog;

/// What an identifier's length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-8 bytes
    Bytes,
    /// Characters
    Characters,
}

/// How a database marks the values that are bound later.
#[derive(Clone, Copy, Debug)]
pub enum Placeholder {
    /// `?`
    Question,
    /// `$1`
    Dollar,
    /// `@p1`
    AtP,
    /// `:1`
    Colon,
}

/// How bytes are written.
#[derive(Clone, Copy, Debug)]
pub enum BytesStyle {
    /// `X'00ff'`
    Quoted,
    /// `'\x00ff'`
    Escaped,
    /// `0x00ff`
    Number,
    /// `HEXTORAW('00ff')`
    Function,
}

/// The rules by which an SQL text is cut into statements.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    /// Whether `/* /* */ */` is one comment.
    pub nested_comments: bool,
    /// Whether `#` starts a comment.
    pub hash_comments: bool,
    /// Whether `--` needs white space after it.
    pub dash_needs_space: bool,
    /// Whether `` ` `` quotes a name.
    pub backticks: bool,
    /// Whether `[` quotes a name.
    pub brackets: bool,
    /// Whether a backslash escapes inside of `'…'`.
    pub backslashes: bool,
    /// Whether a backslash escapes inside of `"…"`, which is then a text.
    pub double_quoted_texts: bool,
    /// Whether `$tag$ … $tag$` is a text.
    pub dollar_quotes: bool,
    /// Whether `E'…'` has backslashes.
    pub escape_strings: bool,
    /// Whether `q'[…]'` is a text.
    pub q_quotes: bool,
    /// How bodies of several statements are recognised.
    pub bodies: Bodies,
}

/// How a statement that holds statements is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// `BEGIN ATOMIC … END` in a function.
    Atomic,
    /// `CREATE TRIGGER … BEGIN … END`
    Trigger,
    /// `CREATE PROCEDURE … BEGIN … END` and DELIMITER lines.
    Stored,
    /// PL/SQL blocks, which a line with `/` ends.
    PlSql,
    /// Batches, which a line with GO ends.
    Batch,
}

/// By whose precedences an expression is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// PostgreSQL's, whose names fold to small letters.
    Postgresql,
    /// MySQL's and MariaDB's.
    Mysql,
    /// SQLite's.
    Sqlite,
    /// The standard's, whose names fold to capitals.
    Standard,
}

/// A lock that a session holds until it ends; each statement binds the lock's name.
#[derive(Clone, Copy, Debug)]
pub struct LockSql {
    /// Has the server notice soon that a client died; empty where that needs no word.
    pub prepare: &'static str,
    /// Takes the lock if it is free: one row, whose `held` is true or 1 then.
    pub acquire: &'static str,
    /// The same in a transaction of the caller's that may be aborted, where it could not be freed:
    /// the end of the transaction frees it. Empty where freeing always works.
    pub acquire_in_transaction: &'static str,
    /// Who holds it: no row, or one with `holder`.
    pub holder: &'static str,
    /// Frees it.
    pub release: &'static str,
}

/// The statements around a table that is made anew and takes over the rows of the old one.
#[derive(Clone, Copy, Debug)]
pub struct RebuildSql {
    /// One row with one column: 1 when renames leave alone what names the table.
    pub names_kept: &'static str,
    /// Has renames leave alone what names the table: views, triggers, foreign keys.
    pub keep_names: &'static str,
    /// Has renames carry on into them.
    pub follow_names: &'static str,
    /// One row with one column: 1 when foreign keys are enforced.
    pub foreign_keys: &'static str,
    /// Has foreign keys not enforced; without effect in a transaction.
    pub foreign_keys_off: &'static str,
    /// Has them enforced; without effect in a transaction.
    pub foreign_keys_on: &'static str,
    /// Has them enforced at the end of the transaction.
    pub defer_foreign_keys: &'static str,
    /// A row for each reference that leads nowhere.
    pub foreign_key_check: &'static str,
}

/// A limit of a session, in a text where `{milliseconds}`, `{seconds}` (with decimals) and
/// `{wholeSeconds}` (one at least) stand for it.
#[derive(Clone, Copy, Debug)]
pub struct LimitSql {
    /// Sets it for the session.
    pub set: &'static str,
    /// Sets it until the transaction ends; empty where a limit is only the session's.
    pub set_local: &'static str,
    /// Asks what it is: one row.
    pub read: &'static str,
    /// Sets it back; the row's columns stand in braces.
    pub restore: &'static str,
}

/// How long statements may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Waiting for one lock.
    pub lock: Option<LimitSql>,
    /// One statement as a whole.
    pub statement: Option<LimitSql>,
}

/// The facts about one database.
#[derive(Debug)]
pub struct Facts {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What opens a quoted name.
    pub open: char,
    /// What closes a quoted name.
    pub close: char,
    /// Names that must be quoted.
    pub keywords: &'static Keywords,
    /// Whether a name that starts with `_` must be quoted.
    pub quote_underscore: bool,
    /// Whether names hold no character beyond U+FFFF, and end in none that is white.
    pub basic_names: bool,
    /// The longest identifier.
    pub max_identifier: Option<usize>,
    /// The limit of servers before a major version.
    pub max_identifier_before: Option<(u32, usize)>,
    /// What its length is counted in.
    pub unit: Unit,
    /// `true`, as a literal.
    pub true_word: &'static str,
    /// `false`, as a literal.
    pub false_word: &'static str,
    /// Whether a backslash in a text must be doubled.
    pub double_backslash: bool,
    /// Whether texts of national types are written `N'…'`.
    pub national_texts: bool,
    /// How bytes are written.
    pub bytes: BytesStyle,
    /// Whether dates are written through conversion functions.
    pub date_functions: bool,
    /// Whether UUIDs are stored as 32 hexadecimal digits.
    pub uuid_as_hex: bool,
    /// How bound values are marked.
    pub placeholder: Placeholder,
    /// How many values one statement can bind.
    pub max_parameters: usize,
    /// How many rows one INSERT can hold.
    pub max_insert_rows: usize,
    /// The types.
    pub types: &'static Catalog,
    /// How SQL text is read.
    pub lexicon: Lexicon,
    /// How expressions are read.
    pub grammar: Grammar,
    /// Whether DDL takes part in transactions.
    pub transactional_ddl: bool,
    /// Starts a transaction.
    pub begin: &'static str,
    /// Ends a transaction for good.
    pub commit: &'static str,
    /// Ends a transaction without effect.
    pub rollback: &'static str,
    /// Ends a statement in a script.
    pub terminator: &'static str,
    /// Stands on a line of its own after a statement in a script.
    pub batch_separator: &'static str,
    /// The schema that names without one are in.
    pub default_schema: Option<&'static str>,
    /// Whether tables and columns have comments.
    pub supports_comments: bool,
    /// Whether the catalog keeps the CREATE statements, which `ddl` reads.
    pub keeps_create_text: bool,
    /// The migration lock, where the database has locks of sessions.
    pub lock: Option<LockSql>,
    /// How tables are made anew, where they cannot be altered in place.
    pub rebuild: Option<RebuildSql>,
    /// How long statements may take.
    pub timeouts: Timeouts,
    /// Whether constraints can be added to and dropped from a table.
    pub constraint_alter: bool,
    /// The version from which on CHECKs can be dropped and NOT NULL changed, where no more can.
    pub check_alter_since: Option<(u32, u32)>,
    /// Whether one ALTER TABLE can say several changes.
    pub joined_alters: bool,
    /// Whether a unique constraint cannot be told from a unique index.
    pub uniques_are_indexes: bool,
    /// Whether a foreign key brings an index on its columns where there is none.
    pub foreign_keys_make_indexes: bool,
    /// Whether rows get their type's own zero in a new NOT NULL column without a default.
    pub zero_fills: bool,
    /// Whether enums are types with a name of their own.
    pub enum_types: bool,
    /// Whether there are EXCLUDE constraints.
    pub exclude_constraints: bool,
    /// The major version from which on there are booleans; none: always, or never.
    pub booleans_since: Option<u32>,
    /// What stands between ALTER TABLE t and a new column.
    pub add_column: &'static str,
    /// Whether ADD COLUMN takes IF NOT EXISTS, REFERENCES and PRIMARY KEY.
    pub add_column_clauses: bool,
    /// Whether CREATE INDEX takes IF NOT EXISTS.
    pub index_if_not_exists: bool,
    /// Whether a new index's own name carries the schema.
    pub index_schema: bool,
    /// Whether the indexed table's name carries the schema.
    pub index_table_schema: bool,
    /// Whether DROP INDEX names the table.
    pub drop_index_on_table: bool,
    /// Whether a referenced table's name carries the schema.
    pub references_schema: bool,
    /// Whether ON UPDATE can be said of a foreign key.
    pub on_update: bool,
    /// The prefixes of its options, such as `postgresql`.
    pub option_prefixes: &'static [&'static str],
}

impl Facts {
    /// Whether CHECKs can be dropped from a table, and NOT NULL added to and dropped from a column.
    pub fn alters_checks(&self, server: Server) -> bool {
        let since = self.check_alter_since;
        self.constraint_alter || since.is_some_and(|(major, minor)| server.at_least(major, minor))
    }

    /// Whether a column that is there can begin and cease to number its rows.
    pub fn alters_counting(&self) -> bool {
        matches!(self.grammar, Grammar::Mysql | Grammar::Postgresql)
    }

    /// Whether a generated column of which nothing is said is stored.
    pub fn stores_computed(&self, server: Server) -> bool {
        match self.grammar {
            Grammar::Postgresql => !server.at_least(18, 0),
            Grammar::Mysql | Grammar::Sqlite | Grammar::Standard => false,
        }
    }
}
