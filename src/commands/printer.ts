import { COLORED, PLAIN, type Style } from "./style.ts";

/** How a {@linkcode Printer} prints. */
export interface PrinterOptions {
  /** Whether `--no-color` was given; `NO_COLOR` counts without it. */
  readonly noColor: boolean;
}

type Stream = Pick<typeof Deno.stdout, "writeSync" | "isTerminal">;

const ENCODER = new TextEncoder();
const ERASE_LINE = "\r\x1b[K";

/**
 * The one place that writes to a terminal: results to stdout, everything else
 * to stderr, with at most one transient line at its end.
 */
export class Printer {
  /** How to mark results. */
  readonly style: Style;
  /** How to mark messages. */
  readonly messageStyle: Style;
  /** Whether messages go to a terminal, which can show a transient line. */
  readonly isInteractive: boolean;
  #transient = "";

  constructor({ noColor }: PrinterOptions) {
    const plain = noColor || Deno.noColor;
    this.style = styleFor(Deno.stdout, plain);
    this.messageStyle = styleFor(Deno.stderr, plain);
    this.isInteractive = Deno.stderr.isTerminal();
  }

  /** Prints a result as it is, with a line break at its end. */
  result(text: string): void {
    this.transient("");
    write(Deno.stdout, text.endsWith("\n") ? text : `${text}\n`);
  }

  /** Prints a message. */
  message(text: string): void {
    const line = this.#transient;
    this.transient("");
    write(Deno.stderr, `${text}\n`);
    this.transient(line);
  }

  /** Replaces the line at the end of a terminal; the empty text removes it. */
  transient(line: string): void {
    if (!this.isInteractive || line === this.#transient) return;
    write(Deno.stderr, ERASE_LINE + line);
    this.#transient = line;
  }
}

function styleFor(stream: Stream, plain: boolean): Style {
  return !plain && stream.isTerminal() ? COLORED : PLAIN;
}

/** Writes all of a text. A reader that went away, as `head` does, is no error. */
function write(stream: Stream, text: string): void {
  let bytes = ENCODER.encode(text);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
