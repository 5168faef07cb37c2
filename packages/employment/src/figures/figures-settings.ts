import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HoldingRows } from "@olive/registry";
import { parse } from "yaml";
import { z } from "zod";

const settingsSchema = z.strictObject({
  /** Rows that say that somebody holds a valid disability card. */
  disability: z
    .strictObject({
      register: z.string(),
      where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
      openBy: z.string().optional(),
    })
    .optional(),
});

export interface FiguresSettings {
  readonly disability?: HoldingRows | undefined;
}

/** Reads the figures' part of `employment.yaml`; a county without it can't say who holds a card. */
export function readFiguresSettings(dir: string): FiguresSettings {
  const file = join(dir, "employment.yaml");
  const read = (existsSync(file) ? parse(readFileSync(file, "utf8")) : {}) as { figures?: unknown } | null;
  return settingsSchema.parse(read?.figures ?? {});
}
