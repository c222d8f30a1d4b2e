const HIDDEN = "***";

/** `name=value` in a query, a cookie-like list or a connection string, where the name says that the value is secret. */
const SECRET_PARAMETER =
  /((?:^|[?&;\s])[^?&;=\s]*(?:pass|pwd|secret|token|credential|key)[^?&;=\s]*=)[^&;\s#]*/gi;

/** Where the part before `@` ends in the text after `scheme://`, or -1 when there is none. */
function userinfoEnd(text: string): number {
  const authority = /^[^/?#]*/.exec(text)?.[0] ?? "";
  const end = authority.lastIndexOf("@");
  // An unescaped `/`, `?` or `#` in a password ends the authority too soon.
  // What follows the colon is then no port, and the last `@` is the true end.
  const broken = end < 0 && /:(?!\d*$)/.test(authority);
  return broken ? text.lastIndexOf("@") : end;
}

/**
 * A database URL that may be shown: its password, and every query parameter
 * that is named like a secret, is replaced by `***`. It works on text, so that
 * a malformed URL is safe to show too.
 *
 * @example
 * ```ts
 * import { redactUrl } from "./url.ts";
 *
 * console.assert(
 *   redactUrl("postgres://me:pa55@db/app?sslpassword=x") ===
 *     "postgres://me:***@db/app?sslpassword=***",
 * );
 * ```
 */
export function redactUrl(url: string | URL): string {
  const text = String(url);
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  const shown = scheme === undefined
    ? text
    : scheme + redactUserinfo(text.slice(scheme.length));
  return shown.replace(SECRET_PARAMETER, `$1${HIDDEN}`);
}

function redactUserinfo(text: string): string {
  const end = userinfoEnd(text);
  if (end < 0) return text;
  const colon = text.slice(0, end).indexOf(":");
  return colon < 0
    ? text
    : `${text.slice(0, colon)}:${HIDDEN}${text.slice(end)}`;
}

/** Hides the secrets of every URL that a longer text quotes, such as a message of a client library. */
export function redactText(text: string): string {
  return text.replace(
    /[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>]+/gi,
    (url) => redactUrl(url),
  );
}
