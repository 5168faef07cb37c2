import type { Wording } from "@olive/kernel";
import { z } from "zod";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A role of the demo, as the county's `roles.yaml` says it. */
export const demoRoleSchema = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z]*$/),
  name: wording,
  /** Twelve-digit place code of the area that the role works for. */
  area: z.string().regex(/^\d{12}$/),
  /** What is worth a look first. */
  look: wording,
});

export interface DemoRole {
  readonly code: string;
  readonly name: Wording;
  readonly area: string;
  readonly look: Wording;
}
