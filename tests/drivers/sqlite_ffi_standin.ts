import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** A value as `@db/sqlite` takes it. */
type Value = null | number | bigint | string | Uint8Array;

/**
 * The methods of `Database` of `@db/sqlite` 0.12 that its documentation
 * describes, over `node:sqlite`: the package itself is on JSR alone, and calls
 * a library of the machine.
 */
export class StandInDatabase {
  readonly path: string;
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.path = path;
    this.#database = new DatabaseSync(path);
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  get open(): boolean {
    return this.#database.isOpen;
  }

  prepare(sql: string): StandInStatement {
    return translated(() => new StandInStatement(this.#database, sql));
  }

  exec(sql: string): number {
    this.#database.exec(sql);
    return 0;
  }

  transaction(): never {
    throw new Error("not used");
  }

  openBlob(): never {
    throw new Error("not used");
  }

  close(): void {
    this.#database.close();
  }
}

/** A prepared statement: `run` returns the number of changes. */
class StandInStatement {
  readonly #statement: ReturnType<DatabaseSync["prepare"]>;
  #finalized = false;

  constructor(database: DatabaseSync, sql: string) {
    this.#statement = database.prepare(sql);
    this.#statement.setReadBigInts(true);
  }

  run(...values: Value[]): number {
    return translated(() => Number(this.#statement.run(...values).changes));
  }

  all(...values: SQLInputValue[]): Record<string, unknown>[] {
    if (this.#finalized) throw new Error("statement is finalized");
    const rows = translated(() => this.#statement.all(...values));
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, narrowed(value)]),
      )
    );
  }

  finalize(): void {
    this.#finalized = true;
  }
}

/** A bigint only where a number is not exact, as documented for `int64`. */
function narrowed(value: unknown): unknown {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value))
    ? Number(value)
    : value;
}

/** Errors have the result code as `code`. */
function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    throw Object.assign(new Error(message), { code: errcode });
  }
}
