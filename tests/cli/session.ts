/**
 * Sessions: text files with commands and what they print. A session is played
 * in an empty folder and written down again; the two texts must be equal.
 *
 * - `$ athanor …` runs the command line; its output follows, stderr behind `! `,
 *   and `[n]` when the exit code is not 0. JSON is spread over lines.
 * - `$ cat FILE`, `$ ls FOLDER`, `$ rm FILE` and `$ env NAME=VALUE` are built in.
 * - `>>> FILE` up to `<<<` writes a file.
 * - Any other line before the first command, and `# ` behind an empty line, are
 *   comments.
 *
 * @module
 */
import { dirname, joinPath } from "../../src/util/path.ts";

const ROOT = new URL("../../", import.meta.url);
const CLI = new URL("cli.ts", ROOT).pathname;

/** A part of a session. */
type Part =
  | { readonly kind: "text"; readonly line: string }
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "command"; readonly line: string };

/** Plays a session and gives its text with what was really printed. */
export async function playSession(text: string): Promise<string> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const player = new Player(folder, text);
  try {
    const played: string[] = [];
    for (const part of parts(text)) played.push(await player.play(part));
    return played.join("\n").replace(/\n*$/, "\n");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Takes a session apart; what commands printed before is dropped. */
function parts(text: string): Part[] {
  const found: Part[] = [];
  const lines = text.split("\n");
  let inOutput = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const isComment = line.startsWith("# ") && lines[at - 1] === "";
    if (line.startsWith("$ ")) {
      found.push({ kind: "command", line });
      inOutput = true;
    } else if (line.startsWith(">>> ")) {
      const end = lines.indexOf("<<<", at);
      const content = lines.slice(at + 1, end).join("\n") + "\n";
      found.push({ kind: "file", path: line.slice(4), text: content });
      at = end;
      inOutput = false;
    } else if (isComment || !inOutput) {
      found.push({ kind: "text", line });
      inOutput = false;
    }
  }
  return found;
}

/** Plays parts one after another in one folder. */
class Player {
  readonly #folder: string;
  readonly #text: string;
  readonly #env: Record<string, string> = {};
  readonly #ids: string[] = [];

  constructor(folder: string, text: string) {
    this.#folder = folder;
    this.#text = text;
  }

  async play(part: Part): Promise<string> {
    if (part.kind === "text") return part.line;
    if (part.kind === "file") {
      const path = joinPath(this.#folder, part.path);
      await Deno.mkdir(dirname(path), { recursive: true });
      await Deno.writeTextFile(path, part.text);
      return `>>> ${part.path}\n${part.text}<<<`;
    }
    const output = await this.#run(words(part.line.slice(2)));
    const shown = output === "" ? "" : `\n${output}`;
    return `${part.line}${this.#normalize(shown)}\n`;
  }

  async #run([program = "", ...args]: readonly string[]): Promise<string> {
    const path = joinPath(this.#folder, args[0] ?? ".");
    switch (program) {
      case "athanor":
        return await this.#athanor(args);
      case "cat":
        return (await Deno.readTextFile(path)).trimEnd();
      case "ls":
        return [...Deno.readDirSync(path)].map(({ name }) => name).toSorted()
          .join("\n");
      case "rm":
        await Deno.remove(path, { recursive: true });
        return "";
      case "chmod": {
        const target = joinPath(this.#folder, args[1] ?? "");
        await Deno.chmod(target, parseInt(args[0] ?? "", 8));
        return "";
      }
      case "env": {
        const [name = "", value = ""] = (args[0] ?? "").split("=");
        this.#env[name] = value;
        return "";
      }
      default:
        throw new Error(`A session cannot run "${program}"`);
    }
  }

  async #athanor(args: readonly string[]): Promise<string> {
    const { PATH = "", HOME = "", DENO_DIR } = Deno.env.toObject();
    const command = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", CLI, ...args],
      cwd: this.#folder,
      clearEnv: true,
      env: { PATH, HOME, ...(DENO_DIR && { DENO_DIR }), ...this.#env },
      stdin: "null",
    });
    const { code, stdout, stderr } = await command.output();
    const decoder = new TextDecoder();
    const messages = decoder.decode(stderr).trimEnd();
    return [
      messages === ""
        ? ""
        : messages.replaceAll(/^/gm, "! ").replaceAll(/ +$/gm, ""),
      spreadJson(decoder.decode(stdout).trimEnd()),
      code === 0 ? "" : `[${code}]`,
    ].filter((text) => text !== "").join("\n");
  }

  /** Replaces what differs between two plays: folders, times, random ids. */
  #normalize(text: string): string {
    const steady = text
      .replaceAll(`file://${this.#folder}`, "<folder>")
      .replaceAll(this.#folder, "<folder>")
      .replaceAll(ROOT.href, "<athanor>/")
      .replaceAll(ROOT.pathname, "<athanor>/")
      .replaceAll(/\b\d+(\.\d)? m?s\)/g, "<time>)")
      .replaceAll(
        /Deno \d+\.\d+\.\d+ on \w+ \w+/g,
        "Deno <version> on <platform>",
      )
      .replaceAll(/sqlite \d+\.\d+\.\d+/g, "sqlite <version>")
      .replaceAll(/"milliseconds": [\d.e-]+/g, '"milliseconds": 0')
      .replaceAll(
        /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?/g,
        "<date>",
      );
    return steady.replaceAll(
      /(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])/g,
      (id) => this.#text.includes(id) ? id : this.#steadyId(id),
    );
  }

  /** Random ids become `random_id__1` and so on, which is as long. */
  #steadyId(id: string): string {
    if (!this.#ids.includes(id)) this.#ids.push(id);
    return `random_id${String(this.#ids.indexOf(id) + 1).padStart(3, "_")}`;
  }
}

/** Splits a command line at blanks outside of quotes. */
function words(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)]
    .map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

function spreadJson(text: string): string {
  return text.startsWith('{"schemaVersion"')
    ? JSON.stringify(JSON.parse(text), null, 2)
    : text;
}
