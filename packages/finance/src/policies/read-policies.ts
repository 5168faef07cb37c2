import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CalendarDate, Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { type BusinessPolicy, businessPolicySchema } from "./policy-file.ts";

/** Reads `business-policies/*.yaml`; a county without the folder has none. Throws Refusal `business-policy-file`. */
export function readBusinessPolicies(dir: string): readonly BusinessPolicy[] {
  const folder = join(dir, "business-policies");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const policies = files.map((file) => readOne(folder, file));
  for (const [index, policy] of policies.entries()) {
    const other = policies
      .slice(0, index)
      .find((before) => before.code === policy.code && overlap(before, policy));
    if (other !== undefined)
      throw wrongFile(files[index] ?? "", `${policy.code} is in force twice on one day`);
  }
  return policies;
}

function readOne(folder: string, file: string): BusinessPolicy {
  const read = businessPolicySchema.safeParse(parse(readFileSync(join(folder, file), "utf8")));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrongFile(file, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

function overlap(one: BusinessPolicy, other: BusinessPolicy): boolean {
  const end = (policy: BusinessPolicy) => policy.effective.to ?? "9999-12-31";
  return one.effective.from <= end(other) && other.effective.from <= end(one);
}

export function isInForce({ effective: { from, to } }: BusinessPolicy, day: CalendarDate): boolean {
  return from <= day && (to === undefined || day <= to);
}

export const wrongFile = (file: string, why: string) =>
  new Refusal({
    code: "business-policy-file",
    message: { zh: `惠企政策文件 ${file} 有误：${why}`, en: `Business policy ${file}: ${why}` },
    remedy: { zh: "请改正文件后再启动", en: "Correct the file" },
  });
