import { z } from "zod";
import type { RegisterDefinition } from "../register/definition.ts";

/** What `directory.yaml` says of the register of businesses: its name and its columns' headers. */
export const businessSchema = z.strictObject({
  register: z.string(),
  code: z.string(),
  name: z.string(),
  place: z.string(),
  proprietor: z.string().optional(),
  phone: z.string().optional(),
  kind: z.string().optional(),
  standing: z.strictObject({ column: z.string(), active: z.array(z.string()).min(1) }),
});

export interface BusinessSource extends Omit<z.output<typeof businessSchema>, "register"> {
  readonly register: RegisterDefinition;
}

/** The source with its register's definition; undefined where the register or one of the columns isn't there. */
export function readBusinessSource(
  registers: readonly RegisterDefinition[],
  named: z.output<typeof businessSchema>,
): BusinessSource | undefined {
  const register = registers.find(({ name }) => name === named.register);
  if (register === undefined) return undefined;
  const headers = new Set(register.columns.map(({ name }) => name));
  const asked = [
    ...[named.code, named.name, named.place, named.standing.column],
    ...[named.proprietor, named.phone, named.kind].filter((name) => name !== undefined),
  ];
  return asked.every((name) => headers.has(name)) ? { ...named, register } : undefined;
}

const SHOWN_TO_ALL = new Set(["L1", "L2"]);

/** Columns of the register that the directory keeps with a business: those that need no reason to be read. */
export function openColumns({ register, proprietor }: BusinessSource) {
  return register.columns.filter(({ name, level }) => SHOWN_TO_ALL.has(level) && name !== proprietor);
}
