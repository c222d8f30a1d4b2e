import type { Connection, DriverStatement } from "../src/drivers/driver.ts";

/** A query as it was made. */
export interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[] | undefined;
}

/** What a connection was called with. */
export interface Noted {
  /** The statements of each call of `run`. */
  readonly calls: DriverStatement[][];
  readonly queries: Query[];
}

/** A connection that notes what it is called with. */
export function noting(inner: Connection, noted: Noted): Connection {
  return {
    dialectName: inner.dialectName,
    serverVersion: inner.serverVersion,
    run: (statements) => {
      noted.calls.push([...statements]);
      return inner.run(statements);
    },
    query: (sql, parameters) => {
      noted.queries.push({ sql, parameters });
      return inner.query(sql, parameters);
    },
    inTransaction: () => inner.inTransaction(),
    openLock: async (key) => await inner.openLock?.(key),
    close: () => inner.close(),
  };
}

/** Calls a function and gives the milliseconds that it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
