import { may, refuseOwn } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { addDays, fromDateNumber, Refusal, today } from "@olive/kernel";
import { nameOfGroup } from "../policy.ts";
import { noticeLeaks, noticeNotNow } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";
import { findLeaks, leaks } from "./find-leaks.ts";
import { listLines, readNotice, type StoredNotice } from "./notice.ts";

export type NoticeAct = "check" | "publish" | "withdraw";

export interface MoveNoticeInput {
  readonly id: string;
  readonly act: NoticeAct;
  readonly reason?: string | undefined;
  readonly now: Date;
}

/** From which states each act goes, and what a role has to give for it. */
const ACTS = {
  check: { from: ["draft"], needs: "notice.prepare" },
  publish: { from: ["checked"], needs: "notice.publish" },
  withdraw: { from: ["draft", "checked", "published"], needs: "notice.prepare" },
} as const;

/** What the reader may do with a notice; whoever drafted it doesn't publish it. */
export function offerNoticeActs(actor: Actor, notice: StoredNotice): NoticeAct[] {
  return (Object.keys(ACTS) as NoticeAct[]).filter((act) => {
    const { from, needs } = ACTS[act];
    const own = act === "publish" && notice.draftedById === actor.account;
    return (from as readonly string[]).includes(notice.state) && may(actor, needs) && !own;
  });
}

/** Checks, publishes or withdraws a notice. Throws Refusal `notice-not-now`, `own-proposal`, `notice-leaks`. */
export async function moveNotice(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  input: MoveNoticeInput,
): Promise<void> {
  await tx.query("select from recognition.notice where county = $1 and id = $2 for update", [
    actor.county,
    input.id,
  ]);
  const notice = await readNotice(tx, actor.county, input.id);
  const { from, needs } = ACTS[input.act];
  if (!(from as readonly string[]).includes(notice.state)) throw noticeNotNow();
  if (!may(actor, needs)) throw notGiven();
  if (input.act === "publish") refuseOwn(actor, notice.draftedById);
  if (input.act !== "withdraw") await refuseLeaks(tx, site, notice);
  const [sql, values] = UPDATES[input.act](notice, actor, input);
  await tx.query(`update recognition.notice set ${sql} where id = $1`, [input.id, ...values]);
}

/** No name of a group that says a cause of health, no number in a line. */
async function refuseLeaks(
  tx: Transaction,
  { policies }: RecognitionOffice,
  notice: StoredNotice,
): Promise<void> {
  if (leaks(nameOfGroup(policies, notice.policy).zh)) throw noticeLeaks([0]);
  const found = findLeaks(await listLines(tx, notice.id));
  if (found.length > 0) throw noticeLeaks(found);
}

type Update = (
  notice: StoredNotice,
  actor: Actor,
  input: MoveNoticeInput,
) => readonly [string, readonly unknown[]];

const UPDATES: Readonly<Record<NoticeAct, Update>> = {
  check: (_notice, { account, name }, { now }) => [
    "state = 'checked', checked_by = $2, checked_by_name = $3, checked_at = $4",
    [account, name, now],
  ],
  publish: ({ days }, { account, name }, { now }) => {
    const from = today(now);
    // The day itself is the first; notices count calendar days.
    const until = addDays(from, days - 1);
    return [
      `state = 'published', published_by = $2, published_by_name = $3, published_at = $4, from_on = $5, until_on = $6`,
      [account, name, now, fromDateNumber(from), fromDateNumber(until)],
    ];
  },
  withdraw: (_notice, _actor, { reason, now }) => [
    "state = 'withdrawn', withdraw_reason = $2, closed_at = $3",
    [reason ?? "", now],
  ],
};

function notGiven(): Refusal {
  return new Refusal({
    code: "act-not-given",
    message: { zh: "您的岗位不办这一步", en: "Your role doesn't give this" },
    remedy: { zh: "请交给有这项权限的同事", en: "Leave it to a colleague whose role gives it" },
    status: 403,
  });
}
