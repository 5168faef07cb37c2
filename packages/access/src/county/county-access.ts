import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal, type Wording } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import { ACTS, type Act } from "../act.ts";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][A-Za-z]*$/);
const area = z.string().regex(/^[1-9]\d{11}$/);

const roleSchema = z.strictObject({
  code,
  name: wording,
  acts: z.array(z.enum(ACTS)),
  /** What may be given as the purpose of a reading, by default all that the assignment names. */
  purposes: z.array(code),
});

const rolesSchema = z.strictObject({
  roles: z.array(roleSchema).min(1),
  incompatible: z.array(z.tuple([code, code])),
});

const purposeSchema = z.strictObject({ code, name: wording, basis: z.string().min(1) });

const demoAccountSchema = z.strictObject({
  code,
  name: z.string().min(1),
  role: code,
  area,
  department: z.string().min(1).optional(),
  /** What is worth a look first. */
  look: wording,
});

/** What a role gives; where and for whom is the assignment's. */
export interface Role {
  readonly code: string;
  readonly name: Wording;
  readonly acts: readonly Act[];
  readonly purposes: readonly string[];
}

/** Why personal data may be read, with the law that says so (个人信息保护法 art. 6, 13). */
export interface Purpose {
  readonly code: string;
  readonly name: Wording;
  readonly basis: string;
}

export type DemoAccount = z.output<typeof demoAccountSchema>;

/** A county's own answer to who may do what: roles, purposes, and in the demo who there is. */
export interface CountyAccess {
  readonly roles: ReadonlyMap<string, Role>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** Pairs of roles that one person must not hold together. */
  readonly incompatible: readonly (readonly [string, string])[];
  readonly demoAccounts: readonly DemoAccount[];
}

/** Reads `roles.yaml`, `purposes.yaml` and `accounts.yaml` of a county's folder. Throws Refusal `access-invalid`. */
export function readCountyAccess(dir: string): CountyAccess {
  const { roles, incompatible } = readPart(dir, "roles.yaml", rolesSchema);
  const purposes = readPart(dir, "purposes.yaml", z.array(purposeSchema));
  const demoAccounts = existsSync(join(dir, "accounts.yaml"))
    ? readPart(dir, "accounts.yaml", z.array(demoAccountSchema))
    : [];
  const access = {
    roles: new Map(roles.map((role) => [role.code, role])),
    purposes: new Map(purposes.map((purpose) => [purpose.code, purpose])),
    incompatible,
    demoAccounts,
  };
  for (const missing of missingCodes(access)) throw invalid(dir, missing);
  return access;
}

/** Codes that are used and nowhere defined. */
function missingCodes({ roles, purposes, incompatible, demoAccounts }: CountyAccess): string[] {
  const usedRoles = [...incompatible.flat(), ...demoAccounts.map(({ role }) => role)];
  const usedPurposes = [...roles.values()].flatMap((role) => role.purposes);
  return [
    ...usedRoles.filter((role) => !roles.has(role)),
    ...usedPurposes.filter((purpose) => !purposes.has(purpose)),
  ];
}

function readPart<S extends z.ZodType>(dir: string, file: string, schema: S): z.output<S> {
  const read = schema.safeParse(parse(readFileSync(join(dir, file), "utf8")));
  if (!read.success) throw invalid(dir, `${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}

function invalid(dir: string, what: string): Refusal {
  return new Refusal({
    code: "access-invalid",
    message: {
      zh: `${dir} 的角色、用途或账号有误：${what}`,
      en: `Roles, purposes or accounts of ${dir}: ${what}`,
    },
    remedy: { zh: "请改正后重新启动", en: "Correct the file and start again" },
  });
}
