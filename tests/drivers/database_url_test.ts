import { deepStrictEqual, equal, ok, throws } from "node:assert/strict";
import { mysqlTarget } from "../../src/drivers/mysql_url.ts";
import { postgresqlTarget } from "../../src/drivers/postgresql_url.ts";
import type { AthanorError } from "../../src/errors.ts";

const DEFAULTS = {
  applicationName: "athanor",
  connectTimeout: 10_000,
  channelBinding: false,
  attempts: [{ rejectUnauthorized: false }, false],
};

const POSTGRESQL: Readonly<Record<string, Record<string, unknown>>> = {
  "postgresql://": {},
  "postgres://localhost": { host: "localhost" },
  "postgresql://me@h:6543/app": {
    ...{ user: "me", host: "h", port: 6543, database: "app" },
  },
  "postgresql://m%40e:p%3A%2F%40w@h/a%20b": {
    ...{ user: "m@e", password: "p:/@w", host: "h", database: "a b" },
  },
  "postgresql://me:a:b@h": { user: "me", password: "a:b", host: "h" },
  "postgresql://me@/app?host=/run/pg&port=7": {
    ...{ user: "me", host: "/run/pg", port: 7, database: "app" },
    attempts: [false],
  },
  "postgresql://[::1]:5/app": { host: "::1", port: 5, database: "app" },
  "postgresql://h/?user=u&password=p&dbname=d": {
    ...{ user: "u", password: "p", host: "h", database: "d" },
  },
  "postgresql://h?sslmode=disable": { host: "h", attempts: [false] },
  "postgresql://h?sslmode=allow": {
    ...{ host: "h", attempts: [false, { rejectUnauthorized: false }] },
  },
  "postgresql://h?sslmode=verify-full": {
    ...{ host: "h", attempts: [{ rejectUnauthorized: true }] },
  },
  "postgresql://h?application_name=x&connect_timeout=3&options=-c%20a%3Db": {
    ...{ host: "h", applicationName: "x", connectTimeout: 3000 },
    options: "-c a=b",
  },
};

for (const [url, expected] of Object.entries(POSTGRESQL)) {
  Deno.test(`postgresqlTarget reads ${url}`, () => {
    deepStrictEqual(postgresqlTarget(url), { ...DEFAULTS, ...expected });
  });
}

const BAD: Readonly<Record<string, RegExp>> = {
  "postgresql://u:pa/ss@h/db": /Cannot read the database URL/,
  "postgresql://u:pa%zz@h/db": /Cannot read the database URL/,
  "postgresql://u:pass@h:99999/db": /Cannot read the database URL/,
  "postgresql://u:pass@h:x/db": /Cannot read the database URL/,
  "postgresql://u:pass@h/db?sslmode=requires":
    /parameter "sslmode" .* is "requires"/,
  "postgresql://u:pass@h/db?ssl_mode=require": /unknown parameter "ssl_mode"/,
  "postgresql://u:pass@h/db?connect_timeout=soon":
    /parameter "connect_timeout" .* is "soon"/,
};

for (const [url, message] of Object.entries(BAD)) {
  Deno.test(`postgresqlTarget refuses ${url} without its password`, () => {
    throws(() => postgresqlTarget(url), (error: AthanorError) => {
      equal(error.code, "URL_INVALID");
      ok(message.test(error.message), error.message);
      ok(!/pa\/ss|pa%zz|pass/.test(error.message), error.message);
      return true;
    });
  });
}

Deno.test("postgresqlTarget suggests the parameter that was meant", () => {
  throws(() => postgresqlTarget("postgresql://h?ssl_mode=require"), {
    hint: 'Did you mean "sslmode"?',
  });
});

Deno.test("mysqlTarget reads the parts of a URL and the ways to encrypt", () => {
  deepStrictEqual(mysqlTarget("mariadb://me:p%40w@h:3307/app"), {
    ...{ user: "me", password: "p@w", host: "h", port: 3307 },
    ...{ database: "app", connectTimeout: 10_000 },
    attempts: [{ rejectUnauthorized: false }, undefined],
  });
  deepStrictEqual(
    mysqlTarget("mysql://h?ssl-mode=verify_identity&connect-timeout=2"),
    {
      ...{ host: "h", connectTimeout: 2000 },
      attempts: [{ rejectUnauthorized: true, verifyIdentity: true }],
    },
  );
  deepStrictEqual(mysqlTarget("mysql://me@localhost/a?socket=/s").attempts, [
    undefined,
  ]);
});

Deno.test("a certificate that a URL names and that cannot be read is refused by its name", () => {
  const options = { directory: "/srv/app" };
  throws(
    () => mysqlTarget("mysql://me:pass@h/a?ssl-ca=none.pem", options),
    {
      code: "URL_INVALID",
      message: 'Cannot read the file "/srv/app/none.pem", which the ' +
        'parameter "ssl-ca" of the database URL names',
    },
  );
  throws(() => postgresqlTarget("postgresql://me:pass@h?sslcert=/none.pem"), {
    code: "URL_INVALID",
    message: 'Cannot read the file "/none.pem", which the parameter ' +
      '"sslcert" of the database URL names',
  });
});

Deno.test("mysqlTarget refuses an address whose identity cannot be verified", () => {
  for (const host of ["127.0.0.1", "[::1]"]) {
    throws(() => mysqlTarget(`mysql://${host}/a?ssl-mode=VERIFY_IDENTITY`), {
      code: "URL_INVALID",
    });
  }
});
