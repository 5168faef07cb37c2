import { crc32, deflateRawSync } from "node:zlib";
import type { RegisterDefinition } from "../register/definition.ts";
import { registerSchema } from "../register/definition.ts";
import { codeOf } from "./clean/cleaned.ts";
import type { ExtractName } from "./file-name.ts";
import { openExtract } from "./open-extract.ts";
import { createRowCleaner } from "./row-cleaner.ts";
import { scanFile } from "./scan-file.ts";

/** A register that is no county's, with a column of every type. */
export function testRegister(changes: Partial<RegisterDefinition> = {}): RegisterDefinition {
  const register = registerSchema.parse({
    code: "roll",
    name: "名册",
    department: "科室",
    file: "科室_名册",
    title: { zh: "名册", en: "Roll" },
    subject: { entity: "person", by: "证件号" },
    population: true,
    derived: { 性别: { from: "证件号", as: "sex" } },
    key: ["证件号"],
    freshDays: 30,
    limits: { rejectedShare: 0.2, changedShare: 0.5 },
    columns: [
      { name: "证件号", code: "resident_id", type: "residentId", aliases: ["身份证", "证号"], level: "L3" },
      { name: "姓名", code: "full_name", type: "text", level: "L3" },
      { name: "性别", code: "sex", type: "sex", level: "L2" },
      { name: "家号", code: "family", type: "code", level: "L2" },
      { name: "村", code: "village", type: "place", existing: true, level: "L2" },
      { name: "日期", code: "on_day", type: "date", level: "L2" },
      { name: "月份", code: "in_month", type: "month", level: "L2" },
      { name: "年度", code: "in_year", type: "year", level: "L2" },
      { name: "金额", code: "amount", type: "amount", level: "L2" },
      { name: "人数", code: "people", type: "count", level: "L2" },
      {
        name: "等级",
        code: "grade",
        type: "listed",
        values: ["甲", "乙"],
        synonyms: { 优: "甲" },
        level: "L2",
      },
      { name: "单位", code: "employer", type: "creditCode", level: "L2" },
      { name: "卡号", code: "card", type: "disabilityCard", level: "L3" },
      { name: "止日", code: "ends_on", type: "date", end: true, empty: "none", level: "L2" },
    ],
  });
  return { ...register, ...changes };
}

export const TEST_PLACES: ReadonlySet<string> = new Set(["330798200201", "330798200203"]);

export interface ReadBack {
  readonly read: number;
  readonly skipped: number;
  /** Accepted rows as objects without their empty values. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** `row column code`. */
  readonly issues: readonly string[];
}

/** Reads a file as an import does, without a database. */
export async function readBack(
  path: string,
  format: ExtractName["format"],
  register: RegisterDefinition = testRegister(),
): Promise<ReadBack> {
  const name = { name: "", register, extractOn: "2022-05-31" as ExtractName["extractOn"], format };
  const extract = await openExtract(path, name, await scanFile(path));
  const clean = createRowCleaner(register, extract.header, {
    notAfter: 20261123,
    knownPlaceCodes: TEST_PLACES,
  });
  const rows: Record<string, string>[] = [];
  const issues: string[] = [];
  let read = 0;
  let skipped = 0;
  for await (const batch of extract.rows) {
    for (const cells of batch) {
      read += 1;
      const outcome = clean(cells);
      if (outcome.kind === "skipped") skipped += 1;
      if (outcome.kind === "accepted") rows.push(named(register, outcome.values));
      const found =
        outcome.kind === "accepted" ? outcome.issues : outcome.kind === "rejected" ? [outcome.issue] : [];
      for (const { column, fault } of found) {
        issues.push(`${extract.header.row + read} ${register.columns[column]?.name} ${codeOf(fault)}`);
      }
    }
  }
  return { read, skipped, rows, issues };
}

function named(register: RegisterDefinition, values: readonly string[]): Record<string, string> {
  const pairs = register.columns.map((column, index) => [column.name, values[index] ?? ""] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

let gb18030: Map<string, number> | undefined;

/** Two-byte GB18030 (which Node decodes, but does not encode), by turning the decoder's table round. */
export function encodeGb18030(text: string): Buffer {
  gb18030 ??= twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = gb18030.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else throw new RangeError(`${character} has no two bytes in GB18030`);
  }
  return Buffer.from(bytes);
}

function twoByteTable(): Map<string, number> {
  const table = new Map<string, number>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
    }
  }
  return table;
}

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory claims, where it lies. */
  readonly claimedSize?: number;
}

/** A zip archive (APPNOTE 4.3), so that tests can make workbooks that no library writes. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(part.content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claimedSize ?? part.content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(part.name), 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), common, Buffer.from(part.name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(
      Buffer.concat([Buffer.from("504b0102", "hex"), made, common, place, Buffer.from(part.name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** The parts of a workbook of sheets given as the XML of their rows; style 1 is a date. */
export function workbookParts(sheets: readonly string[]): ZipPart[] {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const part = (name: string, content: string) => ({ name, content: Buffer.from(content) });
  const numbers = sheets.map((_, index) => index + 1);
  return [
    part(
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    part(
      "_rels/.rels",
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbers
        .map((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packages}">${numbers
        .map(
          (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join("")}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      "xl/styles.xml",
      `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map((rows, index) =>
      part(
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ),
    ),
  ];
}

/** A row of inline texts and numbers; `{ date }` is a number formatted as a date. */
export function sheetRow(
  row: number,
  values: readonly (string | number | { date: number } | null)[],
): string {
  const cells = values.map((value, index) => {
    const place = `${String.fromCharCode(65 + index)}${row}`;
    if (value === null) return "";
    if (typeof value === "string") return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    return `<c r="${place}" s="1"><v>${value.date}</v></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}
