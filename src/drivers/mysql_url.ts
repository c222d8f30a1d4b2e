import { AthanorError } from "../errors.ts";
import {
  oneOf,
  parameterFile,
  parseDatabaseUrl,
  wholeNumber,
} from "./database_url.ts";
import type { ConnectOptions } from "./driver.ts";

/** The TLS options that `mysql2` takes. */
export interface MysqlTls {
  readonly rejectUnauthorized: boolean;
  readonly verifyIdentity?: boolean;
  readonly ca?: string;
}

/** A session's parameters, in the names of `mysql2`. */
export interface MysqlTarget {
  readonly user?: string;
  readonly password?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly socketPath?: string;
  /** In milliseconds. */
  readonly connectTimeout: number;
  /** Encrypted or not: the ways to try, in order. */
  readonly attempts: readonly (MysqlTls | undefined)[];
}

/** The parameters that are understood, as the server's own client names them. */
const PARAMETERS = ["connect-timeout", "socket", "ssl-ca", "ssl-mode"];

const DEFAULT_TIMEOUT = 10;

/** The ways of <https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode>. */
const SSL_MODES: Readonly<Record<string, readonly (MysqlTls | undefined)[]>> = {
  DISABLED: [undefined],
  PREFERRED: [{ rejectUnauthorized: false }, undefined],
  REQUIRED: [{ rejectUnauthorized: false }],
  VERIFY_CA: [{ rejectUnauthorized: true }],
  VERIFY_IDENTITY: [{ rejectUnauthorized: true, verifyIdentity: true }],
};

/**
 * Reads a URL such as `mysql://me@db/app?ssl-mode=REQUIRED`. Parameters are
 * named as the options of the `mysql` program: `socket` is the path of a unix
 * socket.
 *
 * @throws {AthanorError} `URL_INVALID`, with no password in its text
 */
export function mysqlTarget(
  url: string,
  options: ConnectOptions = {},
): MysqlTarget {
  const { parameters, ...parts } = parseDatabaseUrl(url, PARAMETERS);
  const socketPath = parameters.get("socket");
  const timeout = parameters.get("connect-timeout");
  const mode = parameters.get("ssl-mode")?.toUpperCase() ?? "PREFERRED";
  const path = parameters.get("ssl-ca");
  const ca = path === undefined
    ? undefined
    : parameterFile("ssl-ca", path, options);
  const attempts = oneOf(mode, "ssl-mode", SSL_MODES);
  if (mode === "VERIFY_IDENTITY" && isAddress(parts.host ?? "")) {
    throw noIdentity(parts.host ?? "");
  }
  return {
    ...parts,
    ...(socketPath !== undefined && { socketPath }),
    connectTimeout: 1000 *
      (timeout === undefined
        ? DEFAULT_TIMEOUT
        : wholeNumber(timeout, "connect-timeout")),
    attempts: socketPath === undefined
      ? attempts.map((tls) => tls && ca !== undefined ? { ...tls, ca } : tls)
      : [undefined],
  };
}

function isAddress(host: string): boolean {
  return host.includes(":") || /^\d+(?:\.\d+){3}$/.test(host);
}

/** For an address, `mysql2` compares the certificate with "localhost". */
function noIdentity(host: string): AthanorError {
  return new AthanorError(
    "URL_INVALID",
    `Cannot verify the identity of the address "${host}"`,
    { hint: "Write the host's name, or ssl-mode=VERIFY_CA." },
  );
}
