import { AthanorError } from "../errors.ts";
import type {
  WireOp,
  WireStatement,
  WireTable,
  WireTableName,
} from "../kernel/wire.ts";
import type { VersionRowChange } from "../revision/mod.ts";
import {
  readVersionRows,
  tableExists,
  VERSION_COLUMN as COLUMN,
} from "./state_rows.ts";
import type { StateStatements } from "./state_statements.ts";

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
  readonly #options: VersionTableOptions;
  readonly #statements: StateStatements;
  #ensured = false;
  /** The statements of changes to come. */
  #prepared = new Map<VersionRowChange, WireStatement[]>();

  constructor(options: VersionTableOptions, statements: StateStatements) {
    this.#options = options;
    this.#statements = statements;
  }

  /** Called before the rows are changed, in the same transaction; what it throws prevents it. */
  guard?: (() => Promise<void>) | undefined;

  /**
   * The rows, sorted; none when the table does not exist.
   *
   * @param exists whether it does, where that is known
   */
  async read(exists?: boolean): Promise<string[]> {
    this.#ensured = exists ?? await this.exists();
    if (!this.#ensured) return [];
    return await readVersionRows(this.#statements, this.address);
  }

  /** Whether the table is there. */
  async exists(): Promise<boolean> {
    return await tableExists(this.#statements, this.address);
  }

  /** Makes the table when it is not there; it was read before, or is looked for. */
  async ensure(): Promise<void> {
    if (!this.#ensured && !await this.exists()) await this.create();
  }

  /** Makes the table. */
  async create(): Promise<void> {
    await this.#statements.carryOut([{
      op: "createTable",
      table: this.#definition(),
    }]);
  }

  /** Renders changes that will be applied, all in one crossing. */
  prepare(changes: readonly VersionRowChange[]): void {
    if (changes.length === 0) return;
    const ops = changes.map((change) => this.#operation(change));
    this.#prepared = new Map(changes.map((change) => [change, []]));
    for (const statement of this.#statements.render(ops)) {
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
    const statements = changes.flatMap((change) =>
      this.#prepared.get(change) ??
        this.#statements.render([this.#operation(change)])
    );
    const results = await this.#statements.send(statements);
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
