/**
 * The packages that the peers come in, pinned so that a measurement can be
 * repeated.
 *
 * @module
 */

/** From npm; those that need each other stand together, so that one that is missing takes no other with it. */
export const NPM_PACKAGES: readonly (readonly string[])[] = [
  ["pg@8.23.1"],
  ["better-sqlite3@12.11.1"],
  ["knex@3.3.0"],
  ["kysely@0.29.9"],
  ["drizzle-orm@0.45.4", "drizzle-kit@0.31.11"],
  ["umzug@3.8.3"],
  ["typeorm@1.1.1", "reflect-metadata@0.2.2"],
  ["node-pg-migrate@9.0.0"],
  ["dbmate@2.36.0"],
];

/** What stands in for a package that needs a compiler: the same interface from one that brings a binary. */
export const NPM_SUBSTITUTES: Readonly<Record<string, string>> = {
  "better-sqlite3@12.11.1": "better-sqlite3@npm:libsql@0.5.29",
};

/** From PyPI. */
export const PYPI_PACKAGES: readonly string[] = [
  "alembic==1.20.1",
  "sqlalchemy==2.1.9",
  "psycopg[binary]==3.3.9",
];
