/**
 * `bench/results.md`, from what was measured.
 *
 * @module
 */
import type { Figure, Goal, Item, Results, Section } from "./results.ts";

/** The whole page. */
export function reportOf(
  { machine, versions, items }: Results,
  order: readonly string[],
): string {
  const all = order.flatMap((name) => items[name] ?? []);
  const known = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`).join(", ");
  return [
    "# Measured beside its peers",
    "",
    "Written by `deno task bench`; [README.md](README.md) tells what is measured and how. Times are medians of whole processes in turns where nothing else is said; a ratio is to the first line of its table.",
    "",
    `- Machine: ${machine}`,
    `- Versions: ${known}`,
    "",
    "## Goals",
    "",
    ...goalLines(all),
    ...all.flatMap(itemLines),
  ].join("\n") + "\n";
}

function goalLines(items: readonly Item[]): string[] {
  const rows = items.flatMap((item) =>
    item.sections.flatMap((section) =>
      section.goals.map((goal) => goalRow(section, goal))
    )
  );
  return [
    "| work | goal | reached | ratio |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

function goalRow({ title }: Section, { text, ratio, reached }: Goal): string {
  const verdict = reached === null
    ? "not measured"
    : reached
    ? "yes"
    : "**no**";
  return `| ${title} | ${text} | ${verdict} | ${ratio ?? "–"} |`;
}

function itemLines(item: Item): string[] {
  const failed = item.failure === undefined
    ? []
    : [`**Not measured:** ${cell(item.failure)}`, ""];
  return [
    `## ${item.title}`,
    "",
    `Measured ${item.measured} UTC in ${item.seconds} s, load average ${
      item.load.join(" before and ")
    } after.`,
    "",
    ...failed,
    ...item.notes.map((note) => `- ${note}`),
    "",
    ...item.sections.flatMap((section) => [
      `### ${section.title}`,
      "",
      ...sectionLines(section),
    ]),
  ];
}

/** The table of a section, and what its goals came to. */
export function sectionLines(section: Section): string[] {
  const { figures, goals, unit, title } = section;
  const value = unit === "ms" ? "median" : "a second";
  return [
    `| ${title} | version | ${value} | ratio | peak memory | runs | |`,
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...figures.map((figure) => figureRow(section, figure)),
    "",
    ...goals.map(goalLine),
    ...(goals.length === 0 ? [] : [""]),
  ];
}

function goalLine({ text, ratio, reached, why }: Goal): string {
  if (reached === null) return `- ${text}: not measured`;
  const because = reached || why === undefined
    ? ""
    : `; what dominates: ${why}`;
  return `- ${text}: ${
    reached ? "reached" : "**not reached**"
  }, ${ratio}${because}`;
}

function figureRow({ figures, unit }: Section, figure: Figure): string {
  const { tool, version, value, rss, runs, note, against, over } = figure;
  const base = figures.find((one) => one.tool === against) ?? figures[0];
  const ratio = value === null || !base?.value
    ? "–"
    : (value / base.value).toFixed(2);
  const cut = unit === "ms" ? "over " : "under ";
  const cells = [
    tool,
    version,
    value === null ? "–" : `${over ? cut : ""}${valueText(value, unit)}`,
    ratio,
    rss === null ? "–" : `${rss} MB`,
    runs === 0 ? "–" : `${runs}`,
    note ?? "",
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

/** A figure as the tables and the quotations write it. */
export function valueText(value: number, unit: Section["unit"]): string {
  if (unit === "ms") return `${value.toLocaleString("en")} ms`;
  return value.toLocaleString("en");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
