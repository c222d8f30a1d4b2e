/**
 * Changes that PostgreSQL takes only when they are said in its own way.
 *
 * @module
 */
import { deepStrictEqual, equal, match } from "node:assert/strict";
import { compare } from "../../src/autogenerate/mod.ts";
import { renderCode } from "../../src/autogenerate/render/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import type { ColumnType, TableItem } from "../../src/schema/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { applyOperations } from "./apply_operations.ts";
import { openScratch } from "./scratch_database.ts";
import type { ScratchDatabase } from "./scratch_database.ts";

function schema(
  tables: Readonly<Record<string, readonly TableItem[]>>,
): sa.MetaData {
  const metadata = new sa.MetaData();
  for (const [name, items] of Object.entries(tables)) {
    metadata.table(name, items);
  }
  return metadata;
}

function column(type: ColumnType, serverDefault?: string): sa.MetaData {
  return schema({
    parcel: [sa.column("the size", type, {
      ...(serverDefault === undefined ? {} : { serverDefault }),
    })],
  });
}

/** Takes a database from one schema to another and back; nothing may be left. Gives what was written for the upgrade. */
async function thereAndBack(
  { connection }: ScratchDatabase,
  { from, to, rows = [] }: {
    readonly from: sa.MetaData;
    readonly to: sa.MetaData;
    readonly rows?: readonly string[];
  },
): Promise<string> {
  const differences = async (target: sa.MetaData) =>
    await compare(await MigrationContext.configure({ connection }), target);
  await applyOperations(connection, await differences(from));
  await connection.run(rows.map((sql) => ({ sql })));
  const upgrade = await differences(to);
  const downgrade = upgrade.reverse();
  await connection.run([{ sql: "BEGIN" }]);
  await applyOperations(connection, upgrade);
  await connection.run([{ sql: "COMMIT" }]);
  deepStrictEqual((await differences(to)).asDiffs(), []);
  await applyOperations(connection, downgrade);
  deepStrictEqual((await differences(from)).asDiffs(), []);
  return renderCode(upgrade).text;
}

async function withScratch(
  url: string,
  body: (scratch: ScratchDatabase) => Promise<void>,
): Promise<void> {
  const scratch = await openScratch(url);
  try {
    await scratch.clear();
    await body(scratch);
  } finally {
    await scratch.connection.close();
  }
}

serverTest(
  "postgresql",
  "rows of a type without an assignment cast are converted, there and back",
  (url) =>
    withScratch(url, async (scratch) => {
      const text = await thereAndBack(scratch, {
        from: column(sa.text()),
        to: column(sa.integer()),
        rows: [`INSERT INTO parcel VALUES ('41')`],
      });
      match(text, /\/\/ Fails while a row has a value/);
      match(text, /postgresqlUsing: '"the size"::INTEGER'/);
      const rows = await scratch.connection.query("SELECT * FROM parcel");
      deepStrictEqual({ ...rows[0] }, { "the size": "41" });
    }),
);

serverTest(
  "postgresql",
  "a type that the database converts by itself needs no expression",
  (url) =>
    withScratch(url, async (scratch) => {
      const text = await thereAndBack(scratch, {
        from: column(sa.integer(), "5"),
        to: column(sa.bigInteger(), "5"),
      });
      equal(text.includes("postgresqlUsing"), false);
    }),
);

serverTest(
  "postgresql",
  "a default that does not convert is taken away before and set after",
  (url) =>
    withScratch(url, async (scratch) => {
      const mood = sa.enum(["calm", "glad"], { name: "mood" });
      for (
        const [from, to] of [
          [column(sa.text(), "5"), column(sa.integer(), "5")],
          [column(sa.integer(), "1"), column(sa.boolean())],
          [column(sa.string(9), "calm"), column(mood, "glad")],
          [column(sa.dateTime()), column(sa.integer(), "3")],
          [column(sa.json()), column(sa.array(sa.integer()))],
        ] as const
      ) {
        await scratch.clear();
        await thereAndBack(scratch, { from, to });
      }
    }),
);

serverTest(
  "postgresql",
  "a value that an enum gets can be a default at once",
  (url) =>
    withScratch(url, async (scratch) => {
      const mood = (...values: string[]) => sa.enum(values, { name: "mood" });
      await thereAndBack(scratch, {
        from: column(mood("calm"), "calm"),
        to: column(mood("calm", "glad"), "glad"),
      });
    }),
);

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `a new table refers to a unique key that an old one gets with it, on ${server}`,
    (url) =>
      withScratch(url, async (scratch) => {
        const place = [
          sa.column("id", sa.integer(), { primaryKey: true }),
          sa.column("code", sa.string(9), { nullable: false }),
        ];
        await thereAndBack(scratch, {
          from: schema({ place }),
          to: schema({
            place: [...place, sa.uniqueConstraint(["code"], { name: "uq" })],
            visit: [
              sa.column("id", sa.integer(), { primaryKey: true }),
              sa.column("code", sa.string(9)),
              sa.foreignKeyConstraint(
                ["code"],
                [{ table: "place", column: "code" }],
                { name: "fk_visit" },
              ),
            ],
          }),
        });
      }),
  );
}
