import { route } from "@olive/http/contract";
import { z } from "zod";
import { accountTag, codeSchema, wordingSchema } from "./schemas.ts";

const act = z.object({ code: z.string(), name: wordingSchema });
const role = z.object({
  code: codeSchema,
  name: wordingSchema,
  acts: z.array(act),
  purposes: z.array(codeSchema).describe("What an assignment may name as purposes"),
  secondFactor: z.boolean().describe("Reads sensitive items, after a second factor"),
  incompatible: z.array(codeSchema).describe("Roles that one person must not hold beside it"),
});

/** Roles and purposes of the county, in words: the same for everybody. */
export const listRolesRoute = route({
  name: "listRoles",
  method: "GET",
  path: "/api/roles",
  access: "signedIn",
  scope: "open",
  tag: accountTag,
  summary: { zh: "角色与用途登记", en: "Roles, and the register of purposes" },
  responses: {
    ok: {
      body: z.object({
        roles: z.array(role),
        purposes: z.array(z.object({ code: codeSchema, name: wordingSchema, basis: z.string() })),
      }),
      description: { zh: "角色能做什么，用途依据什么", en: "What roles may do, and what purposes stand on" },
    },
    problems: [401],
  },
  example: {
    roles: [
      {
        code: "villageWorker",
        name: { zh: "村干部", en: "Village cadre" },
        acts: [{ code: "person.search", name: { zh: "查找人员", en: "Find people" } }],
        purposes: ["recognition"],
        secondFactor: false,
        incompatible: [],
      },
    ],
    purposes: [{ code: "recognition", name: { zh: "群体认定", en: "Recognition" }, basis: "虚构的依据" }],
  },
});
