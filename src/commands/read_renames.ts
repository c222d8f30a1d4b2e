import type { RenameAnswers } from "../autogenerate/mod.ts";
import { AthanorError } from "../errors.ts";

const KEYS: readonly string[] = ["tables", "columns", "enumValues"];

/**
 * Reads a file of answers: what was renamed, such as
 * `{ "tables": { "client": "customer" }, "columns": { "customer.nam": "name" } }`.
 *
 * @throws {AthanorError} `USAGE` for a file that cannot be read or says something else
 */
export async function readRenames(path: string): Promise<RenameAnswers> {
  let answers: unknown;
  try {
    answers = JSON.parse(await Deno.readTextFile(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw wrong(`The file "${path}" cannot be read: ${reason}`, cause);
  }
  const isRight = isObject(answers) &&
    Object.entries(answers).every(([key, value]) =>
      KEYS.includes(key) && isObject(value) &&
      Object.values(value).every((name) => typeof name === "string")
    );
  if (isRight) return answers as RenameAnswers;
  throw wrong(`The file "${path}" does not say what was renamed`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(message: string, cause?: unknown): AthanorError {
  return new AthanorError("USAGE", message, {
    hint: "Write new names by old ones: " +
      '{ "tables": { "client": "customer" }, "columns": { "customer.nam": "name" } }.',
    cause,
  });
}
