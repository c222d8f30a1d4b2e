/**
 * A promise that knows whether anybody waits for it. Its failure is never an
 * unhandled rejection: who made it asks {@linkcode ObservedPromise.observed}
 * and delivers the failure elsewhere when nobody did.
 */
export class ObservedPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = "ObservedPromise";
  readonly #start: () => Promise<T>;
  #promise: Promise<T> | undefined;
  #observed = false;

  /** @param start begins the work; called once, at the first `then` or {@linkcode begin} */
  constructor(start: () => Promise<T>) {
    this.#start = start;
  }

  /** Whether `then`, `catch`, `finally` or `await` was used. */
  get observed(): boolean {
    return this.#observed;
  }

  /** Begins the work without waiting for it. */
  begin(): this {
    this.#run();
    return this;
  }

  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#observed = true;
    return this.#run().then(onFulfilled, onRejected);
  }

  catch<B = never>(
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<T | B> {
    return this.then(null, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    this.#observed = true;
    return this.#run().finally(onFinally);
  }

  #run(): Promise<T> {
    if (this.#promise === undefined) {
      this.#promise = this.#start();
      this.#promise.catch(() => {});
    }
    return this.#promise;
  }
}
