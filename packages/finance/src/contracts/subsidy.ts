/** Interest subsidies as they are executed, and their budgets. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { lendingTag } from "./lending.ts";

const READING = { act: "finance.figures" } as const;
const APPROVING = { act: "grant.approve" } as const;
const wording = z.object({ zh: z.string(), en: z.string() });
const reason = z.string().trim().min(2).max(500);
const fen = z.int().describe("Fen, 1/100 yuan");
const ownId = z.uuid().describe("Drawn by whoever sends it: sent twice it is recorded once");

const subsidyShape = z.object({
  code: z.string(),
  name: wording,
  reference: z.string(),
  assumed: z.string().nullable().describe("What was estimated where the document's own table wasn't at hand"),
  level: z.enum(["central", "local"]),
  from: z.iso.date(),
  until: z.iso.date(),
  sectors: z.array(z.object({ name: wording, industries: z.array(z.string()) })),
  rateBp: z.int(),
  months: z.int(),
  capFen: fen,
  shares: z.object({ central: z.int(), province: z.int(), local: z.int() }),
  budgetFen: fen.nullable().describe("Null: no limit"),
  reservedFen: fen,
  paidFen: fen,
  businesses: z.int(),
});
const subsidiesShape = z.object({
  whole: z.boolean().describe("Whether the sums are of the whole county; else of the reader's area"),
  policies: z.array(subsidyShape),
  budgets: z.array(
    z.object({
      policy: z.string(),
      amountFen: fen,
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
const subsidiesExample: z.input<typeof subsidiesShape> = {
  whole: true,
  policies: [
    {
      ...{
        code: "serviceLoan",
        name: { zh: "服务业贷款贴息", en: "Service loans" },
        reference: "财金〔2025〕81号",
      },
      ...{ assumed: null, level: "central", from: "2025-03-16", until: "2025-12-31" },
      sectors: [{ name: { zh: "餐饮住宿", en: "Catering" }, industries: ["H61", "H62"] }],
      ...{ rateBp: 100, months: 12, capFen: 100_000_000, shares: { central: 90, province: 10, local: 0 } },
      ...{ budgetFen: null, reservedFen: 500_000, paidFen: 0, businesses: 1 },
    },
  ],
  budgets: [],
};

export const listSubsidiesRoute = route({
  name: "listSubsidies",
  method: "GET",
  path: "/api/finance/subsidies",
  access: READING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "贴息政策和预算", en: "Interest subsidies and their budgets" },
  responses: {
    ok: {
      body: subsidiesShape,
      description: { zh: "政策、预算、占用", en: "Policies, budgets, what is held" },
    },
    problems: [401, 403],
  },
  example: subsidiesExample,
});

export const addSubsidyBudgetRoute = route({
  name: "addSubsidyBudget",
  method: "POST",
  path: "/api/finance/subsidies/:policy/budget",
  access: APPROVING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "安排或调整贴息预算", en: "Add to a budget, or take from it" },
  params: z.object({ policy: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }),
  body: z.object({
    id: ownId,
    amountFen: z.int().min(-100_000_000_000).max(100_000_000_000).describe("Fen; negative takes from it"),
    reason,
  }),
  responses: {
    ok: {
      body: subsidiesShape,
      description: { zh: "政策、预算、占用", en: "Policies, budgets, what is held" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: subsidiesExample,
});
