import type { Connection, Row } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import type { WireDialectFacts, WireLimitSql } from "../kernel/wire.ts";

/** How long the statements of a run may take, in seconds. */
export interface TimeLimitOptions {
  /** How long a statement waits for a lock of the database's. @default {what the database does} */
  readonly lockTimeout?: number | undefined;
  /** How long one statement may run. @default {what the database does} */
  readonly statementTimeout?: number | undefined;
}

/** A limit with its value written in. */
interface Limit extends WireLimitSql {
  /** What the session had before. */
  before?: string | undefined;
}

/**
 * The limits of a run. They are set anew for each segment, since a script may
 * change them: for the session before each step, and where the database can,
 * for each transaction alone.
 */
export class TimeLimits {
  readonly #limits: readonly Limit[];

  /** @throws {AthanorError} `CONFIG_INVALID` for a limit that the database does not know, or that is no time */
  constructor(facts: WireDialectFacts, options: TimeLimitOptions) {
    const { lockTimeout, statementTimeout } = options;
    const { lock, statement } = facts.timeouts;
    this.#limits = [
      ...limit("lockTimeout", lockTimeout, { sql: lock, facts }),
      ...limit("statementTimeout", statementTimeout, { sql: statement, facts }),
    ];
  }

  /** What sets them until the transaction ends. */
  get inTransaction(): readonly string[] {
    return this.#limits.flatMap(({ setLocal }) => setLocal || []);
  }

  /** What sets them for the session. */
  get inSession(): readonly string[] {
    return this.#limits.map(({ set }) => set);
  }

  /** Sets them for a session, which keeps what it had in mind. Without one, they are set in transactions alone. */
  async apply(connection: Connection): Promise<void> {
    if (connection.session === false) return;
    for (const each of this.#limits) {
      each.before ??= restoring(each, await connection.query(each.read));
      await connection.run([{ sql: each.set }]);
    }
  }

  /** Gives a session back what it had. */
  async restore(connection: Connection): Promise<void> {
    for (const each of this.#limits) {
      if (each.before !== undefined) {
        await connection.run([{ sql: each.before }]);
      }
      each.before = undefined;
    }
  }
}

function limit(
  name: string,
  seconds: number | undefined,
  { sql, facts }: {
    readonly sql: WireLimitSql | null;
    readonly facts: WireDialectFacts;
  },
): Limit[] {
  if (seconds === undefined) return [];
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw new AthanorError(
      "CONFIG_INVALID",
      `"${name}" must be a number of seconds above 0, not ${seconds}`,
      { hint: "Leave it out for the database's own limit." },
    );
  }
  if (sql === null) throw unknownLimit(name, facts);
  const values = {
    milliseconds: Math.max(1, Math.round(seconds * 1000)),
    seconds: Math.max(1, Math.round(seconds * 1000)) / 1000,
    wholeSeconds: Math.max(1, Math.ceil(seconds)),
  };
  const { set, setLocal, read, restore } = sql;
  const write = (text: string) => filled(text, values);
  return [{ set: write(set), setLocal: write(setLocal), read, restore }];
}

function restoring(
  { restore }: WireLimitSql,
  [row]: readonly Row[],
): string | undefined {
  return row === undefined ? undefined : filled(restore, row);
}

/** Writes values where a text names them in braces. */
function filled(
  text: string,
  values: Readonly<Record<string, unknown>>,
): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function unknownLimit(name: string, { dialect }: WireDialectFacts): Error {
  return new AthanorError(
    "CONFIG_INVALID",
    `"${name}" is set, and ${dialect} knows no such limit`,
    { hint: `Leave "${name}" out for this database.` },
  );
}
