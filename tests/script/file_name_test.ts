import { strictEqual, throws } from "node:assert/strict";
import { fileName, slugOf } from "../../src/script/file_name.ts";
import { localTime } from "../../src/script/local_time.ts";

const MOMENT = new Date("2026-03-04T23:06:07Z");

function named(
  fileTemplate: string,
  message = "Add a Table!",
  recursiveVersionLocations = true,
): string {
  const time = localTime(MOMENT, "UTC");
  const rest = { time, fileTemplate, recursiveVersionLocations };
  return fileName({ rev: "abc", message, ...rest });
}

Deno.test("fileName fills in every token", () => {
  strictEqual(
    named("{year}{month}{day}_{hour}{minute}{second}_{epoch}_{rev}_{slug}"),
    "20260304_230607_1772665567_abc_add_a_table.ts",
  );
  strictEqual(named("{year}/{rev}"), "2026/abc.ts");
  strictEqual(named("{rev}.js"), "abc.js");
});

Deno.test("fileName gives names that are found again, whatever the message says", () => {
  strictEqual(named("{rev}_{slug}", "Load test"), "abc_load_test_.ts");
  strictEqual(named("{slug}.mjs", "a test"), "a_test_.mjs");
  strictEqual(named("{slug}", "latest"), "latest.ts");
  strictEqual(named("{slug}_{rev}", ""), "abc.ts");
  strictEqual(named("{year}/{slug}_{rev}", "_x"), "2026/x_abc.ts");
});

Deno.test("fileName refuses folders that are not searched", () => {
  throws(() => named("{year}/{rev}", "x", false), {
    code: "CONFIG_INVALID",
    message:
      'The setting fileTemplate "{year}/{rev}" makes folders, which are searched only with recursiveVersionLocations: true',
  });
});

Deno.test("fileName leaves no underscore where there is no message", () => {
  strictEqual(named("{rev}_{slug}", "?!"), "abc.ts");
});

Deno.test("fileName refuses unknown tokens and ways out of the folder", () => {
  for (const template of ["{name}", "../{rev}", "/{rev}", "a/../../{rev}"]) {
    throws(() => named(template), { code: "CONFIG_INVALID" });
  }
});

Deno.test("slugOf joins words in lower case and cuts at a word's end", () => {
  strictEqual(
    slugOf("Füge 2 Tabellen-Spalten hinzu"),
    "füge_2_tabellen_spalten_hinzu",
  );
  strictEqual(slugOf("one two three", 9), "one_two");
  strictEqual(slugOf("one two three", 13), "one_two_three");
  strictEqual(slugOf("abcdefgh", 4), "abcd");
  strictEqual(slugOf("a\u{20bb7}\u{20bb7}", 4), "a\u{20bb7}");
});

Deno.test("localTime follows summer time", () => {
  const summer = new Date("2026-07-01T12:00:00Z");
  strictEqual(
    localTime(summer, "Europe/Berlin").text,
    "2026-07-01 14:00:00+02:00",
  );
  strictEqual(
    localTime(MOMENT, "Europe/Berlin").text,
    "2026-03-05 00:06:07+01:00",
  );
});

Deno.test("localTime shows the clocks of a time zone", () => {
  strictEqual(localTime(MOMENT, "UTC").text, "2026-03-04 23:06:07+00:00");
  strictEqual(
    localTime(MOMENT, "Asia/Kolkata").text,
    "2026-03-05 04:36:07+05:30",
  );
  strictEqual(localTime(MOMENT, "Asia/Kolkata").parts["day"], "05");
});
