/**
 * The SQL texts that stand in columns, constraints and indexes, to be read and
 * to be replaced.
 *
 * @module
 */
import { isSqlText, SqlText } from "../schema/mod.ts";
import type {
  CheckConstraint,
  Column,
  Constraint,
  DialectOption,
  Index,
} from "../schema/mod.ts";

/** Makes another text of one. */
export type Rewrite = (text: string) => string;

/** The options of indexes that hold expressions. */
const EXPRESSION_OPTION = /Where$/;

/** A column with its texts replaced: what is computed, and its checks. */
export function rewriteColumn(column: Column, rewrite: Rewrite): Column {
  const { serverDefault } = column;
  const isComputed = typeof serverDefault === "object" &&
    serverDefault.kind === "computed";
  return {
    ...column,
    checks: column.checks.map((one) => rewriteCheck(one, rewrite)),
    ...(isComputed
      ? { serverDefault: { ...serverDefault, sql: rewrite(serverDefault.sql) } }
      : {}),
  };
}

/** A constraint with its texts replaced. */
export function rewriteConstraint(
  value: Constraint,
  rewrite: Rewrite,
): Constraint {
  return value.kind === "check" ? rewriteCheck(value, rewrite) : value;
}

/** An index with its texts replaced: expressions, and the condition of a partial one. */
export function rewriteIndex(value: Index, rewrite: Rewrite): Index {
  const options = Object.entries(value.options).map(([key, option]) => [
    key,
    EXPRESSION_OPTION.test(key) ? rewriteOption(option, rewrite) : option,
  ]);
  return {
    ...value,
    columns: value.columns.map((one) =>
      isSqlText(one) ? new SqlText(rewrite(one.sql)) : one
    ),
    options: Object.fromEntries(options),
  };
}

/** The texts of a column. */
export function textsOfColumn(column: Column): readonly string[] {
  return collect((rewrite) => rewriteColumn(column, rewrite));
}

/** The texts of a constraint. */
export function textsOfConstraint(value: Constraint): readonly string[] {
  return collect((rewrite) => rewriteConstraint(value, rewrite));
}

/** The texts of an index. */
export function textsOfIndex(value: Index): readonly string[] {
  return collect((rewrite) => rewriteIndex(value, rewrite));
}

function collect(walk: (rewrite: Rewrite) => unknown): readonly string[] {
  const texts: string[] = [];
  walk((text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function rewriteCheck(
  value: CheckConstraint,
  rewrite: Rewrite,
): CheckConstraint {
  return { ...value, sql: rewrite(value.sql) };
}

function rewriteOption(option: DialectOption, rewrite: Rewrite): DialectOption {
  if (typeof option === "string") return rewrite(option);
  return isSqlText(option) ? new SqlText(rewrite(option.sql)) : option;
}
