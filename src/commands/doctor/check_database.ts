import type { Config } from "../../config/config.ts";
import {
  DEFAULT_VERSION_TABLE,
  openMigrationLock,
  type Plan,
  stoppedError,
  stoppedRevisions,
  writeAccess,
} from "../../environment.ts";
import type { RevisionGraph } from "../../revision/mod.ts";
import { idList } from "../revision_text.ts";
import { type CheckName, failure, type Finding, finding } from "./finding.ts";

/** A database that answers, and what is known so far. */
export interface Situation {
  readonly config: Config;
  readonly context: Parameters<Plan>[1];
  readonly database: string;
  readonly rows: readonly string[];
  /** The scripts' graph, unless it is broken. */
  readonly graph: RevisionGraph | undefined;
}

type Check = (situation: Situation) => Finding | Promise<Finding>;

const CHECKS: Partial<Record<CheckName, Check>> = {
  database: server,
  versionTable,
  position,
  journal,
  privileges,
  lock,
};

/** Looks at one database. A check that fails does not keep the others from being made. */
export async function* checkDatabase(
  situation: Situation,
): AsyncGenerator<Finding> {
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      yield await check(situation);
    } catch (thrown) {
      yield failure(name as CheckName, thrown);
    }
  }
}

function server({ context, database }: Situation): Finding {
  const { dialectName, connection } = context;
  const version = connection?.serverVersion ?? "";
  return finding("database", "ok", {
    message: `${database} answers: ${dialectName} ${version}`,
  });
}

async function versionTable({ context, rows }: Situation): Promise<Finding> {
  const name = tableName(context);
  const message = await context.versionTable.exists()
    ? `"${name}" has ${rows.length === 1 ? "1 row" : `${rows.length} rows`}`
    : `"${name}" does not exist yet; an upgrade creates it`;
  return finding("versionTable", "ok", { message });
}

function position({ rows, graph }: Situation): Finding {
  if (graph === undefined) {
    return finding("position", "skipped", {
      message: `At ${idList(rows)}; the scripts must be correct to compare`,
    });
  }
  const unknown = rows.filter((row) => graph.get(row) === undefined);
  if (unknown.length > 0) {
    return finding("position", "failed", {
      message: `At ${idList(unknown)}, which no script has`,
      hint: "Restore the script, or set the version table right with " +
        '"athanor stamp --purge <revision>".',
      code: "REVISION_NOT_IN_SCRIPTS",
    });
  }
  const behind = graph.upgradeSteps("heads", rows).length;
  if (behind === 0) {
    return finding("position", "ok", {
      message: `At ${idList(rows)}, no revision is missing`,
    });
  }
  const count = behind === 1 ? "1 revision" : `${behind} revisions`;
  return finding("position", "warning", {
    message: `At ${idList(rows)}, ${count} behind`,
    hint: 'Run "athanor upgrade heads".',
  });
}

/** A revision that a run left half done keeps every other run from going on. */
async function journal({ context }: Situation): Promise<Finding> {
  const [stopped] = stoppedRevisions(await context.journalTable.read());
  return stopped === undefined
    ? finding("journal", "ok", { message: "No revision is half done" })
    : failure("journal", stoppedError(stopped));
}

async function privileges(
  { config, context: { connection }, database }: Situation,
): Promise<Finding> {
  if (connection === undefined) return noConnection("privileges");
  const { writable, reason, hint = null } = await writeAccess({
    connection,
    url: database === "connection" ? undefined : database,
    directory: config.directory,
  });
  if (writable === undefined) {
    return finding("privileges", "warning", {
      message: `Cannot tell whether it may be changed: ${reason}`,
      hint,
    });
  }
  return finding("privileges", writable ? "ok" : "failed", {
    message: `It may ${writable ? "" : "not "}be changed: ${reason}`,
    hint,
  });
}

async function lock(
  { config, context: { connection, options, facts } }: Situation,
): Promise<Finding> {
  if (connection === undefined) return noConnection("lock");
  if (config.settings.lock === false) {
    return finding("lock", "warning", {
      message: "Runs take no lock, so that two at once can harm each other",
      hint: 'Remove "lock: false" from the configuration.',
    });
  }
  const session = await openMigrationLock(connection, {
    table: tableName({ options }),
    schema: options.versionTableSchema,
    sql: facts.lock,
  });
  try {
    const holder = await session?.holder();
    return holder === undefined
      ? finding("lock", "ok", { message: "Nobody migrates it" })
      : finding("lock", "warning", {
        message: `Held by ${holder}`,
        hint: "Wait for that run to end, or end it.",
      });
  } finally {
    await session?.release();
  }
}

function noConnection(check: CheckName): Finding {
  return finding(check, "skipped", {
    message: "The environment only writes scripts, and connects to nothing",
  });
}

function tableName({ options }: Pick<Situation["context"], "options">): string {
  return options.versionTable ?? DEFAULT_VERSION_TABLE;
}
