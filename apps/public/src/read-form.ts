import { InvalidInput } from "@olive/http";
import type { z } from "zod";

/** What a form or an address says, by its schema. Throws InvalidInput. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: "params" | "body" = "body",
): z.output<Schema> {
  const found = schema.safeParse(value ?? {});
  if (!found.success) throw new InvalidInput(part, found.error.issues);
  return found.data;
}
