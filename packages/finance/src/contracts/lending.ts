/** Loans as officials see them: applications, the zero-material meter, products, subsidies and guarantees. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";

export const lendingTag = { zh: "帮帮快服·贷款", en: "Quick Help: loans" };

const READING = { act: "finance.figures" } as const;
const KEEPING = { act: "bank.keep" } as const;
const APPROVING = { act: "grant.approve" } as const;

const wording = z.object({ zh: z.string(), en: z.string() });
const fen = z.int().describe("Fen, 1/100 yuan");
const amount = z.int().positive().max(100_000_000_000).describe("Fen, 1/100 yuan");
const purpose = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .default("assistance");
const reason = z.string().trim().min(2).max(500);
const ownId = z.uuid().describe("Drawn by whoever sends it: sent twice it is recorded once");
const productCode = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);
const place = z.object({ code: z.string(), name: z.string() });
const truth = z.union([z.boolean(), z.literal("unknown")]);
const ground = z.object({ code: z.string(), truth, says: wording });

export const LENDING_STATES = [
  ...["sent", "received", "underwriting", "needMore", "offered", "declined", "accepted"],
  ...["active", "lapsed", "closed", "notSelected", "withdrawn", "ended"],
] as const;

const applicationLine = z.object({
  id: z.uuid(),
  business: z.object({ creditCode: z.string(), name: z.string(), place }),
  bank: z.object({ code: z.string(), name: wording }),
  product: wording,
  state: z.object({ code: z.string(), name: wording }),
  sentAt: z.iso.datetime(),
  contactedAt: z.iso.datetime().nullable(),
  fundedOn: z.iso.date().nullable(),
  offeredFen: fen.nullable().describe("The largest amount that is offered"),
  asked: z.int().describe("What its owner was asked for; zero is the aim"),
  overdue: z.boolean(),
});

const lineExample: z.input<typeof applicationLine> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  business: {
    ...{ creditCode: "92330799MA00000017", name: "榄叶店（演示）" },
    place: { code: "330799001001", name: "橄溪村" },
  },
  bank: { code: "olive-bank", name: { zh: "橄榄银行（演示）", en: "Olive Bank (demo)" } },
  product: { zh: "小店信用额度", en: "Shop line" },
  state: { code: "offered", name: { zh: "已报价", en: "Offered" } },
  ...{ sentAt: "2026-11-24T02:00:00.000Z", contactedAt: null, fundedOn: null, offeredFen: 150_000_000 },
  ...{ asked: 0, overdue: false },
};

export const listLoanApplicationsRoute = route({
  name: "listLoanApplications",
  method: "GET",
  path: "/api/finance/applications",
  access: READING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "贷款申请", en: "Applications for loans" },
  query: z.object({
    purpose,
    state: z.enum(LENDING_STATES).optional(),
    bank: productCode.optional(),
    asked: z.enum(["some"]).optional().describe("Those alone in which something was asked"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z
      .string()
      .regex(/^\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .optional()
      .describe("`next` of the page before"),
  }),
  responses: {
    ok: {
      body: z.object({ applications: z.array(applicationLine), next: z.string().nullable() }),
      description: { zh: "新的在前", en: "Newest first" },
    },
    problems: [401, 403, 422],
  },
  example: { applications: [lineExample], next: null },
});

const offerShape = z.object({
  id: z.uuid(),
  kind: z.enum(["loan", "line"]),
  amountFen: fen,
  rateBp: z.int(),
  months: z.int(),
  repayment: z.string(),
  guarantee: z.string(),
  standing: z.string(),
  standingReason: z.string().nullable(),
  validTill: z.iso.datetime(),
  yearlyBeforeBp: z.int().describe("All cost as a yearly rate, basis points, without subsidy"),
  yearlyAfterBp: z.int(),
  subsidyFen: fen,
  totalFen: fen,
  planDiffers: z.boolean(),
  paidFen: fen,
  repaidFen: fen,
  subsidies: z.array(z.object({ policy: z.string(), truth, amountFen: fen, grounds: z.array(ground) })),
});

const eventShape = z.object({
  event: z.string(),
  from: wording,
  to: wording,
  effect: z.enum(["applied", "behind", "late"]),
  signedAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
});

const ledgerShape = z.object({
  id: z.uuid(),
  policy: z.string(),
  disbursement: z.uuid(),
  kind: z.enum(["reserve", "pay", "clawback", "release"]),
  amountFen: fen,
  centralFen: fen,
  provinceFen: fen,
  localFen: fen,
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  by: z.string(),
});

const askedShape = z.object({
  id: z.uuid(),
  item: wording,
  toldBy: z.enum(["bank", "owner", "official"]),
  department: z.string(),
  askedAt: z.iso.datetime(),
  case: z.uuid().nullable(),
});

const applicationShape = applicationLine.extend({
  why: z.object({ text: wording, change: wording, next: wording }).nullable(),
  needs: z.string().nullable(),
  offers: z.array(offerShape),
  events: z.array(eventShape),
  ledger: z.array(ledgerShape),
  clawback: z.array(z.object({ policy: z.string(), disbursement: z.uuid(), amountFen: fen })),
  guarantees: z.array(
    z.object({
      id: z.uuid(),
      offer: z.uuid(),
      kind: z.enum(["cover", "claim", "recovery"]),
      amountFen: fen,
      shares: z.array(z.object({ code: z.string(), who: wording, amountFen: fen })),
      on: z.iso.date(),
      by: z.string(),
      reason: z.string(),
    }),
  ),
  askedItems: z.array(askedShape),
});

const applicationExample: z.input<typeof applicationShape> = {
  ...lineExample,
  ...{ why: null, needs: null, ledger: [], clawback: [], guarantees: [], askedItems: [] },
  offers: [
    {
      ...{ id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52", kind: "line", amountFen: 150_000_000, rateBp: 345 },
      ...{ months: 12, repayment: "interestOnly", guarantee: "none", standing: "open", standingReason: null },
      ...{ validTill: "2026-12-24T02:00:00.000Z", yearlyBeforeBp: 351, yearlyAfterBp: 282 },
      ...{ subsidyFen: 999_996, totalFen: 154_175_004, planDiffers: false, paidFen: 0, repaidFen: 0 },
      subsidies: [],
    },
  ],
  events: [
    {
      ...{ event: "offered", effect: "applied", signedAt: "2026-11-24T02:00:02.000Z" },
      from: { zh: "审批中", en: "Being decided" },
      to: { zh: "已报价", en: "Offered" },
      recordedAt: "2026-11-24T02:00:02.100Z",
    },
  ],
};
const ofApplication = z.object({ id: z.uuid() });
const applicationOk = {
  body: applicationShape,
  description: { zh: "申请、报价、记录、台账", en: "Application, offers, record, ledgers" },
} as const;

export const getLoanApplicationRoute = route({
  name: "getLoanApplication",
  method: "GET",
  path: "/api/finance/applications/:id",
  access: READING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "一件贷款申请", en: "One application" },
  params: ofApplication,
  query: z.object({ purpose }),
  responses: { ok: applicationOk, problems: [401, 403, 404, 422] },
  example: applicationExample,
});

export const reportAskedRoute = route({
  name: "reportAsked",
  method: "POST",
  path: "/api/finance/applications/:id/asked",
  access: { act: "helpRequest.answer" },
  scope: "area",
  tag: lendingTag,
  summary: { zh: "登记银行要了什么材料", en: "Note what a bank asked the owner for" },
  params: ofApplication,
  body: z.object({ id: ownId, item: z.string().trim().min(2).max(60) }),
  responses: { ok: applicationOk, problems: [401, 403, 404, 422] },
  example: applicationExample,
});

export const moveSubsidyRoute = route({
  name: "moveSubsidy",
  method: "POST",
  path: "/api/finance/applications/:id/subsidy",
  access: APPROVING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "拨付或追回贴息", en: "Pay a subsidy, or claim it back" },
  params: ofApplication,
  body: z.object({
    kind: z.enum(["pay", "clawback"]),
    policy: z.string().max(60),
    disbursement: z.uuid(),
    amountFen: amount,
    fromOn: dayInput,
    untilOn: dayInput,
    reason,
  }),
  responses: { ok: applicationOk, problems: [401, 403, 404, 409, 422] },
  example: applicationExample,
});

export const recordGuaranteeRoute = route({
  name: "recordGuarantee",
  method: "POST",
  path: "/api/finance/applications/:id/guarantee",
  access: KEEPING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "登记承保、代偿、追偿", en: "Enter a cover, a claim, a recovery" },
  params: ofApplication,
  body: z.object({
    ...{ id: ownId, offer: z.uuid(), kind: z.enum(["cover", "claim", "recovery"]), amountFen: amount },
    ...{ on: dayInput, reason },
  }),
  responses: { ok: applicationOk, problems: [401, 403, 404, 409, 422] },
  example: applicationExample,
});

export const getMaterialMeterRoute = route({
  name: "getMaterialMeter",
  method: "GET",
  path: "/api/finance/meter",
  access: READING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "零材料计数", en: "The zero-material meter" },
  query: z.object({ from: dayInput.optional(), on: dayInput.optional() }),
  responses: {
    ok: {
      body: z.object({
        from: z.iso.date(),
        on: z.iso.date(),
        applications: z.int(),
        zero: z.int().describe("Applications in which the owner was asked for nothing"),
        items: z.int(),
        groups: z.array(
          z.object({
            item: wording,
            department: z.string(),
            banks: z.array(z.string()),
            count: z.int(),
            open: z.int().describe("Cases not settled yet"),
          }),
        ),
      }),
      description: { zh: "按申请发出的日子", en: "By the day on which applications were sent" },
    },
    problems: [401, 403, 422],
  },
  example: {
    ...{ from: "2026-10-25", on: "2026-11-24", applications: 40, zero: 39, items: 1 },
    groups: [
      {
        item: { zh: "银行流水", en: "Bank statement" },
        ...{ department: "金融办", banks: ["olive-bank"], count: 1, open: 1 },
      },
    ],
  },
});
