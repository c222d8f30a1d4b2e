/** How many tests ended in which way. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Nothing ran. */
export const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two counts. */
export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** `N passed, N failed`, and `, N skipped` if any. */
export function summary({ passed, failed, skipped }: Counts): string {
  const tail = skipped > 0 ? `, ${skipped} skipped` : "";
  return `${passed} passed, ${failed} failed${tail}`;
}

/**
 * Counts the tests of a JUnit report of `deno test`. The steps of a test are
 * listed as `test > step` and belong to their test.
 */
export function countTests(report: string): Counts {
  return [...report.matchAll(/<testsuite [^]*?<\/testsuite>/g)]
    .map(([suite]) => countSuite(suite))
    .reduce(add, NO_TESTS);
}

function countSuite(suite: string): Counts {
  const cases = [
    ...suite.matchAll(/<testcase name="([^"]*)"[^>]*>([^]*?)<\/testcase>/g),
  ].map(([, name = "", body = ""]) => ({ name, body }));
  const names = new Set(cases.map(({ name }) => name));
  const tests = cases.filter(({ name }) => !isStep(name, names));
  const failed = tests.filter(({ body }) => /<(?:failure|error)\b/.test(body));
  const skipped = tests.filter(({ body }) => body.includes("<skipped"));
  return {
    passed: tests.length - failed.length - skipped.length,
    failed: failed.length,
    skipped: skipped.length,
  };
}

function isStep(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.split(" &gt; ");
  return parts.slice(1).some((_, index) =>
    names.has(parts.slice(0, index + 1).join(" &gt; "))
  );
}
