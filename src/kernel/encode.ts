/**
 * A request as JSON, with everything refused that JSON would bend.
 *
 * @module
 */
import { KernelError } from "./kernel_error.ts";

/** What JSON makes of values that it cannot hold: null, or half of a pair as an escape. */
const SUSPECT = /[:,[]null|\\ud/;

/**
 * The JSON of a request.
 *
 * @throws {KernelError} `OPERATION_INVALID` for NaN, infinities, bigints and
 * half surrogate pairs, with the way to the value
 */
export function encodeRequest(request: unknown): string {
  let json: string | undefined;
  let fault: unknown;
  try {
    json = JSON.stringify(request);
  } catch (error) {
    // A bigint, or a value that holds itself.
    fault = error;
  }
  if (json === undefined || SUSPECT.test(json)) {
    const refused = findRefused(request, { path: [], parents: [] });
    if (refused !== undefined) throw refusal(refused, request);
  }
  if (json === undefined) {
    throw new TypeError("A request to the kernel is not JSON", {
      cause: fault,
    });
  }
  return json;
}

interface Refused {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly parents: readonly object[];
}

function findRefused(value: unknown, place: Place): Refused | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return {
      path: place.path,
      message: `${value} is not a number that a database can store`,
      hint: "Use null for a value that is not known",
    };
  }
  if (typeof value === "bigint") {
    return {
      path: place.path,
      message: `The bigint ${value} cannot cross into the kernel as it is`,
      hint: `Pass { number: "${value}" }`,
    };
  }
  if (typeof value === "string" && !value.isWellFormed()) {
    return {
      path: place.path,
      message: `The text ${
        JSON.stringify(value)
      } holds half of a surrogate pair`,
      hint: "Cut texts between characters, not inside of them",
    };
  }
  return typeof value === "object" && value !== null
    ? findInside(value, place)
    : undefined;
}

function findInside(
  value: object,
  { path, parents }: Place,
): Refused | undefined {
  if (parents.includes(value)) {
    return {
      path,
      message: "The value holds itself",
      hint: "Pass a copy without the loop",
    };
  }
  const entries = Array.isArray(value)
    ? value.entries()
    : Object.entries(value);
  for (const [key, inner] of entries) {
    if (typeof key === "string" && !key.isWellFormed()) {
      return findRefused(key, { path, parents });
    }
    const found = findRefused(inner, {
      path: [...path, key],
      parents: [...parents, value],
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

function refusal(
  { path, message, hint }: Refused,
  request: unknown,
): KernelError {
  const [ops, op] = path;
  const inOperation = ops === "ops" && typeof op === "number";
  const problem = {
    ...(inOperation ? { op } : {}),
    path: formatPath(inOperation ? path.slice(2) : path),
    code: "LITERAL_INVALID",
    message,
    hint,
  };
  return new KernelError("OPERATION_INVALID", [problem], { request });
}

function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}
