import type { Wording } from "@olive/kernel";
import type { searchRoute } from "@olive/registry/contract";
import type { z } from "zod";
import { SEX } from "../person/wording.ts";

export type Found = z.output<typeof searchRoute.responses.ok.body>;

/** One line of the results: what it is, what tells it from others, where it leads. */
export interface Choice {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly detail: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

const GROUPS = {
  people: { zh: "人", en: "People" },
  households: { zh: "户", en: "Households" },
  businesses: { zh: "企业", en: "Businesses" },
  places: { zh: "村社", en: "Villages" },
} as const satisfies Record<string, Wording>;

const ALL = { zh: "列出全部相符的人", en: "List everybody who matches" };

/** The groups one after another, as the arrow keys walk through them. */
export function asChoices(
  found: Found | undefined,
  text: string,
  say: (wording: Wording) => string,
): readonly Choice[] {
  if (found === undefined) return [];
  const people = found.people.map(({ reference, name, sex, age, place, residentId }) => ({
    key: reference,
    group: say(GROUPS.people),
    name,
    detail: `${say(SEX[sex])} ${age} · ${place.name} · ${residentId}`,
    to: `/people/${reference}`,
  }));
  const all = {
    key: "all",
    group: say(GROUPS.people),
    name: say(ALL),
    detail: "",
    to: "/people",
    search: { text },
  };
  return [
    ...people,
    ...(found.more.people ? [all] : []),
    ...found.households.map(({ reference, names, place }) => ({
      key: reference,
      group: say(GROUPS.households),
      name: names.join("、"),
      detail: place.name,
      to: `/households/${reference}`,
    })),
    ...found.businesses.map(({ code, name, place, standing }) => ({
      key: code,
      group: say(GROUPS.businesses),
      name,
      detail: [standing, place.name, code].filter(Boolean).join(" · "),
      to: `/businesses/${code}`,
    })),
    ...found.places.map(({ code, name }) => ({
      key: code,
      group: say(GROUPS.places),
      name,
      detail: "",
      to: `/villages/${code}`,
    })),
  ];
}
