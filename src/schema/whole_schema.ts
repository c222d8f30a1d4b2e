/**
 * The door through which a metadata reaches a database: this room knows none.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import type { Table } from "./table.ts";

/**
 * Where tables are created or dropped: a URL, a `Config`, an open client, a
 * connection or a migration context; or `op`, inside of a migration.
 */
export type SchemaPlace = string | URL | object;

/** The options of `createAll` and `dropAll`. */
export interface WholeSchemaOptions {
  /**
   * Whether to look what is there: tables and enum types that are there are not
   * created, and those that are not are not dropped. A script can't look.
   *
   * @default {true}
   */
  readonly checkFirst?: boolean;
  /** Which tables, by `name` or `schema.name`. @default {all} */
  readonly tables?: readonly string[];
}

/**
 * What is to be done with tables.
 *
 * @internal
 */
export interface SchemaWork {
  readonly verb: "create" | "drop";
  /** With everything said aloud. */
  readonly tables: readonly Table[];
  readonly checkFirst: boolean;
}

/**
 * Does it.
 *
 * @internal
 */
export type DoSchemaWork = (
  work: SchemaWork,
  place: SchemaPlace,
) => PromiseLike<void>;

let provided: DoSchemaWork | undefined;

/**
 * Says who reaches databases; the composition root does.
 *
 * @internal
 */
export function provideSchemaWork(work: DoSchemaWork): void {
  provided = work;
}

/** Creates or drops tables. */
export function workOnSchema(
  work: SchemaWork,
  place: SchemaPlace,
): PromiseLike<void> {
  if (provided !== undefined) return provided(work, place);
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    "Nothing was registered that reaches databases",
    { hint: "Import sa from the module athanor itself." },
  );
}
