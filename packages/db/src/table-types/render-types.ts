import type { CatalogueColumn, CatalogueTable } from "./read-tables.ts";

/** How values of a PostgreSQL type arrive: see types.ts, which sets it for dates and 64-bit integers. */
const ARRIVES_AS: Readonly<Record<string, string>> = {
  bool: "boolean",
  int2: "number",
  int4: "number",
  int8: "number",
  oid: "number",
  float4: "number",
  float8: "number",
  numeric: "string",
  text: "string",
  varchar: "string",
  bpchar: "string",
  name: "string",
  char: "string",
  uuid: "string",
  date: "string",
  time: "string",
  timestamp: "Date",
  timestamptz: "Date",
  bytea: "Buffer",
  json: "unknown",
  jsonb: "unknown",
};

/**
 * TypeScript for the tables of one schema: an interface per table for the query builder, comments of the
 * database as documentation, and the schema's tables by their full names.
 */
export function renderTypes(schema: string, tables: readonly CatalogueTable[]): string {
  const body = [...tables.map((table) => renderTable(schema, table)), renderIndex(schema, tables)].join("\n");
  const builders = ["ColumnType", "Generated", "GeneratedAlways"].filter((name) => body.includes(`${name}<`));
  const imports = builders.length > 0 ? `import type { ${builders.join(", ")} } from "@olive/db";\n\n` : "";
  return `// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.\n\n${imports}${body}`;
}

function renderTable(schema: string, table: CatalogueTable): string {
  const columns = table.columns.map(
    (column) => `${documentation(column.comment, "  ")}  ${renderColumn(column)}\n`,
  );
  const comment = documentation(table.comment ?? `${schema}.${table.name}`, "");
  return `${comment}export interface ${pascalCase(table.name)}Row {\n${columns.join("")}}\n`;
}

function renderColumn(column: CatalogueColumn): string {
  const single = ARRIVES_AS[column.type] ?? "unknown";
  const value = `${single}${column.isArray ? "[]" : ""}`;
  const nullable = column.nullable && value !== "unknown" ? `${value} | null` : value;
  return `${column.name}: ${wrapped(column, nullable)};`;
}

/** Timestamps are read as Date and may be written as text too. */
function wrapped(column: CatalogueColumn, type: string): string {
  if (column.readOnly) return `GeneratedAlways<${type}>`;
  if (type.includes("Date")) {
    const written = type.replace("Date", "Date | string");
    return `ColumnType<${type}, ${written}${column.optional ? " | undefined" : ""}, ${written}>`;
  }
  return column.optional ? `Generated<${type}>` : type;
}

function renderIndex(schema: string, tables: readonly CatalogueTable[]): string {
  const entries = tables.map((table) => `  "${schema}.${table.name}": ${pascalCase(table.name)}Row;\n`);
  return `/** All tables of the schema, as the query builder names them. */\nexport interface ${pascalCase(schema)}Tables {\n${entries.join("")}}\n`;
}

function documentation(comment: string | null, indent: string): string {
  if (comment === null) return "";
  return `${indent}/** ${comment.replaceAll("*/", "* /").replaceAll("\n", " ")} */\n`;
}

/** place_history → PlaceHistory. */
function pascalCase(name: string): string {
  return name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
