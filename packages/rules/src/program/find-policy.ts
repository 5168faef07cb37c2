import { Refusal } from "@olive/kernel";
import type { PolicySource } from "../policy/load-policies.ts";
import { distance } from "../policy/parameters.ts";
import type { PolicyProgram } from "./compile-policies.ts";

/** The policy in force of that code, or of that Chinese or English name. Throws Refusal `unknown-group`. */
export function findPolicy({ policies, asOf }: PolicyProgram, group: string): PolicySource {
  const wanted = group.trim().toLowerCase();
  const found = policies.find(({ code, name }) =>
    [code, name.zh, name.en].some((text) => text.toLowerCase() === wanted),
  );
  if (found !== undefined) return found;
  const near = policies.toSorted((a, b) => slips(a, wanted) - slips(b, wanted));
  return refuse(group, asOf, near);
}

function slips({ code, name }: PolicySource, wanted: string): number {
  return Math.min(distance(wanted, code.toLowerCase()), distance(wanted, name.zh));
}

function refuse(group: string, asOf: string, near: readonly PolicySource[]): never {
  throw new Refusal({
    code: "unknown-group",
    message: {
      zh: `${asOf} 没有代码为“${group}”的群体`,
      en: `There is no group ${group} in force on ${asOf}`,
    },
    remedy: {
      zh: `可用的代码（最接近的在前）：${near.map(({ code, name }) => `${code} ${name.zh}`).join("、")}`,
      en: `The codes, nearest first: ${near.map(({ code }) => code).join(", ")}`,
    },
    status: 404,
    details: { codes: near.map(({ code }) => code) },
  });
}
