/**
 * What was reflected, as the statements that make it again: tables by the
 * ordinary operations, the rest by plain SQL.
 *
 * @module
 */
import type { DialectName } from "../../src/dialect_name.ts";
import { AddConstraintOp } from "../../src/operations/ops/constraint_ops.ts";
import { CreateIndexOp } from "../../src/operations/ops/index_ops.ts";
import { CreateTableOp } from "../../src/operations/ops/table_ops.ts";
import type {
  ReflectedTable,
  SchemaSnapshot,
  Sequence,
} from "../../src/reflection/mod.ts";
import type { Constraint } from "../../src/schema/mod.ts";
import { sqlFor } from "../../mod.ts";

/** The statements, in an order that works: keys after all tables, views and triggers last. */
export async function statementsOf(
  snapshot: SchemaSnapshot,
  dialectName: DialectName,
  serverVersion: string,
): Promise<string[]> {
  const later = dialectName === "sqlite" ? () => false : isLater;
  const quote = dialectName === "mysql" ? quoteMysql : quoteStandard;
  const whole = snapshot.tables.filter((one) => one.partitionOf === undefined);
  const tables = await sqlFor(dialectName, (op) => {
    for (const table of parentsFirst(whole)) {
      op.invoke(CreateTableOp.fromTable({
        ...table,
        constraints: table.constraints.filter((one) => !later(one)),
      }));
      for (const index of table.indexes) {
        op.invoke(CreateIndexOp.fromIndex(index, {
          tableName: table.name,
          schema: table.schema,
        }));
      }
    }
    for (const table of whole) {
      for (const constraint of table.constraints) {
        if (!later(constraint)) continue;
        op.invoke(AddConstraintOp.fromConstraint(constraint, {
          tableName: table.name,
          schema: table.schema,
        }));
      }
    }
  }, { serverVersion });
  return [
    ...snapshot.enums.map(({ name, values }) =>
      `CREATE TYPE ${quote(name)} AS ENUM (${
        values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")
      })`
    ),
    ...snapshot.sequences.map((one) => sequenceStatement(one, quote)),
    ...tables,
    ...partitionStatements(snapshot.tables, quote),
    ...snapshot.views.map(({ name, definition, materialized, columns }) =>
      `CREATE ${materialized ? "MATERIALIZED " : ""}VIEW ${quote(name)} ${
        columns === undefined ? "" : `(${columns.map(quote).join(", ")}) `
      }AS ${definition}`
    ),
    ...[...snapshot.tables, ...snapshot.views].flatMap(({ triggers = [] }) =>
      triggers.map(({ definition }) => definition)
    ),
  ];
}

/** Partitions, which have all but their bound of their tables; those that have partitions come first. */
function partitionStatements(
  tables: readonly ReflectedTable[],
  quote: (name: string) => string,
): readonly string[] {
  const partitions = tables.flatMap(({ name, partitionOf, options }) => {
    if (partitionOf === undefined) return [];
    const by = options["postgresqlPartitionBy"];
    const sql = `CREATE TABLE ${quote(name)} PARTITION OF ${
      quote(partitionOf.table)
    } ${partitionOf.bound}${by === undefined ? "" : ` PARTITION BY ${by}`}`;
    return [{ sql, isParent: by !== undefined }];
  });
  return partitions.toSorted((one, other) =>
    Number(other.isParent) - Number(one.isParent)
  ).map(({ sql }) => sql);
}

/** Whether a constraint is added when all tables stand; a new table's checks are valid at once. */
function isLater({ kind, options }: Constraint): boolean {
  return kind === "foreignKey" || options["postgresqlNotValid"] === true;
}

/** Tables that others inherit from come before them. */
function parentsFirst(
  tables: readonly ReflectedTable[],
): readonly ReflectedTable[] {
  const heirs = tables.filter(({ options }) => "postgresqlInherits" in options);
  return [...tables.filter((one) => !heirs.includes(one)), ...heirs];
}

function sequenceStatement(
  sequence: Sequence,
  quote: (name: string) => string,
): string {
  const { name, start, increment, minvalue, maxvalue, cache, cycle, dataType } =
    sequence;
  const words = [
    ["AS", dataType],
    ["INCREMENT BY", increment],
    ["MINVALUE", minvalue],
    ["MAXVALUE", maxvalue],
    ["START WITH", start],
    ["CACHE", cache],
    [cycle === true ? "CYCLE" : "", cycle === true ? "" : undefined],
  ];
  const said = words.filter(([, value]) => value !== undefined);
  return `CREATE SEQUENCE ${quote(name)} ${
    said.map((pair) => pair.join(" ")).join(" ")
  }`;
}

function quoteStandard(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteMysql(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
