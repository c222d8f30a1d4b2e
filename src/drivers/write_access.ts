/**
 * Whether a database may be changed, found out without changing it.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { sqliteWriteAccess } from "./sqlite_write_access.ts";
import type { WriteAccess, WriteAccessTarget } from "./write_check.ts";

type Check = (target: WriteAccessTarget) => Promise<WriteAccess>;

const CHECKS: Record<DialectName, Check> = {
  sqlite: sqliteWriteAccess,
  postgresql: postgresqlWriteAccess,
  mysql: mysqlWriteAccess,
  mssql: unknownWriteAccess,
  oracle: unknownWriteAccess,
};

/** Looks whether a database may be changed. Nothing is written, and no lock is taken. */
export function writeAccess(target: WriteAccessTarget): Promise<WriteAccess> {
  return CHECKS[target.connection.dialectName](target);
}

/** <https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-ACCESS> */
async function postgresqlWriteAccess(
  { connection }: WriteAccessTarget,
): Promise<WriteAccess> {
  const [row] = await connection.query(
    "SELECT current_user::text AS role, current_schema()::text AS schema, " +
      "pg_is_in_recovery() AS standby, " +
      "has_schema_privilege(current_schema(), 'CREATE') AS may_create",
  );
  const role = `role "${row?.["role"]}"`;
  const schema = row?.["schema"];
  if (row?.["standby"] === true) {
    return no("the server is a standby", "Connect to the primary server.");
  }
  if (typeof schema !== "string") {
    return no(
      `${role} has no schema in its search_path`,
      "Create the schema, or set search_path for the role.",
    );
  }
  return row?.["may_create"] === true
    ? { writable: true, reason: `${role} may create in schema "${schema}"` }
    : no(
      `${role} may not create in schema "${schema}"`,
      `Run as an owner: GRANT CREATE ON SCHEMA "${schema}" TO "${
        row?.["role"]
      }".`,
    );
}

/** <https://dev.mysql.com/doc/refman/8.4/en/information-schema-schema-privileges-table.html> */
async function mysqlWriteAccess(
  { connection }: WriteAccessTarget,
): Promise<WriteAccess> {
  const [row] = await connection.query(
    "SELECT @@global.read_only AS is_read_only, DATABASE() AS db, " +
      "(SELECT COUNT(*) FROM information_schema.user_privileges " +
      "WHERE privilege_type = 'CREATE') + " +
      "(SELECT COUNT(*) FROM information_schema.schema_privileges " +
      "WHERE privilege_type = 'CREATE' AND DATABASE() LIKE table_schema) " +
      "AS grants",
  );
  const name = row?.["db"];
  if (Number(row?.["is_read_only"]) !== 0) {
    return no("the server is read-only", "Connect to the primary server.");
  }
  if (typeof name !== "string") {
    return no("the URL names no database", "Put its name after the host.");
  }
  return Number(row?.["grants"]) > 0
    ? { writable: true, reason: `CREATE is granted in database "${name}"` }
    : {
      writable: undefined,
      reason: `no CREATE is granted in database "${name}" but by a role`,
      hint: `See SHOW GRANTS, or grant it: GRANT ALL ON \`${name}\`.* TO ….`,
    };
}

function unknownWriteAccess(
  { connection: { dialectName } }: WriteAccessTarget,
): Promise<WriteAccess> {
  return Promise.resolve({
    writable: undefined,
    reason: `it is not known how to look on ${dialectName} without writing`,
  });
}

function no(reason: string, hint: string): WriteAccess {
  return { writable: false, reason, hint };
}
