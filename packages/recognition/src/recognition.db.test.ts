import { lifeCycles } from "@olive/cases";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { decideManually, liftDecision } from "./commands/decide-manually.ts";
import { proposeEnd } from "./commands/propose-end.ts";
import { recordObjection } from "./commands/record-objection.ts";
import { RECOGNITION_KINDS } from "./kind.ts";
import { proposeFromRun } from "./proposing/propose-from-run.ts";
import type { Reasoner } from "./reasons/reasoner.ts";
import { day, NOW, type SmallCounty, smallCounty } from "./testing/small-county.ts";
import { TOLD, type Walk, walkIn } from "./testing/walk.ts";

const db = await testDatabase();
let county: SmallCounty;
let walk: Walk;
let run: Reasoner;
const propose = (now = NOW) => proposeFromRun(db, county.site, county.county.code, run, now);
const one = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await db.query<Row>(sql, values))[0]!;
const proposal = (id: string) =>
  one<{ reference: string; policy: string; standing: string; outcome: string; place: string }>(
    "select reference, policy, standing_id as standing, outcome, place_code as place from recognition.proposal where id = $1",
    [id],
  );

beforeAll(async () => {
  county = await smallCounty(db, "wucheng", "2022-05-31");
  run = county.reasoner;
  walk = walkIn(county);
  await propose();
}, 120_000);

/** The rules say something else of somebody, as the next import would make them: a run, with its changed outcome. */
async function nextRun(id: string, verdict: "yes" | "unknown" | "no"): Promise<void> {
  const { reference, policy } = await proposal(id);
  const { run: next } = await one<{ run: number }>(
    `insert into rules.run (county, kind, as_of, last_file_id, parameters, started_by, finished_at, outcome_digest)
     select county, kind, as_of, last_file_id, parameters, 'test', now(), outcome_digest from rules.run
     order by id desc limit 1 returning id as run`,
  );
  const person = "(select resident_id from registry.person where reference = $1)";
  await db.query(
    `update rules.outcome set until_run = $3 where resident_id = ${person} and policy = $2 and until_run is null`,
    [reference, policy, next],
  );
  if (verdict !== "no") {
    await db.query(
      `insert into rules.outcome (county, policy, resident_id, verdict, since_run)
       values ('330702', $2, ${person}, $4, $3)`,
      [reference, policy, next, verdict],
    );
  }
  run = { ...county.reasoner, run: next };
}
const openOf = (id: string, kind: string) =>
  db.query<{ id: string }>(
    `select p.id from recognition.proposal p join recognition.proposal q using (county, reference, policy)
     where q.id = $1 and p.kind = $2 and p.closed_at is null`,
    [id, kind],
  );
const endedOf = async (id: string) =>
  (
    await one<{ ended: string | null }>("select ended_on as ended from recognition.standing where id = $1", [
      (await proposal(id)).standing,
    ])
  ).ended;

test("every life cycle can be left by people, whatever its state", () => {
  expect(() => lifeCycles(RECOGNITION_KINDS)).not.toThrow();
});

describe("a run", () => {
  test("makes a proposal of each yes and a question of each unknown, and none of a clue", async () => {
    const counts = await db.query(
      `select o.policy, o.verdict, count(*)::int as outcomes, count(p.id)::int as proposals
       from rules.outcome o join registry.person r using (county, resident_id)
       left join recognition.proposal p on p.reference = r.reference and p.policy = o.policy
         and p.kind = case o.verdict when 'yes' then 'enter' else 'question' end
       where o.until_run is null and o.policy <> 'suspectedUnemployed' group by 1, 2`,
    );
    expect(counts.length).toBeGreaterThan(10);
    for (const row of counts as { outcomes: number; proposals: number }[])
      expect(row.proposals).toBe(row.outcomes);
    expect(await walk.find("suspectedUnemployed")).toEqual([]);
    expect(await walk.find("suspectedUnemployed", "question")).toEqual([]);
  });

  test("asked again proposes nothing twice", async () => {
    expect(await propose()).toEqual({ opened: 0, moved: 0 });
  });

  test("keeps no ID number in what it proposes", async () => {
    const kept = await one<{ text: string }>(
      "select string_agg(to_jsonb(p)::text || to_jsonb(c)::text, ' ') as text from recognition.proposal p join cases.case_file c on c.id = p.case_id",
    );
    const numbers = await db.query<{ id: string }>("select resident_id as id from registry.person");
    expect(numbers.filter(({ id }) => kept.text.includes(id))).toEqual([]);
  });

  test("asks the department whose register lacks the datum, by the item's name, with a clock", async () => {
    const [id] = await walk.find("hardToEmploy", "question");
    const asked = await one<{
      department: string;
      missing: { department: string; column: string }[];
      due: string;
      title: { zh: string };
    }>(
      `select p.department, p.missing, p.due_on as due, c.title from recognition.proposal p
       join cases.case_file c on c.id = p.case_id where p.id = $1`,
      [id],
    );
    expect(asked.department).toBe(asked.missing[0]!.department);
    expect(asked.title.zh).toContain(asked.missing[0]!.column);
    expect(asked.due).toBe("2022-06-30");
    await expect(walk.act(1, id!, "answer", { reason: "已补" })).rejects.toMatchObject({
      code: "act-not-allowed",
    });
    await walk.act(walk.clerk(asked.department), id!, "cannotTell", { reason: "档案已毁" });
    expect(await propose()).toEqual({ opened: 0, moved: 0 });
  });
});

describe("joint recognition", () => {
  test("goes from department to department, the village, the person, and somebody else's decision", async () => {
    const [id = ""] = await walk.find("lowIncomeRuralHousehold");
    await walk.act(walk.clerk("民政局"), id, "confirm");
    expect(await walk.stateOf(id)).toBe("confirming");
    await expect(walk.act(walk.clerk("民政局"), id, "confirm")).rejects.toMatchObject({
      code: "department-not-asked",
    });
    await expect(walk.act(walk.clerk("科技局"), id, "confirm")).rejects.toMatchObject({
      code: "department-not-asked",
    });
    await walk.act(walk.clerk("农业农村局"), id, "confirm");
    expect(await walk.stateOf(id)).toBe("checking");
    await walk.act(1, id, "checkAndInform", { data: { how: "visit", on: "2022-06-16" } });
    expect(await walk.stateOf(id)).toBe("deciding");
    const { until } = await one<{ until: string }>(
      "select object_until as until from recognition.proposal where id = $1",
      [id],
    );
    expect(until).toBe("2022-06-23");
    const head = walk.head("农业农村局");
    await expect(walk.act(head, id, "approve")).rejects.toMatchObject({ code: "objection-time-open" });
    await expect(walk.act(head, id, "approve", { now: day("2022-06-24") })).rejects.toMatchObject({
      code: "notice-missing",
    });
  });

  test("recognises with a term, and counts a person-time", async () => {
    const [id = ""] = await walk.find("graduate");
    await walk.recognise(id);
    const { standing, outcome } = await proposal(id);
    expect(outcome).toBe("recognised");
    expect(
      await one(
        "select from_on, term_end, recognised_by_name, ended_on from recognition.standing where id = $1",
        [standing],
      ),
    ).toMatchObject({ from_on: "2022-06-16", term_end: "2023-06-16", ended_on: null });
    expect(await db.query("select act from recognition.person_time where proposal_id = $1", [id])).toEqual([
      { act: "recognised" },
    ]);
  });

  test("lets nobody decide on what they answered", async () => {
    const [id = ""] = await walk.find("researcher");
    const head = walk.head("科技局");
    await walk.act(head, id, "confirm");
    await walk.act(walk.clerk("科技局"), id, "inform", { data: TOLD });
    await expect(walk.act(head, id, "approve")).rejects.toMatchObject({ code: "own-proposal" });
    await walk.act(walk.head("人社局"), id, "approve");
    expect((await proposal(id)).outcome).toBe("recognised");
  });

  test("refuses only by a person, with a reason", async () => {
    const [id = ""] = await walk.find("skilledWorker");
    await expect(walk.act(walk.clerk("人社局"), id, "object")).rejects.toMatchObject({
      code: "reason-missing",
    });
    await walk.act(walk.clerk("人社局"), id, "object", { reason: "证书已注销" });
    await expect(walk.act(walk.head("人社局"), id, "turnDown")).rejects.toMatchObject({
      code: "reason-missing",
    });
    await walk.act(walk.head("人社局"), id, "turnDown", { reason: "核实证书无效" });
    expect((await proposal(id)).outcome).toBe("notRecognised");
    expect(await propose()).toEqual({ opened: 0, moved: 0 });
  });

  test("waits for what a department asks the village", async () => {
    const [, id = ""] = await walk.find("skilledWorker");
    await walk.act(walk.clerk("人社局"), id, "askData", { reason: "请核实现单位" });
    expect(await walk.stateOf(id)).toBe("supplementing");
    await walk.act(1, id, "supply", { reason: "在本地机械厂" });
    await walk.act(walk.clerk("人社局"), id, "confirm");
    expect(await walk.stateOf(id)).toBe("informing");
  });

  test("hears the person first, with helper and person both named, and goes on where it was", async () => {
    const [, , id = ""] = await walk.find("skilledWorker");
    const { reference } = await proposal(id);
    const object = {
      reference,
      group: "skilledWorker",
      text: "这不是我的证书",
      raisedBy: "helper",
      raiserName: "邻居老林",
    } as const;
    await county.as(1, (tx, actor) =>
      recordObjection(tx, county.site, actor, { ...object, reasoner: undefined, now: NOW }),
    );
    expect(await walk.stateOf(id)).toBe("hearing");
    expect(
      await one("select raiser_name, recorded_by_name from recognition.objection where proposal_id = $1", [
        id,
      ]),
    ).toEqual({
      raiser_name: "邻居老林",
      recorded_by_name: "林甲",
    });
    await walk.act(walk.clerk("人社局"), id, "answerObjection", {
      reason: "已核对，是本人的",
      data: { upheld: false },
    });
    expect(await walk.stateOf(id)).toBe("confirming");
    await walk.recognise(id);
  });

  test("that lost its ground lies with a person, who closes it", async () => {
    const [id = ""] = await walk.find("newFormWorker");
    await nextRun(id, "no");
    expect(await propose()).toMatchObject({ opened: 0, moved: 1 });
    expect(await walk.stateOf(id)).toBe("lapsed");
    await nextRun(id, "yes");
    await propose();
    expect(await walk.stateOf(id)).toBe("confirming");
    await nextRun(id, "no");
    await propose();
    await walk.act(walk.clerk("交通局"), id, "drop");
    expect((await proposal(id)).outcome).toBe("dropped");
    await nextRun(id, "yes");
    expect(await propose()).toMatchObject({ opened: 1 });
  });
});

describe("a recognition", () => {
  test("that the data no longer bear out is proposed to be ended, with reasons, and ends by a person alone", async () => {
    const [id = ""] = await walk.find("smallBusiness");
    await walk.recognise(id);
    await nextRun(id, "no");
    expect(await propose()).toMatchObject({ opened: 1 });
    const [end] = await openOf(id, "end");
    expect(await endedOf(id)).toBeNull();
    const clerk = walk.clerk("市场监管局");
    await walk.act(clerk, end!.id, "proposeEnd", { reason: "已注销" });
    await walk.act(clerk, end!.id, "inform", { data: { ...TOLD, agrees: false } });
    const head = walk.head("市场监管局");
    await expect(walk.act(head, end!.id, "end", { reason: "不再经营" })).rejects.toMatchObject({
      code: "objection-time-open",
    });
    expect(await endedOf(id)).toBeNull();
    const later = { now: day("2022-06-27") };
    await expect(walk.act(head, end!.id, "end", later)).rejects.toMatchObject({ code: "reason-missing" });
    await walk.act(head, end!.id, "end", { ...later, reason: "不再经营" });
    expect(await endedOf(id)).toBe("2022-06-27");
    await expect(
      db.query(
        "update recognition.standing set ended_on = '2022-07-01', ended_at = now() where ended_on is null",
      ),
    ).rejects.toThrow();
  });

  test("that was kept is not questioned again until the data say something new", async () => {
    const [id = ""] = await walk.find("smallBusiness");
    await walk.recognise(id);
    await nextRun(id, "no");
    await propose();
    const [end] = await openOf(id, "end");
    await walk.act(walk.clerk("市场监管局"), end!.id, "keep", { reason: "只是变更登记" });
    expect(await propose()).toEqual({ opened: 0, moved: 0 });
    await nextRun(id, "yes");
    await propose();
    await nextRun(id, "no");
    expect(await propose()).toMatchObject({ opened: 1 });
  });

  test("falls due before its term ends, is renewed, and the renewal counts", async () => {
    const [id = ""] = await walk.find("graduate");
    await walk.recognise(id);
    const { standing } = await proposal(id);
    await propose(day("2023-05-10"));
    expect(await openOf(id, "recertify")).toEqual([]);
    await propose(day("2023-05-18"));
    const [again] = await openOf(id, "recertify");
    await walk.recognise(again!.id, day("2023-06-01"));
    expect(
      await one("select term_end, ended_on from recognition.standing where id = $1", [standing]),
    ).toEqual({
      term_end: "2024-06-16",
      ended_on: null,
    });
    const acts = await db.query<{ act: string }>(
      "select act from recognition.act where standing_id = $1 order by id",
      [standing],
    );
    expect(acts.map(({ act }) => act)).toEqual(["recognised", "renewed"]);
  });

  test("moves with its person, while decisions stay counted where they were made", async () => {
    const [id = ""] = await walk.find("smallBusiness");
    await walk.recognise(id);
    const { reference, standing, place } = await proposal(id);
    await db.query("update registry.person set place_code = '330702208200' where reference = $1", [
      reference,
    ]);
    await propose();
    expect(await one("select place_code from recognition.standing where id = $1", [standing])).toEqual({
      place_code: "330702208200",
    });
    expect(await one("select place_code from recognition.act where standing_id = $1", [standing])).toEqual({
      place_code: place,
    });
  });

  test("is ended on somebody's word only by somebody else", async () => {
    const [id = ""] = await walk.find("smallBusiness");
    await walk.recognise(id);
    const { standing } = await proposal(id);
    const head = walk.head("市场监管局");
    const end = await county.as(head, (tx, actor) =>
      proposeEnd(tx, county.site, actor, { standing, reason: "本人申请退出", reasoner: undefined, now: NOW }),
    );
    await propose();
    expect(await walk.stateOf(end)).toBe("reviewing");
    const clerk = walk.clerk("市场监管局");
    await walk.act(clerk, end, "proposeEnd", { reason: "同意" });
    await walk.act(clerk, end, "inform", { data: TOLD });
    await expect(walk.act(head, end, "end", { reason: "同意" })).rejects.toMatchObject({
      code: expect.stringMatching(/own-proposal|same-person/),
    });
    await walk.act(walk.head("人社局"), end, "end", { reason: "本人申请" });
    expect(await endedOf(id)).toBe("2022-06-16");
  });
});

describe("a manual decision", () => {
  test.each([
    ["pause", "no"],
    ["exemption", "no"],
  ] as const)("%s survives every run", async (decision, verdict) => {
    const [id = ""] = await walk.find("smallBusiness");
    await walk.recognise(id);
    const { reference } = await proposal(id);
    const head = walk.head("市场监管局");
    const input = {
      reference,
      group: "smallBusiness",
      decision,
      reason: "疫情停业，保留",
      now: NOW,
    } as const;
    const decided = await county.as(head, (tx, actor) => decideManually(tx, county.site, actor, input));
    await nextRun(id, verdict);
    for (let again = 0; again < 3; again += 1) await propose();
    expect(await openOf(id, "end")).toEqual([]);
    expect(await endedOf(id)).toBeNull();
    expect(await one("select lifted_at from recognition.manual_decision where id = $1", [decided])).toEqual({
      lifted_at: null,
    });
    await county.as(head, (tx, actor) => liftDecision(tx, actor, { id: decided, reason: "恢复", now: NOW }));
    await propose();
    expect(await openOf(id, "end")).toHaveLength(1);
  });

  test("of exclusion keeps somebody from being proposed", async () => {
    const [id = ""] = await walk.find("ruralMigrant");
    const { reference } = await proposal(id);
    await walk.act(walk.clerk("人社局"), id, "object", { reason: "已退休" });
    await walk.act(walk.head("人社局"), id, "turnDown", { reason: "已退休" });
    const input = {
      reference,
      group: "ruralMigrant",
      decision: "exclusion",
      reason: "本人不愿意",
      now: NOW,
    } as const;
    await county.as(walk.head("人社局"), (tx, actor) => decideManually(tx, county.site, actor, input));
    await nextRun(id, "no");
    await nextRun(id, "yes");
    expect(await propose()).toEqual({ opened: 0, moved: 0 });
  });
});
