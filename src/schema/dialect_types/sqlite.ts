/**
 * The types of SQLite alone.
 *
 * @module
 */
import { ColumnType } from "../column_type.ts";

/** The SQLite type `DATE`. */
export function date(): ColumnType {
  return new ColumnType("sqlite.DATE");
}

/** The SQLite type `DATETIME`. */
export function datetime(): ColumnType {
  return new ColumnType("sqlite.DATETIME");
}

/** The SQLite type `JSON`. */
export function json(): ColumnType {
  return new ColumnType("sqlite.JSON");
}

/** The SQLite type `TIME`. */
export function time(): ColumnType {
  return new ColumnType("sqlite.TIME");
}

/** The SQLite type `ANY`. */
export function any(): ColumnType {
  return new ColumnType("sqlite.ANY");
}
