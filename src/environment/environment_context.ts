import type { Targets } from "../autogenerate/target.ts";
import type { Config } from "../config/config.ts";
import { redactUrl } from "../config/url.ts";
import type { Connection } from "../drivers/driver.ts";
import { adopt, connect, dialectOfUrl } from "../drivers/registry.ts";
import { AthanorError } from "../errors.ts";
import { Operations } from "../operations/mod.ts";
import type { Step } from "../revision/mod.ts";
import {
  assertResumes,
  DEFAULT_VERSION_TABLE,
  MigrationContext,
  type RunState,
  runSteps,
  stoppedError,
  stoppedRevisions,
  withMigrationLock,
} from "../runtime/mod.ts";
import type { ScriptDirectory } from "../script/mod.ts";
import { type ConfigureOptions, settingsOptions } from "./configure_options.ts";
import { loadTargets } from "./load_target.ts";
import { MigrationInfo } from "./migration_info.ts";
import type { DatabaseResult, EnvironmentRequest } from "./request.ts";
import { attachScripts } from "./step_script.ts";
import { type XArguments, xArguments } from "./x_arguments.ts";

/** How long the migration lock is waited for, in seconds. */
const DEFAULT_LOCK_TIMEOUT = 60;

/** What a call of `configure` leads to. */
interface Target {
  /** As `DatabaseResult.database`. */
  readonly database: string;
  readonly target: ConfigureOptions;
}

/** A target that the caller opened. */
function injected(target: ConfigureOptions): Target {
  return { database: "connection", target };
}

/**
 * What `env.ts` works with: it says how to connect, and when migrations run.
 * The global `context` speaks to the one of the running command.
 */
export class EnvironmentContext {
  /** The configuration of the command. */
  readonly config: Config;
  /** The revision scripts. */
  readonly script: ScriptDirectory;
  readonly #request: EnvironmentRequest;
  readonly #opened: Connection[] = [];
  readonly #results: DatabaseResult[] = [];
  #options: ConfigureOptions = {};
  #context: MigrationContext | undefined;
  #database = "";
  /** Connected to the configured URL already. */
  #ready: Connection | undefined;

  /**
   * Commands make one.
   *
   * @internal
   * @param connection one to the configured URL, to be used first; it is closed at the end
   */
  constructor(request: EnvironmentRequest, connection?: Connection) {
    this.#request = request;
    this.#ready = connection;
    if (connection !== undefined) this.#opened.push(connection);
    this.config = request.config;
    this.script = request.script;
  }

  /** What was done so far, one entry for each call of `runMigrations`. */
  get results(): readonly DatabaseResult[] {
    return this.#results;
  }

  /** Whether a script is written instead of running statements. */
  isOfflineMode(): boolean {
    return this.#request.sql !== undefined;
  }

  /** Whether DDL takes part in transactions on the configured database. */
  isTransactionalDdl(): boolean {
    const { options, facts } = this.getContext();
    return options.transactionalDdl ?? facts.transactionalDdl;
  }

  /** Whether the command needs a database to talk to. */
  requiresConnection(): boolean {
    return !this.isOfflineMode();
  }

  /**
   * Says which database comes next and how it is treated. Each call begins
   * afresh: nothing sticks from the call before.
   *
   * @param options a `connection` that stays the caller's to close, or a `url`
   * (the configuration's by default) that is connected to and closed at the end
   * @throws {AthanorError} `TARGET_INVALID`, `CONNECT_FAILED`, `URL_INVALID`,
   * `CONFIG_INVALID`
   */
  async configure(options: ConfigureOptions = {}): Promise<MigrationContext> {
    const settings = settingsOptions(this.config);
    this.#options = { ...settings, ...options };
    const targets = await this.#targets();
    const { database, target } = this.isOfflineMode()
      ? this.#offlineTarget()
      : await this.#onlineTarget();
    const context = await MigrationContext.configure({
      script: this.script,
      ...this.#options,
      ...target,
      ...this.#comparisonOptions(),
      targetMetadata: targets,
    });
    this.#context = context;
    this.#database = database;
    return context;
  }

  /**
   * Runs what the command planned on the configured database.
   *
   * @param runArguments handed to each `upgrade` and `downgrade` after `op`
   * @throws {MigrationFailedError} when a migration fails
   */
  async runMigrations(
    runArguments: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.#locked(() => this.#runPlan(runArguments));
  }

  async #runPlan(
    runArguments: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const context = this.getContext();
    const { plan, onPlan, onStep, config } = this.#request;
    const { heads: before, journal } = await this.#state(context);
    const planned = await plan(before, context, this.#database);
    const stopped = stoppedRevisions(journal);
    if (this.#request.readOnly !== true) assertResumes(stopped, planned);
    onPlan?.(planned);
    // The lines of its steps, and a failure, would not tell which one it is.
    if (this.#results.length > 0 && planned.length > 0) {
      config.logger.info(`Database: ${this.#database}`);
    }
    const attached = await attachScripts(planned, this.script, {
      runArguments,
    });
    const steps = await runSteps(context, attached, {
      heads: before,
      journal,
      logger: config.logger,
      signal: config.signal,
      deadline: this.#request.deadline,
      onStep,
      onVersionApply: this.#options.onVersionApply &&
        ((step, heads) =>
          this.#applied({ context, step, heads, runArguments })),
    });
    const { dialectName } = context;
    const database = this.#database;
    this.#results.push({ dialectName, database, before, stopped, steps });
  }

  /** Where the run starts, and what an earlier one left to go on from. */
  async #state(context: MigrationContext): Promise<RunState> {
    const { stopped = "refuse", readOnly = false } = this.#request;
    if (context.isOffline) return { heads: this.#scriptStart(), journal: [] };
    if (stopped === "ignore") {
      return { heads: await context.getCurrentHeads(), journal: [] };
    }
    const state = await context.readState();
    const [first] = stoppedRevisions(state.journal);
    const refuses = stopped === "refuse" && !readOnly;
    if (first !== undefined && refuses) throw stoppedError(first);
    return state;
  }

  /**
   * Runs a callback in the transaction of the whole run, where the
   * configuration asks for one; otherwise each migration has its own.
   */
  async beginTransaction<T>(callback: () => T | Promise<T>): Promise<T> {
    const { transaction, transactionScope } = this.getContext();
    if (transactionScope !== "run") return await callback();
    const earlier = this.#results.length;
    await transaction.begin();
    try {
      const result = await callback();
      await transaction.commit();
      return result;
    } catch (error) {
      // A run that failed has rolled back, and said so.
      const undoes = transaction.isOpen && !this.isOfflineMode();
      if (undoes) await transaction.rollback();
      if (undoes && this.isTransactionalDdl()) this.#tellUndone(earlier);
      throw error;
    }
  }

  #tellUndone(earlier: number): void {
    const steps = this.#results.slice(earlier).flatMap(({ steps }) => steps);
    if (steps.length === 0) return;
    const ids = steps.map(({ revision }) => revision ?? "base").join(", ");
    this.config.logger.warn(`Rolled back with the transaction: ${ids}`);
  }

  /** Runs SQL now, or writes it into the script. */
  async execute(sql: string): Promise<void> {
    await new Operations(this.getContext()).execute(sql);
  }

  /** Writes text into the script as it is; nothing online. */
  staticOutput(text: string): void {
    this.#request.sql?.output(text);
  }

  /**
   * The migration context of the last `configure`.
   *
   * @throws {AthanorError} `CONFIG_INVALID` when there was none
   */
  getContext(): MigrationContext {
    if (this.#context !== undefined) return this.#context;
    throw new AthanorError(
      "CONFIG_INVALID",
      "The environment has not been configured",
      { hint: "Call `await context.configure(…)` in env.ts first." },
    );
  }

  /** The connection that migrations use, for queries. */
  getBind(): ReturnType<MigrationContext["getBind"]> {
    return this.getContext().getBind();
  }

  /** The one head of the scripts. */
  getHeadRevision(): string | null {
    const [head] = this.script.graph.resolve("head");
    return head?.id ?? null;
  }

  /** The heads of the scripts. */
  getHeadRevisions(): readonly string[] {
    return this.script.graph.heads;
  }

  /** The rows that the script starts from. */
  getStartingRevisionArgument(): readonly string[] {
    return this.#request.sql?.heads ?? [];
  }

  /** The target as typed; null for `base`. */
  getRevisionArgument(): string | null {
    const { revision } = this.#request;
    return revision === undefined || revision === "base" ? null : revision;
  }

  /** What `--tag` gave. */
  getTagArgument(): string | null {
    return this.#options.tag ?? this.#request.tag ?? null;
  }

  /** What `-x` gave: as typed, or by name with `asDictionary`. */
  getXArgument<D extends boolean = false>(
    options: { readonly asDictionary?: D } = {},
  ): XArguments<D> {
    return xArguments(this.config.xArguments, options);
  }

  /** Closes what was opened here; for the caller of the environment. */
  async close(): Promise<void> {
    for (const connection of this.#opened.splice(0)) await connection.close();
  }

  /** The state is read after the lock is held, and the version table is made under it. */
  async #locked(work: () => Promise<void>): Promise<void> {
    const { config, readOnly = false } = this.#request;
    const { lock = true, migrationLockTimeout = DEFAULT_LOCK_TIMEOUT } =
      config.settings;
    const { migrationLeaseTime } = config.settings;
    const context = this.getContext();
    const { connection, facts, options } = context;
    if (connection === undefined || readOnly || !lock) return await work();
    await withMigrationLock(connection, {
      table: options.versionTable ?? DEFAULT_VERSION_TABLE,
      schema: options.versionTableSchema,
      sql: facts.lock,
      timeout: Math.min(migrationLockTimeout * 1000, this.#timeLeft()),
      logger: config.logger,
      signal: config.signal,
      ...(migrationLeaseTime !== undefined && {
        lasts: Math.ceil(migrationLeaseTime * 1000),
      }),
    }, async (held) => {
      context.useLock(held);
      try {
        await work();
      } finally {
        context.useLock(undefined);
      }
    });
  }

  /** Until the deadline, in milliseconds; without one, for ever. */
  #timeLeft(): number {
    const { deadline = Infinity } = this.#request;
    return Math.max(0, deadline - Date.now());
  }

  /** A command that only looks at version rows names no constraint, so that it needs no schema. */
  async #targets(): Promise<Targets> {
    const { config, readOnly = false, compares } = this.#request;
    if (readOnly && compares === undefined) return [];
    const input = this.#options.targetMetadata;
    return await loadTargets(input, config.directory) ?? [];
  }

  /** What is said of renames: by the command, by `env.ts`, or by whoever is asked. */
  #comparisonOptions(): Pick<ConfigureOptions, "renames"> {
    const { compares } = this.#request;
    const renames = compares?.renames ?? this.#options.renames ?? compares?.ask;
    return renames === undefined ? {} : { renames };
  }

  async #onlineTarget(): Promise<Target> {
    const { config, readOnly = false } = this.#request;
    const given = this.#options.connection ?? config.attributes["connection"];
    if (given !== undefined) {
      const connection = await adopt(given);
      // What a pool lent is given back at the end; the client itself stays open.
      if (connection !== given) this.#opened.push(connection);
      return injected({ connection });
    }
    const url = this.#options.url ?? config.url;
    const connection = this.#ready ?? await connect(url, {
      directory: config.directory,
      readOnly,
      driver: config.settings.driver,
    });
    if (this.#ready === undefined) this.#opened.push(connection);
    this.#ready = undefined;
    return { database: redactUrl(url), target: { connection } };
  }

  #offlineTarget(): Target {
    const { config, sql } = this.#request;
    const { url, outputBuffer, connection } = this.#options;
    const output = outputBuffer ?? sql?.output;
    const script = {
      asSql: true,
      ...(output !== undefined && { outputBuffer: output }),
    };
    if (connection !== undefined) return injected(script);
    const dialectName = this.#options.dialectName ??
      (url === undefined ? config.settings.dialect : undefined);
    if (dialectName !== undefined) {
      return { database: dialectName, target: { ...script, dialectName } };
    }
    const used = url ?? config.url;
    return {
      database: redactUrl(used),
      target: { ...script, dialectName: dialectOfUrl(used) },
    };
  }

  #scriptStart(): readonly string[] {
    const { startingRev } = this.#options;
    if (startingRev === undefined) return this.getStartingRevisionArgument();
    const revisions = this.script.graph.resolve(startingRev);
    return revisions.map(({ id }) => id);
  }

  async #applied(
    event: {
      readonly context: MigrationContext;
      readonly step: Step;
      readonly heads: readonly string[];
      readonly runArguments: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    const { onVersionApply = [] } = this.#options;
    const hooks = [onVersionApply].flat();
    if (hooks.length === 0) return;
    const step = new MigrationInfo(event.step, this.script);
    for (const hook of hooks) await hook({ ...event, step });
  }
}
