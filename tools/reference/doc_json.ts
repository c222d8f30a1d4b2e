/**
 * What `deno doc --json` says, as far as the reference needs it.
 *
 * @module
 */

/** A doc comment. */
export interface JsDoc {
  readonly doc?: string;
  readonly tags?: readonly {
    readonly kind: string;
    readonly name?: string;
    readonly doc?: string;
  }[];
}

/** A TypeScript type; which members there are depends on the kind. */
export interface TsType {
  readonly kind: string;
  readonly repr?: string;
  // deno doc gives each kind another shape
  readonly value?: unknown;
}

/** A parameter of a function. */
export interface Parameter {
  readonly kind: string;
  readonly name?: string;
  readonly optional?: boolean;
  readonly tsType?: TsType;
  readonly left?: Parameter;
  readonly arg?: Parameter;
}

/** A function or a method. */
export interface FunctionDef {
  readonly params: readonly Parameter[];
  readonly returnType?: TsType;
}

/** A member of an interface. */
export interface Property {
  readonly name: string;
  readonly jsDoc?: JsDoc;
  readonly optional?: boolean;
  readonly tsType?: TsType;
}

/** A method of a class. */
export interface Method {
  readonly name: string;
  readonly jsDoc?: JsDoc;
  readonly functionDef: FunctionDef;
}

/** One declaration of a symbol. */
export interface Declaration {
  readonly kind: string;
  readonly jsDoc?: JsDoc;
  readonly def?: {
    readonly params?: readonly Parameter[];
    readonly returnType?: TsType;
    readonly properties?: readonly Property[];
    readonly methods?: readonly Method[];
    readonly constructors?: readonly {
      readonly params: readonly Parameter[];
    }[];
    readonly extends?: readonly TsType[];
    readonly elements?: readonly Symbol[];
  };
}

/** A name with its declarations. */
export interface Symbol {
  readonly name: string;
  readonly declarations: readonly Declaration[];
}

const ROOT = new URL("../../", import.meta.url);

/** The symbols of some modules by name. */
export async function readSymbols(
  ...modules: readonly string[]
): Promise<ReadonlyMap<string, readonly Declaration[]>> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", ...modules],
    cwd: ROOT,
    stdin: "null",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const { nodes } = JSON.parse(new TextDecoder().decode(stdout)) as {
    readonly nodes: Readonly<Record<string, { symbols: readonly Symbol[] }>>;
  };
  const symbols = Object.values(nodes).flatMap((node) => node.symbols);
  return new Map(
    symbols.map(({ name, declarations }) => [name, declarations]),
  );
}
