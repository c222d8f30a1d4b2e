import { match, strictEqual } from "node:assert/strict";
import type { DialectName } from "../../src/dialect_name.ts";
import { writeAccess } from "../../src/drivers/write_access.ts";
import type { WriteAccess } from "../../src/drivers/write_check.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";

/** Looks at a real database through its bare client. */
async function look(
  dialectName: DialectName & ("postgresql" | "mysql"),
  url: string,
): Promise<WriteAccess> {
  await using client = await connectClient(dialectName, url);
  const connection = {
    dialectName,
    serverVersion: "",
    query: client.query,
    run: () => Promise.reject(new Error("nothing may be run")),
    inTransaction: () => false,
    close: () => Promise.resolve(),
  };
  return await writeAccess({ connection, url, directory: "/" });
}

/** The same URL for another user. */
function as(url: string, user: string): string {
  return Object.assign(new URL(url), { username: user, password: "pw" }).href;
}

serverTest(
  "postgresql",
  "writeAccess sees on PostgreSQL whether the role may create",
  async (url) => {
    strictEqual((await look("postgresql", url)).writable, true);
    const role = `r_${crypto.randomUUID().slice(0, 8)}`;
    await using admin = await connectClient("postgresql", url);
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`);
    try {
      await admin.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      const denied = await look("postgresql", as(url, role));
      strictEqual(denied.writable, false);
      match(denied.reason, /may not create in schema "public"/);
      match(denied.hint ?? "", new RegExp(`GRANT CREATE .* TO "${role}"`));
      await admin.query(`GRANT CREATE ON SCHEMA public TO ${role}`);
      strictEqual((await look("postgresql", as(url, role))).writable, true);
      await admin.query(`ALTER ROLE ${role} SET search_path = nowhere`);
      const lost = await look("postgresql", as(url, role));
      strictEqual(lost.writable, false);
      match(lost.reason, /no schema in its search_path/);
    } finally {
      await admin.query(`DROP OWNED BY ${role}`);
      await admin.query(`DROP ROLE ${role}`);
    }
  },
);

serverTest(
  "mysql",
  "writeAccess sees on MariaDB whether CREATE is granted",
  async (url) => {
    strictEqual((await look("mysql", url)).writable, true);
    const user = `u_${crypto.randomUUID().slice(0, 8)}`;
    const database = new URL(url).pathname.slice(1);
    await using admin = await connectClient("mysql", url);
    await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED BY 'pw'`);
    try {
      await admin.query(`GRANT SELECT ON \`${database}\`.* TO '${user}'@'%'`);
      const denied = await look("mysql", as(url, user));
      strictEqual(denied.writable, undefined);
      match(denied.reason, /no CREATE is granted/);
      await admin.query(`GRANT CREATE ON \`${database}\`.* TO '${user}'@'%'`);
      strictEqual((await look("mysql", as(url, user))).writable, true);
    } finally {
      await admin.query(`DROP USER '${user}'@'%'`);
    }
  },
);
