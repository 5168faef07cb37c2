import { openCases } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { employmentHelp } from "../../life-cycle/employment-help.ts";
import { findEntry, findHelp, refuseAhead, subjectOf } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import type { Recorded } from "../record-service.ts";
import { wasRecorded } from "../was-recorded.ts";
import { titleOf } from "./open-clues.ts";

export interface ClueInput {
  readonly id: string;
  readonly reference: string;
  readonly source: "selfReport" | "doorVisit";
  readonly foundOn: string;
  readonly note: string;
  readonly now: Date;
}

const NAMES = {
  selfReport: { zh: "本人来报", en: "told by the person" },
  doorVisit: { zh: "上门发现", en: "found at the door" },
} as const;

/** Somebody says that they need work, or a worker finds it out: a clue of the worker's, and a case unless one is open. */
export async function reportClue(
  tx: Transaction,
  { office }: LoopOffice,
  actor: Actor,
  { id, reference, source, foundOn, note, now }: ClueInput,
): Promise<Recorded> {
  refuseAhead(foundOn, now);
  const person = await findEntry(tx, actor.county, reference);
  if (await wasRecorded(tx, "clue", actor.county, id, reference)) {
    return { id, repeated: true, case: await findHelp(tx, actor.county, reference) };
  }
  await openCases(tx, office, actor, {
    ...{ county: actor.county, reason: note, now },
    cases: [
      {
        ...{ lifeCycle: employmentHelp.code, subject: subjectOf(reference), subjectName: person.name },
        ...{ place: person.placeCode, title: titleOf(NAMES[source]), note, data: { clue: id } },
      },
    ],
  });
  const kase = await findHelp(tx, actor.county, reference);
  await tx.query(
    `insert into employment.clue (id, county, place_code, reference, name, source, reasons, found_on, case_id,
       recorded_by, recorded_by_name, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [
      ...[
        id,
        actor.county,
        person.placeCode,
        reference,
        person.name,
        source,
        JSON.stringify([{ text: note }]),
      ],
      ...[foundOn, kase?.id ?? null, actor.account, actor.name, now],
    ],
  );
  return { id, repeated: false, case: kase };
}
