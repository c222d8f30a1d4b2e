import { BATCHES, requestOf } from "../kernel_bench.ts";
import {
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeFiles,
} from "../lab.ts";
import { type Measured, measureProcesses, printLines } from "../measure.ts";
import { run } from "../peers/install.ts";
import { knex, kysely, peersOf } from "../peers/mod.ts";
import { SCHEMA_BUILDERS } from "../peers/schema_builders.ts";
import { type Figure, goalOf, rounded, type Section } from "../results.ts";

const NATIVE = "the same renderer without WebAssembly";
const CRATE = new URL("../../wasm/", import.meta.url).pathname;

/** CREATE TABLE with ten columns, rendered for PostgreSQL. */
export async function measureKernel(lab: Lab): Promise<Measurement> {
  const folder = `${lab.projects}/kernel`;
  const requests = BATCHES.map((batch): [string, string] => [
    `${batch}.json`,
    requestOf(batch),
  ]);
  await writeFiles(folder, {
    "builders.mjs": SCHEMA_BUILDERS,
    ...Object.fromEntries(requests),
  });
  const batches = BATCHES.map(String);
  const bench = new URL("../kernel_bench.ts", import.meta.url).pathname;
  const builders = [kysely, knex].filter((peer) =>
    peersOf(lab.installed).includes(peer)
  );
  const native = await buildNative();
  const files = batches.map((batch) => `${batch}=${folder}/${batch}.json`);
  const contenders = [
    { name: OURS, args: ["--allow-read", bench] },
    ...builders.map((peer) =>
      peerContender(peer.name, [
        "node",
        `${folder}/builders.mjs`,
        peer.package,
        ...batches,
      ])
    ),
    ...(native === undefined
      ? []
      : [peerContender(NATIVE, [native, ...files])]),
  ];
  const versions: Record<string, string> = {
    [OURS]: lab.version,
    [NATIVE]: lab.version,
    ...Object.fromEntries(
      builders.map((peer) => [peer.name, versionOf(lab, peer)]),
    ),
  };
  const measured = await measureProcesses(contenders, sized(lab, 2, 0), {
    run: 60_000,
    all: 30_000,
  });
  return {
    sections: BATCHES.map((batch) => sectionOf(batch, measured, versions)),
    notes: [
      "Inside of a process whose runtime is warm: the best of seven runs of 10,000 tables. Every library builds its own description of each table.",
      "Without WebAssembly, the renderer starts from the finished request; the boundary's price is what lies between: building and writing the request, copying it in, and reading the statements.",
    ],
  };
}

/** The example program of the crate, by Debian's toolchain, where there is one. */
async function buildNative(): Promise<string | undefined> {
  const build = "build --release --locked --quiet --example render_rate";
  try {
    await run(["nice", "/usr/bin/cargo", ...build.split(" ")], {
      cwd: CRATE,
      env: { PATH: `/usr/bin:${Deno.env.get("PATH") ?? ""}` },
    });
    return `${CRATE}target/release/examples/render_rate`;
  } catch (error) {
    printLines([`Left out: ${NATIVE}: ${(error as Error).message}`]);
    return undefined;
  }
}

function sectionOf(
  batch: number,
  measured: readonly Measured[],
  versions: Readonly<Record<string, string>>,
): Section {
  const figures = measured.map((one): Figure => {
    const { name, output, rss, failure } = one;
    const rate = failure === undefined ? JSON.parse(output)[batch] : null;
    return {
      tool: name,
      version: versions[name] ?? "",
      value: rate === null ? null : rounded(rate),
      rss: Number.isNaN(rss) ? null : Math.round(rss),
      runs: rate === null ? 0 : 7,
      ...(failure !== undefined && { note: failure }),
    };
  });
  const what = { figures, unit: "a second" } as const;
  const others = [kysely.name, knex.name];
  const goal = goalOf(what, {
    text: `in batches of ${batch}: ahead of Kysely and Knex`,
    ours: OURS,
    others,
    atLeast: 1,
    why: "crossing the boundary for each batch",
  });
  const title = `Tables rendered in batches of ${batch.toLocaleString("en")}`;
  return { title, ...what, goals: batch < 10 ? [] : [goal] };
}
