import { AthanorError } from "../../errors.ts";
import type { WireDialectFacts } from "../../kernel/wire.ts";
import type { Inspector } from "../../reflection/mod.ts";
import { enumOf, withoutEnumCreation } from "../../schema/enum_types.ts";
import { atHome } from "../../schema/home_table.ts";
import { expandTable, tableKey } from "../../schema/mod.ts";
import type { MetaData, Table } from "../../schema/mod.ts";

/** What a database should have: one metadata, or several that share no table. */
export type AutogenerateTarget = MetaData | readonly MetaData[];

/** The tables that a database should have, with everything said aloud. */
export interface TargetSide {
  /** By `name` or `schema.name`; tables of the default schema without one. */
  readonly tables: ReadonlyMap<string, Table>;
  /** The keys of the enum types that the target creates; others belong to somebody else. */
  readonly createsEnums: ReadonlySet<string>;
}

/** Where the target is to be. */
export interface TargetPlace {
  readonly inspector: Inspector;
  readonly facts: WireDialectFacts;
}

/**
 * Reads the tables of the target.
 *
 * @param place tables that name its default schema are those that name none
 * @throws {AthanorError} `OPERATION_INVALID` when there is no metadata, or a table comes twice
 */
export function readTarget(
  target: unknown,
  { inspector, facts }: TargetPlace,
): TargetSide {
  const { defaultSchema, dialectName } = inspector;
  const tables = new Map<string, Table>();
  const createsEnums = new Set<string>();
  for (const metadata of metadatasOf(target)) {
    for (const one of metadata.tables.values()) {
      const home = atHome(one, metadata, defaultSchema);
      const key = tableKey(home);
      if (tables.has(key)) throw twice(key);
      for (const column of home.columns) {
        const used = enumOf(column, dialectName);
        if (used?.isCreated === true) createsEnums.add(used.key);
      }
      const expanded = expandTable(home, metadata.namingConvention);
      tables.set(
        key,
        facts.enumTypes ? withoutEnumCreation(expanded, dialectName) : expanded,
      );
    }
  }
  return { tables, createsEnums };
}

function metadatasOf(target: unknown): readonly MetaData[] {
  const list: readonly unknown[] = Array.isArray(target) ? target : [target];
  if (list.length > 0 && list.every(isMetaData)) return list;
  throw new AthanorError(
    "OPERATION_INVALID",
    "There is no schema to compare the database with",
    {
      hint:
        "Set targetMetadata to a sa.MetaData, or a list of them, in the configuration or in env.ts.",
    },
  );
}

function isMetaData(value: unknown): value is MetaData {
  return typeof value === "object" && value !== null && "kind" in value &&
    value.kind === "metadata";
}

function twice(key: string): AthanorError {
  return new AthanorError(
    "OPERATION_INVALID",
    `Two metadatas have the table "${key}"`,
    { hint: "Give each table to one of them." },
  );
}
