import type { Config } from "../../config/config.ts";
import { ScriptDirectory } from "../../script/mod.ts";
import { findScriptProblems } from "../../script/writing.ts";
import { failure, type Finding, finding } from "./finding.ts";

/** Deno's version, and what it does not permit. */
export function checkDeno(): Finding {
  const { os, arch } = Deno.build;
  const names = ["read", "write", "env", "net", "run"] as const;
  const missing = names.filter((name) =>
    Deno.permissions.querySync({ name }).state !== "granted"
  );
  const permissions = missing.length === 0
    ? "everything needed is permitted"
    : `not permitted, or in part: ${missing.join(", ")}`;
  return finding("deno", "ok", {
    message: `Deno ${Deno.version.deno} on ${os} ${arch}; ${permissions}`,
  });
}

/** Where the configuration came from; it was read and checked before. */
export function checkConfiguration({ path }: Config): Finding {
  return finding("configuration", "ok", {
    message: path ?? "No file; the defaults and the environment serve",
  });
}

/** The codes of what is wrong between revisions; others are about one script. */
const GRAPH_CODE = /^REVISION_/;

/** The folders with the scripts, each script, and how they follow each other. */
export async function checkScripts(
  config: Config,
): Promise<{ findings: Finding[]; script: ScriptDirectory | undefined }> {
  try {
    const { readable, problems } = await findScriptProblems(config);
    const failures = problems.map((problem) =>
      failure(GRAPH_CODE.test(problem.code) ? "graph" : "scripts", problem)
    );
    if (failures.some(({ check }) => check === "scripts")) {
      return { findings: failures, script: undefined };
    }
    const count = readableScripts(config, readable);
    if (failures.length > 0) {
      return { findings: [count, ...failures], script: undefined };
    }
    const script = await ScriptDirectory.open(config);
    return { findings: [count, graph(script)], script };
  } catch (thrown) {
    return { findings: [failure("scripts", thrown)], script: undefined };
  }
}

function readableScripts(config: Config, readable: number): Finding {
  const count = readable === 1 ? "1 revision" : `${readable} revisions`;
  return finding("scripts", "ok", {
    message: config.settings.revisions === undefined
      ? `${count} in ${config.versionLocations.join(", ")}`
      : `${count}, given by the configuration`,
  });
}

function graph({ graph }: ScriptDirectory): Finding {
  const { heads, branchPoints } = graph;
  if (graph.size === 0) {
    return finding("graph", "ok", { message: "There is no revision yet" });
  }
  const forks = branchPoints.length === 0
    ? ""
    : `; it branches at ${branchPoints.join(", ")}`;
  if (heads.length === 1) {
    return finding("graph", "ok", { message: `One head, ${heads[0]}${forks}` });
  }
  return finding("graph", "warning", {
    message: `${heads.length} heads, ${heads.join(", ")}${forks}`,
    hint: 'Run "athanor merge heads", unless the branches are meant to stay.',
  });
}
