/**
 * Every driver, and every client that can be handed over, with the real
 * packages: what the conformance tests run against.
 *
 * @module
 */
import { PGlite } from "npm:@electric-sql/pglite@0.5.16";
import mysqlCallback from "npm:mysql2@3.24.5";
import mysql from "npm:mysql2@3.24.5/promise";
import { DatabaseSync } from "node:sqlite";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import postgres from "npm:postgres@3.4.9";
import { BUILTIN_DRIVERS } from "../../src/drivers/builtin.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { adopt, connect, registerDriver } from "../../src/drivers/registry.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { StandInDatabase } from "./sqlite_ffi_standin.ts";

for (const driver of BUILTIN_DRIVERS) registerDriver(driver);

/** What one database says and takes. */
export interface Dialect {
  /** The placeholders of a statement, in order. */
  readonly placeholders: readonly [string, string];
  /** The code of a duplicate key, and of an unknown table. */
  readonly duplicate: string;
  readonly unknownTable: string;
  /** The type of a column of bytes. */
  readonly bytes: string;
  readonly version: RegExp;
  readonly begin: string;
  /** Whether a text may contain NUL. */
  readonly nul: boolean;
  /** What reading a 64-bit integer gives. */
  readonly big: unknown;
}

/** How to open one kind of connection. */
export interface Target {
  readonly name: string;
  readonly dialect: Dialect;
  readonly server?: ServerName;
  /** Whether the client opens new connections for others when one is lost. */
  readonly pool?: boolean;
  /** Opens a connection; `end` checks that a client of the caller's is open, and closes it. */
  open(url: string): Promise<Opened>;
}

interface Opened {
  readonly connection: Connection;
  end(): Promise<void>;
}

const BIG = 9007199254740993n;

const SQLITE: Dialect = {
  placeholders: ["?", "?"],
  duplicate: "1555",
  unknownTable: "1",
  bytes: "BLOB",
  version: /^3\.\d+/,
  begin: "BEGIN",
  nul: false,
  big: BIG,
};

const POSTGRESQL: Dialect = {
  placeholders: ["$1", "$2"],
  duplicate: "23505",
  unknownTable: "42P01",
  bytes: "bytea",
  version: /^\d+\.\d+/,
  begin: "BEGIN",
  nul: false,
  big: BIG,
};

const MYSQL: Dialect = {
  placeholders: ["?", "?"],
  duplicate: "1062",
  unknownTable: "1146",
  bytes: "blob",
  version: /^\d+\.\d+/,
  begin: "START TRANSACTION",
  nul: true,
  big: BIG,
};

async function byUrl(url: string, driver?: string): Promise<Opened> {
  const connection = await connect(url, { driver });
  return { connection, end: () => Promise.resolve() };
}

/** Hands a client over; in the end it has to answer still. */
async function handedOver(
  client: unknown,
  ask: () => unknown,
  close: () => unknown,
): Promise<Opened> {
  return {
    connection: await adopt(client),
    end: async () => {
      await ask();
      await close();
    },
  };
}

async function pgClient(url: string, pipeline: boolean): Promise<Opened> {
  const client = new pg.Client({ connectionString: url, pipeline });
  await client.connect();
  return await handedOver(
    client,
    () => client.query("SELECT 1"),
    () => client.end(),
  );
}

function pgPool(url: string): Promise<Opened> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  return handedOver(
    pool,
    () => pool.query("SELECT 1"),
    () => pool.end(),
  );
}

function postgresSql(url: string, max: number): Promise<Opened> {
  const sql = postgres(url, { max, fetch_types: max > 1, onnotice: () => {} });
  return handedOver(sql, () => sql`SELECT 1`, () => sql.end({ timeout: 0 }));
}

async function reservedSql(url: string): Promise<Opened> {
  const sql = postgres(url, { max: 2 });
  const reserved = await sql.reserve();
  return await handedOver(
    reserved,
    () => sql`SELECT 1`,
    () => {
      reserved.release();
      return sql.end({ timeout: 0 });
    },
  );
}

async function mysqlConnection(url: string): Promise<Opened> {
  // Another configuration than ours must make no difference.
  const client = await mysql.createConnection({ uri: url, rowsAsArray: true });
  return await handedOver(
    client,
    () => client.query("SELECT 1"),
    () => client.end(),
  );
}

function mysqlPool(url: string): Promise<Opened> {
  const pool = mysql.createPool({ uri: url, connectionLimit: 1 });
  return handedOver(pool, () => pool.query("SELECT 1"), () => pool.end());
}

function callbackConnection(url: string): Promise<Opened> {
  const client = mysqlCallback.createConnection(url);
  const promised = client.promise();
  return handedOver(
    client,
    () => promised.query("SELECT 1"),
    () => promised.end(),
  );
}

function callbackPool(url: string): Promise<Opened> {
  const pool = mysqlCallback.createPool({ uri: url, connectionLimit: 1 });
  const promised = pool.promise();
  return handedOver(
    pool,
    () => promised.query("SELECT 1"),
    () => promised.end(),
  );
}

let shared: Promise<PGlite> | undefined;

/** One instance for all tests: each takes seconds to start, and hundreds of megabytes. */
async function pglite(): Promise<Opened> {
  const database = await (shared ??= PGlite.create());
  return await handedOver(database, () => database.query("SELECT 1"), () => {});
}

function nodeSqlite(): Promise<Opened> {
  const database = new DatabaseSync(":memory:");
  return handedOver(
    database,
    () => database.exec("SELECT 1"),
    () => database.close(),
  );
}

function sqliteFfi(): Promise<Opened> {
  const database = new StandInDatabase(":memory:");
  return handedOver(
    database,
    () => database.exec("SELECT 1"),
    () => database.close(),
  );
}

/** Closes the shared instance, when there is one. */
export async function closePglite(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

const PG = { dialect: POSTGRESQL, server: "postgresql" } as const;
const MY = { dialect: MYSQL, server: "mysql" } as const;

/** All of them. */
export const TARGETS: readonly Target[] = [
  {
    name: "sqlite:",
    dialect: SQLITE,
    open: () => byUrl("sqlite::memory:"),
  },
  { name: "DatabaseSync of node:sqlite", dialect: SQLITE, open: nodeSqlite },
  { name: "Database of @db/sqlite", dialect: SQLITE, open: sqliteFfi },
  { name: "postgresql:", ...PG, open: (url) => byUrl(url) },
  {
    name: "postgresql: with driver postgres",
    ...PG,
    open: (url) => byUrl(url, "postgres"),
  },
  { name: "Client of pg", ...PG, open: (url) => pgClient(url, false) },
  { name: "pipelined Client of pg", ...PG, open: (url) => pgClient(url, true) },
  { name: "Pool of pg", ...PG, pool: true, open: pgPool },
  {
    name: "sql of postgres",
    ...PG,
    pool: true,
    open: (url) => postgresSql(url, 3),
  },
  {
    name: "sql of postgres with one connection",
    ...PG,
    pool: true,
    open: (url) => postgresSql(url, 1),
  },
  { name: "reserved sql of postgres", ...PG, open: reservedSql },
  { name: "PGlite", dialect: POSTGRESQL, open: pglite },
  { name: "mysql:", ...MY, open: (url) => byUrl(url) },
  {
    name: "mariadb:",
    ...MY,
    open: (url) => byUrl(url.replace(/^mysql:/, "mariadb:")),
  },
  { name: "connection of mysql2/promise", ...MY, open: mysqlConnection },
  { name: "pool of mysql2/promise", ...MY, pool: true, open: mysqlPool },
  { name: "connection of mysql2", ...MY, open: callbackConnection },
  { name: "pool of mysql2", ...MY, pool: true, open: callbackPool },
];
