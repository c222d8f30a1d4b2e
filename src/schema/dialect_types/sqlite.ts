/**
 * The types of SQLite alone.
 *
 * @module
 */
import { plainType } from "../column_type.ts";
import type { ColumnType } from "../column_type.ts";

/** The SQLite type `DATE`. */
export function date(): ColumnType {
  return plainType("sqlite.DATE", arguments);
}

/** The SQLite type `DATETIME`. */
export function datetime(): ColumnType {
  return plainType("sqlite.DATETIME", arguments);
}

/** The SQLite type `JSON`. */
export function json(): ColumnType {
  return plainType("sqlite.JSON", arguments);
}

/** The SQLite type `TIME`. */
export function time(): ColumnType {
  return plainType("sqlite.TIME", arguments);
}

/** The SQLite type `ANY`. */
export function any(): ColumnType {
  return plainType("sqlite.ANY", arguments);
}
