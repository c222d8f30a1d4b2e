import {
  type HeaderName,
  type HeaderValue,
  type HeaderValues,
  invalid,
  type ScannedHeader,
} from "./header.ts";

/** The bodies of a `.sql` revision; they are split into statements by the kernel. */
export interface SqlSections {
  readonly upgrade: string;
  readonly downgrade: string;
}

const HEADER =
  /^--\s*(revision|down_revision|branch_labels|depends_on)\s*:(.*)$/i;
const SECTION = /^--[ \t]*(upgrade|downgrade)[ \t]*$/gim;

/** Reads the `-- name: value` lines and the comment above the first section. */
export function scanSqlHeader(source: string): ScannedHeader {
  const values: HeaderValues = {};
  const doc: string[] = [];
  const end = source.search(SECTION);
  const head = end < 0 ? source : source.slice(0, end);
  for (const line of head.split(/\r?\n/)) {
    const header = HEADER.exec(line.trim());
    if (header !== null) {
      const name = headerName(header[1]!);
      values[name] = headerValue(name, header[2]!);
    } else if (line.startsWith("--")) {
      doc.push(line.replace(/^--+ ?/, "").trimEnd());
    }
  }
  return { values, doc: doc.join("\n").trim() };
}

/** `down_revision` as `downRevision`. */
function headerName(text: string): HeaderName {
  const name = text.toLowerCase().replace(
    /_(\w)/g,
    (_, letter: string) => letter.toUpperCase(),
  );
  return name as HeaderName;
}

function headerValue(name: HeaderName, text: string): HeaderValue {
  const items = text.split(",").map((item) => item.trim())
    .filter((item) => item !== "" && !/^(?:none|null)$/i.test(item));
  return name === "revision" ? items.join(",") : items;
}

/**
 * Cuts the text after `-- upgrade` and after `-- downgrade`.
 *
 * @throws {AthanorError} `SCRIPT_INVALID` when a section is missing or is there twice
 */
export function sqlSections(text: string, source: string): SqlSections {
  const marks = [...text.matchAll(SECTION)].map((match) => ({
    name: match[1]!.toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const section = (name: keyof SqlSections): string => {
    const found = marks.filter((mark) => mark.name === name);
    if (found.length !== 1) {
      const count = found.length === 0 ? "no" : `${found.length} times a`;
      throw invalid(source, `has ${count} line "-- ${name}"`, {
        hint: "One such line begins each section; a section may be empty.",
      });
    }
    const next = marks.find((mark) => mark.start > found[0]!.start);
    return text.slice(found[0]!.end, next?.start).trim();
  };
  return { upgrade: section("upgrade"), downgrade: section("downgrade") };
}
