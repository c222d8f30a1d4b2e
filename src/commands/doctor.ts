import type { Config } from "../config/config.ts";
import { DONE, FAILED } from "./exit_code.ts";
import type { CommandModule } from "./command_module.ts";
import { kebabCase } from "./command_outline.ts";
import { checkDatabases } from "./doctor/check_databases.ts";
import {
  checkConfiguration,
  checkDeno,
  checkScripts,
} from "./doctor/check_project.ts";
import {
  type CheckStatus,
  failure,
  type Finding,
  finding,
} from "./doctor/finding.ts";
import { alignColumns, type Style } from "./style.ts";
import type { CommandInput } from "./table.ts";

export type { CheckName, CheckStatus, Finding } from "./doctor/finding.ts";

/** What the checks found. */
export interface DoctorResult {
  /** Whether no check failed. */
  readonly isHealthy: boolean;
  /** One entry for each check that was made, in order. */
  readonly findings: readonly Finding[];
}

/**
 * Looks whether a project is ready to migrate: its scripts, its environment and
 * its databases. Nothing is changed, and a check that fails does not keep the
 * others from being made.
 */
export async function doctor(config: Config): Promise<DoctorResult> {
  const { findings, script } = await checkScripts(config);
  return resultOf([
    checkDeno(),
    checkConfiguration(config),
    ...findings,
    ...await checkDatabases(config, script),
  ]);
}

/** What can be said when the configuration cannot be read. */
function withoutConfig(thrown: unknown): DoctorResult {
  const message = "The configuration says where to look, and cannot be read";
  return resultOf([
    checkDeno(),
    failure("configuration", thrown),
    finding("scripts", "skipped", { message }),
    finding("database", "skipped", { message }),
  ]);
}

function resultOf(findings: readonly Finding[]): DoctorResult {
  const isHealthy = findings.every(({ status }) => status !== "failed");
  return { isHealthy, findings };
}

/** The command. */
export const cli: CommandModule<CommandInput<"doctor">, DoctorResult> = {
  run: doctor,
  runWithoutConfig: withoutConfig,
  exitCode: ({ isHealthy }) => isHealthy ? DONE : FAILED,
  format: ({ findings }, { style }) => text(findings, style),
};

const MARKS: Record<CheckStatus, (style: Style) => string> = {
  ok: (style) => style.green("ok"),
  warning: (style) => style.yellow("warning"),
  failed: (style) => style.red("failed"),
  skipped: (style) => style.dim("skipped"),
};

function text(findings: readonly Finding[], style: Style): string {
  const isSeveral =
    new Set(findings.map(({ database }) => database ?? "")).size > 2;
  return alignColumns(findings.flatMap((found) => {
    const { check, status, message, hint, database } = found;
    const name = kebabCase(check).replace("-", " ");
    const where = isSeveral && database !== null && check !== "database"
      ? `${style.dim(`${database}:`)} `
      : "";
    const row = [MARKS[status](style), style.bold(name), where + message];
    if (hint === null) return [row];
    return [row, ["", "", `${style.cyan("hint:")} ${hint}`]];
  }));
}
