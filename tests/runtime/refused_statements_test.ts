import { doesNotThrow, equal, match, ok, throws } from "node:assert/strict";
import { MigrationFailedError } from "../../mod.ts";
import { refuseStatement } from "../../src/drivers/refused_statements.ts";
import { Project } from "../environment/project.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";

const REFUSED = [
  "BEGIN",
  "begin;",
  "-- why\n/* and */ Begin Transaction",
  "BEGIN IMMEDIATE",
  "BEGIN ISOLATION LEVEL SERIALIZABLE",
  "START TRANSACTION READ ONLY",
  "COMMIT",
  "COMMIT WORK ;",
  "COMMIT AND CHAIN",
  "END TRANSACTION",
  "ROLLBACK",
  "ABORT",
  "PREPARE TRANSACTION 'x'",
  "COPY t (a) FROM stdin;",
];

const REFUSED_ON_MYSQL = [
  "LOCK TABLES `a` WRITE",
  "lock table a read local, b AS c low_priority write;",
];

for (
  const [dialect, list] of [
    ["postgresql", REFUSED],
    ["mysql", REFUSED_ON_MYSQL],
  ] as const
) {
  for (const sql of list) {
    Deno.test(`${JSON.stringify(sql)} is refused in a revision for ${dialect}`, () => {
      throws(() => refuseStatement(dialect, sql), {
        code: "OPERATION_UNSUPPORTED",
      });
    });
  }
}

const TAKEN = [
  "SAVEPOINT a",
  "LOCK TABLE a IN ACCESS EXCLUSIVE MODE",
  "LOCK TABLE ONLY a, b IN SHARE ROW EXCLUSIVE MODE NOWAIT",
  "LOCK TABLE a",
  "UNLOCK TABLES",
  "ROLLBACK TO a",
  "ROLLBACK TRANSACTION TO SAVEPOINT a",
  "RELEASE SAVEPOINT a",
  "BEGIN NOT ATOMIC SELECT 1; END",
  "COMMENT ON TABLE commit IS 'BEGIN'",
  "INSERT INTO t VALUES ('COMMIT')",
];

Deno.test("a statement behind many comments is looked at in no time", () => {
  const comments = `        -- ${"-".repeat(200)}\n`.repeat(200);
  const started = performance.now();
  for (const dialect of ["mysql", "postgresql"] as const) {
    for (const end of ["SELECT 1", "COMMIT x", "COPY t", "LOCKED"]) {
      refuseStatement(dialect, comments + end);
    }
  }
  ok(performance.now() - started < 500);
});

for (const sql of TAKEN) {
  Deno.test(`${JSON.stringify(sql)} is taken in a revision`, () => {
    doesNotThrow(() => refuseStatement("postgresql", sql));
  });
}

Deno.test("COMMIT is taken where scripts have no marks of transactions", () => {
  doesNotThrow(() => refuseStatement("oracle", "COMMIT"));
});

liveUrlTest(
  "a COMMIT in a script was told as rolled back although rows stayed: it is refused",
  async (url) => {
    using project = new Project({
      a1: { up: `op.execute("CREATE TABLE a (id INTEGER)");` },
      b2: {
        up: `op.execute("INSERT INTO a VALUES (1)");
          op.execute("INSERT INTO a VALUES (2); COMMIT");
          op.execute("INSERT INTO missing VALUES (2)");`,
      },
    }, { url });
    const error: unknown = await project.upgrade().catch((thrown) => thrown);
    if (!(error instanceof MigrationFailedError)) throw error;
    match(error.message, /: "COMMIT" would end the transaction that/);
    match(error.hint ?? "", /autocommitBlock/);
    equal(error.run.outcome, "rolled back");
    equal(error.position?.line, 8);
    equal((await tablesAt(url)).join(), "a");
    equal((await columnAt(url, "SELECT id FROM a")).join(), "");
    equal((await versionsAt(url)).join(), "a1");
  },
);

liveUrlTest(
  "a query that ends the transaction is refused as well",
  async (url) => {
    using project = new Project(
      { a1: { up: `await op.query("ROLLBACK");` } },
      { url },
    );
    const error: unknown = await project.upgrade().catch((thrown) => thrown);
    match(String(error), /"ROLLBACK" would end the transaction/);
  },
);
