import {
  DropColumnOp,
  DropTableOp,
  flattened,
  type LikelyRename,
  type MigrateOperation,
  type UpgradeOps,
} from "../operations/mod.ts";

/** Has the file say where something is dropped that was perhaps renamed. */
export function remarkRenames(upgrade: UpgradeOps): void {
  for (const operation of flattened(upgrade)) {
    const likely = upgrade.likelyRenames.find((one) => isDrop(operation, one));
    if (likely === undefined) continue;
    operation.info["comment"] =
      `This ${likely.kind} looks renamed to "${likely.to}", and nothing said ` +
      "so: as it stands, what is in it is lost.";
  }
}

function isDrop(
  operation: MigrateOperation,
  { kind, schema, tableName, from }: LikelyRename,
): boolean {
  if (kind === "table") {
    return operation instanceof DropTableOp && operation.tableName === from &&
      operation.schema === schema;
  }
  return operation instanceof DropColumnOp &&
    operation.tableName === tableName && operation.schema === schema &&
    operation.columnName === from;
}
