//! The operations. Each is turned into any number of statements.

use super::{
    Column, Constraint, ConstraintName, Default, Index, Literal, Options, Table, TableName, Type,
};
use crate::wire::decode::{Change, Map, Text, record, tagged};

tagged! {
    /// One operation.
    Operation by "op" {
        /// CREATE TABLE with its types, indexes and comments
        CreateTable(CreateTable) = "createTable",
        /// DROP TABLE
        DropTable(DropTable) = "dropTable",
        /// A table gets another name.
        RenameTable(RenameTable) = "renameTable",
        /// A column with what comes with it
        AddColumn(AddColumn) = "addColumn",
        /// A column goes.
        DropColumn(DropColumn) = "dropColumn",
        /// Some properties of a column change.
        AlterColumn(AlterColumn) = "alterColumn",
        /// CREATE INDEX
        CreateIndex(CreateIndex) = "createIndex",
        /// DROP INDEX
        DropIndex(DropIndex) = "dropIndex",
        /// A constraint comes.
        AddConstraint(AddConstraint) = "addConstraint",
        /// A constraint goes.
        DropConstraint(DropConstraint) = "dropConstraint",
        /// A table's comment comes, changes or goes.
        SetTableComment(SetTableComment) = "setTableComment",
        /// An enum type comes.
        CreateEnum(CreateEnum) = "createEnum",
        /// An enum type goes.
        DropEnum(DropEnum) = "dropEnum",
        /// The values of an enum type change.
        AlterEnum(AlterEnum) = "alterEnum",
        /// Rows
        Insert(Insert) = "insert",
        /// New values in rows
        Update(Update) = "update",
        /// Rows go.
        Delete(Delete) = "delete",
        /// SQL as written
        Execute(Execute) = "execute",
        /// Asks which of some tables exist.
        TablesExist(TablesExist) = "tablesExist",
        /// Asks for columns of a table.
        SelectColumns(SelectColumns) = "selectColumns",
        /// Rows of one table go into another.
        CopyRows(CopyRows) = "copyRows",
        /// Asks how many rows a table has.
        CountRows(CountRows) = "countRows",
        /// Asks for values that would not be the same in a new type.
        ChangedValues(ChangedValues) = "changedValues",
        /// DROP TRIGGER
        DropTrigger(DropTrigger) = "dropTrigger",
        /// Several changes, which may be said at once.
        AlterTable(AlterTable) = "alterTable",
    }
}

record! {
    /// Several changes, in their order
    AlterTable {
        /// The changes.
        changes: Vec<Operation<'a>> = "changes",
    }
}

record! {
    /// CREATE TABLE
    CreateTable {
        /// The table.
        table: Table<'a> = "table",
        /// Whether an existing table is left alone.
        if_not_exists: bool = "ifNotExists",
    }
}

record! {
    /// DROP TABLE
    DropTable {
        /// The table.
        table: TableName<'a> = "table",
        /// Whether an absent table is no error.
        if_exists: bool = "ifExists",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A table gets another name.
    RenameTable {
        /// The table.
        table: TableName<'a> = "table",
        /// Its new name; the schema stays.
        new_name: Text<'a> = "newName",
    }
}

record! {
    /// A column with what comes with it.
    AddColumn {
        /// The table.
        table: TableName<'a> = "table",
        /// The column.
        column: Column<'a> = "column",
        /// Whether it is declared as the primary key in its own definition.
        inline_primary_key: bool = "inlinePrimaryKey",
        /// Whether a single foreign key is written with it.
        inline_references: bool = "inlineReferences",
        /// Whether an existing column is left alone.
        if_not_exists: bool = "ifNotExists",
        /// Unique constraints and foreign keys.
        constraints: Vec<Constraint<'a>> = "constraints",
        /// Indexes.
        indexes: Vec<Index<'a>> = "indexes",
    }
}

record! {
    /// A column goes.
    DropColumn {
        /// The table.
        table: TableName<'a> = "table",
        /// The column.
        column: Text<'a> = "column",
        /// Whether an absent column is no error.
        if_exists: bool = "ifExists",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// What is known of a column before it is altered.
    Existing {
        /// Its type.
        type_: Option<Type<'a>> = "type",
        /// Whether it takes NULL.
        nullable: Option<bool> = "nullable",
        /// Its default; `null`: it has none.
        default: Change<Default<'a>> = "default",
        /// Its comment.
        comment: Option<Text<'a>> = "comment",
        /// Whether it counts up by itself.
        autoincrement: Option<bool> = "autoincrement",
    }
}

record! {
    /// Some properties of a column change.
    AlterColumn {
        /// The table.
        table: TableName<'a> = "table",
        /// The column.
        column: Text<'a> = "column",
        /// Its new name.
        new_name: Option<Text<'a>> = "newName",
        /// Its new type.
        type_: Option<Type<'a>> = "type",
        /// Whether it takes NULL from now on.
        nullable: Option<bool> = "nullable",
        /// Its new default.
        default: Change<Default<'a>> = "default",
        /// Its new comment.
        comment: Change<Text<'a>> = "comment",
        /// Whether it counts up by itself from now on.
        autoincrement: Option<bool> = "autoincrement",
        /// What it is now.
        existing: Option<Existing<'a>> = "existing",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// CREATE INDEX
    CreateIndex {
        /// The table.
        table: TableName<'a> = "table",
        /// The index.
        index: Index<'a> = "index",
    }
}

record! {
    /// DROP INDEX
    DropIndex {
        /// The index.
        name: ConstraintName<'a> = "name",
        /// Its table.
        table: Option<TableName<'a>> = "table",
        /// Its schema, when it is not the table's.
        schema: Option<Text<'a>> = "schema",
        /// Whether an absent index is no error.
        if_exists: bool = "ifExists",
        /// Dialect options.
        options: Options<'a> = "options",
    }
}

record! {
    /// A constraint comes.
    AddConstraint {
        /// The table.
        table: TableName<'a> = "table",
        /// The constraint.
        constraint: Constraint<'a> = "constraint",
    }
}

record! {
    /// A constraint goes.
    DropConstraint {
        /// The table.
        table: TableName<'a> = "table",
        /// The constraint; absent: the primary key, where its name is no part of dropping it.
        name: Option<ConstraintName<'a>> = "name",
        /// What it is: `primaryKey`, `unique`, `foreignKey` or `check`.
        kind: Option<Text<'a>> = "kind",
        /// Whether an absent constraint is no error.
        if_exists: bool = "ifExists",
    }
}

record! {
    /// A table's comment comes, changes or goes.
    SetTableComment {
        /// The table.
        table: TableName<'a> = "table",
        /// The comment.
        comment: Change<Text<'a>> = "comment",
        /// The comment until now.
        existing: Option<Text<'a>> = "existing",
    }
}

record! {
    /// An enum type comes.
    CreateEnum {
        /// The type.
        type_: TableName<'a> = "type",
        /// Its values.
        values: Vec<Text<'a>> = "values",
    }
}

record! {
    /// An enum type goes.
    DropEnum {
        /// The type.
        type_: TableName<'a> = "type",
        /// Whether an absent type is no error.
        if_exists: bool = "ifExists",
    }
}

record! {
    /// A value that has another name.
    RenamedValue {
        /// What it was.
        from: Text<'a> = "from",
        /// What it is now.
        to: Text<'a> = "to",
    }
}

record! {
    /// A column of an enum type.
    EnumColumn {
        /// Its table.
        table: TableName<'a> = "table",
        /// The column.
        column: Text<'a> = "column",
        /// Whether it holds an array of them.
        array: bool = "array",
        /// Its default.
        default: Option<Default<'a>> = "default",
    }
}

record! {
    /// The values of an enum type change.
    AlterEnum {
        /// The type.
        type_: TableName<'a> = "type",
        /// Its values from now on.
        values: Vec<Text<'a>> = "values",
        /// Its values until now.
        existing: Vec<Text<'a>> = "existing",
        /// Which of them have other names.
        renamed: Vec<RenamedValue<'a>> = "renamed",
        /// The columns that move to a type that is made anew.
        columns: Vec<EnumColumn<'a>> = "columns",
    }
}

record! {
    /// A column of an INSERT; the type decides how values are written.
    InsertColumn {
        /// The name.
        name: Text<'a> = "name",
        /// The type.
        type_: Option<Type<'a>> = "type",
    }
}

record! {
    /// Rows.
    Insert {
        /// The table.
        table: TableName<'a> = "table",
        /// The columns.
        columns: Vec<InsertColumn<'a>> = "columns",
        /// Rows whose values are written in the text.
        rows: Option<Vec<Vec<Literal<'a>>>> = "rows",
        /// Instead of `rows`: how many rows will be bound.
        bound_rows: Option<u32> = "boundRows",
        /// Whether explicit keys are meant for identity columns.
        identity_insert: bool = "identityInsert",
    }
}

record! {
    /// A column, and the value that it is set to or compared with.
    Assignment {
        /// The column.
        column: Text<'a> = "column",
        /// The value.
        value: Literal<'a> = "value",
        /// The type, which decides how the value is written.
        type_: Option<Type<'a>> = "type",
    }
}

record! {
    /// New values in rows.
    Update {
        /// The table.
        table: TableName<'a> = "table",
        /// The new values.
        set: Vec<Assignment<'a>> = "set",
        /// Which rows.
        where_: Vec<Assignment<'a>> = "where",
    }
}

record! {
    /// Rows go.
    Delete {
        /// The table.
        table: TableName<'a> = "table",
        /// Which rows.
        where_: Vec<Assignment<'a>> = "where",
    }
}

record! {
    /// SQL as written, split into its statements.
    Execute {
        /// The text.
        sql: Text<'a> = "sql",
        /// Values for the `:name` places.
        parameters: Option<Map<'a, Literal<'a>>> = "parameters",
    }
}

record! {
    /// Asks which of some tables exist.
    TablesExist {
        /// The tables.
        tables: Vec<TableName<'a>> = "tables",
    }
}

record! {
    /// Asks for columns of a table.
    SelectColumns {
        /// The table.
        table: TableName<'a> = "table",
        /// The columns.
        columns: Vec<Text<'a>> = "columns",
    }
}

record! {
    /// A column that takes its values from another table.
    CopiedColumn {
        /// The column that is filled.
        name: Text<'a> = "name",
        /// The column that is read.
        source: Text<'a> = "source",
        /// The type of the one that is filled, where it may differ.
        type_: Option<Type<'a>> = "type",
        /// The type of the one that is read.
        source_type: Option<Type<'a>> = "sourceType",
    }
}

record! {
    /// Rows of one table go into another.
    CopyRows {
        /// The table that is read.
        from: TableName<'a> = "from",
        /// The table that is filled.
        to: TableName<'a> = "to",
        /// The columns.
        columns: Vec<CopiedColumn<'a>> = "columns",
    }
}

record! {
    /// Asks how many rows a table has.
    CountRows {
        /// The table.
        table: TableName<'a> = "table",
    }
}

record! {
    /// Asks for values that would not be the same in a new type.
    ChangedValues {
        /// The table.
        table: TableName<'a> = "table",
        /// The column, and its types.
        column: CopiedColumn<'a> = "column",
    }
}

record! {
    /// DROP TRIGGER
    DropTrigger {
        /// The trigger.
        trigger: TableName<'a> = "trigger",
    }
}
