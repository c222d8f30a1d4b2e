/**
 * A plugin: views that a schema names are created, replaced and dropped by
 * autogenerate.
 *
 * @module
 */
import { definePlugin, MigrateOperation } from "athanor";
import type { Operations, OpHandle } from "athanor";

declare module "athanor/custom" {
  interface CustomOperations {
    /** Creates a view. */
    createView(name: string, query: string): OpHandle;
    /** Drops a view; its query is kept for the way back. */
    dropView(name: string, query: string): OpHandle;
  }
}

/** Creates a view. */
export class CreateViewOp extends MigrateOperation {
  constructor(readonly viewName: string, readonly query: string) {
    super();
  }

  static createView(op: Operations, name: string, query: string): OpHandle {
    return op.invoke(new CreateViewOp(name, query));
  }

  override reverse(): DropViewOp {
    return new DropViewOp(this.viewName, this.query);
  }

  override toDiffTuple(): ["addView", string] {
    return ["addView", this.viewName];
  }
}

/** Drops a view. */
export class DropViewOp extends MigrateOperation {
  constructor(readonly viewName: string, readonly query: string) {
    super();
  }

  static dropView(op: Operations, name: string, query: string): OpHandle {
    return op.invoke(new DropViewOp(name, query));
  }

  override reverse(): CreateViewOp {
    return new CreateViewOp(this.viewName, this.query);
  }

  override toDiffTuple(): ["removeView", string] {
    return ["removeView", this.viewName];
  }
}

type ViewOp = Pick<CreateViewOp, "viewName" | "query">;

/** The call that says an operation. */
function call(verb: string, { viewName, query }: ViewOp): string {
  return `op.${verb}(${JSON.stringify(viewName)}, ${JSON.stringify(query)});`;
}

/**
 * The plugin for the views of a schema.
 *
 * @param wanted the query of each view, by its name
 */
export function viewsPlugin(
  wanted: () => Readonly<Record<string, string>>,
): ReturnType<typeof definePlugin> {
  return definePlugin({
    name: "views",
    setup({ comparators, implementationFor, registerOperation, renderers }) {
      registerOperation("createView", CreateViewOp);
      registerOperation("dropView", DropViewOp);
      implementationFor(CreateViewOp, (op, { viewName, query }) => {
        op.execute(`CREATE VIEW ${viewName} AS ${query}`);
      });
      implementationFor(DropViewOp, (op, { viewName }) => {
        op.execute(`DROP VIEW ${viewName}`);
      });
      renderers.dispatchFor(
        CreateViewOp,
        (_context, operation) => call("createView", operation),
      );
      renderers.dispatchFor(
        DropViewOp,
        (_context, operation) => call("dropView", operation),
      );
      // Last: views come after the tables that they read.
      comparators.dispatchFor("schema", (context, { upgradeOps }) => {
        const there = context.database.snapshots.flatMap(({ views }) => views);
        const found = new Map(there.map((one) => [one.name, one.definition]));
        const views = new Map(Object.entries(wanted()));
        for (const [name, query] of found) {
          if (views.get(name) === query) continue;
          // Before everything else: a view stands in the way of its tables.
          upgradeOps.ops.unshift(new DropViewOp(name, query));
        }
        for (const [name, query] of views) {
          if (found.get(name) === query) continue;
          upgradeOps.ops.push(new CreateViewOp(name, query));
        }
      }, { name: "example.views", priority: "last" });
    },
  });
}
