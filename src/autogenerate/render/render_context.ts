import type { MigrationContext } from "../../runtime/mod.ts";
import type { Code } from "./code.ts";

/** What a hook may write in its own way. */
export type RenderedKind =
  | "column"
  | "primary_key"
  | "foreign_key"
  | "unique"
  | "check"
  | "exclude"
  | "index"
  | "type"
  | "server_default";

/** The text for something in a revision file; false for the usual one, null to leave it out. */
export type RenderItem = (
  kind: RenderedKind,
  item: unknown,
  context: RenderContext,
) => string | false | null;

/** How operations are written as TypeScript. */
export interface RenderOptions {
  /** Asked before a part of an operation is written. */
  readonly renderItem?: RenderItem | undefined;
  /** Whether the changes of a table are written as a batch block. @default {false} */
  readonly renderAsBatch?: boolean | undefined;
  /** The run that the operations come from, for renderers that ask. */
  readonly migrationContext?: MigrationContext | undefined;
  /** How many columns the text will be indented by, for its line breaks. @default {2} */
  readonly indent?: number | undefined;
}

/** What a context for a batch block takes over from the one around it. */
interface OuterContext {
  readonly target?: "op" | "batch";
  readonly imports?: Set<string>;
}

/** What a renderer is given beside its operation. */
export class RenderContext {
  /** Import lines that the text needs beside `op` and `sa`. Renderers and hooks add to it. */
  readonly imports: Set<string>;
  /** The run that the operations come from, if there is one. */
  readonly migrationContext: MigrationContext | undefined;
  /** What a verb is called on: `op`, or `batch` inside of a batch block. */
  readonly target: "op" | "batch";
  /** Whether the changes of a table are written as a batch block. */
  readonly renderAsBatch: boolean;
  /** The column that statements begin at. */
  readonly indent: number;
  readonly #renderItem: RenderItem | undefined;

  /** Renderers are given one. */
  constructor(options: RenderOptions & OuterContext = {}) {
    this.imports = options.imports ?? new Set();
    this.target = options.target ?? "op";
    this.migrationContext = options.migrationContext;
    this.renderAsBatch = options.renderAsBatch ?? false;
    this.indent = options.indent ?? 2;
    this.#renderItem = options.renderItem;
  }

  /** The same for the statements of a batch block, which begin at a column. */
  inBatch(indent: number): RenderContext {
    return new RenderContext({
      renderItem: this.#renderItem,
      migrationContext: this.migrationContext,
      indent,
      target: "batch",
      imports: this.imports,
    });
  }

  /**
   * What the project's hook makes of a part, or else what is usual; nothing
   * when the hook leaves the part out.
   *
   * @internal
   */
  item(
    kind: RenderedKind,
    item: unknown,
    usual: () => Code,
  ): Code | undefined {
    const hook = this.#renderItem;
    const given = hook === undefined ? false : hook(kind, item, this);
    return given === false ? usual() : given ?? undefined;
  }
}
