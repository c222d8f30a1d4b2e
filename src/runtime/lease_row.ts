import type { Connection } from "../drivers/driver.ts";
import type { LockKey } from "../drivers/lock.ts";
import { render } from "../kernel/mod.ts";
import type {
  WireAssignment,
  WireLiteral,
  WireOp,
  WireTable,
  WireTableName,
} from "../kernel/wire.ts";
import {
  leaseName,
  type RowSource,
  selectRows,
  tableExists,
} from "./state_rows.ts";

/** The row that says who migrates. */
export interface LeaseState {
  /** Who holds it, for people; empty when nobody does. */
  readonly holder: string;
  /** Counts the times that it was taken: an older number is one that was lost. */
  readonly fence: number;
  /** Changes with each sign of life. */
  readonly beat: number;
  /** How long it lasts without one, in milliseconds. */
  readonly lasts: number;
}

const COLUMNS = ["holder", "fence", "beat", "lasts"] as const;

const LONGEST_HOLDER = 200;

const ONLY_ROW: WireAssignment = { column: "id", value: 1 };

/** The table beside the version table in which a lease is one row. */
export class LeaseRow {
  readonly #connection: Connection;
  readonly #key: LockKey;
  readonly #name: WireTableName;

  constructor(connection: Connection, key: LockKey) {
    this.#connection = connection;
    this.#key = key;
    this.#name = { name: leaseName(key.table), schema: key.schema };
  }

  /** The same row as another connection sees it. */
  over(connection: Connection): LeaseRow {
    return new LeaseRow(connection, this.#key);
  }

  /** What the row says; nothing when there is none. */
  async read(): Promise<LeaseState | undefined> {
    if (!await tableExists(this.#rows, this.#name)) return undefined;
    const [row] = await selectRows(this.#rows, {
      table: this.#name,
      columns: COLUMNS,
    });
    return row === undefined ? undefined : {
      holder: String(row["holder"]),
      fence: Number(row["fence"]),
      beat: Number(row["beat"]),
      lasts: Number(row["lasts"]),
    };
  }

  /** Makes the table and the row where they are missing; others may do so at the same time. */
  async ensure(): Promise<void> {
    if (await this.read() !== undefined) return;
    const exists = () => tableExists(this.#rows, this.#name);
    await this.#unless(exists, { op: "createTable", table: this.#definition });
    await this.#unless(async () => await this.read() !== undefined, {
      op: "insert",
      table: this.#name,
      columns: ["id", ...COLUMNS].map((name) => ({ name })),
      rows: [[1, "", 0, 0, 0]],
    });
  }

  /**
   * Changes the row if it is still as it was.
   *
   * @returns whether it was
   */
  async change(
    was: Partial<LeaseState>,
    set: Partial<LeaseState>,
  ): Promise<boolean> {
    const [statement] = this.#render({
      op: "update",
      table: this.#name,
      set: assignments(set),
      where: [ONLY_ROW, ...assignments(was)],
    });
    const [result] = await this.#connection.run([{ sql: statement ?? "" }]);
    return result?.rowCount === 1;
  }

  async #unless(
    isThere: () => Promise<boolean>,
    op: WireOp,
  ): Promise<void> {
    if (await isThere()) return;
    try {
      await this.#connection.run(this.#render(op).map((sql) => ({ sql })));
    } catch (error) {
      if (!await isThere()) throw error;
    }
  }

  get #rows(): RowSource {
    return {
      statementOf: (op) => this.#render(op)[0] ?? "",
      query: (sql) => this.#connection.query(sql),
    };
  }

  get #definition(): WireTable {
    const number = (name: string) => ({
      name,
      type: { name: "integer" },
      nullable: false,
    });
    const holder = {
      name: "holder",
      type: { name: "string", length: LONGEST_HOLDER },
      nullable: false,
    };
    return {
      ...this.#name,
      columns: [
        { ...number("id"), autoincrement: false },
        holder,
        number("fence"),
        number("beat"),
        number("lasts"),
      ],
      constraints: [{
        kind: "primaryKey",
        name: { generated: `${this.#name.name}_pkc` },
        columns: ["id"],
      }],
    };
  }

  #render(op: WireOp): string[] {
    const { dialectName: dialect, serverVersion } = this.#connection;
    return render({ dialect, serverVersion, ops: [op] }).map(({ sql }) => sql);
  }
}

function assignments(values: Partial<LeaseState>): WireAssignment[] {
  return Object.entries(values).map(([column, value]) => ({
    column,
    value:
      (typeof value === "string"
        ? value.slice(0, LONGEST_HOLDER)
        : value) as WireLiteral,
  }));
}
