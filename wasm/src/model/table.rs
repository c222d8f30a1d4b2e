//! Tables, columns and indexes.

use super::{Check, Constraint, ConstraintName, Literal, Options, Type};
use crate::error::{Code, Fault, Outcome};
use crate::wire::decode::{Decode, Integer, Text, is_object, record};
use crate::wire::json::Reader;

record! {
    /// A table by name; a name is one identifier and is never split at dots.
    TableName {
        /// The schema, when it is not the connection's.
        schema: Option<Text<'a>> = "schema",
        /// The name.
        name: Text<'a> = "name",
    }
}

record! {
    /// A table with all that is created with it.
    Table {
        /// The schema, when it is not the connection's.
        schema: Option<Text<'a>> = "schema",
        /// The name.
        name: Text<'a> = "name",
        /// The columns.
        columns: Vec<Column<'a>> = "columns",
        /// Keys, uniques, checks and foreign keys, in their order.
        constraints: Vec<Constraint<'a>> = "constraints",
        /// How many of the constraints were said for the table; the rest came with columns.
        table_constraints: Option<u32> = "tableConstraints",
        /// The indexes that are created afterwards.
        indexes: Vec<Index<'a>> = "indexes",
        /// The table's comment.
        comment: Option<Text<'a>> = "comment",
        /// Words between CREATE and TABLE.
        prefixes: Vec<Text<'a>> = "prefixes",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A column. Its keys, uniques, indexes and foreign keys are the table's.
    Column {
        /// The name.
        name: Text<'a> = "name",
        /// The type.
        type_: Option<Type<'a>> = "type",
        /// Default true, and false for a column of the primary key.
        nullable: Option<bool> = "nullable",
        /// What an INSERT that says nothing stores.
        default: Option<Default<'a>> = "default",
        /// Absent: the dialect's rule for the only integer key column.
        autoincrement: Option<bool> = "autoincrement",
        /// The comment.
        comment: Option<Text<'a>> = "comment",
        /// Checks written with the column.
        checks: Vec<Check<'a>> = "checks",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// `GENERATED … AS IDENTITY` and its sequence options.
    Identity {
        /// ALWAYS instead of BY DEFAULT.
        always: bool = "always",
        /// ON NULL (Oracle).
        on_null: bool = "onNull",
        /// The first number.
        start: Option<Integer<'a>> = "start",
        /// The step.
        increment: Option<Integer<'a>> = "increment",
        /// The least number.
        minvalue: Option<Integer<'a>> = "minvalue",
        /// The greatest number.
        maxvalue: Option<Integer<'a>> = "maxvalue",
        /// NO MINVALUE
        nominvalue: bool = "nominvalue",
        /// NO MAXVALUE
        nomaxvalue: bool = "nomaxvalue",
        /// Whether it starts over at the end.
        cycle: Option<bool> = "cycle",
        /// How many numbers are drawn at once.
        cache: Option<Integer<'a>> = "cache",
        /// Whether numbers come in order (Oracle).
        order: Option<bool> = "order",
    }
}

record! {
    /// The wire's default before its kind is known.
    DefaultFields {
        value: Option<Literal<'a>> = "value",
        text: Option<Text<'a>> = "text",
        computed: Option<Text<'a>> = "computed",
        persisted: Option<bool> = "persisted",
        identity: Option<Box<Identity<'a>>> = "identity",
    }
}

/// What a column holds when an INSERT says nothing.
#[derive(Clone, Debug)]
pub enum Default<'a> {
    /// A value, written as a literal.
    Value(Literal<'a>),
    /// An SQL expression.
    Text(Text<'a>),
    /// A generated column.
    Computed {
        /// The expression.
        sql: Text<'a>,
        /// STORED or VIRTUAL; absent: the database's choice.
        persisted: Option<bool>,
    },
    /// An identity column.
    Identity(Box<Identity<'a>>),
}

impl<'a> Decode<'a> for Default<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        let DefaultFields {
            value,
            text,
            computed,
            persisted,
            identity,
        } = DefaultFields::decode(reader)?;
        match (value, text, computed, identity) {
            (Some(value), None, None, None) if persisted.is_none() => Ok(Self::Value(value)),
            (None, Some(text), None, None) if persisted.is_none() => Ok(Self::Text(text)),
            (None, None, Some(sql), None) => Ok(Self::Computed { sql, persisted }),
            (None, None, None, Some(identity)) if persisted.is_none() => {
                Ok(Self::Identity(identity))
            }
            _ => Err(Fault::new(
                Code::Mismatch,
                "A default is exactly one of \"value\", \"text\", \"computed\" and \"identity\"",
            )),
        }
    }
}

record! {
    /// An index.
    Index {
        /// The name.
        name: Option<ConstraintName<'a>> = "name",
        /// Columns and expressions.
        columns: Vec<IndexColumn<'a>> = "columns",
        /// Whether values are unique.
        unique: bool = "unique",
        /// Whether an existing index is left alone.
        if_not_exists: bool = "ifNotExists",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// The wire's index element, when it is an object.
    IndexFields {
        sql: Option<Text<'a>> = "sql",
        column: Option<Text<'a>> = "column",
        order: Option<Text<'a>> = "order",
    }
}

/// One column or expression of an index.
#[derive(Clone, Debug)]
pub enum IndexColumn<'a> {
    /// A column.
    Name(Text<'a>),
    /// An SQL expression.
    Sql(Text<'a>),
    /// A column in an order.
    Ordered {
        /// The column.
        column: Text<'a>,
        /// DESC instead of ASC.
        descending: bool,
    },
}

impl<'a> Decode<'a> for IndexColumn<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        if !is_object(reader) {
            return reader.text().map(Self::Name);
        }
        let IndexFields { sql, column, order } = IndexFields::decode(reader)?;
        match (sql, column, order.as_deref()) {
            (Some(sql), None, None) => Ok(Self::Sql(sql)),
            (None, Some(column), Some("asc")) => Ok(Self::Ordered {
                column,
                descending: false,
            }),
            (None, Some(column), Some("desc")) => Ok(Self::Ordered {
                column,
                descending: true,
            }),
            _ => Err(Fault::new(
                Code::Mismatch,
                "An index element is a name, { sql }, or { column, order: \"asc\" | \"desc\" }",
            )),
        }
    }
}

impl Column<'_> {
    /// Whether its values come from an identity, which is never null.
    pub fn is_identity(&self) -> bool {
        matches!(self.default, Some(Default::Identity(_)))
    }
}
