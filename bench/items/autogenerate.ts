import {
  freshDatabase,
  inTime,
  type Lab,
  type Measurement,
  OURS,
  sized,
  versionOf,
} from "../lab.ts";
import {
  type Contender,
  type Measured,
  measureProcesses,
  printLines,
} from "../measure.ts";
import { alembic, type Database, drizzle, peersOf } from "../peers/mod.ts";
import {
  type Figure,
  figureOf,
  type Goal,
  goalOf,
  rounded,
  type Section,
} from "../results.ts";
import {
  athanorTables,
  byAlembic,
  byDrizzle,
  type Compared,
} from "./compared.ts";

const PUSH = "drizzle-kit push";
const ALONE = ", the comparison alone";

/** Finding that a database is as its schema says. */
export async function measureAutogenerate(lab: Lab): Promise<Measurement> {
  const sizes = sized(lab, [100, 500, 1000], [10, 20]);
  const work = sizes.flatMap((tables) =>
    (["sqlite", "postgresql"] as const)
      .map((database) => ({ database, tables }))
  );
  const { sections, late } = await inTime(
    lab,
    work,
    ({ database, tables }) => measureSize(lab, database, tables),
  );
  return {
    sections,
    notes: [
      ...late,
      "`athanor check`, `alembic check` and `drizzle-kit push` as whole processes, on a database that each has made from its own schema: tables of 12 columns, 2 indexes and 1 foreign key.",
      '"The comparison alone" is the median of up to five calls of `compareMetadata` and `compare_metadata` in a process that has loaded all, on an open connection.',
      "SQLite has no types for Drizzle but `integer`, `real`, `text`, `numeric` and `blob`, so its columns are these.",
    ],
  };
}

/** A tool, and how it makes what it compares. */
interface Tool {
  readonly name: string;
  readonly version: string;
  readonly make: (lab: Lab, place: Compared) => Promise<Contender[]>;
}

function toolsOf(lab: Lab): Tool[] {
  const there = peersOf(lab.installed);
  return [
    { name: OURS, version: lab.version, make: athanorTables },
    {
      name: alembic.name,
      version: versionOf(lab, alembic),
      make: byAlembic,
    },
    {
      name: PUSH,
      version: lab.installed.versions["drizzle-kit"] ?? "",
      make: byDrizzle,
    },
  ].filter(({ name }) =>
    name === OURS || there.includes(name === PUSH ? drizzle : alembic)
  );
}

/** The contenders of a tool, or why there are none. */
async function contendersOf(
  lab: Lab,
  { name, version, make }: Tool,
  what: Pick<Compared, "database" | "tables">,
): Promise<Contender[] | Figure> {
  const slug = `compare-${name}-${what.tables}`.replaceAll(" ", "-");
  const database = freshDatabase(lab, what.database, slug);
  const folder = `${lab.projects}/${slug}-${what.database}`;
  try {
    await database.reset();
    const { url, athanorUrl } = database;
    return await make(lab, { ...what, url, athanorUrl, folder, name });
  } catch (error) {
    const { message } = error as Error;
    printLines([`${name}: ${message}`]);
    const note = message.trim().split("\n").at(-1)!;
    return { tool: name, version, value: null, rss: null, runs: 0, note };
  }
}

async function measureSize(
  lab: Lab,
  database: Database,
  tables: number,
): Promise<Section> {
  const contenders: Contender[] = [];
  const versions = new Map<string, string>();
  const missing: Figure[] = [];
  for (const tool of toolsOf(lab)) {
    const made = await contendersOf(lab, tool, { database, tables });
    if ("tool" in made) missing.push(made);
    else contenders.push(...made);
    versions.set(tool.name, tool.version);
  }
  const measured = await measureProcesses(contenders, sized(lab, 5, 1), {
    run: 60_000,
    all: sized(lab, 25_000, 10_000),
  });
  const figures = [
    ...measured.map((one) =>
      figureFrom(one, versions.get(one.name.replace(ALONE, "")) ?? "")
    ),
    ...missing,
  ];
  const what = { figures, unit: "ms" } as const;
  const place = database === "sqlite" ? "SQLite" : "PostgreSQL";
  const title = `${tables} tables compared, ${place}`;
  return { title, ...what, goals: goalsOf(what, tables) };
}

function figureFrom(measured: Measured, version: string): Figure {
  const changed = measured.output.includes("Changes applied");
  const note = changed ? "finds changes in what it made itself" : undefined;
  const figure = figureOf(measured, version, note);
  if (!measured.name.endsWith(ALONE) || figure.runs === 0) return figure;
  if (figure.over) return { ...figure, against: `${OURS}${ALONE}` };
  const against = `${OURS}${ALONE}`;
  return {
    ...figure,
    value: rounded(JSON.parse(measured.output).compare),
    runs: 5,
    against,
  };
}

function goalsOf(
  what: Pick<Section, "figures" | "unit">,
  tables: number,
): Goal[] {
  const against = (other: string, atLeast: number, end = ""): Goal =>
    goalOf(what, {
      text:
        `${tables} tables${end}: at least ${atLeast} times faster than ${other}`,
      ours: `${OURS}${end}`,
      others: [`${other}${end}`],
      atLeast,
      why: end === ""
        ? "starting Deno, loading the library and the schema"
        : "the catalog queries and reading their rows",
    });
  return [
    against(alembic.name, 8),
    against(alembic.name, 8, ALONE),
    against(PUSH, 100),
  ];
}
