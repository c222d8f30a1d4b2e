import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { render } from "../kernel/mod.ts";
import type {
  WireOp,
  WireStatement,
  WireTable,
  WireTableName,
} from "../kernel/wire.ts";
import type { VersionRowChange } from "../revision/mod.ts";
import {
  readVersionRows,
  type RowSource,
  tableExists,
  VERSION_COLUMN as COLUMN,
} from "./state_rows.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";

/** What the version table is called and how it is made. */
export interface VersionTableOptions {
  readonly name: string;
  readonly schema?: string | undefined;
  /** Whether it has a primary key. */
  readonly primaryKey: boolean;
}

/** The longest revision id that fits the version table. */
export const VERSION_LENGTH = 32;

/** The table that says which revisions a database is at: one row for each head. */
export class VersionTable {
  readonly #dialect: DialectName;
  readonly #options: VersionTableOptions;
  readonly #sink: StatementSink;
  /** The statements of changes to come. */
  #prepared = new Map<VersionRowChange, WireStatement[]>();

  constructor(
    dialect: DialectName,
    options: VersionTableOptions,
    sink: StatementSink,
  ) {
    this.#dialect = dialect;
    this.#options = options;
    this.#sink = sink;
  }

  /** Called before the rows are changed, in the same transaction; what it throws prevents it. */
  guard?: (() => Promise<void>) | undefined;

  /** The rows, sorted; none when the table does not exist. */
  async read(): Promise<string[]> {
    return await readVersionRows(this.#rows, this.address);
  }

  /** Whether the table is there. */
  async exists(): Promise<boolean> {
    return await tableExists(this.#rows, this.address);
  }

  /** Makes the table when it is not there. */
  async ensure(): Promise<void> {
    if (!await this.exists()) await this.create();
  }

  /** Makes the table. */
  async create(): Promise<void> {
    await this.#send([{ op: "createTable", table: this.#definition() }]);
  }

  /** Renders changes that will be applied, all in one crossing. */
  prepare(changes: readonly VersionRowChange[]): void {
    if (changes.length === 0) return;
    const ops = changes.map((change) => this.#operation(change));
    this.#prepared = new Map(changes.map((change) => [change, []]));
    for (const statement of this.#render(ops)) {
      this.#prepared.get(changes[statement.op]!)?.push(statement);
    }
  }

  /**
   * Makes the changes of one step.
   *
   * @throws {AthanorError} `VERSION_ROW_CHANGED` when a row is not as it was read
   */
  async apply(changes: readonly VersionRowChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.guard?.();
    const statements: PreparedStatement[] = changes.flatMap((change) =>
      this.#prepared.get(change) ?? this.#render([this.#operation(change)])
    );
    const results = await this.#sink.send(statements);
    for (const [index, change] of changes.entries()) {
      const rowCount = results[index]?.rowCount ?? null;
      if (change.kind === "clear") continue;
      if (rowCount !== null && rowCount !== 1) {
        throw this.#changed(change, rowCount);
      }
    }
  }

  #operation(change: VersionRowChange): WireOp {
    const table = this.address;
    switch (change.kind) {
      case "insert":
        return {
          op: "insert",
          table,
          columns: [{ name: COLUMN }],
          rows: [[change.id]],
        };
      case "clear":
        return { op: "delete", table, where: [] };
      case "delete":
        return {
          op: "delete",
          table,
          where: [{ column: COLUMN, value: change.id }],
        };
      case "update":
        return {
          op: "update",
          table,
          set: [{ column: COLUMN, value: change.to }],
          where: [{ column: COLUMN, value: change.from }],
        };
    }
  }

  /** The table by name. */
  get address(): WireTableName {
    const { name, schema } = this.#options;
    return schema === undefined ? { name } : { name, schema };
  }

  #definition(): WireTable {
    const { name, primaryKey } = this.#options;
    return {
      ...this.address,
      columns: [{
        name: COLUMN,
        type: { name: "string", length: VERSION_LENGTH },
        nullable: false,
      }],
      ...(primaryKey && {
        constraints: [{
          kind: "primaryKey",
          name: { generated: `${name}_pkc` },
          columns: [COLUMN],
        }],
      }),
    };
  }

  #send(ops: readonly WireOp[]): ReturnType<StatementSink["send"]> {
    return this.#sink.send(this.#render(ops));
  }

  get #rows(): RowSource {
    return {
      statementOf: (op) => this.#render([op])[0]?.sql ?? "",
      query: (sql) => this.#sink.query(sql),
    };
  }

  #render(ops: readonly WireOp[]): WireStatement[] {
    const { serverVersion } = this.#sink;
    return render({
      dialect: this.#dialect,
      ...(serverVersion !== undefined && { serverVersion }),
      ops,
    });
  }

  #changed(
    change: Exclude<VersionRowChange, { readonly kind: "clear" }>,
    found: number,
  ): AthanorError {
    const { name } = this.#options;
    const wanted = change.kind === "update" ? change.from : change.id;
    return new AthanorError(
      "VERSION_ROW_CHANGED",
      `Expected one row "${wanted}" in "${name}" to ${change.kind}: found ${found}`,
      {
        hint:
          "Another run moved the database meanwhile: look at `current`, then run again.",
        details: { table: name, change, found },
      },
    );
  }
}
