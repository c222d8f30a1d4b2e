import { SCRIPT_HEADER } from "../template.ts";
import type { ProjectTemplate } from "./project_template.ts";

/** Several databases that go through the same revisions. */
export const multidb: ProjectTemplate = {
  summary: "Several databases, with an env.ts that goes through them",
  settings: `
  // The databases are in env.ts, beside the revisions.`,
  script: `${SCRIPT_HEADER}
export function upgrade(_op: unknown, { engine }: { engine: string }) {
  if (engine === "engine1") return upgradeEngine1();
  if (engine === "engine2") return upgradeEngine2();
  throw new Error(\`There is no upgrade of "\${engine}"\`);
}

export function downgrade(_op: unknown, { engine }: { engine: string }) {
  if (engine === "engine1") return downgradeEngine1();
  if (engine === "engine2") return downgradeEngine2();
  throw new Error(\`There is no downgrade of "\${engine}"\`);
}

function upgradeEngine1() {
  {{engine1Upgrades}}
}

function downgradeEngine1() {
  {{engine1Downgrades}}
}

function upgradeEngine2() {
  {{engine2Upgrades}}
}

function downgradeEngine2() {
  {{engine2Downgrades}}
}
`,
  env: envText,
  readme:
    `- \`env.ts\` has the names and the URLs of the databases. To rename or add one,
  change \`script.ts.tpl\` as well: it has a function for each.

\`-x engine=engine1\` runs a command on one database only. With \`--sql\`, each
database has a file of its own, \`engine1.sql\` and \`engine2.sql\`.`,
};

function envText(moduleSpecifier: string): string {
  return `/**
 * What a command runs when it needs the databases, or writes SQL for them. It
 * goes through them one after the other; each has its own version table.
 */
import { AthanorError, context, isAthanorError } from ${
    JSON.stringify(moduleSpecifier)
  };

/** The databases by name. \`script.ts.tpl\` has a function for each name. */
const databases: Readonly<Record<string, string>> = {
  engine1: Deno.env.get("ENGINE1_URL") ?? "sqlite:engine1.db",
  engine2: Deno.env.get("ENGINE2_URL") ?? "sqlite:engine2.db",
};

export default async function run(): Promise<void> {
  const done: string[] = [];
  for (const engine of chosenEngines()) {
    try {
      done.push(await runOn(engine));
    } catch (error) {
      throw stoppedAt(engine, { error, done });
    }
  }
}

/** All of them, or the one that \`-x engine=NAME\` names. */
function chosenEngines(): string[] {
  const { engine } = context.getXArgument({ asDictionary: true });
  if (engine === undefined) return Object.keys(databases);
  if (Object.hasOwn(databases, engine)) return [engine];
  throw new AthanorError("USAGE", \`There is no database "\${engine}"\`, {
    hint: \`Choose one of \${Object.keys(databases).join(", ")}.\`,
  });
}

/** Runs the command on one database, and says where that is now. */
async function runOn(engine: string): Promise<string> {
  const script: string[] = [];
  const migrations = await context.configure({
    url: databases[engine]!,
    outputBuffer: (text) => script.push(text),

    // The tables that this database should have, for revision --autogenerate.
    // targetMetadata: metadata[engine],
    upgradeToken: \`\${engine}Upgrades\`,
    downgradeToken: \`\${engine}Downgrades\`,
  });
  await context.runMigrations({ engine });
  if (context.isOfflineMode()) {
    const path = \`\${engine}.sql\`;
    await Deno.writeTextFile(path, script.join(""));
    context.config.logger.info(\`Wrote \${path}\`);
    return \`"\${path}" is written\`;
  }
  const heads = await migrations.getCurrentHeads();
  return \`"\${engine}" is done and stays at \${heads.join(", ") || "the base"}\`;
}

/** What failed, and what became of the databases before it. */
function stoppedAt(
  engine: string,
  { error, done }: { error: unknown; done: readonly string[] },
): AthanorError {
  const known = isAthanorError(error) ? error : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  return new AthanorError(
    known?.code ?? "UNEXPECTED",
    [\`On "\${engine}": \${reason}\`, ...done].join("; "),
    { cause: error, hint: known?.hint, details: known?.details },
  );
}
`;
}
