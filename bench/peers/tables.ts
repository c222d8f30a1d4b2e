/**
 * The tables of `bench/thousand_tables.ts` as Alembic's and Drizzle's users
 * write them: their files for comparing a database with its schema.
 *
 * @module
 */
import { tableName } from "../thousand_tables.ts";
import { alembicFrame, sqlalchemyUrl } from "./alembic.ts";
import type { Database } from "./peer.ts";

/** A project with a schema of some tables, and nothing else. */
export interface TablesProject {
  readonly tables: number;
  readonly database: Database;
  readonly url: string;
}

/** SQLAlchemy's tables, and a script that makes them. */
export function alembicTables(
  { tables, url }: TablesProject,
): Record<string, string> {
  return {
    ...alembicFrame(url, true),
    "migrations/versions/none.txt": "",
    "models.py": `import sqlalchemy as sa

metadata = sa.MetaData()

for at in range(${tables}):
    name = f"t{at:05}"
    parent = f"t{max(at - 1, 0):05}"
    sa.Table(
        name, metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("a", sa.Integer, nullable=False),
        sa.Column("b", sa.BigInteger, server_default="0"),
        sa.Column("c", sa.String(50), server_default="x"),
        sa.Column("d", sa.Text),
        sa.Column("e", sa.Numeric(10, 2)),
        sa.Column("f", sa.Boolean, nullable=False),
        sa.Column("g", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("h", sa.JSON),
        sa.Column("k", sa.Date),
        sa.Column(
            "parent_id", sa.Integer,
            sa.ForeignKey(f"{parent}.id", name=f"fk_{name}"),
        ),
        sa.Column("l", sa.Double),
        sa.Index(f"{name}_a", "a"),
        sa.Index(f"{name}_b", "b", "c"),
    )
`,
    "make.py": `import sqlalchemy as sa
from models import metadata

metadata.create_all(sa.create_engine(${JSON.stringify(sqlalchemyUrl(url))}))
`,
    "compare.py": `import json
import statistics
import time

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from models import metadata

times = []
with sa.create_engine(${
      JSON.stringify(sqlalchemyUrl(url))
    }).connect() as connection:
    context = MigrationContext.configure(
        connection,
        opts={"include_name": lambda name, *rest: name != "alembic_version"},
    )
    while len(times) < 5 and sum(times) < 5_000:
        started = time.perf_counter()
        assert compare_metadata(context, metadata) == []
        times.append((time.perf_counter() - started) * 1000)
print(json.dumps({"compare": statistics.median(times)}))
`,
  };
}

const DRIZZLE = {
  postgresql: {
    imports:
      `import { bigint, boolean, date, doublePrecision, foreignKey, index, integer, json, numeric, pgTable as table, serial, text, timestamp, varchar } from "drizzle-orm/pg-core";`,
    columns: `id: serial().primaryKey(),
  a: integer().notNull(),
  b: bigint({ mode: "number" }).default(0),
  c: varchar({ length: 50 }).default("x"),
  d: text(),
  e: numeric({ precision: 10, scale: 2 }),
  f: boolean().notNull(),
  g: timestamp().default(sql\`CURRENT_TIMESTAMP\`),
  h: json(),
  k: date(),
  parent_id: integer(),
  l: doublePrecision(),`,
  },
  sqlite: {
    imports:
      `import { foreignKey, index, integer, numeric, real, sqliteTable as table, text } from "drizzle-orm/sqlite-core";`,
    columns: `id: integer().primaryKey(),
  a: integer().notNull(),
  b: integer().default(0),
  c: text({ length: 50 }).default("x"),
  d: text(),
  e: numeric(),
  f: integer({ mode: "boolean" }).notNull(),
  g: text().default(sql\`(CURRENT_TIMESTAMP)\`),
  h: text({ mode: "json" }),
  k: text(),
  parent_id: integer(),
  l: real(),`,
  },
};

/** Drizzle's tables and the settings of drizzle-kit. */
export function drizzleTables(
  { tables, database, url }: TablesProject,
): Record<string, string> {
  const { imports, columns } = DRIZZLE[database];
  const each = Array.from({ length: tables }, (_, at) => {
    const name = tableName(at);
    const parent = tableName(Math.max(at - 1, 0));
    return `export const ${name} = table("${name}", {
  ${columns}
}, (own) => [
  index("${name}_a").on(own.a),
  index("${name}_b").on(own.b, own.c),
  foreignKey({ name: "fk_${name}", columns: [own.parent_id], foreignColumns: [${parent}.id] }),
]);
`;
  });
  return {
    "schema.ts": `import { sql } from "drizzle-orm";\n${imports}\n${
      each.join("")
    }`,
    "drizzle.config.ts": `export default {
  dialect: "${database}",
  schema: "./schema.ts",
  dbCredentials: { url: ${JSON.stringify(url)} },
};
`,
  };
}
