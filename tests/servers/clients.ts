/**
 * The database clients, bare: what the tests ask a database without going
 * through any of our code.
 *
 * @module
 */
import mysql from "npm:mysql2@3.24.5/promise";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import type { ServerName } from "./url_variables.ts";

/** A row by column name. */
export type Row = Record<string, unknown>;

/** One session of a client library. */
export interface Client extends AsyncDisposable {
  /** Sends one statement and returns its rows. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const CONNECT: Readonly<
  Record<ServerName, (url: string) => Promise<Client>>
> = { postgresql: connectPostgresql, mysql: connectMysql };

/** Opens a session with the client library of a server. */
export function connectClient(
  server: ServerName,
  url: string,
): Promise<Client> {
  return CONNECT[server](url);
}

async function connectPostgresql(url: string): Promise<Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async query(sql, parameters): Promise<Row[]> {
      const result = await client.query(sql, parameters?.slice());
      return result.rows;
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

async function connectMysql(url: string): Promise<Client> {
  const client = await mysql.createConnection({
    uri: url,
    supportBigNumbers: true,
    // As PostgreSQL's does, so that what slips out of its quotes runs.
    multipleStatements: true,
  });
  return {
    async query(sql, parameters): Promise<Row[]> {
      const [rows] = await client.query(sql, parameters?.slice());
      return Array.isArray(rows) ? rows as Row[] : [];
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}
