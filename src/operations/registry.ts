import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import type { WireOp } from "../kernel/wire.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { classesOf, type OperationClass } from "./classes_of.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import type { BatchVerbs } from "./batch_verbs.ts";
import type { OperationVerbs } from "./operation_verbs.ts";
import { alreadyRegistered, VerbTable } from "./verb_table.ts";
import type { Face, Verb } from "./verb_table.ts";

/** What a lowering knows of the run. */
export interface LoweringContext {
  /** The dialect that SQL is written in. */
  readonly dialectName: DialectName;
  /** Whether statements are written as a script instead of being sent. */
  readonly isOffline: boolean;
  /** The convention that names what scripts leave unnamed. */
  readonly namingConvention: NamingConvention | undefined;
}

/** An operation as the kernel takes it. */
export interface LoweredOp {
  /**
   * The kernel's word for it.
   *
   * @internal
   */
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

/** A verb that people added to migrations. */
export type CustomVerb = Verb<OperationVerbs>;

/** Something that has the verbs of migrations as methods, and wants those to come. */
export type VerbFace = Face<OperationVerbs>;

type Handlers = Map<DialectName | "default", Handler>;

/** Knows how each class of operations is carried out, and which verbs people added. */
export class OperationRegistry {
  readonly #handlers = new Map<OperationClass, Handlers>();
  /** What was found for each prototype, until another handler is registered. */
  readonly #found = new Map<unknown, readonly Handlers[]>();
  /** The verbs that people added to migrations. */
  readonly verbs: VerbTable<OperationVerbs> = new VerbTable();
  /** The verbs that people added to batches. */
  readonly batchVerbs: VerbTable<BatchVerbs> = new VerbTable();

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
    for (const handlers of this.#handlersOf(operation)) {
      const found = handlers.get(dialectName) ?? handlers.get("default");
      if (found !== undefined) return found;
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
   * How an operation becomes statements, whatever else is registered for its class.
   *
   * @throws {AthanorError} `OPERATION_UNSUPPORTED` when it is carried out by others only
   */
  loweringOf(operation: MigrateOperation): Lowering<MigrateOperation> {
    const handler = this.#handlersOf(operation).map((handlers) =>
      handlers.get("default")
    ).find((one) => one?.kind === "lowering");
    if (handler?.kind === "lowering") return handler.lower;
    throw new AthanorError(
      "OPERATION_UNSUPPORTED",
      `${operation.constructor.name} is no statement of its own`,
    );
  }

  /** A registry that begins with what this one knows, and changes alone. */
  branch(): OperationRegistry {
    const copy = new OperationRegistry();
    for (const [operationClass, handlers] of this.#handlers) {
      copy.#handlers.set(operationClass, new Map(handlers));
    }
    this.verbs.copyTo(copy.verbs);
    this.batchVerbs.copyTo(copy.batchVerbs);
    return copy;
  }

  /** The handlers of an operation's class and of those that it extends, nearest first. */
  #handlersOf(operation: MigrateOperation): readonly Handlers[] {
    const own: unknown = Object.getPrototypeOf(operation);
    let found = this.#found.get(own);
    if (found === undefined) {
      found = Array.from(classesOf(operation))
        .flatMap((one) => this.#handlers.get(one) ?? []);
      this.#found.set(own, found);
    }
    return found;
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
    this.#found.clear();
    handlers.set(qualifier, handler as unknown as Handler);
    this.#handlers.set(operationClass, handlers);
  }
}

/** The registry hangs on `globalThis`, so that every copy of this module finds the same one. */
const KEY = Symbol.for("athanor.operations");

const shared = globalThis as { [KEY]?: OperationRegistry };

/** The registry of this process. */
export const operationRegistry: OperationRegistry = shared[KEY] ??=
  new OperationRegistry();
