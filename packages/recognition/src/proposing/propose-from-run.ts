import { actOnCase } from "@olive/cases";
import { type Database, transaction } from "@olive/db";
import { type CalendarDate, fromDateNumber, isRefusal, today } from "@olive/kernel";
import { listPolicyVersions, type PolicySource } from "@olive/rules";
import { isRecognisedJointly, termsOf } from "../policy.ts";
import type { Reasoner, Reasons } from "../reasons/reasoner.ts";
import type { RecognitionOffice } from "../site.ts";
import { decideProposals, type Verdicts } from "./decide-proposals.ts";
import { type Draft, newDraft } from "./draft.ts";
import { followMoves } from "./follow-moves.ts";
import { openProposals } from "./open-proposals.ts";
import { type Matter, readSituation } from "./situation.ts";

/** Proposals, or acts of the machine, of one transaction: a killed run goes on where it was. */
const STEP = 2_000;
const ACTS_A_STEP = 100;

export interface Proposed {
  readonly opened: number;
  /** Open proposals whose data changed meanwhile. */
  readonly moved: number;
}

/**
 * Makes proposals of what stands after a run: who is a yes and has no standing, who has one and is a no, whose term
 * runs out, whose data are missing. Asked twice it proposes once; what people decided is left as it is.
 */
export async function proposeFromRun(
  db: Database,
  site: RecognitionOffice,
  county: string,
  reasoner: Reasoner,
  now: Date,
): Promise<Proposed> {
  const day = fromDateNumber(today(now));
  const policies = new Map(site.policies.policies.filter(isRecognisedJointly).map((one) => [one.code, one]));
  const matters = await readSituation(db, county, new Set(policies.keys()), day);
  const versions = await listPolicyVersions(db, reasoner.run);
  const decided = matters.map((matter) => ({ matter, verdicts: decide(matter, policies, day) }));
  const drafts = decided.flatMap(({ matter, verdicts }) =>
    verdicts.open.map((kind) => draftOf(matter, kind, policies, reasoner, versions)),
  );
  const opened = await openInSteps(db, site, county, drafts, now);
  const moved = await actInSteps(
    db,
    site,
    county,
    decided.flatMap(({ verdicts }) => verdicts.acts),
    now,
  );
  await followMoves(db, county, matters);
  await noteProgress(db, county, reasoner.run, now);
  return { opened, moved };
}

function decide(matter: Matter, policies: ReadonlyMap<string, PolicySource>, day: CalendarDate): Verdicts {
  const policy = policies.get(matter.policy);
  return policy === undefined ? { open: [], acts: [] } : decideProposals(matter, termsOf(policy), day);
}

function draftOf(
  { person, policy: code, verdict, standing }: Matter,
  kind: Draft["kind"],
  policies: ReadonlyMap<string, PolicySource>,
  reasoner: Reasoner,
  versions: ReadonlyMap<string, string>,
): Draft {
  const policy = policies.get(code) as PolicySource;
  return newDraft({
    kind,
    policy,
    reference: person.reference,
    name: person.name,
    place: person.placeCode,
    runId: reasoner.run,
    policyVersion: versions.get(code) ?? null,
    reasons: { ...(reasoner.reasonsOf(person.residentId, code) ?? GONE), verdict },
    standingId: standing?.id ?? null,
  });
}

/** Nobody of this number lives here any more. */
const GONE: Omit<Reasons, "verdict"> = {
  lines: [
    {
      ...{ depth: 0, holds: "no", text: "已不在人口登记的在册人员中（死亡或迁出）", reference: null },
      ...{ values: [], sources: [] },
    },
  ],
  missing: [],
  changes: [],
};

async function openInSteps(
  db: Database,
  site: RecognitionOffice,
  county: string,
  drafts: readonly Draft[],
  now: Date,
): Promise<number> {
  let opened = 0;
  for (let start = 0; start < drafts.length; start += STEP) {
    const step = drafts.slice(start, start + STEP);
    opened += await transaction(db, (tx) =>
      openProposals(tx, site, "machine", { county, drafts: step, now }),
    );
  }
  return opened;
}

async function actInSteps(
  db: Database,
  { office }: RecognitionOffice,
  county: string,
  acts: Verdicts["acts"],
  now: Date,
): Promise<number> {
  let moved = 0;
  for (let start = 0; start < acts.length; start += ACTS_A_STEP) {
    await transaction(db, async (tx) => {
      for (const { caseId, act } of acts.slice(start, start + ACTS_A_STEP)) {
        moved += await actOnCase(tx, office, "machine", { county, id: caseId, act, now }).then(
          () => 1,
          // Somebody moved it on while this was decided: the next run looks again.
          (error: unknown) => {
            if (isRefusal(error)) return 0;
            throw error;
          },
        );
      }
    });
  }
  return moved;
}

async function noteProgress(db: Database, county: string, run: number, now: Date): Promise<void> {
  await db.query(
    `insert into recognition.progress (county, run_id, proposed_at) values ($1, $2, $3)
     on conflict (county) do update set run_id = excluded.run_id, proposed_at = excluded.proposed_at`,
    [county, run, now],
  );
}
