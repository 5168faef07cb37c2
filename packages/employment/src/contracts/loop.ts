/** The loop after the visit: clue by hand, plan, services, referral, refusal, placement, follow-up, end. */
import { route } from "@olive/http/contract";
import { numberInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  CLUE_SOURCES,
  creditCodeSchema,
  dayField,
  EMPLOYER_REASONS,
  FOLLOW_UP_MONTHS,
  HELPING,
  helpCaseSchema,
  loopTag,
  movedExample,
  movedSchema,
  noteText,
  ownId,
  POST_KINDS,
  personExample,
  personSchema,
  placeCodeSchema,
  proofDigest,
  REFUSAL_REASONS,
  referenceSchema,
  SEEKER_STANDINGS,
  wordingSchema,
} from "./loop-shapes.ts";

const problems = [401, 403, 404, 409, 422] as const;
const ok = { body: movedSchema, description: { zh: "已记下", en: "Recorded" } } as const;
const posting = { method: "POST", access: HELPING, scope: "area", tag: loopTag } as const;
const ofPerson = z.object({ reference: referenceSchema });

export const reportClueRoute = route({
  ...posting,
  name: "reportClue",
  path: "/api/employment/clues",
  summary: { zh: "登记线索（本人来报、上门发现）", en: "Report a clue: by the person, or at the door" },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    source: z.enum(["selfReport", "doorVisit"]),
    foundOn: dayField,
    note: noteText,
  }),
  responses: { ok, problems },
  example: movedExample,
});

export const listClueSourcesRoute = route({
  name: "listClueSources",
  method: "GET",
  path: "/api/employment/clues/sources",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "线索的准头", en: "How many clues were true" },
  query: z.object({ from: dayField.optional(), until: dayField.optional() }),
  responses: {
    ok: {
      body: z.object({
        sources: z.array(
          z.object({
            source: z.enum(CLUE_SOURCES),
            policy: z.string().nullable(),
            name: wordingSchema,
            found: z.int(),
            visited: z.int(),
            true: z.int(),
            false: z.int(),
            unclear: z.int(),
          }),
        ),
      }),
      description: { zh: "每条规则、每种来源一行", en: "One line a rule or source" },
    },
    problems: [401, 403, 422],
  },
  example: {
    sources: [
      {
        ...{ source: "data", policy: "stoppedPaying", name: { zh: "疑似失业", en: "Perhaps unemployed" } },
        ...{ found: 20, visited: 12, true: 9, false: 2, unclear: 1 },
      },
    ],
  },
});

export const planStepSchema = z.object({
  kind: z.enum(["training", "referral", "guidance", "other"]),
  text: z.string().trim().min(2).max(200),
  by: z.enum(["person", "worker"]),
  until: dayField.nullable(),
});

export const agreePlanRoute = route({
  ...posting,
  name: "agreePlan",
  path: "/api/employment/people/:reference/plan",
  summary: { zh: "和本人商定计划", en: "Agree on a plan with the person" },
  params: ofPerson,
  body: z.object({ id: ownId, agreedOn: dayField, steps: z.array(planStepSchema).min(1).max(10) }),
  responses: { ok, problems },
  example: movedExample,
});

export const recordServiceRoute = route({
  ...posting,
  name: "recordService",
  path: "/api/employment/services",
  summary: { zh: "记一次服务", en: "Record a service" },
  description: {
    zh: "走访、推介、回访各自记服务，这里记电话、指导、培训。",
    en: "Visits, referrals and follow-ups record theirs; this is for calls, guidance and training.",
  },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    kind: z.enum(["call", "guidance", "training"]),
    heldOn: dayField,
    note: noteText,
  }),
  responses: { ok, problems },
  example: movedExample,
});

/** A term of the score as it was shown when the person decided. */
export const shownTermSchema = z.object({ code: z.string().max(60), value: z.number() });

export const referPersonRoute = route({
  ...posting,
  name: "referPerson",
  path: "/api/employment/referrals",
  summary: { zh: "推介到岗位", en: "Refer to a vacancy" },
  description: {
    zh: "岗位须在招、有空位；单位每周的推介数有上限。占一个空位，到单位答复为止；过期不答复的，空位退回并上报。",
    en: "An open vacancy with a free seat, within the employer's weekly cap. A seat is held until the answer.",
  },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    vacancy: z.uuid(),
    rank: z.int().min(1).max(1000).optional().describe("In the list that was shown"),
    terms: z.array(shownTermSchema).max(40).optional(),
    overrideReason: noteText.optional().describe("Where it isn't on the list that was shown"),
  }),
  responses: { ok, problems },
  example: movedExample,
});

export const answerReferralRoute = route({
  ...posting,
  name: "answerReferralFor",
  path: "/api/employment/referrals/:id/answer",
  summary: { zh: "代记单位的答复", en: "Record the employer's answer" },
  params: z.object({ id: z.uuid() }),
  body: z
    .object({
      answer: z.enum(["accepted", "refused"]),
      reasonCode: z.enum(EMPLOYER_REASONS).optional(),
      reason: noteText.optional().describe("Required of a refusal"),
    })
    .describe("As the employer said it, by phone or on paper"),
  responses: { ok, problems },
  example: movedExample,
});

export const recordRefusalRoute = route({
  ...posting,
  name: "recordRefusal",
  path: "/api/employment/refusals",
  summary: { zh: "记本人不去的原因", en: "Record why the person refuses" },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    referral: z.uuid().optional(),
    vacancy: z.uuid().optional().describe("Where it was offered and not yet referred"),
    reasonCode: z.enum(REFUSAL_REASONS),
    reason: noteText,
    refusedOn: dayField,
  }),
  responses: { ok, problems },
  example: movedExample,
});

export const judgeRefusalRoute = route({
  name: "judgeRefusal",
  method: "POST",
  path: "/api/employment/refusals/:id/judgement",
  access: { act: "refusal.judge" },
  scope: "area",
  tag: loopTag,
  summary: { zh: "判断不去有没有正当理由", en: "Judge whether a refusal was justified" },
  description: {
    zh: "由具名的人判断并写明依据。无正当理由累计到县里规定的次数，只是告知主管部门，由它决定；系统不作任何处理。",
    en: "A named person judges. At the county's number of unjustified ones the department is told and decides.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ justified: z.boolean(), judgement: noteText }),
  responses: {
    ok: {
      body: z.object({
        unjustified: z.int().describe("Of this person so far"),
        review: z.uuid().nullable().describe("The case with the department, where one is open"),
      }),
      description: { zh: "已判断", en: "Judged" },
    },
    problems,
  },
  example: { unjustified: 1, review: null },
});

const refusalRow = z.object({
  id: z.uuid(),
  person: personSchema,
  vacancyTitle: z.string().nullable(),
  employerName: z.string().nullable(),
  reasonCode: z.enum(REFUSAL_REASONS),
  reason: z.string(),
  refusedOn: z.iso.date(),
  recordedBy: z.string().nullable(),
  justified: z.boolean().nullable().describe("Null: nobody judged it yet"),
  judgedBy: z.string().nullable(),
  judgement: z.string().nullable(),
});

export const listRefusalsRoute = route({
  name: "listRefusals",
  method: "GET",
  path: "/api/employment/refusals",
  access: { act: "refusal.judge" },
  scope: "area",
  tag: loopTag,
  summary: { zh: "不去的原因，待判断的在前", en: "Refusals, those to be judged first" },
  query: z.object({
    judged: z.enum(["waiting", "all"]).default("waiting"),
    place: placeCodeSchema.optional(),
    after: z.uuid().optional(),
    limit: numberInput.max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ refusals: z.array(refusalRow), next: z.uuid().nullable() }),
      description: { zh: "先记的在前", en: "The earliest first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    refusals: [
      {
        id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52",
        person: personExample,
        ...{ vacancyTitle: "缝纫工", employerName: "橄溪制衣厂（虚构）", reasonCode: "tooFar" },
        ...{ reason: "没有公交", refusedOn: "2024-07-08", recordedBy: "林甲" },
        ...{ justified: null, judgedBy: null, judgement: null },
      },
    ],
    next: null,
  },
});

export const recordPlacementRoute = route({
  ...posting,
  name: "recordPlacement",
  path: "/api/employment/placements",
  summary: { zh: "记上岗", en: "Record a placement" },
  description: {
    zh: "先是暂定，等第二个来源（参保记录）印证；同时排好一、三、六、十二个月的回访。其余推介撤回，空位退回。",
    en: "Provisional until a second source confirms. Follow-ups are set; other referrals are withdrawn.",
  },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    referral: z.uuid().optional(),
    employerName: z.string().trim().min(2).max(100).optional().describe("Where there was no referral"),
    creditCode: creditCodeSchema.optional(),
    kind: z.enum(POST_KINDS).default("ordinary"),
    beganOn: dayField,
    note: noteText.optional(),
    proof: proofDigest.optional(),
  }),
  responses: { ok, problems },
  example: movedExample,
});

export const confirmPlacementRoute = route({
  ...posting,
  name: "confirmPlacement",
  path: "/api/employment/placements/:id/confirm",
  summary: { zh: "凭材料确认上岗", en: "Confirm a placement by a document" },
  description: {
    zh: "来料加工等不参加职工保险的，由具名的人凭合同、工资记录确认。",
    en: "For work that social insurance doesn't show: a named person, by contract or pay slip.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ document: noteText, seenOn: dayField, proof: proofDigest.optional() }),
  responses: { ok, problems },
  example: movedExample,
});

export const endPlacementRoute = route({
  ...posting,
  name: "endPlacement",
  path: "/api/employment/placements/:id/end",
  summary: { zh: "不在岗了", en: "The job has ended" },
  params: z.object({ id: z.uuid() }),
  body: z.object({ endedOn: dayField, reason: noteText }),
  responses: { ok, problems },
  example: movedExample,
});

export const answerFollowUpRoute = route({
  ...posting,
  name: "answerFollowUp",
  path: "/api/employment/placements/:id/follow-ups/:month",
  summary: { zh: "记回访", en: "Record a follow-up" },
  description: {
    zh: "数据说得清的不问本人；数据没有的才问。",
    en: "Only where the data are silent is the person asked.",
  },
  params: z.object({
    id: z.uuid(),
    month: z.coerce.number().pipe(z.literal([...FOLLOW_UP_MONTHS])),
  }),
  body: z.object({ retained: z.boolean(), answeredOn: dayField, note: noteText.optional() }),
  responses: { ok, problems },
  example: movedExample,
});

export const endHelpRoute = route({
  ...posting,
  name: "endHelp",
  path: "/api/employment/people/:reference/end",
  summary: { zh: "结束帮扶", en: "End the help" },
  description: {
    zh: "由具名的人确认结果：稳定就业（须第十二个月在岗）、本人谢绝、已搬走、其实未失业。",
    en: "A named person confirms: retained (the twelfth month must say so), declined, left, not unemployed.",
  },
  params: ofPerson,
  body: z.object({
    outcome: z.enum(["retained", "declined", "left", "notUnemployed"]),
    reason: noteText,
  }),
  responses: { ok, problems },
  example: movedExample,
});

const seekerRow = z.object({
  person: personSchema,
  standing: z.enum(SEEKER_STANDINGS).nullable().describe("Null: nobody was there yet"),
  case: helpCaseSchema.nullable(),
  occupations: z.array(z.string()),
  openReferrals: z.int(),
  blocking: z.string().nullable().describe("Of the last matching run: what blocks most; null where matched"),
  knownOn: z.iso.date().nullable(),
});

export const listSeekersRoute = route({
  name: "listSeekers",
  method: "GET",
  path: "/api/employment/seekers",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "求职的人", en: "People who look for work" },
  query: z.object({
    standing: z.enum([...SEEKER_STANDINGS, "unvisited", "all"]).default("all"),
    state: z
      .string()
      .regex(/^[a-z][A-Za-z]*$/)
      .optional()
      .describe("Of the case"),
    place: placeCodeSchema.optional(),
    overdue: z.enum(["true", "false"]).optional(),
    withoutMatch: z.enum(["true", "false"]).optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        seekers: z.array(seekerRow),
        total: z.int(),
        next: z.string().nullable(),
      }),
      description: { zh: "先到期的在前", en: "The earliest due first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    seekers: [
      {
        ...{ person: personExample, standing: "seeking", case: movedExample.case ?? null },
        ...{ occupations: ["6-05-02-01"], openReferrals: 0, blocking: null, knownOn: "2024-07-01" },
      },
    ],
    total: 1,
    next: null,
  },
});
