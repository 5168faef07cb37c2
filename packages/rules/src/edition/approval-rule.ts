import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYamlFile } from "../policy/yaml-file.ts";

const approvalSchema = z.strictObject({
  secondApproval: z.strictObject({
    /** Share of the present members that may enter or leave on one person's approval. */
    above: z.number().min(0).max(1),
    reference: z.string().min(4),
  }),
});

export interface ApprovalRule {
  readonly above: number;
  readonly reference: string;
}

/** A county that says nothing wants two approvals of everything that moves anybody. */
const STRICTEST: ApprovalRule = { above: 0, reference: "" };

/** Above which share a change needs a second approval: `policies/approval.yaml`. Throws Refusal `policy-file`. */
export function readApprovalRule(countyDir: string): ApprovalRule {
  const file = join(countyDir, "policies", "approval.yaml");
  return existsSync(file) ? readYamlFile(file, approvalSchema).data.secondApproval : STRICTEST;
}
