//! Constraints, in tables and on their own.

use crate::clause::constraint::{
    write_action, write_choice, write_constraint_name, write_deferrable,
};
use crate::clause::options::{Target, check_options};
use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{
    AddConstraint, Check, Constraint, ConstraintName, DropConstraint, Exclude, ForeignKey, Options,
    PrimaryKey, TableName, Unique,
};
use crate::wire::decode::Text;
use crate::writer::Writer;

/// Whether a constraint is written at all for a table of this schema.
pub fn is_written(
    dialect: &dyn Dialect,
    schema: Option<&str>,
    constraint: &Constraint,
) -> Outcome<bool> {
    match constraint {
        Constraint::ForeignKey(key) => dialect.check_foreign_key(schema, key),
        _ => Ok(true),
    }
}

/// A constraint as it stands in a table.
pub fn write_constraint(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    constraint: &Constraint,
) -> Outcome<()> {
    match constraint {
        Constraint::PrimaryKey(key) => write_primary_key(dialect, writer, key),
        Constraint::Unique(unique) => write_unique(dialect, writer, unique),
        Constraint::ForeignKey(key) => write_foreign_key(dialect, writer, key),
        Constraint::Check(check) => write_check(dialect, writer, check),
        Constraint::Exclude(exclude) => write_exclude(writer, exclude),
    }
}

fn write_key(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    target: Target,
    (columns, options): (&[Text], &Options),
) -> Outcome<()> {
    check_options(writer, target, options)?;
    dialect.key_words(writer, target, options)?;
    writer.raw(" (");
    write_columns(writer, columns).at("columns")?;
    writer.raw(")");
    dialect.key_suffix(writer, options)
}

fn write_columns(writer: &mut Writer, columns: &[Text]) -> Outcome<()> {
    if columns.is_empty() {
        return Err(Fault::new(
            Code::Argument,
            "A constraint needs at least one column",
        ));
    }
    writer.names(columns)
}

fn write_primary_key(dialect: &dyn Dialect, writer: &mut Writer, key: &PrimaryKey) -> Outcome<()> {
    let PrimaryKey {
        name,
        columns,
        deferrable,
        initially,
        options,
    } = key;
    write_constraint_name(writer, name.as_ref())?;
    writer.raw("PRIMARY KEY");
    write_key(dialect, writer, Target::PrimaryKey, (columns, options))?;
    write_deferrable(writer, *deferrable, initially.as_deref())
}

fn write_unique(dialect: &dyn Dialect, writer: &mut Writer, unique: &Unique) -> Outcome<()> {
    let Unique {
        name,
        columns,
        deferrable,
        initially,
        options,
    } = unique;
    write_constraint_name(writer, name.as_ref())?;
    writer.raw("UNIQUE");
    write_key(dialect, writer, Target::Unique, (columns, options))?;
    write_deferrable(writer, *deferrable, initially.as_deref())
}

fn write_foreign_key(dialect: &dyn Dialect, writer: &mut Writer, key: &ForeignKey) -> Outcome<()> {
    let ForeignKey {
        name,
        columns,
        options,
        ..
    } = key;
    check_options(writer, Target::ForeignKey, options)?;
    write_constraint_name(writer, name.as_ref())?;
    writer.raw("FOREIGN KEY(");
    write_columns(writer, columns).at("columns")?;
    writer.raw(") ");
    write_references(dialect, writer, key)
}

/// `REFERENCES t (c) …`
pub fn write_references(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    key: &ForeignKey,
) -> Outcome<()> {
    let ForeignKey {
        name: _,
        columns: _,
        ref_table,
        ref_columns,
        on_delete,
        on_update,
        deferrable,
        initially,
        match_,
        options,
    } = key;
    writer.raw("REFERENCES ");
    let schema = ref_table
        .schema
        .as_deref()
        .filter(|_| writer.facts.references_schema);
    writer.qualified(schema, &ref_table.name).at("refTable")?;
    if !ref_columns.is_empty() {
        writer.raw(" (");
        writer.names(ref_columns).at("refColumns")?;
        writer.raw(")");
    }
    if let Some(word) = match_ {
        writer.raw(" MATCH ");
        write_choice(writer, word, &["FULL", "PARTIAL", "SIMPLE"]).at("match")?;
    }
    if let Some(action) = on_delete {
        write_action(writer, " ON DELETE ", action).at("onDelete")?;
    }
    if let Some(action) = on_update
        && writer.facts.on_update
    {
        write_action(writer, " ON UPDATE ", action).at("onUpdate")?;
    }
    write_deferrable(writer, *deferrable, initially.as_deref())?;
    dialect.check_suffix(writer, options)
}

/// `CONSTRAINT n CHECK (…)`
pub fn write_check(dialect: &dyn Dialect, writer: &mut Writer, check: &Check) -> Outcome<()> {
    let Check {
        name,
        sql,
        deferrable,
        initially,
        options,
    } = check;
    check_options(writer, Target::Check, options)?;
    write_constraint_name(writer, name.as_ref())?;
    writer.raw("CHECK (");
    writer.raw(sql);
    writer.raw(")");
    write_deferrable(writer, *deferrable, initially.as_deref())?;
    dialect.check_suffix(writer, options)
}

fn write_exclude(writer: &mut Writer, exclude: &Exclude) -> Outcome<()> {
    let Exclude {
        name,
        elements,
        using,
        where_,
        ops,
        deferrable,
        initially,
    } = exclude;
    if !writer.facts.exclude_constraints {
        return Err(Fault::unsupported(
            format!("{} has no EXCLUDE constraints", writer.facts.title),
            "Use a unique constraint or a trigger",
        ));
    }
    write_constraint_name(writer, name.as_ref())?;
    writer.raw("EXCLUDE USING ");
    crate::types::write::write_word(writer, using.as_deref().unwrap_or("gist")).at("using")?;
    writer.raw(" (");
    writer
        .list(elements, |writer, element| {
            match (&element.column, &element.sql) {
                (Some(column), None) => {
                    writer.name(column).at("column")?;
                    if let Some(class) = ops.get(column) {
                        writer.raw(" ");
                        writer.raw(class);
                    }
                }
                (None, Some(sql)) => writer.raw(sql),
                _ => {
                    let message = "An element is either a \"column\" or an \"sql\" expression";
                    return Err(Fault::new(Code::Argument, message));
                }
            }
            writer.raw(" WITH ");
            writer.raw(&element.operator);
            Ok(())
        })
        .at("elements")?;
    writer.raw(")");
    if let Some(condition) = where_ {
        writer.raw(" WHERE (");
        writer.raw(condition);
        writer.raw(")");
    }
    write_deferrable(writer, *deferrable, initially.as_deref())
}

/// ALTER TABLE … ADD constraint
pub fn add_constraint(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AddConstraint,
) -> Outcome<()> {
    let AddConstraint { table, constraint } = operation;
    add_to(dialect, writer, table, constraint).at("constraint")
}

/// Adds a constraint to a table.
pub fn add_to(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    table: &TableName,
    constraint: &Constraint,
) -> Outcome<()> {
    // SQLite 3.53 can add a CHECK, but takes NULL in a row for a violation of it.
    refuse_where_fixed(writer, false)?;
    if !is_written(dialect, table.schema.as_deref(), constraint)? {
        return Ok(());
    }
    writer.raw("ALTER TABLE ");
    writer.table(table)?;
    writer.raw(" ADD ");
    write_constraint(dialect, writer, constraint)?;
    writer.end();
    Ok(())
}

/// ALTER TABLE … DROP CONSTRAINT
pub fn drop_constraint(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &DropConstraint,
) -> Outcome<()> {
    let check = operation.kind.as_deref() == Some("check") && !operation.if_exists;
    refuse_where_fixed(writer, check)?;
    dialect.drop_constraint(writer, operation)
}

/// Drops a constraint that a type brought along.
pub fn drop_check(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    table: &TableName,
    name: ConstraintName,
) -> Outcome<()> {
    let operation = DropConstraint {
        table: table.clone(),
        name: Some(name),
        kind: Some("check".into()),
        if_exists: false,
    };
    dialect.drop_constraint(writer, &operation)
}

fn refuse_where_fixed(writer: &Writer, check: bool) -> Outcome<()> {
    let facts = writer.facts;
    if facts.constraint_alter || check && facts.alters_checks(writer.server) {
        return Ok(());
    }
    Err(Fault::unsupported(
        format!(
            "{} cannot add constraints to or drop them from a table",
            writer.facts.title
        ),
        "Use batchAlterTable, which moves the rows to a new table; for a script, give it the table with copyFrom",
    ))
}
