import { redactText, redactUrl } from "../config/url.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import { isStatementError } from "./statement_error.ts";

/** The way out, by the code of a system, of PostgreSQL (SQLSTATE) or of MySQL. */
const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Check that the server runs, and the host and port in the URL.",
  ENOENT: "Check that the server runs, and the path of its socket.",
  ENOTFOUND: "Check the host in the URL.",
  EAI_AGAIN: "Check the host in the URL.",
  ETIMEDOUT: "Check that the server can be reached from this machine.",
  "28P01": "Check the user and the password in the URL.",
  "28000": "Check the user in the URL, and who may log in on the server.",
  "3D000": "Create the database first, or correct its name in the URL.",
  "53300": "The server takes no more connections: end some, or try later.",
  ER_ACCESS_DENIED_ERROR: "Check the user and the password in the URL.",
  ER_DBACCESS_DENIED_ERROR:
    "Check the database in the URL, and grant the user access to it.",
  ER_BAD_DB_ERROR: "Create the database first, or correct its name in the URL.",
  ER_CON_COUNT_ERROR:
    "The server takes no more connections: end some, or try later.",
};

/**
 * The error for a session that could not be opened. The password is in none of
 * its parts, so the client library's own error is not among them.
 */
export function connectFailed(error: unknown, url: string): AthanorError {
  const first = firstOf(error);
  const { message, code, name } = first as Record<string, unknown>;
  const denied = name === "NotCapable";
  const shown = redactUrl(url);
  const missing = NO_PACKAGE.exec(String(message))?.[1];
  if (missing !== undefined) return packageMissing(missing);
  return new AthanorError(
    "CONNECT_FAILED",
    `Cannot connect to "${shown}": ${redactText(String(message ?? first))}`,
    {
      hint: denied
        ? deniedHint(String(message))
        : HINTS[String(code)] ?? "Check the URL, and that the server runs.",
      details: { url: shown, databaseCode: code },
    },
  );
}

/** A package that is not in the node_modules of a project, as Deno tells it. */
const NO_PACKAGE =
  /matching package for 'npm:([^'/]+)[^']*' in the node_modules/;

function packageMissing(name: string): AthanorError {
  return new AthanorError(
    "DRIVER_UNAVAILABLE",
    `The client library ${name} is not in this project's node_modules`,
    {
      hint:
        `Run "npm install ${name}", or write "nodeModulesDir": "none" in deno.json: ` +
        "beside a package.json, Deno takes packages from node_modules alone.",
      details: { package: name },
    },
  );
}

/** The error for a client of the caller's that cannot be used, since it was ended or reaches no server. */
export function adoptFailed(error: unknown): AthanorError {
  const isLost = isStatementError(error) && error.connectionLost;
  if (isAthanorError(error) && !isLost) return error;
  const first = firstOf(isLost ? error.cause ?? error : error);
  const { message, code } = first as Record<string, unknown>;
  return new AthanorError(
    "CONNECT_FAILED",
    `Cannot use the client that was handed over: ${
      redactText(String(message ?? first))
    }`,
    {
      hint: HINTS[String(code)] ??
        "Hand over a client that is open, of a server that runs.",
      details: { databaseCode: code },
    },
  );
}

function deniedHint(message: string): string {
  return message.includes("env access")
    ? "Run with --allow-env, or with --ignore-env where the URL says it all."
    : "Run with --allow-net for the host and port in the URL, or allow what the message names.";
}

/** A name with several addresses fails with one error for each. */
function firstOf(error: unknown): object {
  const { errors } = error as { errors?: readonly unknown[] };
  const first = errors?.[0] ?? error;
  return typeof first === "object" && first !== null ? first : Object(first);
}
