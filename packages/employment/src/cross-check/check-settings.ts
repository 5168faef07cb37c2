import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const values = z.record(z.string(), z.array(z.string()).min(1)).default({});

const settingsSchema = z.strictObject({
  /** Rows that say that somebody died, and the column of the day. */
  death: z.strictObject({ register: z.string(), where: values, on: z.string() }).optional(),
  /** Aids that other departments pay; one of a group excludes the others. */
  aids: z
    .array(
      z.strictObject({
        register: z.string(),
        where: values,
        from: z.string(),
        until: z.string(),
        exclusive: z.string(),
        /** The clause by which one excludes the other. */
        reference: z.string().min(1),
        /** Read so by the county; not settled by the clause in so many words. */
        assumed: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Domains at which anybody may have a mailbox: sharing one says nothing. */
  publicMail: z.array(z.string()).default([]),
  /** Days after a beginning until which it may be entered without a question. */
  backdateDays: z.int().min(0).max(366).default(31),
});

/** What is a county's of cross-checks. */
export type CheckSettings = z.output<typeof settingsSchema>;

/** Reads the `checks` part of `employment.yaml`; a county without it checks what its own tables show. */
export function readCheckSettings(dir: string): CheckSettings {
  const file = join(dir, "employment.yaml");
  const read = (existsSync(file) ? parse(readFileSync(file, "utf8")) : {}) as { checks?: unknown } | null;
  return settingsSchema.parse(read?.checks ?? {});
}
