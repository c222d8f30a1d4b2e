import type {
  WireAssignment,
  WireTable,
  WireTableName,
} from "../kernel/wire.ts";
import { MOST_CHARACTERS } from "./short_statement.ts";
import { journalName, selectRows, tableExists } from "./state_rows.ts";
import type { StateStatements } from "./state_statements.ts";
import { VERSION_LENGTH, type VersionTableOptions } from "./version_table.ts";

/** Which way a revision was run. */
export type Direction = "upgrade" | "downgrade";

/** A run of one revision. */
export interface JournaledStep {
  /** The revision's id. */
  readonly revision: string;
  /** Which half of it ran. */
  readonly direction: Direction;
}

/**
 * What became of a statement: `started` ones may or may not have taken effect,
 * `failed` ones did not, but may have left something behind.
 */
export type StatementState = "started" | "done" | "failed";

/** One statement in the journal. */
export interface JournalRow extends JournaledStep {
  /** Its place among the revision's statements, from 1. */
  readonly position: number;
  /** SHA-256 of its text, in hexadecimal. */
  readonly hash: string;
  readonly state: StatementState;
  /** Its text for people, shortened. */
  readonly statement: string;
}

const COLUMNS = [
  "revision",
  "direction",
  "position",
  "hash",
  "state",
  "statement",
];

/**
 * The table that says which statements of a revision took effect although the
 * revision did not end; empty but while something runs that cannot be taken back.
 */
export class JournalTable {
  readonly #options: VersionTableOptions;
  readonly #statements: StateStatements;
  #ensured = false;

  /** @param options those of the version table that it belongs to */
  constructor(options: VersionTableOptions, statements: StateStatements) {
    this.#options = options;
    this.#statements = statements;
  }

  /** Whether the table was looked for and is there. */
  get isEnsured(): boolean {
    return this.#ensured;
  }

  /**
   * The rows by their position; none when the table does not exist.
   *
   * @param exists whether it does, where that is known
   */
  async read(exists?: boolean): Promise<JournalRow[]> {
    this.#ensured = exists ?? await this.#exists();
    if (!this.#ensured) return [];
    const rows = await selectRows(this.#statements, {
      table: this.address,
      columns: COLUMNS,
    });
    return rows.map((row) => ({
      revision: String(row["revision"]),
      direction: String(row["direction"]) as Direction,
      position: Number(row["position"]),
      hash: String(row["hash"]),
      state: String(row["state"]) as StatementState,
      statement: String(row["statement"]),
    })).toSorted((a, b) => a.position - b.position);
  }

  /** Makes the table when it is not there. */
  async ensure(): Promise<void> {
    if (this.#ensured) return;
    if (!await this.#exists()) {
      await this.#statements.carryOut([{
        op: "createTable",
        table: this.#definition(),
      }]);
    }
    this.#ensured = true;
  }

  /** Called before rows are added, in the same transaction; what it throws prevents it. */
  guard?: (() => Promise<void>) | undefined;

  /** Adds rows. */
  async insert(rows: readonly JournalRow[]): Promise<void> {
    await this.guard?.();
    await this.#statements.carryOut([{
      op: "insert",
      table: this.address,
      columns: COLUMNS.map((name) => ({ name })),
      rows: rows.map((row) => [
        row.revision,
        row.direction,
        row.position,
        row.hash,
        row.state,
        row.statement,
      ]),
    }]);
  }

  /** Says what became of one statement. */
  async setState(row: JournalRow, state: StatementState): Promise<void> {
    await this.#update(state, whereStatement(row));
  }

  /** Says that all that was started took effect. */
  async markDone(step: JournaledStep): Promise<void> {
    await this.#update("done", [
      ...whereStep(step),
      { column: "state", value: "started" },
    ]);
  }

  /** Takes one statement out. */
  async remove(row: JournalRow): Promise<void> {
    await this.#delete(whereStatement(row));
  }

  /** Takes all statements of a step out. */
  async clear(step: JournaledStep): Promise<void> {
    await this.#delete(whereStep(step));
  }

  async #exists(): Promise<boolean> {
    return await tableExists(this.#statements, this.address);
  }

  async #update(
    state: StatementState,
    where: readonly WireAssignment[],
  ): Promise<void> {
    const set = [{ column: "state", value: state }];
    await this.#statements.carryOut([{
      op: "update",
      table: this.address,
      set,
      where,
    }]);
  }

  async #delete(where: readonly WireAssignment[]): Promise<void> {
    await this.#statements.carryOut([{
      op: "delete",
      table: this.address,
      where,
    }]);
  }

  /** The table by name. */
  get address(): WireTableName {
    const { name, schema } = this.#options;
    const journal = journalName(name);
    return schema === undefined ? { name: journal } : { name: journal, schema };
  }

  #definition(): WireTable {
    const text = (name: string, length: number) => ({
      name,
      type: { name: "string", length },
      nullable: false,
    });
    return {
      ...this.address,
      columns: [
        text("revision", VERSION_LENGTH),
        text("direction", 10),
        { name: "position", type: { name: "integer" }, nullable: false },
        text("hash", 64),
        text("state", 10),
        text("statement", MOST_CHARACTERS),
      ],
      constraints: [{
        kind: "primaryKey",
        name: { generated: `${this.#options.name}_journal_pkc` },
        columns: ["revision", "direction", "position"],
      }],
    };
  }
}

function whereStep({ revision, direction }: JournaledStep): WireAssignment[] {
  return [
    { column: "revision", value: revision },
    { column: "direction", value: direction },
  ];
}

function whereStatement(row: JournalRow): WireAssignment[] {
  return [...whereStep(row), { column: "position", value: row.position }];
}
