import { SILENT_LOGGER } from "../../config/logger.ts";
import {
  AlterColumnOp,
  ModifyTableOps,
  RenameTableOp,
  schemaOf,
} from "../../operations/mod.ts";
import type { LikelyRename, MigrateOperation } from "../../operations/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import type { MigrationContext } from "../../runtime/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Table } from "../../schema/mod.ts";
import type {
  AutogenerateOptions,
  RenameAnswers,
} from "../autogenerate_options.ts";
import { CanonicalForms, learnTables } from "../canonical/canonical_forms.ts";
import { existingState } from "../compare/existing_state.ts";
import type { DatabaseSide } from "../sides/database_side.ts";
import type { TargetSide } from "../sides/target_side.ts";
import { withRenamedColumn, withRenamedTable } from "./apply_renames.ts";
import type { Tables } from "./apply_renames.ts";
import {
  describeRename,
  differingColumns,
  likelyColumnRenames,
  likelyTableRenames,
} from "./likely_renames.ts";

/** A database with its renames done. */
export interface RenamedDatabase {
  /** As it is after the operations. */
  readonly database: DatabaseSide;
  readonly operations: readonly MigrateOperation[];
  /** What looks renamed, and nobody said so. */
  readonly likely: readonly LikelyRename[];
}

/** Finds what was renamed: said by the target, by answers, or by whoever is asked. */
export async function renameDatabase(
  database: DatabaseSide,
  target: TargetSide,
  about: {
    readonly context: MigrationContext;
    readonly options: AutogenerateOptions;
    /** Tables of the target with the database's that are the same. */
    readonly same: ReadonlyMap<Table, Table>;
  },
): Promise<RenamedDatabase> {
  const renaming = new Renaming(database, target, about);
  await renaming.renameTables();
  await renaming.renameColumns();
  return renaming.result();
}

class Renaming {
  #tables: Tables;
  readonly #operations: MigrateOperation[] = [];
  readonly #likely: LikelyRename[] = [];
  readonly #answers: RenameAnswers;

  constructor(
    readonly database: DatabaseSide,
    readonly target: TargetSide,
    readonly about: Parameters<typeof renameDatabase>[2],
  ) {
    const { renames } = about.options;
    this.#tables = database.tables;
    this.#answers = typeof renames === "object" ? renames : {};
  }

  async renameTables(): Promise<void> {
    const answers = Object.entries(this.#answers.tables ?? {});
    for (const [key, table] of this.target.tables) {
      const said = answers.find(([, to]) => to === key || to === table.name);
      this.#renameTable(said?.[0] ?? this.#formerKey(table), table);
    }
    const { gone, added } = this.#differingTables();
    if (gone.length === 0 || added.length === 0) return;
    const forms = this.#forms([...gone, ...added]);
    for (const likely of likelyTableRenames(gone, added, forms)) {
      const wanted = added.find(({ name, schema }) =>
        name === likely.to && schema === likely.schema
      );
      if (wanted === undefined || !await this.#isRenamed(likely)) continue;
      this.#renameTable(tableKey({ ...wanted, name: likely.from }), wanted);
    }
  }

  async renameColumns(): Promise<void> {
    for (const table of this.#changedTables()) {
      const prefix = `${tableKey(table)}.`;
      const answers = Object.entries(this.#answers.columns ?? {})
        .filter(([key]) => key.startsWith(prefix));
      for (const { name, renamedFrom } of table.columns) {
        const said = answers.find(([, to]) => to === name);
        const from = said?.[0].slice(prefix.length) ?? renamedFrom;
        if (from !== undefined) this.#renameColumn(table, from, name);
      }
    }
    const differing = this.#changedTables().filter((table) => {
      const old = this.#tables.get(tableKey(table));
      if (old === undefined) return false;
      const { gone, added } = differingColumns(old, table);
      return gone.length > 0 && added.length > 0;
    });
    if (differing.length === 0) return;
    const old = differing.map((table) => this.#tables.get(tableKey(table)))
      .filter((table) => table !== undefined);
    const forms = this.#forms([...differing, ...old]);
    for (const [at, table] of differing.entries()) {
      const theirs = old[at];
      if (theirs === undefined) continue;
      for (const likely of likelyColumnRenames(theirs, table, forms)) {
        if (!await this.#isRenamed(likely)) continue;
        this.#renameColumn(table, likely.from, likely.to);
      }
    }
  }

  result(): RenamedDatabase {
    return {
      database: { ...this.database, tables: this.#tables },
      operations: this.#operations,
      likely: this.#likely,
    };
  }

  #formerKey({ renamedFrom, schema }: Table): string | undefined {
    return renamedFrom && tableKey({ name: renamedFrom, schema });
  }

  #renameTable(from: string | undefined, { name, schema }: Table): void {
    const old = from === undefined ? undefined : this.#tables.get(from);
    const key = tableKey({ name, schema });
    if (old === undefined || this.#tables.has(key)) return;
    this.#log(`Detected renamed table "${from}", now "${key}"`);
    this.#operations.push(
      new RenameTableOp(old.name, name, schemaOf({ schema })),
    );
    this.#tables = withRenamedTable(this.#tables, old, name);
  }

  #renameColumn(table: Table, from: string, to: string): void {
    const old = this.#tables.get(tableKey(table));
    const column = old?.columns.find(({ name }) => name === from);
    if (old === undefined || column === undefined) return;
    if (old.columns.some(({ name }) => name === to)) return;
    this.#log(
      `Detected renamed column "${tableKey(table)}.${from}", now "${to}"`,
    );
    const place = schemaOf(table);
    const alter = new AlterColumnOp(table.name, from, {
      newColumnName: to,
      ...place,
    });
    alter.existing = existingState(column);
    this.#operations.push(new ModifyTableOps(table.name, [alter], place));
    this.#tables = withRenamedColumn(this.#tables, { table: old, from, to });
  }

  /** Whether whoever is asked says yes; what stays open is reported. */
  async #isRenamed(likely: LikelyRename): Promise<boolean> {
    const { renames } = this.about.options;
    const answer = typeof renames === "function"
      ? await renames(likely)
      : undefined;
    if (answer === undefined) {
      this.#likely.push(likely);
      const logger = this.about.options.logger ?? SILENT_LOGGER;
      logger.info(`Someone may have renamed ${describeRename(likely)}`);
    }
    return answer === true;
  }

  #differingTables(): {
    readonly gone: readonly ReflectedTable[];
    readonly added: readonly Table[];
  } {
    const { tables } = this.target;
    const isIn = ({ schema }: Table) =>
      this.database.schemas.has(schema ?? null);
    return {
      gone: [...this.#tables].filter(([key]) => !tables.has(key))
        .map(([, one]) => one).filter(isIn),
      added: [...tables].filter(([key]) => !this.#tables.has(key))
        .map(([, one]) => one),
    };
  }

  /** The target's tables that the database has, too, and not the same. */
  #changedTables(): readonly Table[] {
    return [...this.target.tables].filter(([key, table]) => {
      const old = this.#tables.get(key);
      return old !== undefined && this.about.same.get(table) !== old;
    }).map(([, table]) => table);
  }

  #forms(tables: readonly Table[]): CanonicalForms {
    const forms = new CanonicalForms();
    learnTables(forms, tables, this.about.context);
    return forms;
  }

  #log(message: string): void {
    (this.about.options.logger ?? SILENT_LOGGER).info(message);
  }
}
