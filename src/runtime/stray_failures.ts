import { watchUnhandled } from "../util/host.ts";
import { nextTurn } from "../util/next_turn.ts";

/**
 * Failures that went where nobody waits for them: an operation after the end of
 * its migration, or a promise of a failed operation that a script dropped. They
 * fail the run instead of ending the process.
 */
export class StrayFailures {
  readonly #watched = new WeakSet<Error>();
  readonly #strays: Error[] = [];
  #watching = false;

  /** Takes a rejection with this error, should nobody handle it. */
  watch(error: Error): void {
    this.#watched.add(error);
    this.#watching = true;
  }

  /** Notes an operation that came too late; it fails the run even when the script catches it. */
  refuse(error: Error): void {
    this.watch(error);
    this.#strays.push(error);
  }

  /** @throws the first stray failure, if there is one */
  throwFirst(): void {
    const [first] = this.#strays;
    if (first !== undefined) throw first;
  }

  /**
   * Waits until unhandled rejections have been told, which happens after the
   * microtasks of a turn.
   *
   * @throws the first stray failure, if there is one
   */
  async settle(): Promise<void> {
    await nextTurn();
    this.throwFirst();
  }

  /** Whether it is one of ours. */
  #take(error: unknown): boolean {
    if (!(error instanceof Error) || !this.#watched.has(error)) return false;
    if (!this.#strays.includes(error)) this.#strays.push(error);
    return true;
  }

  /** Runs work during which a dropped promise, or a timer's throw, does not end the process. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    const stop = watchUnhandled((error) => this.#take(error));
    try {
      return await work();
    } finally {
      if (this.#watching) await nextTurn();
      stop();
    }
  }
}
