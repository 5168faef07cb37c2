/** Employers as officials see them. What an employer sees of itself are pages of its own, `/employer`. */
import { route } from "@olive/http/contract";
import { numberInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { creditCodeSchema, placeCodeSchema, placeSchema } from "./loop-shapes.ts";
import { KEEPING, vacancyTag } from "./vacancy-shapes.ts";

const problems = [401, 403, 404, 409, 422] as const;
const open = { scope: "open", tag: vacancyTag, access: KEEPING } as const;
const ofEmployer = z.object({ code: creditCodeSchema });

export const EMPLOYER_STANDINGS = ["open", "paused", "faded"] as const;

export const employerSchema = z.object({
  creditCode: creditCodeSchema,
  name: z.string(),
  place: placeSchema,
  contact: z.string(),
  phone: z.string(),
  mailDomain: z.string().describe("What stands after the @ of its mail"),
  bankKept: z.boolean().describe("An account was recorded; which one, nobody can read"),
  standing: z
    .enum(EMPLOYER_STANDINGS)
    .describe(
      "`faded`: silent too often; hidden from matching until it answers or an official opens it again",
    ),
  weeklyCap: z.int().describe("Introductions a week (Monday to Sunday) at most"),
  usedThisWeek: z.int(),
  introductions: z.int().describe("In the last 180 days whose time to answer is over, or that were answered"),
  answered: z.int(),
  responseRate: z.number().nullable().describe("Null: nobody was introduced yet"),
  lastAnswerOn: z.iso.date().nullable(),
  openPosts: z.int(),
  freeSeats: z.int(),
});

const example: z.input<typeof employerSchema> = {
  ...{ creditCode: "91330799MA2EXAMP0X", name: "橄溪制衣厂（虚构）", contact: "办公室 0579-0000000" },
  ...{ phone: "0579-0000000", mailDomain: "example.com", bankKept: true },
  place: { code: "330799201201", name: "重坞乡 上重坞村" },
  ...{ standing: "open", weeklyCap: 5, usedThisWeek: 2, introductions: 10, answered: 9, responseRate: 0.9 },
  ...{ lastAnswerOn: "2024-07-01", openPosts: 1, freeSeats: 4 },
};
const ok = { body: employerSchema, description: { zh: "用人单位", en: "The employer" } } as const;

export const listEmployersRoute = route({
  ...open,
  name: "listEmployers",
  method: "GET",
  path: "/api/employment/employers",
  summary: { zh: "用人单位", en: "Employers" },
  query: z.object({
    standing: z.enum([...EMPLOYER_STANDINGS, "all"]).default("all"),
    text: z.string().trim().max(60).optional().describe("Part of the name, or the credit code"),
    after: creditCodeSchema.optional(),
    limit: numberInput.max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        employers: z.array(employerSchema),
        total: z.int(),
        next: creditCodeSchema.nullable(),
      }),
      description: { zh: "按统一社会信用代码", en: "In the order of their codes" },
    },
    problems: [401, 403, 422],
  },
  example: { employers: [example], total: 1, next: null },
});

export const getEmployerRoute = route({
  ...open,
  name: "getEmployer",
  method: "GET",
  path: "/api/employment/employers/:code",
  summary: { zh: "一家用人单位", en: "One employer" },
  params: ofEmployer,
  responses: { ok, problems },
  example,
});

export const keepEmployerRoute = route({
  ...open,
  name: "keepEmployer",
  method: "PUT",
  path: "/api/employment/employers/:code",
  summary: { zh: "登记用人单位、改联系人和上限", en: "Enter an employer, or change it" },
  description: {
    zh: "名称、所在地以经营主体登记为准；登记册里没有的才自己填。",
    en: "Name and place are the business register's; they are asked only where it has none.",
  },
  params: ofEmployer,
  body: z.object({
    name: z.string().trim().min(2).max(100).optional(),
    place: placeCodeSchema.optional(),
    contact: z.string().trim().max(100).optional(),
    phone: z
      .string()
      .trim()
      .regex(/^$|^[0-9+() -]{5,30}$/)
      .optional()
      .describe("Compared by the cross-checks; empty takes it away"),
    mailDomain: z
      .string()
      .trim()
      .regex(/^$|^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u)
      .max(100)
      .optional(),
    bankAccount: z
      .string()
      .trim()
      .regex(/^$|^\d[\d -]{6,40}$/)
      .optional()
      .describe("Kept as a keyed digest alone: it shows who shares an account, not which"),
    weeklyCap: z.int().min(1).max(500).optional(),
    standing: z.enum(["open", "paused"]).optional(),
  }),
  responses: { ok, problems },
  example,
});

export const inviteEmployerRoute = route({
  ...open,
  name: "inviteEmployer",
  method: "POST",
  path: "/api/employment/employers/:code/accounts",
  summary: { zh: "邀请单位的人登录", en: "Invite somebody of the employer" },
  params: ofEmployer,
  body: z.object({
    login: z.string().regex(/^[a-z][a-z0-9.-]{2,31}$/),
    name: z.string().trim().min(1).max(40),
  }),
  responses: {
    ok: {
      body: z.object({ account: z.int(), link: z.string().describe("Works once; handed to the person") }),
      description: { zh: "一次性链接", en: "A one-time link" },
    },
    problems,
  },
  example: { account: 4, link: "http://127.0.0.1:8080/sign-in/invitation/EXAMPLE" },
});
