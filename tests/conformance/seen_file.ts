import { deepStrictEqual } from "node:assert/strict";

const HEADING = "## ";

/** A file of expected lines under headings, which a person can read and a run can rewrite. */
export class SeenFile {
  readonly #url: URL;
  readonly #sections: Map<string, readonly string[]>;

  constructor(name: string) {
    this.#url = new URL(`seen/${name}.txt`, import.meta.url);
    this.#sections = this.#read();
  }

  /** The headings of the file, in order. */
  get headings(): readonly string[] {
    return [...this.#sections.keys()];
  }

  /** Compares lines with those under a heading, or puts them there when `ATHANOR_UPDATE=1`. */
  compare(heading: string, lines: readonly string[]): void {
    if (Deno.env.get("ATHANOR_UPDATE") === "1") this.#update(heading, lines);
    deepStrictEqual(lines, this.#sections.get(heading) ?? []);
  }

  #read(): Map<string, readonly string[]> {
    const sections = new Map<string, readonly string[]>();
    for (
      const section of readOrEmpty(this.#url).split(`\n${HEADING}`).slice(1)
    ) {
      const [heading = "", ...lines] = section.trimEnd().split("\n");
      sections.set(heading, lines);
    }
    return sections;
  }

  #update(heading: string, lines: readonly string[]): void {
    this.#sections.set(heading, lines);
    const text = [...this.#sections].map(([title, under]) =>
      ["", HEADING + title, ...under, ""].join("\n")
    );
    Deno.writeTextFileSync(this.#url, text.join(""));
  }
}

function readOrEmpty(url: URL): string {
  try {
    return Deno.readTextFileSync(url);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
