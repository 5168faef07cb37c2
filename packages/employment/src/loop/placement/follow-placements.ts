import { actOnMany, type CaseOffice, type MachineAct, openCases, readCase, reopenCase } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { employmentHelp } from "../../life-cycle/employment-help.ts";
import { titleOf } from "../clue/open-clues.ts";
import { dayOf, monthsAfter } from "../days.ts";
import { findHelp, subjectOf } from "../help-case.ts";
import { setStanding } from "../keep-seeker.ts";
import type { LoopOffice } from "../loop-site.ts";
import { dataDayOf } from "../registers/read-rows.ts";
import { readWorkSpells } from "../registers/work-spells.ts";
import type { WorkRows } from "../settings.ts";
import { closePlacements } from "./close-placement.ts";
import { type Followings, nextTask, readFollowings } from "./decide-follow.ts";
import {
  evidenceOf,
  listFollowUps,
  PLACEMENT_COLUMNS,
  type Placement,
  type StoredFollowUp,
} from "./placement.ts";
import { revivePlacements } from "./revive-placements.ts";

/** Placements of one transaction. */
const STEP = 1_000;

export interface FollowedPlacements {
  /** Ends that rested on a file undone since. */
  readonly revived: number;
  readonly confirmed: number;
  /** Follow-ups that data answered. */
  readonly retained: number;
  readonly lost: number;
}

type Office = Pick<LoopOffice, "county" | "office" | "settings">;

interface Followed {
  readonly placement: Placement;
  readonly followUps: readonly StoredFollowUp[];
  readonly found: Followings;
}

/**
 * Reads every placement that goes on from the newest data: confirms it, answers its follow-ups, and where the job was
 * lost ends it and takes up the help again, also where that was closed. Data that are silent change nothing. Twice is
 * once.
 */
export async function followPlacements(db: Database, site: Office, now: Date): Promise<FollowedPlacements> {
  const { work, terms } = site.settings;
  const total = { revived: 0, confirmed: 0, retained: 0, lost: 0 };
  if (work === undefined) return total;
  const dataDay = await dataDayOf(db, site.county.code, work.register);
  if (dataDay === null) return total;
  total.revived = await transaction(db, (tx) => revivePlacements(tx, site, now));
  const from = monthsAfter(dayOf(now), -terms.watchMonths);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const step = await transaction(db, (tx) => followStep(tx, site, work, { dataDay, from, after, now }));
    total.confirmed += step.confirmed;
    total.retained += step.retained;
    total.lost += step.lost;
    if (step.last === undefined) return total;
    after = step.last;
  }
}

interface Step {
  readonly dataDay: CalendarDate;
  /** Placements that began before aren't watched any more. */
  readonly from: CalendarDate;
  readonly after: string;
  readonly now: Date;
}

async function followStep(tx: Transaction, site: Office, work: WorkRows, step: Step) {
  const { county } = site;
  const placements = await tx.query<Placement & { readonly standing: "provisional" | "confirmed" }>(
    `select ${PLACEMENT_COLUMNS} from employment.placement p
     where p.county = $1 and p.standing <> 'ended' and p.began_on >= $2 and p.id > $3
     order by p.id limit ${STEP} for update`,
    [county.code, step.from, step.after],
  );
  const followUps = Map.groupBy(
    await listFollowUps(
      tx,
      county.code,
      placements.map(({ id }) => id),
    ),
    ({ placement }) => placement,
  );
  const spells = await readWorkSpells(
    tx,
    county,
    work,
    placements.map(({ reference }) => reference),
  );
  const followed = placements.flatMap((placement) => {
    const own = followUps.get(placement.id) ?? [];
    const data = { spells: spells.get(placement.reference) ?? [], dataDay: step.dataDay };
    const found = readFollowings({ ...placement, followUps: own }, data);
    return isNothing(found) ? [] : [{ placement, followUps: own, found }];
  });
  await keepConfirmed(tx, county.code, followed, step);
  await keepRetained(tx, county.code, followed, step);
  await moveOn(tx, site, followed, step);
  for (const one of followed) await loseJob(tx, site, one, step);
  return { ...countOf(followed), last: placements.length < STEP ? undefined : placements.at(-1)?.id };
}

const isNothing = ({ confirmedBy, retained, lost }: Followings) =>
  confirmedBy === null && retained.length === 0 && lost === null;

function countOf(followed: readonly Followed[]): Omit<FollowedPlacements, "revived"> {
  return {
    confirmed: followed.filter(({ found }) => found.confirmedBy !== null).length,
    retained: followed.reduce((sum, { found }) => sum + found.retained.length, 0),
    lost: followed.filter(({ found }) => found.lost !== null).length,
  };
}

async function keepConfirmed(tx: Transaction, county: string, followed: readonly Followed[], { now }: Step) {
  const rows = followed.flatMap(({ placement, found: { confirmedBy } }) =>
    confirmedBy === null
      ? []
      : [{ id: placement.id, day: confirmedBy.source.day, evidence: evidenceOf(confirmedBy.source) }],
  );
  await tx.query(
    `update employment.placement p set standing = 'confirmed', confirmed_on = g.day, confirmed_by = g.evidence,
       changed_at = $3
     from jsonb_to_recordset($2::jsonb) as g (id uuid, day date, evidence jsonb)
     where p.county = $1 and p.id = g.id`,
    [county, JSON.stringify(rows), now],
  );
}

async function keepRetained(tx: Transaction, county: string, followed: readonly Followed[], { now }: Step) {
  const rows = followed.flatMap(({ placement, found }) =>
    found.retained.map(({ month, by }) => ({ id: placement.id, month, evidence: evidenceOf(by.source) })),
  );
  await tx.query(
    `update employment.follow_up f set retained = true, source = 'data', answered_on = $3, evidence = g.evidence
     from jsonb_to_recordset($2::jsonb) as g (id uuid, month smallint, evidence jsonb)
     where f.county = $1 and f.placement_id = g.id and f.month = g.month and f.retained is null`,
    [county, JSON.stringify(rows), dayOf(now)],
  );
}

/** The case's next day: the follow-up that comes, or closing after the last. */
async function moveOn(
  tx: Transaction,
  { county, office, settings }: Office,
  followed: readonly Followed[],
  { now }: Step,
) {
  const acts = followed.flatMap(({ placement, followUps, found }): MachineAct[] => {
    if (found.lost !== null || placement.caseId === null) return [];
    const answered = new Set(found.retained.map(({ month }) => month));
    const left = followUps.map((one) => (answered.has(one.month) ? { ...one, retained: true } : one));
    const by = found.retained.at(-1)?.by ?? found.confirmedBy;
    const [act, reason] =
      answered.size > 0 ? ["followByData", "数据显示在岗"] : ["confirmByData", "数据印证已上岗"];
    const dueOn = nextTask(left, true, dayOf(now), settings.terms);
    const data = { placement: placement.id, ...(by === null ? {} : { evidence: evidenceOf(by.source) }) };
    return [{ id: placement.caseId, act, reason, dueOn, data }];
  });
  await actOnMany(tx, office, { county: county.code, acts, now });
}

/**
 * A lost job: the placement ends with its row as evidence, and the help goes on at once; of one that was carried over,
 * it begins.
 */
async function loseJob(
  tx: Transaction,
  { county, office }: Office,
  { placement, found }: Followed,
  { now }: Step,
) {
  const { lost } = found;
  if (lost === null) return;
  const evidence = evidenceOf(lost.by.source);
  const ending = { placement: placement.id, on: lost.on, evidence, file: lost.by.source.fileId };
  await closePlacements(tx, county.code, [ending], "data", dayOf(now), now);
  await setStanding(tx, county.code, [placement.reference], "seeking", now);
  const reason = `${evidence.register.zh}显示已离岗（${evidence.file ?? ""} 第 ${evidence.row ?? ""} 行）`;
  const data = { placement: placement.id, evidence };
  const kase = placement.caseId === null ? undefined : await readCase(tx, county.code, placement.caseId);
  if (kase === undefined) return beginHelp(tx, office, placement, { county: county.code, reason, data, now });
  if (kase.closedAt === null) {
    const acts = [{ id: kase.id, act: "loseJobByData", reason, data }];
    await actOnMany(tx, office, { county: county.code, acts, now });
    return;
  }
  // Whoever is helped anew already has their case.
  if ((await findHelp(tx, county.code, placement.reference))?.closedAt === null) return;
  await reopenCase(tx, office, "machine", { county: county.code, id: kase.id, reason, data, now });
}

interface Beginning {
  readonly county: string;
  readonly reason: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** Who was placed before this house kept cases is visited, unless somebody helps them already. */
async function beginHelp(
  tx: Transaction,
  office: CaseOffice,
  { reference, name, place }: Placement,
  { county, reason, data, now }: Beginning,
): Promise<void> {
  await openCases(tx, office, "machine", {
    ...{ county, reason, now },
    cases: [
      {
        ...{ lifeCycle: employmentHelp.code, subject: subjectOf(reference), subjectName: name, place },
        ...{ title: titleOf({ zh: "数据显示离岗", en: "job lost, by data" }), note: reason, data },
      },
    ],
  });
}
