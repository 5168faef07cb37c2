import { actOnMany, type MachineAct } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { holdSeat } from "../../employer/reserve-introduction.ts";
import { dayOf } from "../days.ts";
import { setStanding } from "../keep-seeker.ts";
import type { LoopOffice } from "../loop-site.ts";
import { nextTask } from "./decide-follow.ts";
import { listFollowUps, PLACEMENT_COLUMNS, type Placement } from "./placement.ts";

type Office = Pick<LoopOffice, "county" | "office" | "settings">;

interface Fallen extends Placement {
  readonly confirmed: boolean;
  readonly vacancy: string | null;
  readonly reservedSeat: boolean;
}

/**
 * Takes back the ends that rested on a file which was undone since: the job goes on, its follow-ups are open again, and
 * the case returns to following it, unless its worker has gone further. Whoever has another job by now keeps that one.
 * @returns how many go on again.
 */
export async function revivePlacements(tx: Transaction, site: Office, now: Date): Promise<number> {
  const { county } = site;
  const fallen = await listFallen(tx, county.code);
  if (fallen.length === 0) return 0;
  const ids = fallen.map(({ id }) => id);
  await reopenFollowUps(tx, county.code, ids);
  await tx.query(
    `update employment.placement set standing = case when confirmed_on is null then 'provisional' else 'confirmed' end,
       ended_on = null, end_source = null, ended_file_id = null, changed_at = $3
     where county = $1 and id = any($2)`,
    [county.code, ids, now],
  );
  const references = fallen.map(({ reference }) => reference);
  await setStanding(tx, county.code, references, "placed", now);
  await followAgain(tx, site, fallen, now);
  for (const placement of fallen) await takeSeat(tx, county.code, placement);
  return fallen.length;
}

/** One a person: the job that began last. */
function listFallen(tx: Transaction, county: string): Promise<Fallen[]> {
  return tx.query<Fallen>(
    `select ${PLACEMENT_COLUMNS}, p.confirmed_on is not null as confirmed, r.vacancy_id as vacancy,
       coalesce(r.reserved_seat, false) as "reservedSeat"
     from employment.placement p join registry.extract_file f on f.id = p.ended_file_id
     left join employment.referral r on r.id = p.referral_id
     where p.county = $1 and p.standing = 'ended' and f.undone_at is not null and not exists (
       select from employment.placement o where o.county = p.county and o.reference = p.reference and o.id <> p.id
         and (o.standing <> 'ended' or o.ended_file_id = p.ended_file_id and (o.began_on, o.id) > (p.began_on, p.id)))
     order by p.id for update of p`,
    [county],
  );
}

/** What the end, or its row, had answered. */
async function reopenFollowUps(tx: Transaction, county: string, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update employment.follow_up f set retained = null, source = null, answered_on = null, evidence = null
     from employment.placement p
     where f.county = $1 and p.id = any($2) and f.placement_id = p.id and f.source = 'data' and f.evidence = p.end_source`,
    [county, ids],
  );
}

async function followAgain(tx: Transaction, site: Office, fallen: readonly Fallen[], now: Date) {
  const { county, office, settings } = site;
  const ids = fallen.map(({ id }) => id);
  const followUps = Map.groupBy(await listFollowUps(tx, county.code, ids), ({ placement }) => placement);
  const acts = fallen.flatMap(({ id, caseId, confirmed }): MachineAct[] => {
    if (caseId === null) return [];
    const dueOn = nextTask(followUps.get(id) ?? [], true, dayOf(now), settings.terms);
    const act = confirmed ? "followAgain" : "awaitAgain";
    return [
      { id: caseId, act, reason: "据以认为离岗的文件已撤销，继续跟踪", dueOn, data: { placement: id } },
    ];
  });
  await actOnMany(tx, office, { county: county.code, acts, now });
}

/** Its seat, where nobody else has taken it meanwhile: a job is a job, with or without. */
async function takeSeat(tx: Transaction, county: string, { id, vacancy, reservedSeat }: Fallen) {
  if (vacancy === null || !(await holdSeat(tx, county, { vacancyId: vacancy, reservedSeat }))) return;
  await tx.query("update employment.placement set holds_seat = true where county = $1 and id = $2", [
    county,
    id,
  ]);
}
