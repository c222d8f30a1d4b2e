/**
 * Move and copy: the operations that put a new table in the place of an old one.
 * Pure: a table and a batch in, ordinary operations out.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { identifiers } from "../kernel/mod.ts";
import {
  CopyRowsOp,
  CreateIndexOp,
  CreateTableOp,
  DropTableOp,
  NativeOp,
  placeOf,
  RenameTableOp,
  schemaOf,
} from "../operations/mod.ts";
import type {
  BatchOptions,
  CopiedColumn,
  MigrateOperation,
} from "../operations/mod.ts";
import { blamePart } from "../runtime/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import type { NamingConvention, Table } from "../schema/mod.ts";
import { applyOperation, isAlteration } from "./apply_operation.ts";
import { reorderColumns } from "./column_order.ts";
import { settleDropped } from "./dropped_columns.ts";
import { temporaryName } from "./names.ts";
import { settleNames } from "./renamed_columns.ts";
import { type DraftColumn, draftOf, type TableDraft } from "./table_draft.ts";

/** What a plan is made from. */
export interface RebuildRequest {
  readonly dialect: DialectName;
  /** The table before the batch. */
  readonly table: Table;
  readonly operations: readonly MigrateOperation[];
  readonly options: Omit<BatchOptions, "schema">;
  /** The convention of the target metadata, for what the batch leaves unnamed. */
  readonly namingConvention: NamingConvention | undefined;
}

/** How one table is made anew. */
export interface RebuildPlan {
  /** The table before the batch. */
  readonly before: Table;
  /** The table after it, without its indexes. */
  readonly after: Table;
  /** The columns of before that stay, by their names before. */
  readonly kept: readonly string[];
  /** How its columns are filled. */
  readonly copied: readonly CopiedColumn[];
  /** The indexes, the new ones last. */
  readonly indexes: readonly CreateIndexOp[];
}

/**
 * Plans how a table is made anew.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for what the table does not have, and for what would break
 */
export function planRebuild(request: RebuildRequest): RebuildPlan {
  const { dialect, table, options } = request;
  const draft = draftOf(table, options.namingConvention);
  for (const operation of request.operations) {
    if (!isAlteration(operation)) continue;
    applyBlaming(draft, operation, request.namingConvention);
  }
  if (options.partialReordering !== undefined) {
    draft.columns = reorderColumns(draft.columns, options.partialReordering);
  }
  settleDropped(draft, (text) => identifiers(dialect, [text])[0]?.names ?? []);
  settleNames(draft, dialect);
  return {
    before: table,
    after: tableAfter(draft, options),
    kept: draft.columns.flatMap(({ before }) => before?.name ?? []),
    copied: copiedColumns(draft),
    indexes: draft.indexes.map(({ value }) =>
      CreateIndexOp.fromIndex(value, placeOf(table))
    ),
  };
}

/** A refusal belongs to the operation that brought it about. */
function applyBlaming(
  ...[draft, operation, convention]: Parameters<typeof applyOperation>
): void {
  try {
    applyOperation(draft, operation, convention);
  } catch (error) {
    blamePart(error, operation);
    throw error;
  }
}

/** The operations of a plan: the new table under another name, the rows, the swap, the indexes. */
export function rebuildOperations(plan: RebuildPlan): MigrateOperation[] {
  return [
    ...fillOperations(plan),
    ...swapOperations(plan),
    ...indexOperations(plan),
  ];
}

/** The new table under its temporary name, with the rows. */
export function fillOperations(plan: RebuildPlan): MigrateOperation[] {
  const { before, after, copied } = plan;
  const temporary = { ...after, name: temporaryName(after.name) };
  return [
    new NativeOp(CreateTableOp.fromTable(temporary), true),
    new CopyRowsOp(placeOf(before), placeOf(temporary), copied),
  ];
}

/** The old table goes, and the new one takes its name. */
export function swapOperations({ before }: RebuildPlan): MigrateOperation[] {
  const place = schemaOf(before);
  return [
    new DropTableOp(before.name, place),
    new RenameTableOp(temporaryName(before.name), before.name, place),
  ];
}

/** The indexes of the new table. */
export function indexOperations({ indexes }: RebuildPlan): MigrateOperation[] {
  return indexes.map((one) => new NativeOp(one, true));
}

function tableAfter(
  draft: TableDraft,
  { tableArgs = [], tableKwargs = {} }: RebuildRequest["options"],
): Table {
  const options = { ...draft.before.options, ...tableKwargs };
  return {
    kind: "table",
    name: draft.before.name,
    ...(draft.before.schema === undefined
      ? {}
      : { schema: draft.before.schema }),
    columns: draft.columns.map(({ column }) => column),
    constraints: [...draft.constraints.map(({ value }) => value), ...tableArgs],
    indexes: [],
    prefixes: draft.before.prefixes,
    options: Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ) as Table["options"],
  };
}

function copiedColumns(draft: TableDraft): CopiedColumn[] {
  const copied = draft.columns.filter(({ column }) => !isComputed(column))
    .flatMap(copiedColumn);
  if (copied.length > 0) return copied;
  throw invalid(
    `No column of the table ${
      quoted(draft.before.name)
    } would stay, and its rows would be lost`,
    "Drop the table and create it anew, if that is meant.",
  );
}

function copiedColumn(
  { column, before, retyped }: DraftColumn,
): CopiedColumn[] {
  if (before === undefined) return [];
  const types = { type: column.type, sourceType: before.type };
  return [{
    name: column.name,
    source: before.name,
    ...(retyped ? types : {}),
  }];
}

/** What is computed is not copied. */
function isComputed({ serverDefault }: DraftColumn["column"]): boolean {
  return typeof serverDefault === "object" && serverDefault.kind === "computed";
}
