/**
 * Where a database is, as its tables tell: what the version table and the
 * journal are called, and how their rows are read. It loads nothing that runs
 * migrations.
 *
 * @module
 */
import type { Row } from "../drivers/driver.ts";
import type { WireOp, WireTableName } from "../kernel/wire.ts";

/** The version table of a configuration that names none. */
export const DEFAULT_VERSION_TABLE = "athanor_version";

/** The one column of the version table. */
export const VERSION_COLUMN = "version_num";

/** The first column of the journal's key. */
export const JOURNAL_KEY = "revision";

/** The journal that belongs to a version table. */
export function journalName(versionTable: string): string {
  return `${versionTable}_journal`;
}

/** The lease that belongs to a version table. */
export function leaseName(versionTable: string): string {
  return `${versionTable}_lease`;
}

/** All tables in which a run keeps something, by their version table. */
export function stateTables(versionTable: string): readonly string[] {
  return [versionTable, journalName(versionTable), leaseName(versionTable)];
}

/** How a table is asked. */
export interface RowSource {
  /** The statement of an operation that reads. */
  statementOf(op: WireOp): string | Promise<string>;
  query(sql: string): Promise<Row[]>;
}

/** Which tables are there, in their order; one query tells. */
export async function tablesExist(
  source: RowSource,
  tables: readonly WireTableName[],
): Promise<boolean[]> {
  const sql = await source.statementOf({ op: "tablesExist", tables });
  const rows = await source.query(sql);
  const found = new Set(rows.map(({ place }) => Number(place)));
  return tables.map((_, place) => found.has(place));
}

/** Whether a table is there. */
export async function tableExists(
  source: RowSource,
  table: WireTableName,
): Promise<boolean> {
  const [exists = false] = await tablesExist(source, [table]);
  return exists;
}

/** Some columns of all rows of a table that is there. */
export async function selectRows(
  source: RowSource,
  { table, columns }: {
    readonly table: WireTableName;
    readonly columns: readonly string[];
  },
): Promise<Row[]> {
  const op: WireOp = { op: "selectColumns", table, columns };
  return await source.query(await source.statementOf(op));
}

/** The rows of a version table that is there, sorted. */
export async function readVersionRows(
  source: RowSource,
  table: WireTableName,
): Promise<string[]> {
  const rows = await selectRows(source, { table, columns: [VERSION_COLUMN] });
  return rows.map((row) => String(row[VERSION_COLUMN])).toSorted();
}
