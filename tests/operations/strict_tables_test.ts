/**
 * STRICT tables of SQLite: types that it refuses are refused before anything is
 * sent, and no others.
 *
 * @module
 */
import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { isAthanorError, MigrationContext, sa, sqlFor } from "../../mod.ts";
import { Operations } from "../../src/operations/mod.ts";

const TYPES: Readonly<Record<string, sa.ColumnType>> = {
  integer: sa.integer(),
  smallInteger: sa.smallInteger(),
  bigInteger: sa.bigInteger(),
  string: sa.string(9),
  text: sa.text(),
  "text with a collation": sa.text(undefined, { collation: "NOCASE" }),
  "text with a length": sa.text(9),
  boolean: sa.boolean(),
  numeric: sa.numeric(9, 2),
  float: sa.float(),
  double: sa.double(),
  date: sa.date(),
  dateTime: sa.dateTime(),
  time: sa.time(),
  largeBinary: sa.largeBinary(),
  json: sa.json(),
  uuid: sa.uuid(),
  enum: sa.enum(["a"], { name: "letter" }),
  INT: sa.INT(),
  REAL: sa.REAL(),
  "REAL with a precision": sa.REAL(3),
  BLOB: sa.BLOB(),
  any: sa.sqlite.any(),
  "a variant": sa.string(9).withVariant(sa.text(), "sqlite"),
};

function table(type: sa.ColumnType, isStrict: boolean): Promise<string[]> {
  return sqlFor("sqlite", (op) => {
    op.createTable("note", [
      sa.column("id", sa.integer(), { primaryKey: true }),
      sa.column("the size", type),
    ], { sqliteStrict: isStrict });
  });
}

for (const [name, type] of Object.entries(TYPES)) {
  Deno.test(`a STRICT table takes ${name} where SQLite does`, async () => {
    using database = new DatabaseSync(":memory:");
    const [sql = ""] = await table(type, false);
    let isTaken = true;
    try {
      database.exec(`${sql} STRICT`);
    } catch (error) {
      match(String(error), /unknown datatype for note\.the size/);
      isTaken = false;
    }
    if (isTaken) equal((await table(type, true))[0], `${sql} STRICT`);
    else {
      await rejects(table(type, true), (error) => {
        if (!isAthanorError(error)) throw error;
        equal(error.code, "OPERATION_UNSUPPORTED");
        match(
          error.message,
          /^Column "the size" of the STRICT table "note" cannot have the type [A-Z]+(\([\d, ]+\))? \(at table\.columns\[1\]\.type\)$/,
        );
        match(error.hint ?? "", /INT, INTEGER, REAL, TEXT, BLOB, ANY/);
        return true;
      });
    }
  });
}

Deno.test("a STRICT table that is made anew keeps its rows when a new type is refused", async () => {
  using connection = new DatabaseSync(":memory:");
  connection.exec(
    "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT) STRICT; INSERT INTO note (a) VALUES ('x')",
  );
  const context = await MigrationContext.configure({ connection });
  const op = new Operations(context);
  await rejects(
    async () =>
      await op.batchAlterTable("note", (batch) => {
        batch.alterColumn("a", { type: sa.string(9) });
      }),
    { code: "OPERATION_UNSUPPORTED", message: /cannot have the type VARCHAR/ },
  );
  deepStrictEqual(
    connection.prepare("SELECT name FROM sqlite_master").all()
      .map(({ name }) => name),
    ["note"],
  );
  deepStrictEqual(
    connection.prepare("SELECT id, a FROM note").all().map((row) => ({
      ...row,
    })),
    [{ id: 1, a: "x" }],
  );
});
