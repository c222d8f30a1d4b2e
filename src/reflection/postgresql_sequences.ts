import { exactNumber } from "./exact_number.ts";

/** The numbers of a sequence, as the catalog has them; 64 bits as digits. */
export interface SequenceNumbers {
  readonly type: string;
  readonly start: string;
  readonly increment: string;
  readonly minvalue: string;
  readonly maxvalue: string;
  readonly cache: string;
  readonly cycle: boolean;
}

/** A sequence that belongs to a column. */
export interface OwnedSequence extends SequenceNumbers {
  /** Whether the column takes its default from it. */
  readonly isDefault: boolean;
}

/** What was said of a sequence when it was made, in as far as it matters. */
export interface SequenceOptions {
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minvalue?: number | bigint;
  readonly maxvalue?: number | bigint;
  readonly cache?: number | bigint;
  readonly cycle?: boolean;
}

/** The largest value of each number type. */
const LARGEST: Readonly<Record<string, bigint>> = {
  smallint: 32_767n,
  integer: 2_147_483_647n,
  bigint: 9_223_372_036_854_775_807n,
};

/** The options that are not what `CREATE SEQUENCE` chooses by itself. */
export function sequenceOptions(numbers: SequenceNumbers): SequenceOptions {
  const defaults = defaultsOf(numbers);
  const options: Record<string, number | bigint | boolean> = {};
  for (const [key, value] of Object.entries(defaults)) {
    const given = BigInt(numbers[key as keyof typeof defaults]);
    if (given !== value) options[key] = exactNumber(given);
  }
  if (numbers.cycle) options["cycle"] = true;
  return options;
}

/** Whether a sequence is as it is made when nothing is said of it. */
export function isPlainSequence(numbers: SequenceNumbers): boolean {
  return Object.keys(sequenceOptions(numbers)).length === 0;
}

/** What a sequence has that says nothing but its direction (manual, CREATE SEQUENCE). */
function defaultsOf(
  { type, increment, minvalue, maxvalue }: SequenceNumbers,
): Record<"start" | "increment" | "minvalue" | "maxvalue" | "cache", bigint> {
  const largest = LARGEST[type] ?? LARGEST["bigint"] ?? 0n;
  const rises = BigInt(increment) > 0n;
  return {
    start: BigInt(rises ? minvalue : maxvalue),
    increment: 1n,
    minvalue: rises ? 1n : -largest - 1n,
    maxvalue: rises ? largest : -1n,
    cache: 1n,
  };
}
