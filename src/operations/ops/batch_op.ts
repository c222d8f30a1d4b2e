import { checkNames, invalid, quoted } from "../../schema/check.ts";
import { isColumn } from "../../schema/column.ts";
import type { Column } from "../../schema/column.ts";
import { isConstraint } from "../../schema/constraint.ts";
import type { Constraint } from "../../schema/constraint.ts";
import { checkNamingConvention } from "../../schema/naming_convention.ts";
import type { NamingConvention } from "../../schema/naming_convention.ts";
import {
  checkOptions,
  type DialectOptions,
  splitOptions,
} from "../../schema/options.ts";
import { isTable } from "../../schema/table.ts";
import type { Table } from "../../schema/table.ts";
import { nearest } from "../../util/nearest.ts";
import type { MigrateOperation } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";
import { ModifyTableOps } from "./container_ops.ts";

/** When a table is made anew instead of being altered. */
export type Recreate = "auto" | "always" | "never";

/** How the existing table is read. */
export interface ReflectKwargs {
  /** Gives each column that was read, as it shall be taken. */
  readonly columnReflect?: (column: Column) => Column;
}

/** The options of `batchAlterTable`. */
export interface BatchOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `auto`: where the database cannot alter the table in place. @default {"auto"} */
  readonly recreate?: Recreate;
  /** The whole existing table, in place of what reflection would read; needed where a script is written. */
  readonly copyFrom?: Table;
  /** Constraints that the new table has in addition. */
  readonly tableArgs?: readonly Constraint[];
  /** Dialect options of the new table, such as `sqliteAutoincrement`. */
  readonly tableKwargs?: DialectOptions;
  /** Columns and constraints that stand in for the reflected ones of their names. */
  readonly reflectArgs?: readonly (Column | Constraint)[];
  /** How the existing table is read. */
  readonly reflectKwargs?: ReflectKwargs;
  /** Names existing constraints that have no name, so that they can be dropped. */
  readonly namingConvention?: NamingConvention;
  /** Lists of columns in the order that they shall have among each other. */
  readonly partialReordering?: readonly (readonly string[])[];
}

const KNOWN = [
  "schema",
  "recreate",
  "copyFrom",
  "tableArgs",
  "tableKwargs",
  "reflectArgs",
  "reflectKwargs",
  "namingConvention",
  "partialReordering",
];

const RECREATE: readonly string[] = ["auto", "always", "never"];

/** Operations on one table that are carried out together, by ALTER or by a new table. */
export class BatchOp extends ModifyTableOps {
  /** The options of the batch, but its schema. */
  options: Readonly<Omit<BatchOptions, "schema">>;

  /**
   * Takes the table, what happens to it, and the options of
   * `op.batchAlterTable()`.
   */
  constructor(
    tableName: string,
    ops: readonly MigrateOperation[] = [],
    options: BatchOptions = {},
  ) {
    const { schema, ...rest } = checkBatchOptions(options);
    super(tableName, ops, optional("schema", checkSchema(schema)));
    this.options = rest;
  }

  /** The operation that takes this one back. */
  override reverse(): BatchOp {
    return new BatchOp(this.tableName, this.reversedOps(), {
      ...optional("schema", this.schema),
      ...optional("recreate", this.options.recreate),
      ...optional("namingConvention", this.options.namingConvention),
    });
  }
}

/**
 * Refuses options of the wrong shape.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming the option
 */
export function checkBatchOptions(options: BatchOptions): BatchOptions {
  checkOptions(options, KNOWN, "batchAlterTable");
  checkRecreate(options.recreate);
  const { copyFrom, namingConvention, partialReordering } = options;
  if (copyFrom !== undefined && !isTable(copyFrom)) {
    throw invalid(
      `The option copyFrom must be a table, but is ${quoted(copyFrom)}`,
      "Make it with sa.table(name, [sa.column(…), …]).",
    );
  }
  checkList(options.tableArgs, "tableArgs", isConstraint);
  checkList(
    options.reflectArgs,
    "reflectArgs",
    (one) => isColumn(one) || isConstraint(one),
  );
  splitOptions(options.tableKwargs ?? {}, [], "tableKwargs");
  checkReflectKwargs(options.reflectKwargs);
  if (namingConvention !== undefined) checkNamingConvention(namingConvention);
  checkReordering(partialReordering);
  return options;
}

function checkRecreate(recreate: unknown): void {
  if (recreate === undefined || RECREATE.includes(recreate as string)) return;
  const guess = typeof recreate === "string"
    ? nearest(recreate, RECREATE)
    : undefined;
  throw invalid(
    `The option recreate may be "auto", "always" or "never", but is ${
      quoted(recreate)
    }`,
    guess === undefined
      ? 'Write one of the three, or leave it out for "auto".'
      : `Did you mean "${guess}"?`,
  );
}

function checkReflectKwargs(options: ReflectKwargs | undefined): void {
  if (options === undefined) return;
  checkOptions(options, ["columnReflect"], "reflectKwargs");
  const { columnReflect } = options;
  if (columnReflect === undefined || typeof columnReflect === "function") {
    return;
  }
  throw invalid(
    `The option columnReflect must be a function, but is ${
      quoted(columnReflect)
    }`,
    "It is given each reflected column and gives back the column to take.",
  );
}

function checkList(
  value: unknown,
  option: string,
  fits: (one: unknown) => boolean,
): void {
  if (value === undefined) return;
  if (Array.isArray(value) && value.every(fits)) return;
  const wrong: unknown = Array.isArray(value)
    ? value.find((one) => !fits(one))
    : value;
  throw invalid(
    `The option ${option} cannot hold ${quoted(wrong)}`,
    "Give a list of constraints, such as [sa.checkConstraint(…)]; reflectArgs takes columns as well.",
  );
}

function checkReordering(value: unknown): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) {
    throw invalid(
      `The option partialReordering must be a list, but is ${quoted(value)}`,
      'Give lists of column names: [["b", "a"]].',
    );
  }
  for (const one of value) checkNames(one, "column of partialReordering");
}
