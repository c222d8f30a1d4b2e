import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { command, Config, type Finding } from "athanor";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";

const TABLES = (schema: string) =>
  `SELECT table_name AS name FROM information_schema.tables
  WHERE table_name = 'athanor_version' AND table_schema = ${schema}`;
/** The expression for where unqualified tables are. */
const SCHEMAS = { postgresql: "current_schema()", mysql: "DATABASE()" };

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `doctor looks at ${server} and creates nothing`,
    async (url) => {
      const config = new Config({ url, revisions: [] });
      const { isHealthy, findings } = await command.doctor(config);
      strictEqual(isHealthy, true, JSON.stringify(findings));
      deepStrictEqual(
        findings.filter(({ database }) => database !== null)
          .map(({ check, status }) => `${check} ${status}`),
        [
          "database ok",
          "versionTable ok",
          "position ok",
          "journal ok",
          "privileges ok",
          "lock ok",
        ],
      );
      await using client = await connectClient(server, url);
      const versionTables = async () =>
        (await client.query(TABLES(SCHEMAS[server]))).length;
      const made = await versionTables();
      await command.ensureVersion(config);
      deepStrictEqual([made, await versionTables()], [0, 1]);
    },
  );

  serverTest(
    server,
    `doctor names who holds the lock of ${server}`,
    async (url) => {
      let lock: Finding | undefined;
      const revision = {
        revision: "a1",
        downRevision: null,
        async upgrade() {
          const found = await command.doctor(
            new Config({ url, revisions: [] }),
          );
          lock = found.findings.find(({ check }) => check === "lock");
        },
        downgrade() {},
      };
      const config = new Config({ url, revisions: [revision] });
      await command.upgrade(config, "head");
      strictEqual(lock?.status, "warning");
      match(lock.message, /^Held by \S+/);
    },
  );
}
