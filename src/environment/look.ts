import { redactUrl } from "../config/url.ts";
import type { Connection } from "../drivers/driver.ts";
import { connect } from "../drivers/registry.ts";
import { fixedStatement } from "../kernel/fixed_statements.ts";
import type { WireOp } from "../kernel/wire.ts";
import {
  DEFAULT_VERSION_TABLE,
  JOURNAL_KEY,
  journalName,
  readVersionRows,
  type RowSource,
  selectRows,
  tablesExist,
} from "../runtime/state_rows.ts";
import { loadModule } from "../util/load_module.ts";
import type { DatabaseResult, EnvironmentRequest } from "./request.ts";

const NOTHING = { stopped: [], steps: [] };

/** What a look at the database led to. */
export interface Looked {
  /** The answer, when nothing has to run. */
  readonly result?: DatabaseResult;
  /** The connection, when the run goes on with it. */
  readonly connection?: Connection;
}

/**
 * Looks where the configured database is, and answers when nothing has to run
 * there. Nothing is written and no lock is taken, so that it loads neither the
 * operations nor the kernel.
 */
export async function look(request: EnvironmentRequest): Promise<Looked> {
  const { config, peek, readOnly = false, sql } = request;
  const isGiven = config.attributes["connection"] !== undefined;
  if (peek === undefined || sql !== undefined || isGiven) return {};
  const { url, directory, settings: { driver } } = config;
  const connection = await connect(url, { directory, readOnly, driver });
  try {
    const rows = await rowsOfDone(request, connection);
    if (rows === undefined) return { connection };
    const { dialectName } = connection;
    const database = redactUrl(url);
    request.onPlan?.([]);
    await connection.close();
    const result = { dialectName, database, before: rows, ...NOTHING };
    return { result };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The version rows of a database where nothing has to run. */
async function rowsOfDone(
  { config, peek, stopped = "refuse" }: EnvironmentRequest,
  connection: Connection,
): Promise<readonly string[] | undefined> {
  const source = sourceOf(connection);
  const { versionTable, versionTableSchema: schema } = config.settings;
  const name = versionTable ?? DEFAULT_VERSION_TABLE;
  const inSchema = schema === undefined ? {} : { schema };
  const versions = { name, ...inSchema };
  const journal = { name: journalName(name), ...inSchema };
  const [isVersioned, isJournaled] = await tablesExist(source, [
    versions,
    journal,
  ]);
  const rows = isVersioned ? await readVersionRows(source, versions) : [];
  const looks = isJournaled && stopped !== "ignore";
  if (looks && await hasRows(source, journal)) return undefined;
  const steps = await peek?.(rows);
  return steps?.length === 0 ? rows : undefined;
}

function sourceOf(connection: Connection): RowSource {
  const { dialectName } = connection;
  return {
    statementOf: (op) =>
      fixedStatement(dialectName, op) ?? renderAlone(connection, op),
    query: (sql) => connection.query(sql),
  };
}

async function renderAlone(
  { dialectName: dialect, serverVersion }: Connection,
  op: WireOp,
): Promise<string> {
  const { render } = await loadModule<typeof import("../kernel/mod.ts")>(
    "kernel/mod.ts",
  );
  const [statement] = render({ dialect, serverVersion, ops: [op] });
  return statement?.sql ?? "";
}

async function hasRows(
  source: RowSource,
  table: { readonly name: string; readonly schema?: string },
): Promise<boolean> {
  const rows = await selectRows(source, { table, columns: [JOURNAL_KEY] });
  return rows.length > 0;
}
