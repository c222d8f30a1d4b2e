import type { DialectName } from "../../dialect_name.ts";
import { canonicalize, sameTypes } from "../../kernel/mod.ts";
import type {
  CanonicalColumn,
  CanonicalForm,
  CanonicalTable,
  WireTable,
  WireType,
} from "../../kernel/wire.ts";
import { lowerTable } from "../../operations/mod.ts";
import type { MigrationContext } from "../../runtime/mod.ts";
import { constraintsOf, finalName, sa } from "../../schema/mod.ts";
import type {
  CheckConstraint,
  Column,
  Constraint,
  Index,
  Table,
} from "../../schema/mod.ts";
import { SharedColumns } from "./shared_columns.ts";

/** A CHECK that came with the type of a column. */
export interface BoundCheck {
  /** The column's name. */
  readonly column: string;
  readonly check: CheckConstraint;
}

/**
 * Whether a column numbers its rows as a target wants it: one that leaves it
 * unsaid agrees, and so does an identity.
 */
export function sameCounting(database: Column, target: Column): boolean {
  const { autoincrement: wanted } = target;
  if (wanted === undefined || target.serverDefault !== undefined) return true;
  const { autoincrement, serverDefault } = database;
  const isIdentity = typeof serverDefault === "object" &&
    serverDefault.kind === "identity";
  return isIdentity || (autoincrement ?? false) === wanted;
}

/** The forms in which values of both sides are compared: equal texts mean the same to the database. */
export class CanonicalForms {
  // It lives as long as a comparison: maps that hold weakly would cost more than they save.
  readonly #columns = new Map<Column, CanonicalColumn>();
  readonly #parts = new Map<Constraint | Index, CanonicalForm>();
  readonly #sameTypes = new Map<Column, Column>();
  readonly #boundChecks = new Map<Table, readonly BoundCheck[]>();

  /** A column's type and default; nothing where it has none. */
  column(value: Column): CanonicalColumn {
    return this.#columns.get(value) ?? {};
  }

  /** A constraint: the name that it has in the database, and all else as one text. */
  constraint(value: Constraint): CanonicalForm {
    return this.#parts.get(value) ?? { form: "" };
  }

  /** An index or a unique constraint, likewise. */
  key(value: Constraint | Index): CanonicalForm {
    return this.#parts.get(value) ?? { form: "" };
  }

  /** The CHECKs that the types of a table's columns bring along on this database. */
  boundChecks(table: Table): readonly BoundCheck[] {
    return this.#boundChecks.get(table) ?? [];
  }

  /** Whether a type asks for no change: it is the same, or one side says less. */
  sameType(database: Column, target: Column): boolean {
    return this.column(database).type === this.column(target).type ||
      this.#sameTypes.get(database) === target;
  }

  /** Whether nothing tells two columns of one name apart. */
  sameColumn(a: Column, b: Column): boolean {
    const [one, other] = [this.column(a), this.column(b)];
    return this.sameType(a, b) && one.default === other.default &&
      (a.nullable ?? true) === (b.nullable ?? true) &&
      (a.comment ?? "") === (b.comment ?? "") && sameCounting(a, b);
  }

  /** Takes up the kernel's answer about a table. */
  learn(table: Table, canonical: CanonicalTable): void {
    table.columns.forEach((one, at) => {
      const form = canonical.columns[at];
      if (form !== undefined) this.#columns.set(one, form);
    });
    this.#learnBoundChecks(table, canonical.checks);
    constraintsOf(table).forEach((one, at) => {
      const form = canonical.constraints[at];
      if (form !== undefined) this.#parts.set(one, form);
    });
    table.indexes.forEach((one, at) => {
      const form = canonical.indexes[at];
      if (form !== undefined) this.#parts.set(one, form);
    });
  }

  #learnBoundChecks(table: Table, checks: CanonicalTable["checks"]): void {
    const bound = checks.map(({ column, ...form }): BoundCheck => {
      const { name } = form;
      const check = sa.checkConstraint(form.form.replace(/^check /, ""), {
        name: name === undefined ? null : finalName(name),
      });
      this.#parts.set(check, form);
      return { column: table.columns[column]?.name ?? "", check };
    });
    if (bound.length > 0) this.#boundChecks.set(table, bound);
  }

  /** Takes two types of different texts for the same. */
  learnSameType(database: Column, target: Column): void {
    this.#sameTypes.set(database, target);
  }

  /** Puts another form in the place of a default's. */
  correctDefault(column: Column, form: string | undefined): void {
    const { default: _, ...rest } = this.column(column);
    this.#columns.set(
      column,
      form === undefined ? rest : { ...rest, default: form },
    );
  }

  /** Puts another form in the place of a constraint's or an index's. */
  correct(part: Constraint | Index, form: string): void {
    this.#parts.set(part, { ...this.#parts.get(part), form });
  }
}

/** Asks the kernel for the forms of all tables, in one call. */
export function learnTables(
  forms: CanonicalForms,
  tables: readonly Table[],
  context: MigrationContext,
): void {
  const shared = new SharedColumns(context.dialectName);
  const places = tables.map((one) => shared.placesOf(one));
  const asked = tables.map((one, at) =>
    places[at] === undefined ? one : withoutColumns(one)
  );
  const [sampled, ...answers] = canonicalize({
    ...server(context),
    tables: [sampleTable(shared), ...asked]
      .map((one) => lowered(one, context)),
  });
  tables.forEach((one, at) => {
    const answer = answers[at];
    if (answer === undefined) return;
    const columns = places[at]?.map((place) => sampled?.columns[place] ?? {});
    forms.learn(one, columns === undefined ? answer : { ...answer, columns });
  });
}

/** Asks the kernel for the forms of columns that many are like. */
export function learnSamples(
  shared: SharedColumns,
  context: MigrationContext,
): readonly CanonicalColumn[] {
  if (shared.samples.length === 0) return [];
  const tables = [lowered(sampleTable(shared), context)];
  return canonicalize({ ...server(context), tables })[0]?.columns ?? [];
}

function sampleTable({ samples }: SharedColumns): Table {
  return sa.table("samples", samples);
}

/** A table whose constraints and indexes are to be read, and no column. */
function withoutColumns(table: Table): Table {
  return { ...table, columns: [], constraints: constraintsOf(table) };
}

function lowered(table: Table, { dialectName }: MigrationContext): WireTable {
  return lowerTable(table, { dialectName, namingConvention: undefined });
}

/** The types of a table's columns as the kernel takes them, by column. */
function wireTypes(
  table: Table,
  context: MigrationContext,
): ReadonlyMap<string, WireType> {
  return new Map(
    lowered(table, context).columns.flatMap(({ name, type }) =>
      type === undefined ? [] : [[name, type]]
    ),
  );
}

/** Asks the kernel about types whose texts differ: a side that says less agrees with the other. */
export function matchTypes(
  forms: CanonicalForms,
  tables: readonly (readonly [database: Table, target: Table])[],
  context: MigrationContext,
): void {
  const differing = tables.flatMap((pair) =>
    differingTypes(forms, pair, context)
  );
  if (differing.length === 0) return;
  const pairs = differing.map(({ pair }) => pair);
  const answers = sameTypes({ ...server(context), pairs });
  differing.forEach(({ old, column }, at) => {
    if (answers[at] === true) forms.learnSameType(old, column);
  });
}

interface DifferingTypes {
  readonly old: Column;
  readonly column: Column;
  readonly pair: readonly [database: WireType, target: WireType];
}

function differingTypes(
  forms: CanonicalForms,
  [database, target]: readonly [database: Table, target: Table],
  context: MigrationContext,
): readonly DifferingTypes[] {
  const theirs = new Map(database.columns.map((one) => [one.name, one]));
  const differing = target.columns.flatMap((column) => {
    const old = theirs.get(column.name);
    return old === undefined || forms.sameType(old, column)
      ? []
      : [{ old, column }];
  });
  if (differing.length === 0) return [];
  const before = wireTypes(database, context);
  const after = wireTypes(target, context);
  return differing.flatMap(({ old, column }) => {
    const [a, b] = [before.get(old.name), after.get(column.name)];
    return a === undefined || b === undefined
      ? []
      : [{ old, column, pair: [a, b] as const }];
  });
}

function server(
  { dialectName, connection }: MigrationContext,
): { readonly dialect: DialectName; readonly serverVersion?: string } {
  return {
    dialect: dialectName,
    ...(connection === undefined
      ? {}
      : { serverVersion: connection.serverVersion }),
  };
}
