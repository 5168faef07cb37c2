import type { Queryable } from "@olive/db";
import type { Language } from "@olive/http";
import { maskResidentId } from "@olive/kernel";
import type { PairKind, PairState, SuspectedPair } from "../../contracts/identity.ts";
import type { NameOf } from "../../hits.ts";
import { placeName } from "../../hits.ts";
import type { StoredPair } from "../load-pair.ts";
import { sayRule } from "../pair-rules.ts";

export interface PairPage {
  readonly county: string;
  readonly state: PairState;
  readonly kind?: PairKind | undefined;
  readonly after: number;
  readonly limit: number;
}

export interface PersonName {
  readonly reference: string;
  readonly name: string;
  readonly resident_id: string;
}

type NamedPair = StoredPair & {
  readonly left_person: PersonName | null;
  readonly right_person: PersonName | null;
};

const WHERE = `pair.county = $1 and pair.state = $2 and ($3::text is null or pair.kind = $3)
  and (pair.gone_at is null or pair.state <> 'open')
  and (pair.kind = 'oneCode' or l.reference is not null) and (pair.kind <> 'twoNumbers' or r.reference is not null)`;

/** The directory's own policies hold in these joins: a pair of whom one lives elsewhere is not there. */
const FROM = `from registry.identity_pair pair
  left join registry.person l on l.county = pair.county and l.reference = pair.left_key
  left join registry.person r on r.county = pair.county and r.reference = pair.right_key`;

/** Pairs of the reader's area in one state, first found first, and how many there are. */
export async function listPairs(
  db: Queryable,
  page: PairPage,
): Promise<{ pairs: NamedPair[]; count: number }> {
  const values = [page.county, page.state, page.kind ?? null];
  const pairs = await db.query<NamedPair>(
    `select pair.*, to_jsonb(l) as left_person, to_jsonb(r) as right_person ${FROM}
     where ${WHERE} and pair.id > $4 order by pair.id limit $5`,
    [...values, page.after, page.limit],
  );
  const [counted] = await db.query<{ n: number }>(`select count(*) as n ${FROM} where ${WHERE}`, values);
  return { pairs, count: counted?.n ?? 0 };
}

/** One pair with the names of its people. */
export async function namePair(db: Queryable, pair: StoredPair): Promise<NamedPair> {
  const people = await db.query<PersonName>(
    "select reference, name, resident_id from registry.person where county = $1 and reference = any($2)",
    [pair.county, [pair.left_key, pair.right_key]],
  );
  const find = (key: string) => people.find(({ reference }) => reference === key) ?? null;
  return { ...pair, left_person: find(pair.left_key), right_person: find(pair.right_key) };
}

export function describePair(pair: NamedPair, language: Language, nameOf: NameOf): SuspectedPair {
  const say = (person: PersonName | null, otherwise: string) =>
    person === null ? otherwise : `${person.name} ${maskResidentId(person.resident_id, "list")}`;
  const left = say(pair.left_person, pair.left_key);
  return {
    id: pair.id,
    kind: pair.kind,
    state: pair.state,
    why: pair.rules.map((rule) => sayRule(rule)[language]),
    left,
    right: pair.kind === "twoNumbers" ? say(pair.right_person, pair.right_key) : left,
    place: placeName(nameOf, pair.place_code) as SuspectedPair["place"],
    foundAt: pair.found_at.toISOString(),
    stands: pair.gone_at === null,
  };
}
