import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { countTests, NO_TESTS, summary } from "../../tools/junit.ts";

const REPORT = `<testsuites name="deno test" tests="6" failures="2" errors="0">
  <testsuite name="./a_test.ts" tests="5" failures="2">
    <testcase name="a" classname="./a_test.ts"><failure message="x">y</failure></testcase>
    <testcase name="b &gt; c" classname="./a_test.ts">
    </testcase>
    <testcase name="d" classname="./a_test.ts">
      <skipped/>
    </testcase>
    <testcase name="a &gt; step" classname="./a_test.ts"><failure message="x">y</failure></testcase>
    <testcase name="a &gt; step &gt; inner" classname="./a_test.ts">
    </testcase>
  </testsuite>
  <testsuite name="./b_test.ts" tests="1">
    <testcase name="a &gt; step" classname="./b_test.ts">
    </testcase>
  </testsuite>
</testsuites>`;

Deno.test("countTests counts tests by how they ended, and steps with their test", () => {
  deepStrictEqual(countTests(REPORT), { passed: 2, failed: 1, skipped: 1 });
});

Deno.test("countTests finds nothing in the report of a run that did not start", () => {
  deepStrictEqual(countTests(""), NO_TESTS);
});

Deno.test("summary names skipped tests only when there are any", () => {
  strictEqual(
    summary({ passed: 3, failed: 0, skipped: 0 }),
    "3 passed, 0 failed",
  );
  strictEqual(
    summary({ passed: 3, failed: 1, skipped: 2 }),
    "3 passed, 1 failed, 2 skipped",
  );
});
