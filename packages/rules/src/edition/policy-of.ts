import { Refusal } from "@olive/kernel";
import type { PolicySet, PolicySource } from "../policy/load-policies.ts";

/** The policy of that code, in force or not. Throws Refusal `unknown-policy`. */
export function policyOf({ policies }: PolicySet, code: string): PolicySource {
  const found = policies.find((policy) => policy.code === code);
  if (found !== undefined) return found;
  throw new Refusal({
    code: "unknown-policy",
    status: 404,
    message: { zh: `没有代码为“${code}”的政策`, en: `There is no policy ${code}` },
    remedy: { zh: "请从规则列表里打开", en: "Open it from the list of rules" },
    details: { codes: policies.map((policy) => policy.code) },
  });
}
