import type { Step } from "../revision/mod.ts";
import type { Printer } from "./printer.ts";

const BAR_WIDTH = 24;
/** How often a bar moves, and the least time between two lines of a log. */
const BAR_MILLISECONDS = 100;
const LINE_MILLISECONDS = 1000;
/** How long a step may take before a log is told that it still runs. */
const SILENCE_MILLISECONDS = 10_000;

/** Tells how far a run is, once it has taken longer than a second. */
export class Progress {
  readonly #printer: Printer;
  #steps: readonly Step[] = [];
  #done = 0;
  #started = 0;
  #told = { done: 0, at: 0 };
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(printer: Printer) {
    this.#printer = printer;
  }

  /** Begins to count. */
  planned(steps: readonly Step[]): void {
    this.finish();
    if (steps.length === 0) return;
    this.#steps = steps;
    this.#done = 0;
    this.#started = performance.now();
    this.#told = { done: 0, at: this.#started };
    // Steps that never leave the thread, as SQLite's, keep a timer from firing;
    // `stepped` then serves.
    this.#timer = setInterval(() => this.#update(), LINE_MILLISECONDS);
  }

  /** Counts a step that is done. */
  stepped(done: number): void {
    this.#done = done;
    this.#update();
  }

  /** Stops, and removes the bar. */
  finish(): void {
    // Timers cost 10 ms at their first use, which a run without steps is spared.
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#printer.transient("");
  }

  #update(): void {
    if (this.#done === this.#steps.length) return;
    const now = performance.now();
    if (now - this.#started < LINE_MILLISECONDS) return;
    const silence = now - this.#told.at;
    const moved = this.#done > this.#told.done;
    const due = this.#printer.isInteractive
      ? silence >= BAR_MILLISECONDS
      : silence >= (moved ? LINE_MILLISECONDS : SILENCE_MILLISECONDS);
    if (!due) return;
    this.#told = { done: this.#done, at: now };
    const text = this.#count(Math.floor((now - this.#started) / 1000));
    if (this.#printer.isInteractive) {
      this.#printer.transient(`${this.#bar()} ${text}`);
    } else this.#printer.message(text);
  }

  #bar(): string {
    const style = this.#printer.messageStyle;
    const full = Math.floor(BAR_WIDTH * this.#done / this.#steps.length);
    return style.green("█".repeat(full)) +
      style.dim("░".repeat(BAR_WIDTH - full));
  }

  #count(seconds: number): string {
    const running = this.#steps[this.#done]?.revision?.id;
    const now = running === undefined ? "" : `, ${running} is running`;
    return `${this.#done} of ${this.#steps.length} done${now}, ${seconds} s`;
  }
}
