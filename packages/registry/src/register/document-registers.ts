import type { CountyPack } from "./county-pack.ts";
import {
  type ColumnDefinition,
  mustBePresent,
  type RegisterDefinition,
  rejectsUnreadable,
} from "./definition.ts";

/** The registers of a county as a page for its officials (Markdown), made from the definitions alone. */
export function documentRegisters(county: CountyPack): string {
  const sections = county.registers.map(documentRegister);
  return `# ${county.name.zh} · 登记册 / ${county.name.en} · registers

由 \`counties/${county.slug}/registers\` 生成，请勿手改。Generated from the definitions; change those.

${sections.join("\n")}`;
}

function documentRegister(register: RegisterDefinition): string {
  const share = (part: number) => `${Math.round(part * 100)}%`;
  return `## ${register.name} / ${register.title.en}

- 文件 file: \`${register.file}_YYYYMMDD.csv\` · \`.xlsx\`（${register.department}）
- 表 table: \`register.${register.code}\`
- 主键 key: ${register.key.join(" + ")}${subjectLine(register)}
- 没有行 no row: ${register.absent === "none" ? "没有 none" : "不明 unknown"}
- 新鲜期 fresh for: ${register.freshDays} 天 days
- 超过即暂缓 held past: 退回 rejected ${share(register.limits.rejectedShare)}，变动 changed ${share(register.limits.changedShare)}

| 列 column | 别名 aliases | 类型 type | 空 empty | 读不懂 unreadable | 级别 level | SQL |
|---|---|---|---|---|---|---|
${register.columns.map((column) => documentColumn(register, column)).join("\n")}
`;
}

const ENTITIES = { person: "人 person", household: "户 household", business: "经营主体 business" } as const;

function subjectLine(register: RegisterDefinition): string {
  if (register.subject === undefined) return "";
  const entity = ENTITIES[register.subject.entity];
  return `\n- 归属 subject: ${entity}（${register.subject.by}）`;
}

function documentColumn(register: RegisterDefinition, column: ColumnDefinition): string {
  const empty = mustBePresent(register, column)
    ? "退回 rejected"
    : column.empty === "none"
      ? "没有 none"
      : "不明 unknown";
  const unreadable = rejectsUnreadable(register, column) ? "退回 rejected" : "置空 blanked";
  const cells = [
    column.name,
    column.aliases.join("、"),
    typeOf(column),
    empty,
    unreadable,
    column.level,
    `\`${column.code}\``,
  ];
  return `| ${cells.join(" | ")} |`;
}

function typeOf(column: ColumnDefinition): string {
  if (column.values === undefined)
    return column.existing ? `${column.type}（须存在过 existing）` : column.type;
  const synonyms = Object.entries(column.synonyms).map(([synonym, value]) => `${synonym}＝${value}`);
  return [`${column.values.join("、")}`, ...synonyms].join("；");
}
