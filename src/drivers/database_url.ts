import { redactUrl } from "../config/url.ts";
import { AthanorError } from "../errors.ts";
import { isDenied } from "../util/denied.ts";
import { nearest } from "../util/nearest.ts";
import { resolvePath } from "../util/path.ts";
import type { ConnectOptions } from "./driver.ts";

/** The parts of a URL that names a database on a server, decoded. */
export interface DatabaseUrl {
  readonly user?: string;
  readonly password?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** `scheme://user:password@host:port/database?name=value`, where all but the scheme may be absent. */
const SHAPE =
  /^[a-z][a-z0-9+.-]*:(?:\/\/(?:(?<userinfo>[^/?#]*)@)?(?:\[(?<ip>[^\]]*)\]|(?<host>[^:/?#@]*))(?::(?<port>\d*))?(?:\/(?<database>[^?#]*))?)(?:\?(?<query>[^#]*))?$/i;

/**
 * Takes a URL apart. `URL` is of no use here: it refuses `postgresql://me@/db`.
 *
 * @param known the parameters that the driver understands
 * @throws {AthanorError} `URL_INVALID`, with no password in its text
 */
export function parseDatabaseUrl(
  url: string,
  known: readonly string[],
): DatabaseUrl {
  const { userinfo, ip, host, port, database, query } =
    SHAPE.exec(url)?.groups ?? malformed(url);
  const [user, ...password] = userinfo?.split(":") ?? [];
  const parameters = new Map(new URLSearchParams(query));
  for (const name of parameters.keys()) checkParameter(name, known);
  const part = (text: string | undefined) => decode(text, url);
  return {
    ...present("user", part(user)),
    ...present("password", part(password.join(":"))),
    ...present("host", ip ?? part(host)),
    ...(port ? { port: portOf(port, url) } : {}),
    ...present("database", part(database)),
    parameters,
  };
}

/**
 * The number that a parameter or a port stands for.
 *
 * @throws {AthanorError} `URL_INVALID` when it is none
 */
export function wholeNumber(text: string, name: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new AthanorError(
    "URL_INVALID",
    `The parameter "${name}" of the database URL is "${text}"`,
    { hint: "Write a whole number." },
  );
}

/**
 * The meaning of a parameter that has a fixed set of values.
 *
 * @throws {AthanorError} `URL_INVALID` when the value is not one of them
 */
export function oneOf<T>(
  text: string,
  name: string,
  meanings: Readonly<Record<string, T>>,
): T {
  if (Object.hasOwn(meanings, text)) return meanings[text] as T;
  throw new AthanorError(
    "URL_INVALID",
    `The parameter "${name}" of the database URL is "${text}"`,
    { hint: `Write one of ${quoted(Object.keys(meanings))}.` },
  );
}

/**
 * The text of a file that a parameter names, such as a certificate.
 *
 * @throws {AthanorError} `URL_INVALID` when it cannot be read
 */
export function parameterFile(
  name: string,
  path: string,
  { directory }: ConnectOptions,
): string {
  const file = directory === undefined ? path : resolvePath(directory, path);
  try {
    return Deno.readTextFileSync(file);
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    throw new AthanorError(
      "URL_INVALID",
      `Cannot read the file "${file}", which the parameter "${name}" of the database URL names`,
      { hint: "Correct the path, or make the file readable.", cause },
    );
  }
}

function portOf(text: string, url: string): number {
  const port = Number(text);
  return port > 0 && port < 65536 ? port : malformed(url);
}

function present<K extends string>(
  name: K,
  value: string | undefined,
): { readonly [N in K]?: string } {
  return (value ? { [name]: value } : {}) as { readonly [N in K]?: string };
}

function decode(text: string | undefined, url: string): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return malformed(url);
  }
}

function checkParameter(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = nearest(name, known);
  throw new AthanorError(
    "URL_INVALID",
    `The database URL has the unknown parameter "${name}"`,
    {
      hint: meant === undefined
        ? `Known are ${quoted(known)}.`
        : `Did you mean "${meant}"?`,
    },
  );
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

function malformed(url: string): never {
  throw new AthanorError(
    "URL_INVALID",
    `Cannot read the database URL "${redactUrl(url)}"`,
    {
      hint:
        'Write "scheme://user:password@host:port/database", and "%" with two hex digits for each of ":/?#[]@%" in a name or password.',
    },
  );
}
