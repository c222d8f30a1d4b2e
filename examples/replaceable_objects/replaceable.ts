/**
 * Views and stored procedures that each revision may replace as a whole: it
 * names the revision whose version it replaces, and the way back is known.
 *
 * @module
 */
import {
  AthanorError,
  definePlugin,
  MigrateOperation,
  type Operations,
  type OperationVerbs,
  type OpHandle,
} from "athanor";

declare module "athanor/custom" {
  interface CustomOperations {
    createView(view: ReplaceableObject): OpHandle;
    dropView(view: ReplaceableObject): OpHandle;
    replaceView(view: ReplaceableObject, version: Version): OpHandle;
    createSp(procedure: ReplaceableObject): OpHandle;
    dropSp(procedure: ReplaceableObject): OpHandle;
    replaceSp(procedure: ReplaceableObject, version: Version): OpHandle;
  }
}

/** A view or a procedure: its name (with its arguments) and what follows. */
export interface ReplaceableObject {
  readonly name: string;
  readonly sql: string;
}

/** Which version is replaced, or comes back: `revision.export`. */
export interface Version {
  readonly replaces?: string;
  readonly replaceWith?: string;
}

/** Creates an object; a class of each kind says how. */
abstract class CreateOp extends MigrateOperation {
  constructor(readonly target: ReplaceableObject) {
    super();
  }
}

/** Drops an object. */
abstract class DropOp extends MigrateOperation {
  constructor(readonly target: ReplaceableObject) {
    super();
  }
}

/** Puts a version in the place of another. */
class ReplaceOp extends MigrateOperation {
  constructor(
    readonly create: CreateOp,
    readonly version: Version,
  ) {
    super();
  }
}

class CreateViewOp extends CreateOp {
  static createView(operations: Operations, view: ReplaceableObject) {
    return operations.invoke(new CreateViewOp(view));
  }

  static replaceView(
    operations: Operations,
    view: ReplaceableObject,
    version: Version,
  ) {
    return operations.invoke(new ReplaceOp(new CreateViewOp(view), version));
  }

  override reverse(): DropViewOp {
    return new DropViewOp(this.target);
  }
}

class DropViewOp extends DropOp {
  static dropView(operations: Operations, view: ReplaceableObject) {
    return operations.invoke(new DropViewOp(view));
  }

  override reverse(): CreateViewOp {
    return new CreateViewOp(this.target);
  }
}

class CreateSpOp extends CreateOp {
  static createSp(operations: Operations, procedure: ReplaceableObject) {
    return operations.invoke(new CreateSpOp(procedure));
  }

  static replaceSp(
    operations: Operations,
    procedure: ReplaceableObject,
    version: Version,
  ) {
    return operations.invoke(new ReplaceOp(new CreateSpOp(procedure), version));
  }

  override reverse(): DropSpOp {
    return new DropSpOp(this.target);
  }
}

class DropSpOp extends DropOp {
  static dropSp(operations: Operations, procedure: ReplaceableObject) {
    return operations.invoke(new DropSpOp(procedure));
  }

  override reverse(): CreateSpOp {
    return new CreateSpOp(this.target);
  }
}

/** Drops the version that is there, and creates the other one. */
async function replace(
  operations: OperationVerbs,
  { create, version }: ReplaceOp,
): Promise<void> {
  const { replaces, replaceWith } = version;
  const other = await versionOf(operations, replaces ?? replaceWith);
  const make = create.constructor as new (
    target: ReplaceableObject,
  ) => CreateOp;
  const [old, next] = replaces === undefined
    ? [create, new make(other)]
    : [new make(other), create];
  operations.invoke(old.reverse());
  operations.invoke(next);
}

/** The version that `revision.export` names: what that revision's module exports. */
async function versionOf(
  operations: OperationVerbs,
  name = "",
): Promise<ReplaceableObject> {
  const [revision = "", key = ""] = name.split(".");
  const script = operations.getContext().script;
  const module = await script?.getRevision(revision).module;
  const found = module?.[key] as ReplaceableObject | undefined;
  if (found !== undefined) return found;
  throw new AthanorError("OPERATION_INVALID", `There is no version "${name}"`, {
    hint: "Name a revision and what it exports, as in 28af.customer_view.",
  });
}

/** What athanor.config.ts lists under `plugins`. */
export const replaceable = definePlugin({
  name: "replaceable",
  setup({ registerOperation, implementationFor }) {
    registerOperation("createView", CreateViewOp);
    registerOperation("replaceView", CreateViewOp);
    registerOperation("dropView", DropViewOp);
    registerOperation("createSp", CreateSpOp);
    registerOperation("replaceSp", CreateSpOp);
    registerOperation("dropSp", DropSpOp);
    implementationFor(CreateViewOp, (op, { target: { name, sql } }) => {
      op.execute(`CREATE VIEW ${name} AS ${sql}`);
    });
    implementationFor(DropViewOp, (op, { target: { name } }) => {
      op.execute(`DROP VIEW ${name}`);
    });
    implementationFor(CreateSpOp, (op, { target: { name, sql } }) => {
      op.execute(`CREATE FUNCTION ${name} ${sql}`);
    });
    implementationFor(DropSpOp, (op, { target: { name } }) => {
      op.execute(`DROP FUNCTION ${name}`);
    });
    implementationFor(ReplaceOp, replace);
  },
});
