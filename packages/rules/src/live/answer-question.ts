import { listMoved, type MovedResident, pickMoved, verdictsFor } from "./impact.ts";
import type { LiveCounty, Tried } from "./live-county.ts";
import type { LiveAnswer, LiveGroup, LiveQuestion } from "./live-message.ts";

/** Answers one question over the people in memory. Throws Refusal `policy-file`. */
export async function answerQuestion(live: LiveCounty, question: LiveQuestion): Promise<LiveAnswer> {
  const begun = performance.now();
  const tried = await live.try(question.trial);
  const milliseconds = Math.round((performance.now() - begun) * 10) / 10;
  const { before, after, snapshot, impact } = tried;
  return {
    asOf: impact.asOf,
    lastFileId: impact.lastFileId,
    people: impact.people,
    groups: impact.groups.map(({ changes, ...group }): LiveGroup => {
      const { entered, left, becameUnknown, becameKnown } = changes;
      return { ...group, entered, left, becameUnknown, becameKnown };
    }),
    places: impact.places,
    clauses: impact.clauses,
    share: impact.share,
    milliseconds,
    moved: movedOf(tried, question.people),
    asked: verdictsFor(before, after, snapshot, question.residentIds ?? []),
  };
}

function movedOf({ impact, snapshot }: Tried, people: LiveQuestion["people"]): readonly MovedResident[] {
  if (people === undefined) return [];
  return people === "all" ? listMoved(impact, snapshot) : pickMoved(impact, snapshot, people);
}
