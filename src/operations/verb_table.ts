import { AthanorError } from "../errors.ts";

/** A verb that people added: given the operations to speak to, then its own arguments. */
export type Verb<T> = (operations: T, ...args: unknown[]) => unknown;

/** Something that has the verbs as methods, and wants those to come. */
export type Face<T> = (name: string, verb: Verb<T>) => void;

/** The verbs that people added, and all that must have them as methods. */
export class VerbTable<T> {
  readonly #verbs = new Map<string, Verb<T>>();
  readonly #faces: Face<T>[] = [];
  /** The names of the verbs by what records them: classes of operations. */
  readonly #names = new WeakMap<object, string>();

  /**
   * Adds a verb to everything that has the verbs, now and later.
   *
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is such a verb already
   */
  register(
    name: string,
    verb: Verb<T>,
    options: { readonly replace?: boolean } = {},
  ): void {
    if (this.#verbs.has(name) && options.replace !== true) {
      throw alreadyRegistered(`The verb "${name}"`);
    }
    this.#verbs.set(name, verb);
    for (const face of this.#faces) face(name, verb);
  }

  /** Remembers under which name a class of operations is said; the first one stays. */
  nameClass(operationClass: object, name: string): void {
    if (!this.#names.has(operationClass)) this.#names.set(operationClass, name);
  }

  /** The name under which a class of operations is said. */
  nameOf(operationClass: object): string | undefined {
    return this.#names.get(operationClass);
  }

  /** Has a face told of each verb, those already there included. */
  addFace(face: Face<T>): void {
    this.#faces.push(face);
    for (const [name, verb] of this.#verbs) face(name, verb);
  }

  /** Adds all verbs to another table. */
  copyTo(other: VerbTable<T>): void {
    for (const [name, verb] of this.#verbs) other.#verbs.set(name, verb);
  }
}

/** Makes the error of a name that is taken. */
export function alreadyRegistered(what: string): AthanorError {
  return new AthanorError(
    "OPERATION_REGISTERED",
    `${what} is already registered`,
    { hint: "Pass { replace: true } to put another in its place." },
  );
}
