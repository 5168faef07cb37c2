import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import { type BusinessSource, businessSchema, readBusinessSource } from "../business/business-source.ts";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";

export interface DirectorySource {
  /** Six digits. */
  readonly county: string;
  /** The definition of the register that says who there is (`population: true`). */
  readonly register: RegisterDefinition;
  /** Canonical headers of the columns with the name and with the place of residence (`directory.yaml`). */
  readonly name: string;
  readonly place: string;
  /** Header of the column with the telephone number, and of the one with the address, where the register has one. */
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  /** The register of businesses, where the county has one. */
  readonly business?: BusinessSource | undefined;
}

const directorySchema = z.strictObject({
  name: z.string(),
  place: z.string(),
  phone: z.string().optional(),
  address: z.string().optional(),
  business: businessSchema.optional(),
});

/**
 * Which registers and which of their columns the county's directory is made of: its population register, and the
 * headers that `directory.yaml` names. Throws Refusal `directory-invalid`.
 */
export function readDirectorySource(county: CountyPack): DirectorySource {
  const register = county.registers.find(({ population }) => population);
  const read = directorySchema.safeParse(parse(readFileSync(join(county.dir, "directory.yaml"), "utf8")));
  if (register === undefined || !read.success) throw wrongDirectory(county);
  const { business, ...columns } = read.data;
  const headers = new Set(register.columns.map(({ name }) => name));
  if (!Object.values(columns).every((name) => name === undefined || headers.has(name)))
    throw wrongDirectory(county);
  const source = { county: county.code, register, ...columns };
  if (business === undefined) return source;
  const found = readBusinessSource(county.registers, business);
  if (found === undefined) throw wrongDirectory(county);
  return { ...source, business: found };
}

function wrongDirectory(county: CountyPack): Refusal {
  return new Refusal({
    code: "directory-invalid",
    message: {
      zh: `${county.name.zh}的 directory.yaml 与登记册的定义不符`,
      en: `directory.yaml of ${county.name.en} doesn't fit its registers`,
    },
    remedy: {
      zh: "请写明人口登记表中姓名和居住地两列的名称；电话、住址和经营主体登记表没有就不写",
      en: "Name the population register's columns of name and residence; leave out telephone, address and businesses where there are none",
    },
  });
}
