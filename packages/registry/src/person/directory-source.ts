import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import type { CountyPack } from "../register/county-pack.ts";
import type { DirectorySource } from "./refresh-people.ts";

const directorySchema = z.strictObject({ name: z.string(), place: z.string() });

/**
 * Which register and which of its columns the county's directory of people is made of: its population register, and
 * the two headers that `directory.yaml` names. Throws Refusal `directory-invalid`.
 */
export function readDirectorySource(county: CountyPack): DirectorySource {
  const register = county.registers.find(({ population }) => population);
  const read = directorySchema.safeParse(parse(readFileSync(join(county.dir, "directory.yaml"), "utf8")));
  if (register === undefined || !read.success) throw wrongDirectory(county);
  const headers = new Set(register.columns.map(({ name }) => name));
  if (!headers.has(read.data.name) || !headers.has(read.data.place)) throw wrongDirectory(county);
  return { county: county.code, register, ...read.data };
}

function wrongDirectory(county: CountyPack): Refusal {
  return new Refusal({
    code: "directory-invalid",
    message: {
      zh: `${county.name.zh}的 directory.yaml 与人口登记表不符`,
      en: `directory.yaml of ${county.name.en} doesn't fit its population register`,
    },
    remedy: {
      zh: "请写明人口登记表中姓名和居住地两列的名称",
      en: "Name the population register's columns of the name and of the place of residence",
    },
  });
}
