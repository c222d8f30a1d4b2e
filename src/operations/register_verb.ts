import { invalid, quoted } from "../schema/check.ts";
import type { OperationClass } from "./classes_of.ts";
import type { VerbTable } from "./verb_table.ts";

/** How a verb is registered. */
export interface RegisterVerbOptions {
  /** The static method that makes the operation; absent: the one of the verb's name. */
  readonly sourceName?: string;
  /** Whether a verb of that name that people added gives way. */
  readonly replace?: boolean;
}

/** Registers a class of operations under a verb, as a decorator does. */
export type VerbDecorator = (
  operationClass: OperationClass,
  context?: ClassDecoratorContext,
) => void;

/** Registers a verb, or gives a decorator that does when there is no class yet. */
export type Registration = (
  name: string,
  classOrOptions: OperationClass | RegisterVerbOptions | undefined,
  options: RegisterVerbOptions,
) => VerbDecorator | void;

/**
 * The way into a table of verbs, past the names that are built in.
 *
 * @param builtin the names that nobody may register
 */
export function registration<T>(
  table: VerbTable<T>,
  builtin: readonly string[],
): Registration {
  const register = (
    name: string,
    operationClass: OperationClass,
    { sourceName = name, ...options }: RegisterVerbOptions = {},
  ): void => {
    if (builtin.includes(name)) throw isBuiltin(name);
    const method: unknown = Reflect.get(operationClass, sourceName);
    if (typeof method !== "function") {
      throw noSource(operationClass, sourceName);
    }
    table.register(
      name,
      (...args) => Reflect.apply(method, operationClass, args),
      options,
    );
    table.nameClass(operationClass, name);
  };
  return (name, classOrOptions, options) => {
    if (typeof classOrOptions !== "function") {
      return (operationClass) => register(name, operationClass, classOrOptions);
    }
    return register(name, classOrOptions, options);
  };
}

function isBuiltin(name: string): Error {
  return invalid(
    `The verb ${quoted(name)} is built in`,
    "Choose another name, or replace the operation's implementation.",
  );
}

function noSource(operationClass: OperationClass, sourceName: string): Error {
  return invalid(
    `The class ${operationClass.name} has no static method ${
      quoted(sourceName)
    }`,
    `Add it: static ${sourceName}(operations, …) { return operations.invoke(new ${operationClass.name}(…)); }.`,
  );
}
