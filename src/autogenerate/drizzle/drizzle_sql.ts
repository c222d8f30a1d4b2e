import type {
  DrizzleColumn,
  DrizzleCore,
  DrizzleDialect,
  DrizzleSql,
} from "./drizzle_core.ts";

/** How columns that were given no name of their own are called. */
export type DrizzleCasing = "snake_case" | "camelCase";

/** Writes SQL and names as drizzle-kit does, with the user's own dialect class. */
export class DrizzleWriter {
  readonly #dialect: DrizzleDialect;
  readonly #hasCasing: boolean;

  constructor(
    core: DrizzleCore,
    dialectClass: string,
    casing: DrizzleCasing | undefined,
  ) {
    const Dialect = core[dialectClass] as new (
      options: { readonly casing: DrizzleCasing | undefined },
    ) => DrizzleDialect;
    this.#dialect = new Dialect({ casing });
    this.#hasCasing = casing !== undefined;
  }

  /** The text of an expression: values are literals, columns go without their tables. */
  textOf(expression: DrizzleSql): string {
    // `inlineParams()` would change the expression, which the program may use in queries.
    const Sql = expression.constructor as new (
      chunks: readonly unknown[],
    ) => DrizzleSql & { inlineParams(): DrizzleSql };
    const copy = new Sql([expression]).inlineParams();
    return this.#dialect.sqlToQuery(copy, "indexes").sql;
  }

  /** The name of a column, cased. */
  nameOf(column: DrizzleColumn): string {
    if (!this.#hasCasing) return column.name;
    return this.#dialect.sqlToQuery(column.getSQL(), "indexes").sql
      .slice(1, -1);
  }
}
