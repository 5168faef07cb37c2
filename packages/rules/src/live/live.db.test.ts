import { join } from "node:path";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleEdit } from "../contracts/shapes.ts";
import { filePolicies } from "../edition/edition.ts";
import { compilePolicies } from "../program/compile-policies.ts";
import { outcomeLines } from "../run/outcomes.ts";
import { evaluate } from "../run/recognise.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import { answerQuestion } from "./answer-question.ts";
import { editedSet, liveCounty, type Trial } from "./live-county.ts";
import { liveThread } from "./live-thread.ts";

const county = loadCounty("wucheng");
const asOf = "2022-05-31" as CalendarDate;
const db = await testDatabase();
const live = liveCounty(db, county);
const thread = liveThread({ databaseUrl: db.url, countyDir: county.dir, snapshots: undefined });

beforeAll(async () => {
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
});
afterAll(() => thread.close());

const trialOf = (policy: string, edit: Partial<RuleEdit>): Trial => ({
  asOf,
  decided: [],
  policy,
  effectiveOn: asOf,
  edit: { criteria: null, definitions: [], parameters: [], ...edit },
});

/** `resident,policy,before,after` of everybody whose verdict differs between two whole recognitions. */
async function differenceAnew(trial: Trial): Promise<string[]> {
  const set = filePolicies(county);
  const sides = [set, editedSet(set, trial)].map((one) => compilePolicies(county.registers, one, asOf));
  const verdicts = await Promise.all(
    sides.map(async (program) => {
      const snapshot = await takeSnapshot(db, county, program.plan, asOf);
      const lines = [...outcomeLines(snapshot, evaluate(program, snapshot).outcomes)];
      return new Map(
        lines.map((line) => {
          const at = line.lastIndexOf(",");
          return [line.slice(0, at), line.slice(at + 1).trim()] as const;
        }),
      );
    }),
  );
  const [before, after] = verdicts as [Map<string, string>, Map<string, string>];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .map((key) => `${key},${before.get(key) ?? "no"},${after.get(key) ?? "no"}`)
    .filter((line) => line.split(",").at(-1) !== line.split(",").at(-2))
    .sort();
}

const edits: fc.Arbitrary<{ policy: string; edit: Partial<RuleEdit> }> = fc.oneof(
  fc.integer({ min: 0, max: 80_000 }).map((value) => ({
    policy: "lowIncomeRuralHousehold",
    edit: { parameters: [{ name: "低收入线", value }] },
  })),
  fc.integer({ min: 1, max: 130 }).map((value) => ({
    policy: "graduate",
    edit: { parameters: [{ name: "毕业年限", value }] },
  })),
  fc.integer({ min: 30, max: 75 }).map((value) => ({
    policy: "hardToEmploy",
    edit: {
      parameters: [
        { name: "劳动年龄上限男", value },
        { name: "大龄女", value: value - 10 },
      ],
    },
  })),
  fc
    .subarray(["劳动年龄内", "not(职工参保)", "有就业意愿", "长期失业", "户.零就业家庭", '性别 = "女"'], {
      minLength: 1,
    })
    .chain((parts) =>
      fc.constantFrom(" and ", " or ").map((joint) => ({
        policy: "hardToEmploy",
        edit: { criteria: parts.join(joint) },
      })),
    ),
  fc.constantFrom("<", "<=", ">").map((sign) => ({
    policy: "lowIncomeRuralHousehold",
    edit: { definitions: [{ entity: "household", name: "低收入户", feel: `人均年收入 ${sign} 低收入线` }] },
  })),
);

test("the live difference is that of two whole recognitions, on drawn edits", async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(edits, async ({ policy, edit }) => {
      const trial = trialOf(policy, edit);
      const answer = await answerQuestion(live, { trial, people: "all" });
      const lines = answer.moved
        .map((one) => `${one.residentId},${one.policy},${one.before},${one.after}`)
        .sort();
      expect(lines).toEqual(await differenceAnew(trial));
      moved += lines.length;
      const [own] = answer.groups;
      const sum = (kind: "entered" | "left" | "becameUnknown" | "becameKnown") =>
        answer.places.reduce((total, place) => total + place[kind], 0);
      expect([sum("entered"), sum("left"), sum("becameUnknown"), sum("becameKnown")]).toEqual([
        own?.entered,
        own?.left,
        own?.becameUnknown,
        own?.becameKnown,
      ]);
    }),
    { numRuns: 40 },
  );
  expect(moved).toBeGreaterThan(100);
});

test("a column that no rule in force reads is read when an edit asks for it", async () => {
  const trial = trialOf("relocated", { criteria: '与户主关系 = "户主"' });
  const answer = await answerQuestion(live, { trial, people: "all" });
  expect(answer.moved.length).toBeGreaterThan(100);
  expect(await differenceAnew(trial)).toHaveLength(answer.moved.length);
});

test("it says which clause the difference comes from", async () => {
  const answer = await answerQuestion(live, {
    trial: trialOf("lowIncomeRuralHousehold", { parameters: [{ name: "低收入线", value: 60_000 }] }),
  });
  expect(answer.clauses[0]).toMatchObject({ text: "户.低收入户", share: 1, change: "kept" });
  const narrowed = await answerQuestion(live, {
    trial: trialOf("hardToEmploy", {
      criteria: `劳动年龄内 and not(职工参保) and 有就业意愿 and 性别 = "女"
        and (大龄失业 or 长期失业 or 户.零就业家庭 or 低保类救助 or (持证残疾 and not(特困供养)))`,
    }),
  });
  expect(narrowed.clauses).toMatchObject([{ text: '性别 = "女"', share: 1, change: "added" }]);
});

test("the thread answers as the county in memory does, refuses what can't be read, and forgets what was given up", async () => {
  const trial = trialOf("graduate", { parameters: [{ name: "毕业年限", value: 24 }] });
  const here = await answerQuestion(live, { trial, people: 2 });
  const { milliseconds: _ms, ...there } = await thread.ask({ trial, people: 2 });
  expect(here).toMatchObject(there);
  await expect(thread.ask({ trial: trialOf("graduate", { criteria: "年龄 ≥ 3" }) })).rejects.toMatchObject({
    code: "policy-file",
  });
  const given = new AbortController();
  const first = thread.ask({ trial });
  const second = thread.ask({ trial }, given.signal);
  given.abort();
  await expect(second).rejects.toMatchObject({ code: "impact-cancelled" });
  expect((await first).groups).toEqual(here.groups);
});
