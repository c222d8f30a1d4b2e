/**
 * Every command that says where a database is tells of a revision that a run
 * left half done, and of the ways out.
 *
 * @module
 */
import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { command } from "../../mod.ts";
import { cli as currentCli } from "../../src/commands/current.ts";
import { cli as historyCli } from "../../src/commands/history.ts";
import { doctor } from "../../src/commands/doctor.ts";
import { PLAIN } from "../../src/commands/style.ts";
import { Project } from "../environment/project.ts";
import { liveUrlTest } from "../servers/live_url.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;

const STOPPED =
  'An earlier run stopped inside the upgrade of "b2": 1 statement took effect';

liveUrlTest(
  "current, history and doctor tell of a half-done revision, and how to go on",
  async (url) => {
    using project = new Project({
      a1: { up: TABLE("a") },
      b2: {
        up: `${TABLE("b")} await op.autocommitBlock(() => {});
        op.execute("INSERT INTO missing VALUES (1)");`,
      },
    }, { url });
    const config = project.config();
    await rejects(project.upgrade(), { code: "MIGRATION_FAILED" });

    const current = await command.current(config);
    const [database] = current.databases;
    equal(database?.stopped[0]?.message, STOPPED);
    equal(database?.isAtHeads, false);
    await rejects(command.current(config, { checkHeads: true }), {
      code: "NEEDS_REPAIR",
    });
    const history = await command.history(config, { indicateCurrent: true });
    deepStrictEqual(history.stopped?.map(({ revision }) => revision), ["b2"]);
    const options = { style: PLAIN, verbose: false };
    const texts = [
      currentCli.format(current, { ...options, input: {} }),
      historyCli.format(history, {
        ...options,
        input: { indicateCurrent: true },
      }),
    ];
    for (const text of texts) {
      match(text, new RegExp(STOPPED));
      match(text, /--resume .* `athanor repair`/);
    }
    match(texts[1] ?? "", /b2 +\(head\) \(half done\)/);

    const { findings, isHealthy } = await doctor(config);
    const found = findings.find(({ check }) => check === "journal");
    deepStrictEqual(
      [isHealthy, found?.status, found?.code, found?.message],
      [false, "failed", "NEEDS_REPAIR", STOPPED],
    );
  },
);
