/**
 * The environment that runs a command's plan: it connects (or writes a script),
 * reads where the database is, asks the command for its steps, and runs them.
 *
 * @module
 */
import { registerBuiltins } from "./builtins.ts";
import type { Config } from "./config/config.ts";
import type { DialectName } from "./dialect_name.ts";
import type { Connection } from "./drivers/driver.ts";
import { connect, dialectOfUrl } from "./drivers/registry.ts";
import { AthanorError } from "./errors.ts";
import type { Step } from "./revision/mod.ts";
import {
  MigrationContext,
  type MigrationContextOptions,
  type OutputBuffer,
  type RunnableStep,
  runSteps,
  type StepReport,
  type VersionApplyHook,
} from "./runtime/mod.ts";
import type { ScriptDirectory } from "./script/mod.ts";

export type { StepReport };

/** Asks a command for its steps, once it is known where the database is. */
export type Plan = (
  heads: readonly string[],
  context: MigrationContext,
) => readonly Step[] | Promise<readonly Step[]>;

/** What a command asks of the environment. */
export interface EnvironmentRequest {
  readonly config: Config;
  readonly script: ScriptDirectory;
  readonly plan: Plan;
  /** Writes a script instead of running statements. */
  readonly sql?: {
    readonly output: OutputBuffer;
    /** The rows that the script starts from; none for an empty database. */
    readonly heads: readonly string[];
  } | undefined;
  /** Whether the database is only looked at: nothing is created. */
  readonly readOnly?: boolean | undefined;
  /** Called when the steps are known, before the first runs. */
  readonly onPlan?: ((steps: readonly Step[]) => void) | undefined;
  /** Called after each step, with how many are done. */
  readonly onStep?: ((report: StepReport, done: number) => void) | undefined;
  readonly onVersionApply?: VersionApplyHook | undefined;
}

/** What a run did. */
export interface EnvironmentResult {
  readonly dialectName: DialectName;
  /** The version rows before. */
  readonly before: readonly string[];
  readonly steps: readonly StepReport[];
}

/**
 * Runs a plan in the built-in environment.
 *
 * A connection in `config.attributes.connection` is used and left open;
 * otherwise `config.url` is connected to and closed.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `MIGRATION_FAILED` and what the plan throws
 */
export async function runEnvironment(
  request: EnvironmentRequest,
): Promise<EnvironmentResult> {
  registerBuiltins();
  const { config, sql } = request;
  if (sql !== undefined) return await runOffline(request, sql);
  const injected = config.attributes["connection"];
  if (injected !== undefined) return await runOnline(request, injected);
  const connection = await connect(config.url, {
    directory: config.directory,
    readOnly: request.readOnly ?? false,
  });
  return await closing(connection, () => runOnline(request, connection));
}

async function runOnline(
  request: EnvironmentRequest,
  connection: unknown,
): Promise<EnvironmentResult> {
  const context = await MigrationContext.configure({
    ...contextOptions(request.config),
    connection,
  });
  return await runPlan(request, context, await context.getCurrentHeads());
}

async function runOffline(
  request: EnvironmentRequest,
  sql: NonNullable<EnvironmentRequest["sql"]>,
): Promise<EnvironmentResult> {
  const { config } = request;
  const context = await MigrationContext.configure({
    ...contextOptions(config),
    dialectName: config.settings.dialect ?? dialectOfUrl(config.url),
    outputBuffer: sql.output,
  });
  return await runPlan(request, context, sql.heads);
}

async function runPlan(
  request: EnvironmentRequest,
  context: MigrationContext,
  heads: readonly string[],
): Promise<EnvironmentResult> {
  const { config, onPlan, onStep, onVersionApply } = request;
  const planned = await request.plan(heads, context);
  onPlan?.(planned);
  const steps = await runSteps(context, await attach(request, planned), {
    heads,
    logger: config.logger,
    signal: config.signal,
    onStep,
    onVersionApply,
  });
  return { dialectName: context.dialectName, before: heads, steps };
}

/** Imports the modules of the revisions that run, all before the first one does. */
async function attach(
  { script }: EnvironmentRequest,
  steps: readonly Step[],
): Promise<RunnableStep[]> {
  const ids = steps.flatMap(({ kind, revision }) =>
    kind === "stamp" || revision === null ? [] : [revision.id]
  );
  const modules = await script.load(ids);
  return steps.map((step) => {
    const module = modules.get(step.revision?.id ?? "");
    if (step.kind === "stamp" || module === undefined) return { step };
    const { path, url, doc } = module;
    const direction = step.kind;
    return {
      step,
      script: { path, url, doc, call: (op) => module[direction](op) },
    };
  });
}

function contextOptions(config: Config): MigrationContextOptions {
  const {
    versionTable,
    versionTableSchema,
    versionTablePk,
    transactionPerMigration,
    targetMetadata,
  } = config.settings;
  return {
    ...(versionTable !== undefined && { versionTable }),
    ...(versionTableSchema !== undefined && { versionTableSchema }),
    ...(versionTablePk !== undefined && { versionTablePk }),
    ...(transactionPerMigration !== undefined && { transactionPerMigration }),
    ...(targetMetadata !== undefined && {
      targetMetadata: targetMetadata as
        & MigrationContextOptions["targetMetadata"]
        & object,
    }),
  };
}

/** Closes the connection afterwards; an error while closing must not hide the first. */
async function closing<T>(
  connection: Connection,
  work: () => Promise<T>,
): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await connection.close().catch(() => {});
    throw error;
  }
  try {
    await connection.close();
  } catch (error) {
    throw new AthanorError(
      "CONNECT_FAILED",
      "Cannot close the connection; everything before took effect",
      { cause: error },
    );
  }
  return result;
}
