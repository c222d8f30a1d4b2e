import {
  type DatabaseUrl,
  oneOf,
  parameterFile,
  parseDatabaseUrl,
  wholeNumber,
} from "./database_url.ts";
import type { ConnectOptions } from "./driver.ts";

/** The TLS options that a client of PostgreSQL hands to `node:tls`. */
export interface TlsOptions {
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly checkServerIdentity?: () => undefined;
}

/** A session's parameters. */
export interface PostgresqlTarget {
  readonly user?: string;
  readonly password?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly applicationName: string;
  readonly options?: string;
  /** In milliseconds. */
  readonly connectTimeout: number;
  readonly channelBinding: boolean;
  /** Encrypted or not: the ways to try, in order. */
  readonly attempts: readonly (TlsOptions | false)[];
}

/** The parameters that are understood, as libpq names them. */
const PARAMETERS = [
  "application_name",
  "channel_binding",
  "connect_timeout",
  "dbname",
  "host",
  "options",
  "password",
  "port",
  "sslcert",
  "sslkey",
  "sslmode",
  "sslrootcert",
  "user",
];

const DEFAULT_TIMEOUT = 10;

/** How the server's certificate is looked at. */
type Verification = "none" | "authority" | "full";

interface SslMode {
  readonly plain?: "first" | "last" | "only";
  readonly verify: Verification;
}

/** The meanings of <https://www.postgresql.org/docs/current/libpq-ssl.html>; `no-verify` is what others call `require`. */
const SSL_MODES: Readonly<Record<string, SslMode>> = {
  disable: { plain: "only", verify: "none" },
  allow: { plain: "first", verify: "none" },
  prefer: { plain: "last", verify: "none" },
  require: { verify: "none" },
  "no-verify": { verify: "none" },
  "verify-ca": { verify: "authority" },
  "verify-full": { verify: "full" },
};

/**
 * Reads a URL such as `postgresql://me@db/app?sslmode=verify-full` as libpq
 * does. A host that starts with `/` is the folder of a unix socket. Without a
 * root certificate, the certificates that Deno trusts are used.
 *
 * @throws {AthanorError} `URL_INVALID`, with no password in its text
 */
export function postgresqlTarget(
  url: string,
  options: ConnectOptions = {},
): PostgresqlTarget {
  const parts = parseDatabaseUrl(url, PARAMETERS);
  const { parameters } = parts;
  const timeout = parameters.get("connect_timeout");
  const port = parameters.get("port");
  const host = parameters.get("host") ?? parts.host;
  return {
    ...parameterOr(parts, "user", "user"),
    ...parameterOr(parts, "password", "password"),
    ...parameterOr(parts, "database", "dbname"),
    ...(host !== undefined && { host }),
    ...(parts.port !== undefined && { port: parts.port }),
    ...(port !== undefined && { port: wholeNumber(port, "port") }),
    applicationName: parameters.get("application_name") ?? "athanor",
    ...(parameters.has("options") &&
      { options: parameters.get("options") ?? "" }),
    connectTimeout: 1000 *
      (timeout === undefined
        ? DEFAULT_TIMEOUT
        : wholeNumber(timeout, "connect_timeout")),
    channelBinding: channelBinding(parameters),
    attempts: host?.startsWith("/") ? [false] : attempts(parts, options),
  };
}

function parameterOr<K extends "user" | "password" | "database">(
  parts: DatabaseUrl,
  name: K,
  parameter: string,
): { readonly [N in K]?: string } {
  const value = parts.parameters.get(parameter) ?? parts[name];
  return (value === undefined ? {} : { [name]: value }) as {
    readonly [N in K]?: string;
  };
}

function channelBinding(parameters: ReadonlyMap<string, string>): boolean {
  const text = parameters.get("channel_binding") ?? "disable";
  const meanings = { disable: false, prefer: true, require: true };
  return oneOf(text, "channel_binding", meanings);
}

function attempts(
  { parameters }: DatabaseUrl,
  options: ConnectOptions,
): (TlsOptions | false)[] {
  const mode = parameters.get("sslmode") ?? "prefer";
  const { plain, verify } = oneOf(mode, "sslmode", SSL_MODES);
  if (plain === "only") return [false];
  const read = (name: string): string | undefined => {
    const path = parameters.get(name);
    return path === undefined || path === "system"
      ? undefined
      : parameterFile(name, path, options);
  };
  const files = { ca: read("sslrootcert"), cert: read("sslcert") };
  // With a root certificate, libpq's `require` looks at the authority too.
  const authority = mode === "require" && files.ca !== undefined;
  const tls = tlsOptions(authority ? "authority" : verify, {
    ...files,
    key: read("sslkey"),
  });
  if (plain === undefined) return [tls];
  return plain === "first" ? [false, tls] : [tls, false];
}

function tlsOptions(
  verify: Verification,
  files: Readonly<Record<"ca" | "cert" | "key", string | undefined>>,
): TlsOptions {
  const given = Object.entries(files).filter(([, text]) => text !== undefined);
  return {
    rejectUnauthorized: verify !== "none",
    ...Object.fromEntries(given),
    ...(verify === "authority" && { checkServerIdentity: () => undefined }),
  };
}
