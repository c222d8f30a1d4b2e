//! Constraints and their names.

use super::{Options, TableName};
use crate::error::Outcome;
use crate::wire::decode::{Decode, Map, Text, is_object, record, single, tagged};
use crate::wire::json::Reader;

/// The name of a constraint or index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstraintName<'a> {
    /// Chosen by a person: an error when it is too long.
    Chosen(Text<'a>),
    /// Made by a naming convention: shortened to the dialect's limit.
    Generated(Text<'a>),
}

impl ConstraintName<'_> {
    /// The name before any shortening.
    pub fn text(&self) -> &str {
        match self {
            Self::Chosen(text) | Self::Generated(text) => text,
        }
    }
}

impl<'a> Decode<'a> for ConstraintName<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        if is_object(reader) {
            return single(reader, &["generated"], |reader, _| {
                reader.text().map(Self::Generated)
            });
        }
        reader.text().map(Self::Chosen)
    }
}

tagged! {
    /// A constraint of a table.
    Constraint by "kind" {
        /// PRIMARY KEY
        PrimaryKey(PrimaryKey) = "primaryKey",
        /// UNIQUE
        Unique(Unique) = "unique",
        /// FOREIGN KEY
        ForeignKey(ForeignKey) = "foreignKey",
        /// CHECK
        Check(Check) = "check",
        /// EXCLUDE
        Exclude(Exclude) = "exclude",
    }
}

record! {
    /// A CHECK.
    Check by "kind" {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// The condition.
        sql: Text<'a> = "sql",
        /// Whether it can wait for the end of the transaction.
        deferrable: Option<bool> = "deferrable",
        /// DEFERRED or IMMEDIATE.
        initially: Option<Text<'a>> = "initially",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A PRIMARY KEY.
    PrimaryKey {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// The columns.
        columns: Vec<Text<'a>> = "columns",
        /// Whether it can wait for the end of the transaction.
        deferrable: Option<bool> = "deferrable",
        /// DEFERRED or IMMEDIATE.
        initially: Option<Text<'a>> = "initially",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A UNIQUE constraint.
    Unique {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// The columns.
        columns: Vec<Text<'a>> = "columns",
        /// Whether it can wait for the end of the transaction.
        deferrable: Option<bool> = "deferrable",
        /// DEFERRED or IMMEDIATE.
        initially: Option<Text<'a>> = "initially",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A FOREIGN KEY.
    ForeignKey {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// The columns that refer.
        columns: Vec<Text<'a>> = "columns",
        /// The table that is referred to.
        ref_table: TableName<'a> = "refTable",
        /// The columns that are referred to.
        ref_columns: Vec<Text<'a>> = "refColumns",
        /// What a delete over there does here.
        on_delete: Option<Text<'a>> = "onDelete",
        /// What an update over there does here.
        on_update: Option<Text<'a>> = "onUpdate",
        /// Whether it can wait for the end of the transaction.
        deferrable: Option<bool> = "deferrable",
        /// DEFERRED or IMMEDIATE.
        initially: Option<Text<'a>> = "initially",
        /// FULL, PARTIAL or SIMPLE.
        match_: Option<Text<'a>> = "match",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// One element of an EXCLUDE constraint.
    ExcludeElement {
        /// A column.
        column: Option<Text<'a>> = "column",
        /// Or an expression.
        sql: Option<Text<'a>> = "sql",
        /// The operator that must not hold.
        operator: Text<'a> = "operator",
    }
}

record! {
    /// A PostgreSQL EXCLUDE constraint.
    Exclude {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// The elements.
        elements: Vec<ExcludeElement<'a>> = "elements",
        /// The index method; default gist.
        using: Option<Text<'a>> = "using",
        /// The rows that it covers.
        where_: Option<Text<'a>> = "where",
        /// Operator classes by column.
        ops: Map<'a, Text<'a>> = "ops",
        /// Whether it can wait for the end of the transaction.
        deferrable: Option<bool> = "deferrable",
        /// DEFERRED or IMMEDIATE.
        initially: Option<Text<'a>> = "initially",
    }
}
