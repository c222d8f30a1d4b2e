import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import {
  compareMetadata,
  fromUrl,
  MigrationContext,
  type MigrationScript,
  produceMigrations,
  renderCode,
} from "../../mod.ts";
import type {
  AutogenerateOptions,
  AutogenerateTarget,
} from "../../src/autogenerate/mod.ts";
import { connect } from "../../src/drivers/registry.ts";
import { type Client, connectClient } from "../servers/clients.ts";
import { serverTest, withDatabase } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { applyOperations } from "./apply_operations.ts";

type Renames = NonNullable<AutogenerateOptions["renames"]>;

/** One database that is made by SQL of somebody's own, and what it becomes. */
export interface Evolution {
  /** The statements that make it, rows included. */
  readonly from: readonly string[];
  /** The statements that make what it is to be. */
  readonly to: readonly string[];
  /** What was renamed. */
  readonly renames?: Renames;
  /** Looks at the database before, after the upgrade, and after the downgrade. */
  readonly look?: (client: Client, step: "before" | "up" | "down") => unknown;
  /** Looks at the revision. */
  readonly read?: (script: MigrationScript) => void;
}

/**
 * A test that compares a database with another, and takes it there, back and
 * there again: each time nothing may be left to do.
 */
export function evolutionTest(
  server: ServerName,
  name: string,
  evolution: Evolution,
): void {
  serverTest(server, name, (url) => evolve(server, url, evolution));
}

async function evolve(
  server: ServerName,
  url: string,
  { from, to, renames = {}, look, read }: Evolution,
): Promise<void> {
  await using client = await connectClient(server, url);
  for (const sql of from) await client.query(sql);
  const was = await metadataOf(url, url);
  const target = await made(server, url, to);
  const script = await withContext(url, async (context) => {
    notDeepStrictEqual(await compareMetadata(context, target), []);
    return produceMigrations(context, target);
  }, renames);
  read?.(script);
  const ups = script.upgradeOpsList;
  const downs = script.downgradeOpsList;
  for (const ops of [...ups, ...downs]) renderCode(ops);
  await look?.(client, "before");
  for (
    const [step, list, wanted] of [
      ["up", ups, target],
      ["down", downs, was],
      ["up", ups, target],
    ] as const
  ) {
    const connection = await connect(url);
    try {
      for (const ops of list) await applyOperations(connection, ops);
    } finally {
      await connection.close();
    }
    const left = await withContext(
      url,
      (context) => compareMetadata(context, wanted),
    );
    deepStrictEqual(left, [], step);
    await look?.(client, step);
  }
}

/** What some statements make, in a database of their own. */
function made(
  server: ServerName,
  base: string,
  statements: readonly string[],
): Promise<AutogenerateTarget> {
  return withDatabase(server, async (url) => {
    await using client = await connectClient(server, url);
    for (const sql of statements) await client.query(sql);
    return await metadataOf(url, base);
  });
}

function metadataOf(url: string, base: string): Promise<AutogenerateTarget> {
  return withContext(base, (context) => fromUrl(url).metadata(context));
}

async function withContext<T>(
  url: string,
  body: (context: MigrationContext) => Promise<T>,
  renames: Renames = {},
): Promise<T> {
  const options: AutogenerateOptions = { renames };
  const connection = await connect(url);
  try {
    return await body(
      await MigrationContext.configure({ connection, ...options }),
    );
  } finally {
    await connection.close();
  }
}
