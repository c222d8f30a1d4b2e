import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import type { WireOp } from "../kernel/wire.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import type { OperationVerbs } from "./operation_verbs.ts";

/** A class of operations. */
export type OperationClass<T extends MigrateOperation = MigrateOperation> =
  abstract new (...args: never[]) => T;

/** What a lowering knows of the run. */
export interface LoweringContext {
  readonly dialectName: DialectName;
  /** Whether statements are written as a script instead of being sent. */
  readonly isOffline: boolean;
  readonly namingConvention: NamingConvention | undefined;
}

/** An operation as the kernel takes it. */
export interface LoweredOp {
  readonly wire: WireOp;
  /** The rows to bind, where `wire` is an insert with `boundRows`. */
  readonly boundRows?: readonly (readonly unknown[])[];
}

/** Turns an operation into what the kernel takes. */
export type Lowering<T extends MigrateOperation> = (
  operation: T,
  context: LoweringContext,
) => readonly LoweredOp[];

/** Carries an operation out by other operations. `operations` has the verbs. */
export type Implementation<T extends MigrateOperation> = (
  operations: OperationVerbs,
  operation: T,
) => unknown;

/** How an operation is carried out. */
export type Handler<T extends MigrateOperation = MigrateOperation> =
  | { readonly kind: "lowering"; readonly lower: Lowering<T> }
  | { readonly kind: "implementation"; readonly run: Implementation<T> };

/** How a handler is registered. */
export interface RegisterOptions {
  /** Whether a handler that is already there gives way. */
  readonly replace?: boolean;
  /** The only dialect that the handler serves; absent: all that have none of their own. */
  readonly dialect?: DialectName;
}

/** A verb that people added: given the operations to speak to, then its own arguments. */
export type CustomVerb = (
  operations: OperationVerbs,
  ...args: unknown[]
) => unknown;

/** Something that has the verbs as methods, and wants those to come. */
export type VerbFace = (name: string, verb: CustomVerb) => void;

type Handlers = Map<DialectName | "default", Handler>;

/** Knows how each class of operations is carried out, and which verbs people added. */
export class OperationRegistry {
  readonly #handlers = new Map<OperationClass, Handlers>();
  readonly #verbs = new Map<string, CustomVerb>();
  readonly #faces: VerbFace[] = [];

  /** Whether a class of operations has a handler of its own. */
  has(operationClass: OperationClass): boolean {
    return this.#handlers.has(operationClass);
  }

  /**
   * Registers how a class of operations is turned into kernel operations.
   *
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is a handler already
   */
  registerLowering<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    lower: Lowering<T>,
    options: RegisterOptions = {},
  ): void {
    this.#register(operationClass, { kind: "lowering", lower }, options);
  }

  /**
   * Registers how a class of operations is carried out by other operations.
   *
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is a handler already
   */
  registerImplementation<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    run: Implementation<T>,
    options: RegisterOptions = {},
  ): void {
    this.#register(operationClass, { kind: "implementation", run }, options);
  }

  /**
   * How an operation is carried out: by the handler of its class, or else of
   * the nearest class that it extends; for each, the dialect's own first.
   *
   * @throws {AthanorError} `OPERATION_UNSUPPORTED` when there is no handler
   */
  handlerFor(operation: MigrateOperation, dialectName: DialectName): Handler {
    let prototype: unknown = Object.getPrototypeOf(operation);
    while (typeof prototype === "object" && prototype !== null) {
      const handlers = this.#handlers.get(
        prototype.constructor as unknown as OperationClass,
      );
      const found = handlers?.get(dialectName) ?? handlers?.get("default");
      if (found !== undefined) return found;
      prototype = Object.getPrototypeOf(prototype);
    }
    throw new AthanorError(
      "OPERATION_UNSUPPORTED",
      `Nothing says how to carry out ${operation.constructor.name} on ${dialectName}`,
      {
        hint:
          `Register it: Operations.implementationFor(${operation.constructor.name}, (operations, operation) => …).`,
      },
    );
  }

  /**
   * Adds a verb to everything that has the verbs, now and later.
   *
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is such a verb already
   */
  registerVerb(
    name: string,
    verb: CustomVerb,
    options: { readonly replace?: boolean } = {},
  ): void {
    if (this.#verbs.has(name) && options.replace !== true) {
      throw alreadyRegistered(`The verb "${name}"`);
    }
    this.#verbs.set(name, verb);
    for (const face of this.#faces) face(name, verb);
  }

  /** Has a face told of each verb, those already there included. */
  addFace(face: VerbFace): void {
    this.#faces.push(face);
    for (const [name, verb] of this.#verbs) face(name, verb);
  }

  /** A registry that begins with what this one knows, and changes alone. */
  branch(): OperationRegistry {
    const copy = new OperationRegistry();
    for (const [operationClass, handlers] of this.#handlers) {
      copy.#handlers.set(operationClass, new Map(handlers));
    }
    for (const [name, verb] of this.#verbs) copy.#verbs.set(name, verb);
    return copy;
  }

  #register<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    handler: Handler<T>,
    options: RegisterOptions,
  ): void {
    const qualifier = options.dialect ?? "default";
    const handlers: Handlers = this.#handlers.get(operationClass) ?? new Map();
    if (handlers.has(qualifier) && options.replace !== true) {
      throw alreadyRegistered(`The operation ${operationClass.name}`);
    }
    handlers.set(qualifier, handler as unknown as Handler);
    this.#handlers.set(operationClass, handlers);
  }
}

function alreadyRegistered(what: string): AthanorError {
  return new AthanorError(
    "OPERATION_REGISTERED",
    `${what} is already registered`,
    { hint: "Pass { replace: true } to put another in its place." },
  );
}

/** The registry hangs on `globalThis`, so that every copy of this module finds the same one. */
const KEY = Symbol.for("athanor.operations");

const shared = globalThis as { [KEY]?: OperationRegistry };

/** The registry of this process. */
export const operationRegistry: OperationRegistry = shared[KEY] ??=
  new OperationRegistry();
