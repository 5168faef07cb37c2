import type { ScopedWork } from "@olive/access";
import type { DirectoryEntry } from "@olive/registry";
import type { z } from "zod";
import type { Needs } from "../../contracts/needs.ts";
import { type getVisitSheetRoute, QUESTION_ITEMS } from "../../contracts/visit.ts";
import { dayOf } from "../days.ts";
import { findHelp, showHelp } from "../help-case.ts";
import type { LoopSite } from "../loop-site.ts";
import { listClues, readSeeker } from "../person/read-person.ts";
import { showClue, showEntry } from "../person/show-person.ts";
import type { Source } from "../registers/read-rows.ts";
import { readWorkSpells } from "../registers/work-spells.ts";
import { findContradicted } from "./find-contradicted.ts";
import { type KnownItem, readKnown } from "./known-needs.ts";
import { knownText } from "./known-text.ts";
import { ITEM_NAMES, questionsFor } from "./questions.ts";
import { countAttempts } from "./record-visit.ts";

type Sheet = z.input<typeof getVisitSheetRoute.responses.ok.body>;

/** What a worker takes along: everything known with its source, and the questions that are left, in their order. */
export async function showSheet(
  site: LoopSite,
  { tx, actor }: Pick<ScopedWork, "tx" | "actor">,
  person: DirectoryEntry,
  now: Date,
): Promise<Sheet> {
  const { county, settings } = site;
  const { reference } = person;
  const kase = await findHelp(tx, actor.county, reference);
  const seeker = await readSeeker(tx, actor.county, reference);
  const [clue] = await listClues(tx, actor.county, reference);
  const registers = await readKnown(tx, county, settings, reference, dayOf(now));
  const needs = fillIn(seeker?.needs ?? {}, registers);
  const known = knownItems(needs, registers);
  const contradicted = await findContradicted(tx, county, settings, reference);
  return {
    person: showEntry(site, person),
    case: kase === undefined ? null : showHelp(site, kase, now),
    clue: clue === undefined ? null : showClue(site, clue),
    attempts: kase === undefined ? 0 : await countAttempts(tx, actor.county, kase.id),
    known,
    questions: questionsFor(new Set(known.map(({ item }) => item))),
    needs,
    insurance: await spellsOf(site, tx, reference),
    contradicted: contradicted.map(({ column, value, source }) => ({
      ...{ register: source.register, registerName: source.registerName, column, value },
      ...{ fileId: source.fileId, rowNo: source.row, file: source.file ?? "", day: source.day },
    })),
  };
}

/** What the person said stays; registers fill what nobody asked yet. */
function fillIn(asked: Needs, registers: readonly KnownItem[]): Needs {
  const gaps = registers.filter(({ item }) => asked[item] === undefined);
  const values = Object.fromEntries(gaps.map(({ item, value }) => [item, value]));
  const sources = Object.fromEntries(
    gaps.map(({ item, source }) => [item, { from: source.register, on: source.day }]),
  );
  return { ...asked, ...values, sources: { ...asked.sources, ...sources } };
}

function knownItems(needs: Needs, registers: readonly KnownItem[]): Sheet["known"] {
  return QUESTION_ITEMS.flatMap((item): Sheet["known"] => {
    const value = needs[item];
    if (value === undefined) return [];
    const own = registers.find(
      (one) => one.item === item && needs.sources?.[item]?.from === one.source.register,
    );
    const text = own === undefined ? knownText(item, value) : { zh: own.text, en: own.text };
    const source = own === undefined ? ("asked" as const) : sourceOf(own.source);
    return [{ item, name: ITEM_NAMES[item], value, text, source }];
  });
}

async function spellsOf(
  { county, settings: { work } }: LoopSite,
  tx: ScopedWork["tx"],
  reference: string,
): Promise<Sheet["insurance"]> {
  if (work === undefined) return [];
  const spells = (await readWorkSpells(tx, county, work, [reference])).get(reference) ?? [];
  return spells.map(({ source, ...spell }) => ({ ...spell, source: sourceOf(source) }));
}

function sourceOf({ register, registerName, department, day, file, row }: Source) {
  return { register, registerName, department, day, file, row };
}
