import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import { suiteCode } from "../protocol/messages.ts";
import { REPORT_SECTIONS } from "../protocol/report-sections.ts";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const days = z.int().min(1).max(3650);

const purpose = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z]{1,40}$/),
  name: wording,
  /** All that this purpose may ask for; anything else is beyond it (PIPL §6). */
  sections: z.array(z.enum(REPORT_SECTIONS)).min(1),
  /** What a consent has where nothing else was chosen. */
  usual: z.strictObject({ expiryDays: days, dataLifeDays: days, dataMonths: z.int().min(1).max(120) }),
  /** The most that it may have. `times` 1: once only. */
  caps: z.strictObject({
    expiryDays: days,
    dataLifeDays: days,
    dataMonths: z.int().min(1).max(120),
    times: z.int().min(1).max(100),
    banks: z.int().min(1).max(20),
  }),
});
export type ConsentPurpose = z.output<typeof purpose>;

const settingsSchema = z.strictObject({
  /** With which suite the platform seals consents. */
  suite: suiteCode.default("intl"),
  purposes: z.array(purpose).default([]),
});
export type ConsentSettings = z.output<typeof settingsSchema>;

/** The `consent` part of a county's `finance.yaml`; a county without it lets nobody consent. Throws Refusal `finance-invalid`. */
export function readConsentSettings(dir: string): ConsentSettings {
  return settingsSchema.parse(readFinancePart(dir, "consent", settingsSchema));
}

/** One part of `finance.yaml`, checked against its schema. Throws Refusal `finance-invalid` that names the place. */
export function readFinancePart<T extends z.ZodType>(dir: string, name: string, schema: T): z.output<T> {
  const file = join(dir, "finance.yaml");
  const read = (existsSync(file) ? parse(readFileSync(file, "utf8")) : {}) as Record<string, unknown> | null;
  const parsed = schema.safeParse(read?.[name] ?? {});
  if (parsed.success) return parsed.data;
  throw invalidFinance(`${name}: ${z.prettifyError(parsed.error)}`);
}

export const invalidFinance = (what: string): Refusal =>
  new Refusal({
    code: "finance-invalid",
    message: { zh: `finance.yaml 有误：${what}`, en: `finance.yaml is wrong: ${what}` },
    remedy: { zh: "请改正所示位置后重新启动", en: "Correct the place shown and start again" },
  });
