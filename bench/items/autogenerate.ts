import {
  freshDatabase,
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeFiles,
} from "../lab.ts";
import { connect } from "../../src/drivers/registry.ts";
import { Operations } from "../../src/operations/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { type Contender, measureProcesses, printLines } from "../measure.ts";
import { run } from "../peers/install.ts";
import { alembic, type Database, drizzle, peersOf } from "../peers/mod.ts";
import { inPackage } from "../peers/peer.ts";
import {
  alembicTables,
  drizzleTables,
  type TablesProject,
} from "../peers/tables.ts";
import { type Figure, figureOf, goalOf, type Section } from "../results.ts";
import { tableItems, tableName } from "../thousand_tables.ts";

const PUSH = "drizzle-kit push";

/** Finding that a database is as its schema says. */
export async function measureAutogenerate(lab: Lab): Promise<Measurement> {
  const sections: Section[] = [];
  for (const database of ["sqlite", "postgresql"] as const) {
    for (const tables of sized(lab, [100, 500, 1000], [10, 20])) {
      sections.push(await measureSize(lab, database, tables));
    }
  }
  return {
    sections,
    notes: [
      "`athanor check`, `alembic check` and `drizzle-kit push` on a database that each has made from its own schema: tables of 12 columns, 2 indexes and 1 foreign key. Whole processes.",
      "SQLite has no types for Drizzle but `integer`, `real`, `text`, `numeric` and `blob`, so its columns are these.",
    ],
  };
}

async function measureSize(
  lab: Lab,
  database: Database,
  tables: number,
): Promise<Section> {
  const made: { contender: Contender; version: string }[] = [];
  const missing: Figure[] = [];
  const has = (peer: typeof alembic): boolean =>
    peersOf(lab.installed).includes(peer);
  const tools = [
    { name: OURS, version: lab.version, make: ours },
    ...(has(alembic)
      ? [{
        name: alembic.name,
        version: versionOf(lab, alembic),
        make: byAlembic,
      }]
      : []),
    ...(has(drizzle)
      ? [{
        name: PUSH,
        version: lab.installed.versions["drizzle-kit"] ?? "",
        make: byDrizzle,
      }]
      : []),
  ];
  for (const { name, version, make } of tools) {
    const slug = `compare-${name}-${tables}`.replaceAll(" ", "-");
    const { url, athanorUrl, reset } = freshDatabase(lab, database, slug);
    const folder = `${lab.projects}/${slug}-${database}`;
    try {
      await reset();
      const project = { tables, database, url };
      const contender = await make(lab, {
        ...project,
        athanorUrl,
        folder,
        name,
      });
      made.push({ contender, version });
    } catch (error) {
      const note = (error as Error).message.trim().split("\n").at(-1)!;
      printLines([`${name}: ${(error as Error).message}`]);
      missing.push({
        tool: name,
        version,
        value: null,
        rss: null,
        runs: 0,
        note,
      });
    }
  }
  const measured = await measureProcesses(
    made.map(({ contender }) => contender),
    sized(lab, 5, 1),
    { run: 60_000, all: sized(lab, 20_000, 10_000) },
  );
  const figures = [
    ...measured.map((one, at) => figureOf(one, made[at]!.version)),
    ...missing,
  ];
  const what = { figures, unit: "ms" } as const;
  const place = database === "sqlite" ? "SQLite" : "PostgreSQL";
  const title = `${tables} tables compared, ${place}`;
  const why = "starting Deno, loading the library and the schema";
  const goals = [
    goalOf(what, {
      text: `${tables} tables: at least 8 times faster than Alembic`,
      ours: OURS,
      others: [alembic.name],
      atLeast: 8,
      why,
    }),
    goalOf(what, {
      text: `${tables} tables: at least 100 times faster than drizzle-kit push`,
      ours: OURS,
      others: [PUSH],
      atLeast: 100,
      why,
    }),
  ];
  return { title, ...what, goals };
}

/** What one tool is to make and compare. */
interface Place extends TablesProject {
  readonly athanorUrl: string;
  readonly folder: string;
  readonly name: string;
}

async function ours(_: Lab, place: Place): Promise<Contender> {
  const { tables, athanorUrl, folder, name } = place;
  const module = new URL("../thousand_tables.ts", import.meta.url).href;
  await writeFiles(folder, {
    "athanor.config.ts": `export default ${
      JSON.stringify({ url: athanorUrl, targetMetadata: "./schema.ts" })
    };\n`,
    "schema.ts": `import { tablesOf } from ${JSON.stringify(module)};
export const metadata = tablesOf(${tables});
`,
    "migrations/versions/none.txt": "",
  });
  const connection = await connect(athanorUrl);
  try {
    const context = await MigrationContext.configure({ connection });
    const op = new Operations(context);
    for (let at = 0; at < tables; at++) {
      op.createTable(tableName(at), tableItems(at));
    }
    await context.flush();
  } finally {
    await connection.close();
  }
  const cli = new URL("../../cli.ts", import.meta.url).pathname;
  const config = `${folder}/athanor.config.ts`;
  return { name, args: ["-A", cli, "check", "--config", config] };
}

async function byAlembic(
  { installed: { python } }: Lab,
  place: Place,
): Promise<Contender> {
  const { folder, name } = place;
  await writeFiles(folder, alembicTables(place));
  await run([python, "make.py"], { cwd: folder });
  // `check` wants the version table, which an upgrade to nothing makes.
  await run([python, "-m", "alembic", "upgrade", "head"], { cwd: folder });
  return peerContender(name, [python, "-m", "alembic", "check"], {
    cwd: folder,
  });
}

async function byDrizzle({ installed }: Lab, place: Place): Promise<Contender> {
  const { folder, name } = place;
  await writeFiles(folder, drizzleTables(place));
  const kit = inPackage(installed, "drizzle-kit/bin.cjs");
  const push = ["node", kit, "push", "--force"] as const;
  await run(["timeout", "60", ...push], { cwd: folder });
  return peerContender(name, push, { cwd: folder });
}
