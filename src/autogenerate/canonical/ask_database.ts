import type { Logger } from "../../config/logger.ts";
import { render } from "../../kernel/mod.ts";
import { lowerTable } from "../../operations/mod.ts";
import { writtenTables } from "../../reflection/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import type { MigrationContext } from "../../runtime/mod.ts";
import { constraintsOf, finalName, tableKey } from "../../schema/mod.ts";
import type { Column, Constraint, Index, Table } from "../../schema/mod.ts";
import { plainMessage } from "../../util/plain_message.ts";
import { plainName } from "../sides/name_filter.ts";
import { CanonicalForms, learnTables } from "./canonical_forms.ts";
import { singleQuestions } from "./undecided.ts";
import type { Undecided } from "./undecided.ts";

/** A table that is made for the moment, and what its parts stand for. */
interface Scratch {
  readonly name: string;
  readonly statements: readonly string[];
  readonly question: Undecided;
}

/**
 * Has the database itself write what text cannot decide: it makes temporary
 * tables of the target's expressions, reads them back, and keeps nothing. The
 * target is then compared in the database's own words. All in one go; where it
 * refuses something, part by part.
 */
export async function askDatabase(
  forms: CanonicalForms,
  questions: readonly Undecided[],
  about: {
    readonly context: MigrationContext;
    readonly logger: Logger;
  },
): Promise<void> {
  const { context, logger } = about;
  const { connection } = context;
  if (questions.length === 0 || connection === undefined) return;
  const scratches = questions.map((one, at) => scratchOf(one, at, context));
  try {
    await answer(forms, scratches, context, connection);
  } catch {
    const parts = questions.flatMap(singleQuestions);
    for (const [at, part] of parts.entries()) {
      const scratch = scratchOf(part, at, context);
      try {
        await answer(forms, [scratch], context, connection);
      } catch (error) {
        logger.warn(
          `The database refuses an expression of the table "${
            tableKey(part.target)
          }": ${plainMessage(error)}`,
        );
      }
    }
  }
}

async function answer(
  forms: CanonicalForms,
  scratches: readonly Scratch[],
  context: MigrationContext,
  connection: NonNullable<MigrationContext["connection"]>,
): Promise<void> {
  const tables = await writtenTables(connection, {
    statements: scratches.flatMap(({ statements }) => statements),
    names: scratches.map(({ name }) => name),
  }) ?? [];
  const byName = new Map(tables.map((one) => [one.name, one]));
  const answers = scratches.flatMap(({ name, question }) => {
    const table = byName.get(name);
    return table === undefined
      ? []
      : [{ question, table: withTypes(table, question.target) }];
  });
  const written = new CanonicalForms();
  learnTables(written, answers.map(({ table }) => table), context);
  for (const { question, table } of answers) {
    takeOver(forms, question, { table, written });
  }
}

/** What was written, with the types of the target, which say how defaults are read. */
function withTypes(written: ReflectedTable, target: Table): ReflectedTable {
  const types = new Map(target.columns.map(({ name, type }) => [name, type]));
  return {
    ...written,
    columns: written.columns.map((one) => {
      const type = types.get(one.name);
      return type === undefined ? one : { ...one, type };
    }),
  };
}

function scratchOf(
  question: Undecided,
  at: number,
  { dialectName, connection }: MigrationContext,
): Scratch {
  const { target, columns, constraints, indexes } = question;
  const name = `athanor_scratch_${at}`;
  const asked = new Set(columns);
  const { schema: _, comment: __, ...rest } = target;
  const table: Table = {
    ...rest,
    name,
    prefixes: ["TEMPORARY"],
    options: {},
    columns: target.columns.map((one) => plainColumn(one, asked.has(one))),
    constraints: constraints.map((one, index) => ({
      ...one,
      name: finalName(constraintName(index)),
    })),
    indexes: indexes.map((one, index) => ({
      ...one,
      name: finalName(indexName(at, index)),
    })),
  };
  const wire = lowerTable(table, { dialectName, namingConvention: undefined });
  const statements = render({
    dialect: dialectName,
    ...(connection === undefined
      ? {}
      : { serverVersion: connection.serverVersion }),
    ops: [{ op: "createTable", table: wire }],
  });
  return { name, statements: statements.map(({ sql }) => sql), question };
}

/** A column without what is not asked about. */
function plainColumn(column: Column, isAsked: boolean): Column {
  const { serverDefault, comment: _, ...rest } = column;
  return {
    ...rest,
    autoincrement: false,
    nullable: true,
    ...(isAsked && serverDefault !== undefined ? { serverDefault } : {}),
  };
}

/** Gives what was asked about the forms that the database wrote. */
function takeOver(
  forms: CanonicalForms,
  question: Undecided,
  { table, written }: {
    readonly table: ReflectedTable;
    readonly written: CanonicalForms;
  },
): void {
  const find = <T extends Constraint | Index | Column>(
    list: readonly T[],
    name: string,
  ) => list.find((one) => plainName(one.name) === name);
  for (const column of question.columns) {
    const same = find(table.columns, column.name);
    if (same === undefined) continue;
    const { default: form } = written.column(same);
    forms.correctDefault(column, form);
  }
  question.constraints.forEach((one, at) => {
    const same = find(constraintsOf(table), constraintName(at));
    if (same !== undefined) {
      forms.correct(one, written.constraint(same).form);
    }
  });
  const [, number = "0"] = /_(\d+)$/.exec(table.name) ?? [];
  question.indexes.forEach((one, at) => {
    const same = find(table.indexes, indexName(Number(number), at));
    if (same !== undefined) forms.correct(one, written.key(same).form);
  });
}

function constraintName(at: number): string {
  return `athanor_scratch_ck_${at}`;
}

function indexName(table: number, at: number): string {
  return `athanor_scratch_ix_${table}_${at}`;
}
