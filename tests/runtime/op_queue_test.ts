import {
  deepStrictEqual,
  equal,
  match,
  ok,
  rejects,
  throws,
} from "node:assert/strict";
import { op, Operations, sa } from "../../mod.ts";
import { MigrateOperation } from "../../src/operations/mod.ts";
import { SpiedSqlite } from "./spied_sqlite.ts";

function id() {
  return [sa.column("id", sa.integer(), { primaryKey: true })];
}

/** The first words of each statement sent, calls flattened. */
function heads(db: SpiedSqlite): string[] {
  return db.calls.flat().map((sql) => sql.split(/\s+/).slice(0, 3).join(" "));
}

Deno.test("R1: operations run in the order said, whatever is awaited", async () => {
  using db = new SpiedSqlite();
  await db.migrate(async (op) => {
    op.createTable("a", id());
    const b = op.createTable("b", id());
    op.createTable("c", id());
    await b;
    op.createTable("d", id());
  });
  deepStrictEqual(heads(db), [
    "CREATE TABLE a",
    "CREATE TABLE b",
    "CREATE TABLE c",
    "CREATE TABLE d",
  ]);
});

Deno.test("R1: awaiting a later handle first does not reorder", async () => {
  using db = new SpiedSqlite();
  await db.migrate(async (op) => {
    const a = op.createTable("a", id());
    const b = op.createTable("b", id());
    await b;
    await a;
  });
  deepStrictEqual(heads(db), ["CREATE TABLE a", "CREATE TABLE b"]);
});

Deno.test("R2: one flush is one call to the connection", async () => {
  using db = new SpiedSqlite();
  await db.migrate((op) => {
    for (const name of ["a", "b", "c"]) op.createTable(name, id());
  });
  equal(db.calls.length, 1);
  equal(db.calls[0]?.length, 3);
});

Deno.test("R3: a read sees all that was said before it", async () => {
  using db = new SpiedSqlite();
  let seen: unknown;
  await db.migrate(async (op) => {
    op.createTable("a", id());
    op.execute("INSERT INTO a VALUES (7)");
    const rows = await op.query("SELECT id FROM a WHERE id = ?", [7]);
    seen = rows[0]?.["id"];
  });
  equal(seen, 7);
});

Deno.test("R3: a read that nobody awaits still runs in its place", async () => {
  using db = new SpiedSqlite();
  await db.migrate((op) => {
    op.createTable("a", id());
    op.query("SELECT count(*) FROM a");
    op.dropTable("a");
  });
  deepStrictEqual(heads(db), [
    "CREATE TABLE a",
    "SELECT count(*) FROM",
    "DROP TABLE a",
  ]);
});

Deno.test("R3: an autocommit block runs in its place, outside of the transaction", async () => {
  using db = new SpiedSqlite();
  const inside: boolean[] = [];
  await db.migrate((op) => {
    op.createTable("a", id());
    op.autocommitBlock(() => {
      inside.push(db.database.isTransaction);
      op.createTable("b", id());
    });
    op.createTable("c", id());
  });
  deepStrictEqual(heads(db), [
    "CREATE TABLE a",
    "CREATE TABLE b",
    "CREATE TABLE c",
  ]);
  deepStrictEqual(inside, [false]);
});

class TwinOp extends MigrateOperation {
  constructor(readonly names: readonly [string, string]) {
    super();
  }
}

Operations.implementationFor(TwinOp, async (operations, twin) => {
  operations.createTable(twin.names[0], id());
  await operations.query("SELECT 1");
  operations.createTable(twin.names[1], id());
});

Deno.test("R3: an autocommit block may use the op given to it, or the global one", async () => {
  using db = new SpiedSqlite();
  await db.migrate(() => {
    op.autocommitBlock(async () => {
      op.createTable("a", id());
      await op.query("SELECT 1");
      op.createTable("b", id());
    });
    op.createTable("c", id());
  });
  deepStrictEqual(db.tables(), ["a", "b", "c"]);
  equal(heads(db).at(-1), "CREATE TABLE c");
});

Deno.test("R4: what an asynchronous implementation says stands in its place", async () => {
  using db = new SpiedSqlite();
  await db.migrate((op) => {
    op.createTable("a", id());
    op.invoke(new TwinOp(["b", "c"]));
    op.createTable("d", id());
  });
  deepStrictEqual(heads(db), [
    "CREATE TABLE a",
    "CREATE TABLE b",
    "SELECT 1",
    "CREATE TABLE c",
    "CREATE TABLE d",
  ]);
});

class GlobalOp extends MigrateOperation {}

Operations.implementationFor(GlobalOp, () => {
  op.createTable("from_global", id());
});

Deno.test("R4: the global op speaks to the nested queue within an implementation", async () => {
  using db = new SpiedSqlite();
  await db.migrate((op) => {
    op.invoke(new GlobalOp());
    op.createTable("later", id());
  });
  deepStrictEqual(heads(db), [
    "CREATE TABLE from_global",
    "CREATE TABLE later",
  ]);
});

Deno.test("R5: a failure is thrown where the failed operation is awaited", async () => {
  using db = new SpiedSqlite();
  let caught: unknown;
  await db.migrate(async (op) => {
    try {
      await op.execute("INSERT INTO missing VALUES (1)");
    } catch (error) {
      caught = error;
    }
    op.createTable("after", id());
  });
  match(String(caught), /no such table: missing/);
  deepStrictEqual(db.tables(), ["after"]);
});

Deno.test("R5: a failure that nobody awaits is thrown at the end", async () => {
  using db = new SpiedSqlite();
  await rejects(
    db.migrate((op) => {
      op.execute("INSERT INTO missing VALUES (1)");
    }),
    /no such table: missing/,
  );
});

Deno.test("R5: a failure whose promise was dropped is thrown at the next operation", async () => {
  using db = new SpiedSqlite();
  let reached = false;
  await rejects(
    db.migrate(async (op) => {
      op.query("SELECT * FROM missing").then(() => {});
      await new Promise((resolve) => setTimeout(resolve, 50));
      op.createTable("a", id());
      reached = true;
    }),
    /no such table: missing/,
  );
  equal(reached, false);
});

Deno.test("R5: a failure that dropped operations cannot be caught away", async () => {
  using db = new SpiedSqlite();
  await rejects(
    db.migrate(async (op) => {
      op.execute("INSERT INTO missing VALUES (1)");
      const lost = op.createTable("lost", id());
      try {
        await lost;
      } catch {
        // The script goes on as if nothing had happened.
      }
    }),
    /no such table: missing/,
  );
  deepStrictEqual(db.tables(), []);
});

Deno.test("R5: nothing is sent when one operation of a flush cannot be rendered", async () => {
  using db = new SpiedSqlite();
  await rejects(
    db.migrate((op) => {
      op.createTable("a", id());
      op.createTable("b\0", id());
    }),
    { name: /Error/ },
  );
  deepStrictEqual(db.tables(), []);
});

Deno.test("R7: an operation after the end of its migration is refused", async () => {
  using db = new SpiedSqlite();
  let late: Operations | undefined;
  await db.migrate((op) => {
    late = op;
  });
  throws(() => late?.createTable("late", id()), { code: "MIGRATION_CLOSED" });
  throws(() => late?.query("SELECT 1"), { code: "MIGRATION_CLOSED" });
});

Deno.test("R7: a helper that is not awaited but only awaits operations is part of the migration", async () => {
  using db = new SpiedSqlite();
  async function helper(): Promise<void> {
    await op.createTable("first", id());
    await op.createTable("second", id());
    await op.query("SELECT 1");
    await op.createTable("third", id());
  }
  await db.migrate(() => {
    helper();
  });
  deepStrictEqual(db.tables(), ["first", "second", "third"]);
});

Deno.test("R8: when the script throws, nothing pending is sent", async () => {
  using db = new SpiedSqlite();
  await rejects(
    db.migrate((op) => {
      op.createTable("a", id());
      throw new Error("changed my mind");
    }),
    /changed my mind/,
  );
  deepStrictEqual(db.calls, []);
});

Deno.test("R8: the script's own error is reported before an operation's", async () => {
  using db = new SpiedSqlite();
  await rejects(
    db.migrate((op) => {
      op.execute("INSERT INTO missing VALUES (1)");
      throw new Error("changed my mind");
    }),
    /changed my mind/,
  );
});

Deno.test("op outside of a migration is refused with the way out", () => {
  throws(() => op.createTable("a", id()), (error: unknown) => {
    const { code, hint } = error as { code: string; hint: string };
    equal(code, "NO_MIGRATION_RUNNING");
    ok(hint.length > 0);
    return true;
  });
});

Deno.test("two migrations at the same time in one process do not mix", async () => {
  using left = new SpiedSqlite();
  using right = new SpiedSqlite();
  const run = (db: SpiedSqlite, name: string) =>
    db.migrate(async () => {
      for (let i = 0; i < 5; i++) {
        op.createTable(`${name}_${i}`, id());
        await op.query("SELECT 1");
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
  await Promise.all([run(left, "left"), run(right, "right")]);
  const names = (name: string) => [0, 1, 2, 3, 4].map((i) => `${name}_${i}`);
  deepStrictEqual(left.tables(), names("left"));
  deepStrictEqual(right.tables(), names("right"));
});

Deno.test("op from a second copy of the module speaks to the running migration", async () => {
  using db = new SpiedSqlite();
  const directory = await Deno.makeTempDir({ prefix: "athanor_copy_" });
  const root = new URL("../../", import.meta.url).pathname;
  for (const part of ["mod.ts", "src", "deno.json"]) {
    await Deno.symlink(`${root}${part}`, `${directory}/${part}`);
  }
  const second = await import(
    `file://${directory}/mod.ts`
  ) as typeof import("../../mod.ts");
  await Deno.remove(directory, { recursive: true });
  ok(second.op !== op, "the copy is not a copy");
  await db.migrate(() => {
    second.op.createTable("from_copy", [
      second.sa.column("id", second.sa.integer(), { primaryKey: true }),
    ]);
  });
  deepStrictEqual(db.tables(), ["from_copy"]);
});
