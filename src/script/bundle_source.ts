import type { Config } from "../config/config.ts";
import type { Settings } from "../config/settings.ts";
import { toFileUrl } from "../util/path.ts";
import { isSqlScript, readText } from "./read_scripts.ts";
import type { Script } from "./script.ts";
import type { ScriptDirectory } from "./script_directory.ts";
import { sqlSections } from "./sql_script.ts";

/** Which settings a bundle takes along: those that say how to run, and no address or secret. */
const KEPT: Readonly<Record<keyof Settings, boolean>> = {
  versionTable: true,
  versionTableSchema: true,
  versionTablePk: true,
  transactionPerMigration: true,
  lock: true,
  migrationLockTimeout: true,
  migrationLeaseTime: true,
  lockTimeout: true,
  lockRetries: true,
  statementTimeout: true,
  url: false,
  dialect: false,
  driver: false,
  // Only its naming convention, which is told apart.
  targetMetadata: false,
  // Modules go in as imports.
  revisions: false,
  environment: false,
  plugins: false,
  // A bundle has no files to find or to write.
  scriptLocation: false,
  versionLocations: false,
  recursiveVersionLocations: false,
  fileTemplate: false,
  truncateSlugLength: false,
  timezone: false,
  moduleSpecifier: false,
  revisionEnvironment: false,
  postWriteHooks: false,
};

/** What the text of a bundle's entry is made from. */
export interface BundleParts {
  /** The URL of this package's `whole.ts`. */
  readonly module: string;
  /** The URL of the project's `env.ts`. */
  readonly envFile?: string | undefined;
  /** What names constraints that revisions leave unnamed: all that a bundle needs of the schema. */
  readonly namingConvention?: unknown;
}

/**
 * The text of the module that a bundler starts from: it imports every revision
 * and exports the commands over them.
 */
export function bundleSource(
  script: ScriptDirectory,
  { module, envFile, namingConvention }: BundleParts,
): string {
  const scripts = script.scripts(
    script.graph.revisions().map(({ id }) => id),
  );
  const modules = scripts.map((each, at) =>
    each.path !== undefined && isSqlScript(each.path)
      ? { imports: [], entry: sqlEntry(each) }
      : {
        imports: [`import * as r${at} from ${urlOf(each)};`],
        entry: `{ ...r${at}, doc: ${JSON.stringify(each.longDoc)} }`,
      }
  );
  const settings = JSON.stringify(
    keptSettings(script.config, namingConvention),
  );
  const environment = envFile === undefined
    ? []
    : [`import environment from ${JSON.stringify(envFile)};`];
  return [
    `import { bundledMigrations } from ${JSON.stringify(module)};`,
    ...environment,
    ...modules.flatMap(({ imports }) => imports),
    "const migrations = bundledMigrations({",
    `  settings: { ...${settings}${
      envFile === undefined ? "" : ", environment"
    } },`,
    "  revisions: [",
    ...modules.map(({ entry }) => `    ${entry},`),
    "  ],",
    "});",
    "export const { upgrade, downgrade, stamp, current, sql } = migrations;",
    "export default migrations;",
    "",
  ].join("\n");
}

function urlOf({ path = "" }: Script): string {
  return JSON.stringify(toFileUrl(path).href);
}

/** An SQL revision as an object that says the same. */
function sqlEntry(
  { id, path = "", source, longDoc, revision }: Script,
): string {
  const sections = sqlSections(readText(path, source), source);
  const body = (sql: string): string =>
    sql === "" ? "() => {}" : `(op) => op.execute(${JSON.stringify(sql)})`;
  const { down, labels, dependencies } = revision;
  const facts = {
    revision: id,
    downRevision: down.length === 0 ? null : down,
    branchLabels: labels.length === 0 ? null : labels,
    dependsOn: dependencies.length === 0 ? null : dependencies,
    doc: longDoc,
  };
  return `{ ...${JSON.stringify(facts)}, upgrade: ${
    body(sections.upgrade)
  }, downgrade: ${body(sections.downgrade)} }`;
}

function keptSettings(
  { settings }: Config,
  namingConvention: unknown,
): Record<string, unknown> {
  const kept = Object.entries(settings)
    .filter(([name]) => KEPT[name as keyof Settings]);
  return {
    ...Object.fromEntries(kept),
    ...(namingConvention === undefined
      ? {}
      : { targetMetadata: { namingConvention } }),
  };
}
