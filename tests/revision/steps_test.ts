import { deepStrictEqual, equal, ok, throws } from "node:assert/strict";
import {
  destinationIds,
  sourceIds,
  type Step,
  type VersionRowChange,
} from "../../src/revision/mod.ts";
import { dependent, forked, graphOf, spec } from "./specs.ts";

function ran(steps: readonly Step[]): string {
  return steps.map((step) => step.revision?.id ?? "base").join(" ");
}

function rows(steps: readonly Step[]): string {
  return steps.flatMap((step) => step.rows).map(rowText).join("; ");
}

function rowText(change: VersionRowChange): string {
  if (change.kind === "clear") return "-*";
  return change.kind === "update"
    ? `${change.from}>${change.to}`
    : `${change.kind === "insert" ? "+" : "-"}${change.id}`;
}

const diamond = graphOf(
  spec("b0"),
  spec("r1", ["b0"]),
  spec("l1", ["b0"]),
  spec("m", ["r1", "l1"]),
);

Deno.test("upgradeSteps through a merge replaces the rows below it", () => {
  const steps = diamond.upgradeSteps("head", []);
  deepStrictEqual(ran(steps), "b0 l1 r1 m");
  deepStrictEqual(rows(steps), "+b0; b0>l1; +r1; -r1; l1>m");
});

Deno.test("a step's changes are the same objects each time, so that statements can be prepared for them", () => {
  for (const step of diamond.upgradeSteps("head", [])) {
    const again = step.rows;
    equal(step.rows.every((change, at) => change === again[at]), true);
  }
});

Deno.test("downgradeSteps through a merge gives the rows below it back", () => {
  const steps = diamond.downgradeSteps("base", ["m"]);
  deepStrictEqual(ran(steps), "m r1 l1 b0");
  deepStrictEqual(rows(steps), "+r1; m>l1; -r1; l1>b0; -b0");
});

Deno.test("a dependency's row goes when it is implied and comes back after", () => {
  const graph = dependent();
  const steps = graph.upgradeSteps("heads", []);
  deepStrictEqual(ran(steps), "a1 a2 b1 b2 b3");
  deepStrictEqual(rows(steps), "+a1; a1>a2; +b1; -b1; a2>b2; b2>b3");
  deepStrictEqual(
    rows(graph.downgradeSteps("b1", ["b3"])),
    "b3>b2; +b1; b2>a2",
  );
});

Deno.test("upgradeSteps keeps one branch together, the one loaded last first", () => {
  const graph = forked();
  deepStrictEqual(
    ran(graph.upgradeSteps("heads", [])),
    "base1 left1 left2 right1 right2",
  );
});

Deno.test("steps say what they come from and lead to", () => {
  const [, , , up] = diamond.upgradeSteps("head", []);
  deepStrictEqual(sourceIds(up!), ["r1", "l1"]);
  deepStrictEqual(destinationIds(up!), ["m"]);
  const [down] = diamond.downgradeSteps("base", ["m"]);
  deepStrictEqual(sourceIds(down!), ["m"]);
  deepStrictEqual(destinationIds(down!), ["r1", "l1"]);
});

Deno.test("a step says all of itself in JSON and to console.log", () => {
  const step = diamond.upgradeSteps("head", ["b0"])[0]!;
  const said = JSON.parse(JSON.stringify(step));
  deepStrictEqual(said, {
    kind: "upgrade",
    revision: JSON.parse(JSON.stringify(diamond.get("l1"))),
    isUpgrade: true,
    upIds: ["l1"],
    downIds: ["b0"],
    rows: [{ kind: "update", from: "b0", to: "l1" }],
  });
  deepStrictEqual(Deno.inspect(step), Deno.inspect(said));
});

Deno.test("a step's row changes are the same whenever they are asked for", () => {
  for (
    const steps of [
      diamond.upgradeSteps("head", []),
      diamond.downgradeSteps("base", ["m"]),
    ]
  ) {
    const backwards = steps.toReversed().map((step) => step.rows);
    deepStrictEqual(
      steps.map((step) => step.rows),
      backwards.toReversed(),
    );
  }
});

Deno.test("a row that another row implies is changed only where a step takes it", () => {
  deepStrictEqual(
    rows(diamond.upgradeSteps("head", ["l1", "b0"])),
    "b0>r1; -r1; l1>m",
  );
  deepStrictEqual(rows(diamond.downgradeSteps("b0", ["r1", "b0"])), "-r1");
});

Deno.test("upgradeSteps counts from the only row, or from the base", () => {
  const graph = forked();
  deepStrictEqual(ran(graph.upgradeSteps("+1", [])), "base1");
  deepStrictEqual(ran(graph.upgradeSteps("left@+2", [])), "base1 left1");
  deepStrictEqual(ran(graph.upgradeSteps("left@+1", ["right2"])), "left1");
  deepStrictEqual(ran(graph.upgradeSteps("left1+1", ["base1"])), "left1 left2");
  throws(() => graph.upgradeSteps("+1", ["base1"]), {
    code: "REVISION_RELATIVE",
    candidates: ["right1", "left1"],
  });
  throws(() => graph.upgradeSteps("+3", ["right1"]), {
    code: "REVISION_RELATIVE",
  });
  throws(() => graph.upgradeSteps("-1", ["right1"]), {
    hint: 'Use "downgrade -1".',
  });
});

Deno.test("a step from several rows is refused with the choices", () => {
  const graph = forked();
  throws(() => graph.downgradeSteps("-1", ["left2", "right2"]), {
    code: "REVISION_RELATIVE",
    candidates: ["left2", "right2"],
    hint: 'Say which one, as in "left2-1" or "left2@-1".',
  });
  throws(() => graph.upgradeSteps("+1", ["left1", "right1"]), {
    candidates: ["left1", "right1"],
  });
  deepStrictEqual(
    ran(graph.downgradeSteps("left2-1", ["left2", "right2"])),
    "left2",
  );
  deepStrictEqual(
    ran(graph.downgradeSteps("left@-1", ["left2", "right2"])),
    "left2",
  );
});

Deno.test("downgradeSteps refuses a step through a merge with the choices, each of which serves", () => {
  throws(() => diamond.downgradeSteps("-1", ["m"]), {
    code: "REVISION_RELATIVE",
    message: 'The step "-1" is ambiguous: from "m" it leads to "r1", "l1"',
    hint: 'Name one of them, such as "r1".',
  });
  for (const target of ["r1", "l1"]) {
    deepStrictEqual(ran(diamond.downgradeSteps(target, ["m"])), "m");
  }
});

Deno.test("downgradeSteps refuses what leads beyond the base or is not below", () => {
  const graph = forked();
  throws(() => graph.downgradeSteps("-4", ["left2"]), {
    code: "REVISION_RELATIVE",
    message: 'The step "-4" leads beyond the base',
  });
  throws(() => graph.downgradeSteps("-1", []), { code: "REVISION_RELATIVE" });
  throws(() => graph.downgradeSteps("+1", ["left1"]), {
    hint: 'Use "upgrade +1".',
  });
  throws(() => graph.downgradeSteps("right1", ["left2"]), {
    code: "REVISION_RANGE",
    rows: ["left2"],
  });
  deepStrictEqual(
    ran(graph.downgradeSteps("-3", ["left2"])),
    "left2 left1 base1",
  );
});

Deno.test("downgradeSteps with a label keeps the other branch", () => {
  const both = ["left2", "right2"];
  deepStrictEqual(
    ran(forked().downgradeSteps("left@base1", both)),
    "left2 left1",
  );
});

Deno.test("downgradeSteps takes back what depends on another branch, and keeps what was depended on", () => {
  deepStrictEqual(ran(dependent().downgradeSteps("a1", ["b3"])), "b3 b2 a2");
  const steps = dependent().downgradeSteps("beta@base", ["b3"]);
  deepStrictEqual(ran(steps), "b3 b2 b1");
  deepStrictEqual(dependent().rowsAfter(steps, ["b3"]), ["a2"]);
});

Deno.test("plans refuse a row that no script has", () => {
  for (const row of ["gone", "left", "base"]) {
    throws(() => forked().upgradeSteps("heads", [row]), {
      code: "REVISION_NOT_IN_SCRIPTS",
      row,
    });
  }
});

Deno.test("a row that is there twice counts once", () => {
  const steps = forked().downgradeSteps("-1", ["left2", "left2"]);
  deepStrictEqual(rows(steps), "left2>left1");
});

Deno.test("stampSteps moves the rows that have to do with the target", () => {
  const graph = forked();
  deepStrictEqual(rows(graph.stampSteps("left2", [])), "+left2");
  deepStrictEqual(rows(graph.stampSteps("left2", ["right2"])), "+left2");
  deepStrictEqual(rows(graph.stampSteps("left2", ["left1"])), "left1>left2");
  deepStrictEqual(rows(graph.stampSteps("base1", ["left2"])), "left2>base1");
  deepStrictEqual(
    rows(graph.stampSteps("base1", ["left2", "right2"])),
    "-left2; right2>base1",
  );
  deepStrictEqual(rows(graph.stampSteps("left2", ["left2"])), "");
  deepStrictEqual(
    rows(graph.stampSteps(["left2", "right2"], ["base1"])),
    "base1>left2; +right2",
  );
});

Deno.test("stampSteps gives a target below another one no row, which the other implies", () => {
  const graph = forked();
  deepStrictEqual(rows(graph.stampSteps(["left1", "left2"], [])), "+left2");
  deepStrictEqual(
    rows(graph.stampSteps(["left2", "left1"], ["base1"])),
    "base1>left2",
  );
  deepStrictEqual(
    rows(dependent().stampSteps(["a2", "b3"], [])),
    "+b3",
  );
});

Deno.test("purgeSteps deletes every row in the step that makes the first new one", () => {
  const graph = forked();
  const unknown = ["left2", "gone"];
  deepStrictEqual(
    graph.purgeSteps("right2", unknown).map((step) => step.rows),
    [[{ kind: "clear" }, { kind: "insert", id: "right2" }]],
  );
  deepStrictEqual(
    graph.purgeSteps("base", unknown).map((step) => step.rows),
    [[{ kind: "clear" }]],
  );
  deepStrictEqual(graph.purgeSteps("base", []), []);
  const steps = graph.purgeSteps(["left2", "right2"], unknown);
  deepStrictEqual(graph.rowsAfter(steps, unknown), ["left2", "right2"]);
});

Deno.test("stampSteps to the base removes rows, those of a branch with its label", () => {
  const both = ["left2", "right2"];
  deepStrictEqual(rows(forked().stampSteps(null, both)), "-left2; -right2");
  deepStrictEqual(rows(forked().stampSteps("base", both)), "-left2; -right2");
  deepStrictEqual(rows(forked().stampSteps("left@base", both)), "-left2");
});

Deno.test("currentTips adds the lines that only a dependency brought in", () => {
  const tips = dependent().currentTips(["b3"]).map(({ id }) => id);
  deepStrictEqual(tips, ["a2", "b3"]);
});

Deno.test("history gives a range newest first, both ends included", () => {
  const graph = forked();
  const ids = (range: string, at: readonly string[] = []): string =>
    graph.history(range, at).map(({ id }) => id).join(" ");
  deepStrictEqual(ids(":"), "right2 right1 left2 left1 base1");
  deepStrictEqual(ids("base1:left2"), "left2 left1 base1");
  deepStrictEqual(ids("left1:"), "left2 left1");
  deepStrictEqual(ids(":left1"), "left1 base1");
  deepStrictEqual(ids(":current", ["left1"]), "left1 base1");
  deepStrictEqual(ids("current:left@head", ["left1"]), "left2 left1");
  deepStrictEqual(ids("-1:left2"), "left2 left1");
  deepStrictEqual(ids("left1:+1"), "left2 left1");
  deepStrictEqual(ids("-1:"), "right2 right1 left2 left1");
  deepStrictEqual(ids("-9:left2"), "left2 left1 base1");
  deepStrictEqual(ids("left1:+9"), "left2 left1");
  throws(() => ids("left2:left1"), { code: "REVISION_RANGE" });
  throws(() => ids("left1:right2"), { code: "REVISION_RANGE" });
  throws(() => ids("left1"), { code: "REVISION_RANGE" });
});

Deno.test("the rows of a wide graph's steps take no time that grows with its width squared", () => {
  const ids = Array.from({ length: 30_000 }, (_, at) => `wide${at}`);
  const wide = graphOf(
    spec("base1"),
    ...ids.map((id) => spec(id, ["base1"])),
    spec("merge", ids),
  );
  const started = performance.now();
  const up = wide.upgradeSteps("head", []).flatMap((step) => step.rows);
  const down = wide.downgradeSteps("base", ["merge"])
    .flatMap((step) => step.rows);
  // The square takes some 20 s, the line 0.3.
  ok(performance.now() - started < 8_000, "it grows with the square");
  deepStrictEqual(up.length, 2 * ids.length + 1);
  deepStrictEqual(down.length, 2 * ids.length + 1);
});
