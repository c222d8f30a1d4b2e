import {
  AlterColumnOp,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { UpgradeOps } from "../../operations/mod.ts";
import { ColumnType } from "../../schema/mod.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { columnSql } from "../type_sql.ts";

/**
 * Says how rows are converted where a database does not do so by itself
 * (PostgreSQL without an assignment cast), for the way back as well. A default
 * is taken away before such a change, and set after it: it converts no better.
 */
export async function convertTypes(
  upgradeOps: UpgradeOps,
  context: ComparisonContext,
): Promise<void> {
  if (context.inspector.conversion === undefined) return;
  for (const modify of upgradeOps.ops) {
    if (!(modify instanceof ModifyTableOps)) continue;
    const ops = [];
    for (const one of modify.ops) {
      ops.push(
        ...one instanceof AlterColumnOp ? await converted(one, context) : [one],
      );
    }
    modify.ops = ops;
  }
}

async function converted(
  alter: AlterColumnOp,
  context: ComparisonContext,
): Promise<readonly AlterColumnOp[]> {
  const { type } = alter.modify;
  const { type: before } = alter.existing;
  if (type === undefined || before === undefined) return [alter];
  const { columnName: name } = alter;
  const using = await usingOf(context, name, { from: before, to: type });
  const back = await usingOf(context, name, { from: type, to: before });
  if (using === undefined && back === undefined) return [alter];
  if (using !== undefined) {
    alter.options = { ...alter.options, postgresqlUsing: using };
    alter.info["comment"] = REMARK;
  }
  if (back !== undefined) alter.wayBack = { using: back, comment: REMARK };
  return withoutDefaults(alter);
}

const REMARK =
  "Fails while a row has a value that does not convert: change such rows first, or say with postgresqlUsing what becomes of them.";

/** The expression that converts, or nothing where none is needed. */
async function usingOf(
  { inspector, migrationContext }: ComparisonContext,
  name: string,
  { from, to }: { readonly from: ColumnType; readonly to: ColumnType },
): Promise<string | undefined> {
  const [old, wanted] = [from, to].map((one) =>
    columnSql(name, withoutCollation(one), migrationContext)
  );
  if (old === undefined || wanted === undefined) return undefined;
  const conversion = await inspector.conversion?.(old.type, wanted.type);
  if (conversion === undefined || conversion === "assignment") return undefined;
  const via = conversion === "text" ? "::text" : "";
  return `${wanted.column}${via}::${wanted.type}`;
}

/** A collation is no part of what a value is converted to. */
function withoutCollation({ name, arguments: all }: ColumnType): ColumnType {
  const { collation: _, item, ...rest } = all;
  return new ColumnType(
    name,
    item === undefined ? rest : { ...rest, item: withoutCollation(item) },
  );
}

/** The change as up to three: away with the default, the rest, the default that is to be. */
function withoutDefaults(alter: AlterColumnOp): readonly AlterColumnOp[] {
  const { modify, existing } = alter;
  const old = existing.serverDefault ?? null;
  const { serverDefault: wanted = old, ...rest } = modify;
  if (typeof (old ?? "") === "object" && !isText(old)) return [alter];
  if (typeof (wanted ?? "") === "object" && !isText(wanted)) return [alter];
  const away = change(alter, { serverDefault: null });
  away.existing = existing;
  alter.modify = rest;
  alter.existing = { ...existing, serverDefault: null };
  const again = change(alter, { serverDefault: wanted });
  again.existing = { ...alter.existing, ...rest };
  return [
    ...old === null ? [] : [away],
    alter,
    ...wanted === null ? [] : [again],
  ];
}

function change(
  operation: AlterColumnOp,
  modify: AlterColumnOp["modify"],
): AlterColumnOp {
  const { tableName, columnName } = operation;
  const made = new AlterColumnOp(tableName, columnName, schemaOf(operation));
  made.modify = modify;
  return made;
}

function isText(value: AlterColumnOp["modify"]["serverDefault"]): boolean {
  return typeof value === "object" && value?.kind === "text";
}
