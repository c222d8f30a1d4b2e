import { checkText, invalid, isPlainObject, quoted } from "./check.ts";
import { finalName, isFinalName } from "./constraint_name.ts";
import type { ConstraintName, FinalName } from "./constraint_name.ts";
import type { Constraint } from "./constraint.ts";
import type { TableReference } from "./foreign_key.ts";
import { nearest } from "../util/nearest.ts";
import type { Index, IndexColumn } from "./table_index.ts";

/** The kinds of things that a naming convention names. */
export type NamingKey = "ix" | "uq" | "ck" | "fk" | "pk";

/** Where the named thing stands. */
export interface NamingTable {
  /** Its name. */
  readonly name: string;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

/** Makes the text of a token of one's own from what is named and its table. */
export type NamingToken = (
  named: Constraint | Index,
  table: NamingTable,
) => string;

/**
 * Templates that name constraints and indexes: `ix`, `uq`, `ck`, `fk` and `pk`,
 * with tokens such as `%(table_name)s`. Other keys are tokens of one's own:
 * functions that make a text.
 */
export interface NamingConvention {
  /** For indexes. */
  readonly ix?: string;
  /** For unique constraints. */
  readonly uq?: string;
  /** For check constraints; `%(constraint_name)s` is the name given. */
  readonly ck?: string;
  /** For foreign keys. */
  readonly fk?: string;
  /** For primary keys. */
  readonly pk?: string;
  /** A token of one's own, used as `%(token)s`. */
  readonly [token: string]: string | NamingToken | undefined;
}

/** What a naming convention looks at. */
export interface Named {
  /** Which pattern names it. */
  readonly key: NamingKey;
  /** The name that was given, before the convention. */
  readonly name: ConstraintName | undefined;
  /** Its columns, in order. */
  readonly columns: readonly string[];
  /** The table that a foreign key refers to. */
  readonly referent?: TableReference;
  /** The columns that a foreign key refers to. */
  readonly referentColumns?: readonly string[];
  /** The thing itself, for tokens of one's own. */
  readonly value: Constraint | Index;
}

/** What holds when no convention was given. */
const DEFAULTS: NamingConvention = { ix: "ix_%(column_0_label)s" };

const KEYS: readonly NamingKey[] = ["ix", "uq", "ck", "fk", "pk"];
const PLAIN_TOKENS = ["table_name", "referred_table_name", "constraint_name"];
const TOKEN = /%(?:%|\(([^)]*)\)s)/g;
const COLUMN_TOKEN = /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/;

/**
 * The name of a constraint or index under a convention: a final name as it is,
 * a given name as it is unless the template wraps it, and a made name where
 * none was given; nothing when there is no template either.
 *
 * The rules are SQLAlchemy's (`MetaData.naming_convention`).
 *
 * @throws {AthanorError} `OPERATION_INVALID` when the template asks for a name that was not given, or for an unknown token
 */
export function conventionName(
  named: Named,
  table: NamingTable,
  convention: NamingConvention = DEFAULTS,
): ConstraintName | undefined {
  if (isFinalName(named.name)) return named.name;
  const template = templateOf(named.key, convention);
  if (template === undefined) return named.name;
  const wraps = template.includes("%(constraint_name)s");
  if (named.name !== undefined && !wraps) return named.name;
  return expand(template, named, table, convention);
}

/**
 * Refuses a convention with an unknown key or token.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming the nearest known one
 */
export function checkNamingConvention(
  convention: NamingConvention,
): NamingConvention {
  if (!isPlainObject(convention)) {
    throw invalid(
      `The naming convention must be an object, but is ${quoted(convention)}`,
      'Write templates by kind, such as { uq: "uq_%(table_name)s_%(column_0_name)s" }.',
    );
  }
  for (const [key, value] of Object.entries(convention)) {
    if (value === undefined) continue;
    if ((KEYS as readonly string[]).includes(key)) {
      checkTemplate(checkText(value, `template ${key}`), convention);
    } else if (typeof value !== "function") {
      throw invalid(
        `Unknown key ${quoted(key)} in the naming convention`,
        `Use ${KEYS.join(", ")}, or a function for a token of your own.`,
      );
    }
  }
  return convention;
}

function templateOf(
  key: NamingKey,
  convention: NamingConvention,
): string | undefined {
  return convention[key] ?? DEFAULTS[key];
}

function expand(
  template: string,
  named: Named,
  table: NamingTable,
  convention: NamingConvention,
): FinalName {
  const name = template.replace(TOKEN, (_, token: string | undefined) => {
    if (token === undefined) return "%";
    const own = convention[token];
    if (typeof own === "function") return own(named.value, table);
    return builtinToken(token, named, table);
  });
  return finalName(name);
}

function builtinToken(
  token: string,
  named: Named,
  table: NamingTable,
): string {
  if (token === "table_name") return table.name;
  if (token === "constraint_name") return givenName(named, table);
  if (token === "referred_table_name") return named.referent?.table ?? "";
  const match = COLUMN_TOKEN.exec(token);
  if (match === null) throw unknownToken(token, {});
  const [, referred, first = "0", several, form] = match;
  const columns = referred === undefined
    ? named.columns
    : named.referentColumns ?? [];
  const owner = referred === undefined ? table : referredTable(named);
  const texts = columns.map((one) =>
    form === "label" ? label(owner, one) : one
  );
  if (several === undefined) return texts[Number(first)] ?? "";
  return texts.join(several.startsWith("_") ? "_" : "");
}

function givenName(named: Named, table: NamingTable): string {
  if (typeof named.name === "string") return named.name;
  throw invalid(
    `A constraint of the table ${
      quoted(table.name)
    } needs a name, because the naming convention builds on it`,
    "Name it, or use a template without %(constraint_name)s.",
  );
}

function referredTable(named: Named): NamingTable {
  const { table = "", schema } = named.referent ?? {};
  return { name: table, ...(schema === undefined ? {} : { schema }) };
}

function label(table: NamingTable, column: string): string {
  const schema = table.schema === undefined
    ? ""
    : `${table.schema.replaceAll(".", "_")}_`;
  return `${schema}${table.name}_${column}`;
}

function checkTemplate(template: string, convention: NamingConvention): void {
  for (const [, token] of template.matchAll(TOKEN)) {
    const isKnown = token === undefined || PLAIN_TOKENS.includes(token) ||
      COLUMN_TOKEN.test(token) || typeof convention[token] === "function";
    if (!isKnown) throw unknownToken(token, convention);
  }
  if (template.replace(TOKEN, "").includes("%")) {
    throw invalid(
      `The naming template ${quoted(template)} has a "%" that begins no token`,
      'Write tokens as %(table_name)s, and a percent sign as "%%".',
    );
  }
}

function unknownToken(
  token: string,
  convention: NamingConvention,
): Error {
  const known = [
    ...PLAIN_TOKENS,
    "column_0_name",
    "column_0_label",
    "column_0N_name",
    "column_0_N_name",
    "referred_column_0_name",
    ...Object.keys(convention),
  ];
  const guess = nearest(token, known);
  return invalid(
    `Unknown token ${quoted(token)} in the naming convention`,
    guess === undefined
      ? `The tokens are ${
        known.slice(0, 8).join(", ")
      } and functions of your own.`
      : `Did you mean "%(${guess})s"?`,
  );
}

const CONSTRAINT_KEYS: Record<Constraint["kind"], NamingKey | undefined> = {
  primaryKey: "pk",
  unique: "uq",
  foreignKey: "fk",
  check: "ck",
  exclude: undefined,
};

/** The name of a constraint of a table, the convention applied; nothing when it stays unnamed. */
export function nameOfConstraint(
  value: Constraint,
  table: NamingTable,
  convention: NamingConvention | undefined,
): ConstraintName | undefined {
  const key = CONSTRAINT_KEYS[value.kind];
  if (key === undefined) return value.name;
  return conventionName(namedAs(key, value), table, convention);
}

function namedAs(key: NamingKey, value: Constraint): Named {
  const { name } = value;
  const columns = "columns" in value ? value.columns : [];
  if (value.kind !== "foreignKey") return { key, name, columns, value };
  const { referent, referentColumns } = value;
  return { key, name, columns, referent, referentColumns, value };
}

/**
 * The name of an index of a table, the convention applied.
 *
 * @throws {AthanorError} `OPERATION_INVALID` when it has none and no column to be named after
 */
export function nameOfIndex(
  value: Index,
  table: NamingTable,
  convention: NamingConvention | undefined,
): ConstraintName {
  const columns = value.columns.map(indexedColumn)
    .filter((one) => one !== undefined);
  if (value.name === undefined && columns.length === 0) {
    throw invalid(
      "An index on expressions alone needs a name",
      "Name the index: there is no column to name it after.",
    );
  }
  const name = conventionName(
    { key: "ix", name: value.name, columns, value },
    table,
    convention,
  );
  if (name !== undefined) return name;
  throw invalid("An index needs a name", "Name the index.");
}

function indexedColumn(column: IndexColumn): string | undefined {
  if (typeof column === "string") return column;
  return column.kind === "sortedColumn" ? column.column : undefined;
}
