import type { DialectName } from "../dialect_name.ts";
import type { WireDialectFacts } from "../kernel/wire.ts";

/** How the program that runs a dialect's scripts reads them. */
interface ScriptClient {
  /** Whether it ends a statement at a terminator inside of a body, too, unless told of another delimiter. */
  readonly cutsBodies: boolean;
  /** A last line that it may take for a comment. */
  readonly lastComment: RegExp;
}

const USUAL: ScriptClient = { cutsBodies: false, lastComment: /--[^\n]*$/ };

const CLIENTS: Readonly<Record<DialectName, ScriptClient>> = {
  sqlite: USUAL,
  postgresql: USUAL,
  mysql: { cutsBodies: true, lastComment: /(?:--|#)[^\n]*$/ },
  mssql: USUAL,
  oracle: USUAL,
};

/**
 * A statement as a script has it: with the dialect's terminator, so that the
 * database's own client finds where it ends.
 *
 * MySQL's client cuts at every `;` outside of texts and comments, so that a
 * statement with one in it goes between two `DELIMITER` lines
 * (MySQL manual, "Defining Stored Programs").
 */
export function scriptStatement(
  sql: string,
  { dialect, terminator }: WireDialectFacts,
): string {
  const { cutsBodies, lastComment } = CLIENTS[dialect];
  // A terminator on a line that ends in a comment would be part of it.
  const gap = lastComment.test(sql) ? "\n" : "";
  if (!cutsBodies || !sql.includes(terminator)) {
    return `${sql}${gap}${terminator}\n\n`;
  }
  let delimiter = "//";
  while (sql.includes(delimiter)) delimiter += "/";
  return `DELIMITER ${delimiter}\n${sql}\n${delimiter}\n` +
    `DELIMITER ${terminator}\n\n`;
}
