import { listCounties, loadCounty } from "@olive/registry";
import { NOTICE_COLUMNS } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { recordObjection } from "../commands/record-objection.ts";
import { proposeFromRun } from "../proposing/propose-from-run.ts";
import { day, NOW, type SmallCounty, smallCounty } from "../testing/small-county.ts";
import { TOLD, type Walk, walkIn } from "../testing/walk.ts";
import { draftNotice } from "./draft-notice.ts";
import { expireNotices } from "./expire-notices.ts";
import { findLeaks, leaks } from "./find-leaks.ts";
import { moveNotice } from "./move-notice.ts";
import { readNotice } from "./notice.ts";
import { noticeWorkbook } from "./notice-workbook.ts";
import { readPublicNotice } from "./public-notice.ts";

const db = await testDatabase();
let county: SmallCounty;
let walk: Walk;
let site: Parameters<typeof draftNotice>[1];
const GROUP = "lowIncomeRuralHousehold";
const DEPARTMENTS = ["农业农村局", "民政局"];
let clerk: number;
let head: number;

beforeAll(async () => {
  county = await smallCounty(db, "wucheng", "2022-05-31");
  walk = walkIn(county);
  const { listPlaces } = await import("@olive/registry");
  site = { ...county.site, places: await listPlaces(db, county.county.code) };
  [clerk, head] = [walk.clerk(DEPARTMENTS[0]!), walk.head(DEPARTMENTS[0]!)];
  await proposeFromRun(db, county.site, county.county.code, county.reasoner, NOW);
  for (const id of (await walk.find(GROUP)).slice(0, 12)) {
    for (const department of DEPARTMENTS) await walk.act(walk.clerk(department), id, "confirm");
    await walk.act(1, id, "checkAndInform", { data: TOLD });
  }
}, 120_000);

const draft = () =>
  county.as(clerk, (tx, actor) =>
    draftNotice(tx, site, actor, {
      ...{ group: GROUP, place: "330702000000", contact: "农业农村局 0579-00000000", now: NOW },
    }),
  );
const move = (account: number, id: string, act: "check" | "publish" | "withdraw", now = NOW) =>
  county.as(account, (tx, actor) => moveNotice(tx, county.site, actor, { id, act, reason: "重拟", now }));
const read = (id: string, now = NOW) => readPublicNotice(db, county.policies, county.county.code, id, now);

describe("a notice", () => {
  let id: string;

  test("isn't anybody's to see before it is published, by somebody other than its writer", async () => {
    id = await draft();
    expect(await read(id)).toBeUndefined();
    await expect(move(head, id, "publish")).rejects.toMatchObject({ code: "notice-not-now" });
    await move(clerk, id, "check");
    await expect(move(clerk, id, "publish")).rejects.toMatchObject({ code: "act-not-given" });
    await move(head, id, "publish");
    expect(await read(id)).toMatchObject({ from: "2022-06-16", until: "2022-06-22", over: false });
  });

  test("can't be published by a head who drafted it", async () => {
    await db.query(
      "update recognition.notice set state = 'checked', published_by = null, published_by_name = null, published_at = null, from_on = null, until_on = null, drafted_by = $2 where id = $1",
      [id, head],
    );
    await expect(move(head, id, "publish")).rejects.toMatchObject({ code: "own-proposal" });
    await db.query("update recognition.notice set drafted_by = $2 where id = $1", [id, clerk]);
    await move(head, id, "publish");
  });

  test("shows masked names and places, and nothing else of anybody", async () => {
    const notice = (await read(id))!;
    expect(notice.rows).toHaveLength(12);
    const book = await noticeWorkbook(notice, "婺城区");
    const { sheets } = await readXlsx(book);
    const texts = [
      JSON.stringify(notice.rows),
      JSON.stringify(sheets[0]?.rows),
      Buffer.from(book).toString("latin1"),
    ];
    const people = await db.query<{ id: string; phone: string | null; name: string }>(
      "select resident_id as id, phone, name from registry.person",
    );
    for (const text of texts) {
      for (const { id: number, phone, name } of people) {
        expect(
          text.includes(number) || text.includes(number.slice(-6)) || text.includes(phone ?? number),
        ).toBe(false);
        if ([...name].length > 2) expect(text.includes(name)).toBe(false);
      }
      expect(text).not.toMatch(/残疾|肢体|视力|听力|精神|智力|救助|低保|\d{9}/);
    }
    for (const [name] of notice.rows) expect(name).toContain("*");
  });

  test("counts objections, and they hold the decision up", async () => {
    const [line] = await db.query<{ reference: string; proposal: string }>(
      "select reference, proposal_id as proposal from recognition.notice_line where notice_id = $1 order by line limit 1",
      [id],
    );
    await county.as(1, (tx, actor) =>
      recordObjection(tx, county.site, actor, {
        ...{ reference: line!.reference, group: GROUP, text: "家里有车", raisedBy: "public", notice: id },
        ...{ reasoner: undefined, now: NOW },
      }),
    );
    const notice = await county.as(head, (tx) => readNotice(tx, county.county.code, id));
    expect(notice).toMatchObject({ objections: 1, openObjections: 1 });
    const after = { now: day("2022-06-27") };
    await expect(walk.act(head, line!.proposal, "approve", after)).rejects.toMatchObject({
      code: "objection-open",
    });
    await walk.act(clerk, line!.proposal, "answerObjection", {
      ...after,
      reason: "车已报废",
      data: { upheld: false },
    });
    await walk.act(walk.head("人社局"), line!.proposal, "approve", after);
  });

  test("is waited for: before its last day nobody is recognised by a policy that wants it", async () => {
    const [line] = await db.query<{ proposal: string }>(
      "select proposal_id as proposal from recognition.notice_line where notice_id = $1 order by line desc limit 1",
      [id],
    );
    const early = { now: day("2022-06-22") };
    await expect(walk.act(head, line!.proposal, "approve", early)).rejects.toMatchObject({
      code: "notice-missing",
    });
    await walk.act(head, line!.proposal, "approve", { now: day("2022-06-23") });
  });

  test("is over by itself: at once for the public, and then in its state", async () => {
    expect(await read(id, day("2022-06-22"))).toMatchObject({ over: false });
    expect(await read(id, day("2022-06-23"))).toMatchObject({ over: true, rows: [] });
    expect(await expireNotices(db, day("2022-06-22"))).toBe(0);
    expect(await expireNotices(db, day("2022-06-23"))).toBe(1);
    expect(await read(id, NOW)).toMatchObject({ over: true, rows: [] });
  });

  test("posts nobody twice; a withdrawn one is gone, and its people can be posted again", async () => {
    await expect(draft()).rejects.toMatchObject({ code: "notice-empty" });
    const next = (
      await db.query<{ id: string }>(
        "select id from recognition.proposal where policy = $1 and kind = 'enter' and state = 'confirming' limit 1",
        [GROUP],
      )
    )[0]!.id;
    for (const department of DEPARTMENTS) await walk.act(walk.clerk(department), next, "confirm");
    await walk.act(1, next, "checkAndInform", { data: TOLD });
    const second = await draft();
    await move(clerk, second, "withdraw");
    expect(await read(second)).toBeUndefined();
    await draft();
  });
});

describe("nothing that must not be posted", () => {
  test("has a column: none of the sensitive columns of any county's registers is a column of a notice", () => {
    const sensitive = listCounties().flatMap((slug) =>
      loadCounty(slug).registers.flatMap((register) =>
        register.columns.filter(({ level }) => level === "L3" || level === "L4"),
      ),
    );
    expect(sensitive.length).toBeGreaterThan(20);
    const allowed: readonly string[] = NOTICE_COLUMNS;
    expect(sensitive.filter(({ name, code }) => allowed.includes(name) || allowed.includes(code))).toEqual(
      [],
    );
    expect(allowed).toEqual(["name", "township", "village"]);
  });

  test.each([
    "330799199001011234",
    "张三330799199001011234",
    "１３８００１３８０００",
    "6222 0000 1234",
    "0579-123456",
    "肢体残疾二级",
    "尿毒症",
  ])("gets past the last look: %s", (text) => {
    expect(leaks(text)).toBe(true);
    expect(findLeaks([{ line: 3, shown: ["陈*", text] }])).toEqual([3]);
  });

  test.each(["陆*明", "诸葛**", "阿***·***", "双龙社区", "祝村", "3组"])(
    "isn't found where it isn't: %s",
    (text) => {
      expect(leaks(text)).toBe(false);
    },
  );
});
