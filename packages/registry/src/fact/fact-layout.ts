import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal, type Wording } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import type { FactItem } from "../contracts/fact.ts";
import { readDirectorySource } from "../person/directory-source.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { getColumn, isOfPeople, type RegisterDefinition } from "../register/definition.ts";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const layoutSchema = z.strictObject({
  sections: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z][A-Za-z]*$/),
      name: wording,
      /** Names of registers, in the order in which the page shows them. */
      registers: z.array(z.string()).min(1),
    }),
  ),
  items: z.array(
    z.strictObject({
      name: wording,
      /** `register.header`: every column that says the same thing. */
      columns: z.array(z.string().regex(/^[^.]+\.[^.]+$/)).min(1),
      /** Shown to whoever may read the person, although the column's level is L3. */
      plain: z.boolean().default(false),
    }),
  ),
  /** `register.header`: how a member stands to the household's head, in the register of people. */
  relation: z
    .string()
    .regex(/^[^.]+\.[^.]+$/)
    .optional(),
  /** Registers whose rows are something that happened: they stand on the line of time. */
  timeline: z.array(z.strictObject({ register: z.string(), on: z.string(), until: z.string().optional() })),
});

/** One thing that is known of somebody, from one column or several. */
export interface ItemLayout {
  readonly name: Wording;
  readonly columns: readonly { readonly register: string; readonly column: string }[];
  readonly plain: boolean;
}

/** How the pages set out what the registers say, by codes: a county's `items.yaml`. */
export interface FactLayout {
  readonly sections: readonly { code: string; name: Wording; registers: readonly RegisterDefinition[] }[];
  readonly items: readonly ItemLayout[];
  /** By `register.column`, what the page's heading says: what the directory knows somebody by. */
  readonly heads: ReadonlyMap<string, NonNullable<FactItem["head"]>>;
  /** Code of the column, in the register of people, with the relation to the household's head. */
  readonly relation: string | undefined;
  /** By code of the register, the columns that say when. */
  readonly timeline: ReadonlyMap<string, { readonly on: string; readonly until: string | null }>;
}

const OTHER = { code: "other", name: { zh: "其他", en: "Other" } };

/** Reads `items.yaml`; registers that it leaves out come last. Throws Refusal `items-invalid`. */
export function readFactLayout(county: CountyPack): FactLayout {
  const path = join(county.dir, "items.yaml");
  const given = existsSync(path)
    ? parse(readFileSync(path, "utf8"))
    : { sections: [], items: [], timeline: [] };
  const read = layoutSchema.safeParse(given);
  if (!read.success) throw invalid(county, z.prettifyError(read.error));
  const { sections, items, timeline } = read.data;
  const register = (name: string) => findRegister(county, name);
  const named = new Set(sections.flatMap((section) => section.registers));
  const rest = county.registers.filter((register) => isOfPeople(register) && !named.has(register.name));
  return {
    sections: [
      ...sections.map((section) => ({ ...section, registers: section.registers.map(register) })),
      ...(rest.length === 0 ? [] : [{ ...OTHER, registers: rest }]),
    ],
    items: items.map((item) => ({ ...item, columns: item.columns.map((name) => readColumn(county, name)) })),
    heads: readHeads(county),
    relation: read.data.relation === undefined ? undefined : readColumn(county, read.data.relation).column,
    timeline: new Map(
      timeline.map(({ register: name, on, until }) => [
        register(name).code,
        {
          on: codeIn(county, register(name), on),
          until: until === undefined ? null : codeIn(county, register(name), until),
        },
      ]),
    ),
  };
}

/** The columns of the register of people by which the directory is made, and the name of a business. */
function readHeads(county: CountyPack): FactLayout["heads"] {
  const { register, name, place, phone, business } = readDirectorySource(county);
  const heads = new Map<string, NonNullable<FactItem["head"]>>();
  for (const column of register.columns) {
    const key = `${register.code}.${column.code}`;
    if (column.name === name) heads.set(key, "name");
    else if (column.name === place) heads.set(key, "place");
    else if (column.name === phone) heads.set(key, "phone");
    else if (column.name === register.subject?.by) heads.set(key, "residentId");
    else if (column.type === "sex") heads.set(key, "sex");
  }
  if (business !== undefined) {
    heads.set(`${business.register.code}.${getColumn(business.register, business.name).code}`, "name");
  }
  return heads;
}

function readColumn(county: CountyPack, text: string): { register: string; column: string } {
  const [name = "", header = ""] = text.split(".");
  const register = findRegister(county, name);
  return { register: register.code, column: codeIn(county, register, header) };
}

function findRegister(county: CountyPack, name: string): RegisterDefinition {
  const found = county.registers.find((register) => register.name === name);
  if (found === undefined) throw invalid(county, name);
  return found;
}

function codeIn(county: CountyPack, register: RegisterDefinition, header: string): string {
  if (!register.columns.some(({ name }) => name === header)) {
    throw invalid(county, `${register.name}.${header}`);
  }
  return getColumn(register, header).code;
}

function invalid(county: CountyPack, what: string): Refusal {
  return new Refusal({
    code: "items-invalid",
    message: {
      zh: `${county.name.zh}的 items.yaml 有误：${what}`,
      en: `items.yaml of ${county.name.en} is wrong: ${what}`,
    },
    remedy: {
      zh: "请改正其中登记册或列的名称后重新启动",
      en: "Correct the register or the column and start again",
    },
  });
}
