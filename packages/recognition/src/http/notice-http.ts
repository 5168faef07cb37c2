import { mountScoped, type ScopedWork } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { draftNoticeRoute, getNoticeRoute, listNoticesRoute, moveNoticeRoute } from "../contracts/notice.ts";
import { countWaiting, draftNotice } from "../notice/draft-notice.ts";
import { moveNotice, offerNoticeActs } from "../notice/move-notice.ts";
import { listLines, listNotices, readNotice, type StoredNotice } from "../notice/notice.ts";
import { COLUMN_NAMES } from "../notice/notice-columns.ts";
import { isRecognisedJointly, nameOfGroup, termsOf } from "../policy.ts";
import type { RecognitionSite } from "../site.ts";
import { showingOf } from "./proposal-http.ts";

/** Public notices: drafted by the system, checked, published by another person, over by themselves. */
export function serveNotices(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(app, site, listNoticesRoute, async ({ tx, actor }, { query }) => {
    const notices = await listNotices(tx, actor.county, query.state);
    const waiting = new Map((await countWaiting(tx, actor.county)).map((one) => [one.policy, one.waiting]));
    const groups = site.policies.policies.filter(isRecognisedJointly).flatMap((policy) => {
      const notice = termsOf(policy).notice;
      const { code, name } = policy;
      return notice === undefined ? [] : [{ code, name, days: notice.days, waiting: waiting.get(code) ?? 0 }];
    });
    return { notices: notices.map((notice) => showNotice(site, notice)), groups };
  });
  mountScoped(app, site, draftNoticeRoute, async (work, { body }) => {
    const id = await draftNotice(work.tx, site, work.actor, { ...body, now: new Date() });
    work.about.detail({ group: body.group, place: body.place });
    return shown(site, work, id);
  });
  mountScoped(app, site, getNoticeRoute, async (work, { params }) => {
    const notice = await readNotice(work.tx, work.actor.county, params.id);
    work.about.subject("notice", params.id);
    return {
      notice: showNotice(site, notice),
      columns: notice.columns.map((column) => COLUMN_NAMES[column]),
      rows: (await listLines(work.tx, params.id)).map(({ line, shown: cells }) => ({
        line,
        shown: [...cells],
      })),
      acts: offerNoticeActs(work.actor, notice),
    };
  });
  mountScoped(app, site, moveNoticeRoute, async (work, { params, body }) => {
    const reason = body.act === "withdraw" ? body.reason : undefined;
    await moveNotice(work.tx, site, work.actor, { id: params.id, act: body.act, reason, now: new Date() });
    work.about.detail({ act: body.act });
    if (reason !== undefined) work.about.reason(reason);
    return shown(site, work, params.id);
  });
}

async function shown(site: RecognitionSite, { tx, actor, about }: ScopedWork, id: string) {
  about.subject("notice", id);
  return showNotice(site, await readNotice(tx, actor.county, id));
}

function showNotice(site: RecognitionSite, notice: StoredNotice) {
  const { county: _county, policy, place, columns: _columns, draftedById: _by, ...own } = notice;
  return {
    ...own,
    ...{ group: policy, groupName: nameOfGroup(site.policies, policy) },
    place: { code: place, name: showingOf(site).nameOf(place) },
    address: own.state === "published" || own.state === "expired" ? `/notices/${notice.id}` : null,
  };
}
