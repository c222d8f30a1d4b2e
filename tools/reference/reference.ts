/**
 * Writes `docs/operations.md` from the JSDoc of the verbs and of `sa`, with the
 * SQL that examples come to. `deno task docs`.
 *
 * @module
 */
import type { DialectName } from "../../mod.ts";
import {
  type Declaration,
  type JsDoc,
  type Method,
  type Property,
  readSymbols,
  type TsType,
} from "./doc_json.ts";
import { dialectOptions } from "./dialect_options.ts";
import { emittedText, typeTexts } from "./emitted.ts";
import {
  BATCH,
  DIALECT_TYPES,
  OPERATIONS,
  TYPES,
  type VerbExample,
} from "./examples.ts";
import { signature, typeText } from "./type_text.ts";

const PAGE = new URL("../../docs/operations.md", import.meta.url);

type Symbols = ReadonlyMap<string, readonly Declaration[]>;

const HEAD = `# Operations

This page is written by \`deno task docs\` from the JSDoc of the verbs and from
examples that the kernel renders: do not edit it. A statement that a dialect
lacks is refused before anything reaches a database; the message is printed
below as it is. [batch.md](batch.md) tells how SQLite tables are made anew,
which \`op.alterColumn\` and the verbs of constraints do by themselves in a
database.

Every verb records an operation and gives back a handle that may be awaited, and
need not be. Names are identifiers and are never split at dots: a schema goes
into the option \`schema\`. An option that is not known is an error that names
the nearest one.
`;

/** The page, formatted. */
export async function operationReference(): Promise<string> {
  const all = await readSymbols("mod.ts");
  const sa = await readSymbols("src/schema/sa.ts");
  const text = [
    HEAD,
    "## The verbs of `op`",
    await verbs(all, "OperationVerbs", "op", OPERATIONS),
    "## The verbs of a batch",
    "Within `op.batchAlterTable(table, (batch) => { … })`. The table is left out of every verb. The SQL of SQLite shows the whole of what happens to the table.",
    await verbs(all, "BatchVerbs", "batch", BATCH),
    "## The vocabulary of `sa`",
    builders(all, sa),
    "## Types",
    await types(),
    "## Dialect options",
    "Options that begin with a dialect's name take effect there and nowhere else; `mariadb…` is for MariaDB alone. An option of the running dialect that it does not know is an error.",
    await dialectOptions(),
  ].join("\n\n");
  return await formatted(text);
}

async function verbs(
  symbols: Symbols,
  className: string,
  face: string,
  examples: Readonly<Record<string, VerbExample>>,
): Promise<string> {
  const declaration = symbols.get(className)?.find(({ kind }) =>
    kind === "class"
  );
  const methods = declaration?.def?.methods ?? [];
  assertUsed(examples, methods);
  const parts = [];
  for (const method of methods) {
    const example = examples[method.name];
    if (isInternal(method)) continue;
    if (example === undefined) {
      throw new Error(
        `Give the verb ${method.name} an example in tools/reference/examples.ts`,
      );
    }
    parts.push(await verb(symbols, face, method, example));
  }
  return parts.join("\n\n");
}

function assertUsed(examples: object, methods: readonly Method[]): void {
  const gone = Object.keys(examples).filter((name) =>
    !methods.some((method) => method.name === name)
  );
  if (gone.length > 0) {
    throw new Error(`There is no verb ${gone.join(", ")} any more`);
  }
}

/** What the runner needs of a batch is no verb. */
function isInternal({ name, jsDoc }: Method): boolean {
  return jsDoc?.tags?.some(({ kind }) => kind === "internal") === true ||
    name === "end" || name === "tableName" || name === "schema";
}

async function verb(
  symbols: Symbols,
  face: string,
  method: Method,
  example: VerbExample,
): Promise<string> {
  const { name, jsDoc, functionDef } = method;
  const shown = example.signature ?? signature(name, functionDef);
  const last = functionDef.params.at(-1);
  const optionsType = example.options === undefined
    ? last?.left?.tsType ?? last?.tsType
    : { kind: "typeRef", value: { typeName: example.options } };
  return [
    `### \`${face}.${name}\``,
    "```ts ignore\n" + `${face}.${shown}` + "\n```",
    docText(jsDoc),
    optionTable(symbols, optionsType),
    ...(example.code === undefined ? [] : [
      "For example:",
      await emittedText(
        example.code,
        face === "batch" ? BATCH_DIALECTS : undefined,
      ),
    ]),
  ].filter((part) => part !== "").join("\n\n");
}

const BATCH_DIALECTS: readonly DialectName[] = [
  "sqlite",
  "postgresql",
  "mysql",
];

/** A doc comment with its parameters and errors. */
function docText(jsDoc: JsDoc | undefined): string {
  const tags = jsDoc?.tags ?? [];
  const lines = tags.flatMap(({ kind, name, doc = "" }) => {
    if (kind === "param") return [`- \`${name}\`: ${doc}`];
    if (kind === "return") return [`- gives back ${doc}`];
    return kind === "throws" ? [`- throws ${doc}`] : [];
  });
  return plain(
    [jsDoc?.doc?.trim() ?? "", lines.join("\n")]
      .filter((part) => part !== "").join("\n\n"),
  );
}

/** Links between symbols as code. */
function plain(text: string): string {
  return text.replace(/\{@link(?:code)? ([^}]+)\}/g, "`$1`");
}

function optionTable(symbols: Symbols, type: TsType | undefined): string {
  const properties = propertiesOf(symbols, type);
  if (properties.length === 0) return "";
  const rows = properties.map(({ name, tsType, jsDoc, optional }) =>
    `| \`${name}\`${optional === true ? "" : " (needed)"} | \`${
      cell(typeText(tsType))
    }\` | ${cell(meaning(jsDoc))} |`
  );
  return [
    "| option | type | meaning |",
    "| --- | --- | --- |",
    ...rows.toSorted(),
  ].join("\n");
}

function meaning(jsDoc: JsDoc | undefined): string {
  const standard = jsDoc?.tags?.find(({ kind }) => kind === "default");
  const value = standard?.doc ?? "";
  return plain(
    `${jsDoc?.doc?.trim() ?? ""}${value === "" ? "" : ` Default: ${value}.`}`,
  );
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|");
}

/** The members of an options type, those that it takes over included. */
function propertiesOf(
  symbols: Symbols,
  type: TsType | undefined,
): readonly Property[] {
  const { typeName = "", typeParams = [] } =
    (type?.kind === "typeRef" ? type.value : {}) as {
      typeName?: string;
      typeParams?: readonly TsType[];
    };
  const [inner, keys] = typeParams;
  if (typeName === "InBatch") {
    return without(propertiesOf(symbols, inner), IN_BATCH);
  }
  if (typeName === "Omit") {
    return without(propertiesOf(symbols, inner), keyNames(keys));
  }
  if (typeName === "Pick") {
    const kept = keyNames(keys);
    return propertiesOf(symbols, inner).filter(({ name }) =>
      kept.includes(name)
    );
  }
  if (!typeName.endsWith("Options")) return [];
  const definition = symbols.get(typeName)?.find(({ kind }) =>
    kind === "interface"
  )?.def;
  return [
    ...definition?.properties ?? [],
    ...(definition?.extends ?? []).flatMap((one) => propertiesOf(symbols, one)),
  ];
}

const IN_BATCH = [
  ...["schema", "sourceSchema", "tableName", "ifExists", "ifNotExists"],
];

function without(
  properties: readonly Property[],
  names: readonly string[],
): readonly Property[] {
  return properties.filter(({ name }) => !names.includes(name));
}

function keyNames(type: TsType | undefined): readonly string[] {
  return typeText(type).split(" | ").map((text) => text.replaceAll('"', ""));
}

/** Everything of `sa` but the types. */
function builders(all: Symbols, sa: Symbols): string {
  const parts = [...sa].flatMap(([name, declarations]) => {
    const found = declarations.filter(({ kind, def, jsDoc }) =>
      kind === "function" && jsDoc !== undefined &&
      typeText(def?.returnType) !== "ColumnType"
    );
    return found.length === 0 || name === "text"
      ? []
      : [builder(all, name, found)];
  });
  return parts.join("\n\n");
}

function builder(
  all: Symbols,
  name: string,
  declarations: readonly Declaration[],
): string {
  const [first] = declarations;
  const params = first?.def?.params ?? [];
  const returnType = first?.def?.returnType;
  const last = params.at(-1);
  return [
    `### \`sa.${name}\``,
    "```ts ignore\n" +
    `sa.${signature(name, { params, ...(returnType ? { returnType } : {}) })}` +
    "\n```",
    docText(first?.jsDoc),
    optionTable(all, last?.left?.tsType ?? last?.tsType),
  ].filter((part) => part !== "").join("\n\n");
}

const TYPE_DIALECTS: readonly DialectName[] = [
  "sqlite",
  "postgresql",
  "mysql",
  "mssql",
  "oracle",
];

async function types(): Promise<string> {
  const lines = [
    'Each as it stands in `CREATE TABLE`. Types in capitals, such as `sa.VARCHAR(50)`, go into the SQL as they are named, on every dialect. `sa.text("…")` with a string is SQL and no type.',
    "",
    "| type | SQLite | PostgreSQL | MySQL and MariaDB | SQL Server | Oracle |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
  for (const code of Object.values(TYPES)) {
    const texts = await typeTexts(code, TYPE_DIALECTS);
    lines.push(`| \`${code}\` | ${texts.join(" | ")} |`);
  }
  for (const [dialect, codes] of Object.entries(DIALECT_TYPES)) {
    lines.push("", `### The types of \`sa.${dialect}\``, "");
    lines.push("| type | SQL |", "| --- | --- |");
    for (const code of codes) {
      const [text] = await typeTexts(code, [dialect as DialectName]);
      lines.push(`| \`${code}\` | ${text} |`);
    }
  }
  return lines.join("\n");
}

async function formatted(markdown: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "md", "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(markdown));
  await writer.close();
  const { stdout } = await child.output();
  return new TextDecoder().decode(stdout);
}

if (import.meta.main) {
  await Deno.writeTextFile(PAGE, await operationReference());
}
