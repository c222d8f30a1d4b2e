/**
 * Types and parameters as people write them.
 *
 * @module
 */
import type { FunctionDef, Parameter, TsType } from "./doc_json.ts";

/** What the members of a type are called, whichever kind it is. */
interface TypeValue {
  readonly kind?: string;
  readonly typeName?: string;
  readonly typeParams?: readonly TsType[];
  readonly operator?: string;
  readonly tsType?: TsType;
  readonly params?: readonly Parameter[];
  readonly properties?: readonly {
    readonly name: string;
    readonly optional?: boolean;
    readonly tsType?: TsType;
  }[];
}

/** A type in TypeScript. */
export function typeText(type: TsType | undefined): string {
  if (type === undefined) return "unknown";
  const { kind, repr = "unknown", value } = type;
  if (Array.isArray(value)) return listText(kind, value as TsType[]);
  const one = (value ?? {}) as TypeValue;
  switch (kind) {
    case "literal":
      return one.kind === "string" ? JSON.stringify(repr) : repr;
    case "typeRef":
      return one.typeParams === undefined
        ? one.typeName ?? repr
        : `${one.typeName}<${one.typeParams.map(typeText).join(", ")}>`;
    case "typeOperator":
      return `${one.operator} ${typeText(one.tsType)}`;
    case "array":
      return arrayText(value as TsType);
    case "parenthesized":
      return `(${typeText(value as TsType)})`;
    case "fnOrConstructor":
      return `(${(one.params ?? []).map(parameterText).join(", ")}) => ${
        typeText(one.tsType)
      }`;
    case "typeLiteral":
      return `{ ${(one.properties ?? []).map(memberText).join("; ")} }`;
    default:
      return repr;
  }
}

function listText(kind: string, types: readonly TsType[]): string {
  const texts = types.map(typeText);
  if (kind === "union") return texts.join(" | ");
  return kind === "tuple" ? `[${texts.join(", ")}]` : texts.join(" & ");
}

function arrayText(item: TsType): string {
  const text = typeText(item);
  const isSimple = item.kind !== "union" && item.kind !== "fnOrConstructor";
  return isSimple ? `${text}[]` : `(${text})[]`;
}

function memberText(
  member: { name: string; optional?: boolean; tsType?: TsType },
): string {
  return `${member.name}${member.optional ? "?" : ""}: ${
    typeText(member.tsType)
  }`;
}

/** A parameter with its type. */
export function parameterText(parameter: Parameter): string {
  if (parameter.kind === "assign" && parameter.left !== undefined) {
    return parameterText({ ...parameter.left, optional: true });
  }
  if (parameter.kind === "rest" && parameter.arg !== undefined) {
    return `...${parameterText(parameter.arg)}`;
  }
  const { name = "value", optional, tsType } = parameter;
  return `${name}${optional ? "?" : ""}: ${typeText(tsType)}`;
}

/** What a function takes and gives back. */
export function signature(
  name: string,
  { params, returnType }: FunctionDef,
): string {
  return `${name}(${params.map(parameterText).join(", ")}): ${
    typeText(returnType)
  }`;
}
