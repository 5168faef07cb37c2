/** One person in the loop: everything that the page of employment help shows. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { planStepSchema, shownTermSchema } from "./loop.ts";
import {
  caseExample,
  FOLLOW_UP_MONTHS,
  HELPING,
  helpCaseSchema,
  loopTag,
  PLACEMENT_STANDINGS,
  POST_KINDS,
  personExample,
  personSchema,
  purposeSchema,
  REFERRAL_STATES,
  REFUSAL_REASONS,
  referenceSchema,
  SEEKER_STANDINGS,
  SERVICE_KINDS,
  VISIT_OUTCOMES,
  VISIT_WAYS,
  wordingSchema,
} from "./loop-shapes.ts";
import { needs } from "./needs.ts";
import { clueShape } from "./visit.ts";

const referral = z.object({
  id: z.uuid(),
  vacancy: z.uuid(),
  vacancyTitle: z.string(),
  employerName: z.string(),
  creditCode: z.string().nullable(),
  state: z.enum(REFERRAL_STATES),
  sentOn: z.iso.date(),
  sentBy: z.string(),
  answerBy: z.iso.date(),
  answeredOn: z.iso.date().nullable(),
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  rank: z.int().nullable(),
  terms: z.array(shownTermSchema),
  overrideReason: z.string().nullable(),
});

const followUp = z.object({
  month: z.literal([...FOLLOW_UP_MONTHS]),
  dueOn: z.iso.date(),
  retained: z.boolean().nullable(),
  source: z.enum(["data", "person"]).nullable().describe("Null: not answered yet"),
  answeredOn: z.iso.date().nullable(),
  note: z.string().nullable(),
  ask: z.boolean().describe("It is due and the data are silent: ask the person"),
});

const evidence = z.object({
  register: wordingSchema,
  file: z.string().nullable(),
  row: z.int().nullable(),
  day: z.iso.date().nullable(),
  note: z.string().nullable().describe("Of a person: what they saw, or who said so"),
});

const placement = z.object({
  id: z.uuid(),
  employerName: z.string(),
  creditCode: z.string().nullable(),
  vacancyTitle: z.string().nullable(),
  kind: z.enum(POST_KINDS),
  beganOn: z.iso.date(),
  standing: z.enum(PLACEMENT_STANDINGS),
  confirmedOn: z.iso.date().nullable(),
  confirmedBy: evidence.nullable(),
  endedOn: z.iso.date().nullable(),
  endSource: evidence.nullable(),
  followUps: z.array(followUp),
});

const body = z.object({
  person: personSchema,
  standing: z.enum(SEEKER_STANDINGS).nullable(),
  case: helpCaseSchema.nullable(),
  may: z
    .array(z.string())
    .describe("What the reader may do now: visit, plan, service, refer, place, followUp, end outcomes, undo"),
  needs: needs.nullable(),
  knownOn: z.iso.date().nullable(),
  plan: z.object({ agreedOn: z.iso.date(), by: z.string(), steps: z.array(planStepSchema) }).nullable(),
  clues: z.array(clueShape),
  visits: z.array(
    z.object({
      id: z.uuid(),
      way: z.enum(VISIT_WAYS),
      outcome: z.enum(VISIT_OUTCOMES),
      visitedOn: z.iso.date(),
      note: z.string().nullable(),
      asked: z.array(z.string()),
      by: z.string(),
    }),
  ),
  services: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(SERVICE_KINDS),
      heldOn: z.iso.date(),
      note: z.string().nullable(),
      by: z.string().nullable(),
      carriedOver: z.boolean(),
    }),
  ),
  referrals: z.array(referral),
  refusals: z.array(
    z.object({
      id: z.uuid(),
      referral: z.uuid().nullable(),
      vacancyTitle: z.string().nullable(),
      reasonCode: z.enum(REFUSAL_REASONS),
      reason: z.string(),
      refusedOn: z.iso.date(),
      justified: z.boolean().nullable(),
      judgedBy: z.string().nullable(),
      judgement: z.string().nullable(),
    }),
  ),
  placements: z.array(placement),
  recognition: z.object({
    groups: z
      .array(
        z.object({
          group: z.string(),
          name: wordingSchema,
          standing: z.boolean(),
          proposal: z.uuid().nullable().describe("The open proposal"),
          verdict: z.enum(["yes", "no", "unknown"]).describe("What the rules say now"),
        }),
      )
      .describe("Groups of assistance: what recognition knows of each"),
  }),
  household: z
    .object({
      caseId: z.uuid(),
      state: wordingSchema,
      dueOn: z.iso.date().nullable(),
      members: z.array(z.object({ person: personSchema, standing: z.enum(SEEKER_STANDINGS).nullable() })),
    })
    .nullable()
    .describe("The open case of a household in which nobody works"),
});

export const getHelpPersonRoute = route({
  name: "getHelpPerson",
  method: "GET",
  path: "/api/employment/people/:reference",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "一个人的就业帮扶", en: "One person's employment help" },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: { body, description: { zh: "从线索到回访", en: "From clue to follow-up" } },
    problems: [401, 403, 404, 422],
  },
  example: {
    ...{ person: personExample, standing: "seeking", case: caseExample, may: ["plan", "service", "refer"] },
    ...{ needs: {}, knownOn: "2024-07-01", plan: null, clues: [], visits: [], services: [], referrals: [] },
    ...{ refusals: [], placements: [], recognition: { groups: [] }, household: null },
  },
});
