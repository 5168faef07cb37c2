import { checkPurpose, mountScoped } from "@olive/access";
import { type CalendarDate, codeRange, fromDateNumber, parsePlaceCode, today } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  decideFindingRoute,
  drawSampleRoute,
  listAttendanceRoute,
  listFindingsRoute,
  recordAttendanceRoute,
  runCrossChecksRoute,
} from "../contracts/cross-check.ts";
import { placeOf } from "../suggest/show-post.ts";
import type { CheckSite } from "./check-site.ts";
import { drawSample } from "./draw-sample.ts";
import { listAttendance } from "./list-attendance.ts";
import { decideFinding, type Finding, listFindings } from "./list-findings.ts";
import { recordAttendance } from "./record-attendance.ts";
import { nameOfPattern, runChecks } from "./run-checks.ts";

function rangeOf(code: string | undefined) {
  const place = code === undefined ? undefined : parsePlaceCode(code);
  return place === undefined ? undefined : codeRange(place);
}
const dayOr = (day: string | undefined) => (day ?? fromDateNumber(today(new Date()))) as CalendarDate;

/** Cross-checks, what they found, what people decided, and the sample to be looked at on the spot. */
export function serveChecks(app: FastifyInstance, site: CheckSite): void {
  mountScoped(app, site, runCrossChecksRoute, async ({ tx, actor, about }, { body }) => {
    const on = dayOr(body.on);
    const patterns = await runChecks(tx, site, actor, on);
    about.detail({ on, found: patterns.reduce((sum, { found }) => sum + found, 0) });
    return { on, patterns };
  });
  mountScoped(app, site, listFindingsRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const page = await listFindings(tx, actor.county, { ...query, range: rangeOf(query.place) });
    for (const { reference } of page.findings) if (reference !== null) about.person(reference);
    return { ...page, findings: page.findings.map((one) => show(site, one)) };
  });
  mountScoped(app, site, decideFindingRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("finding", params.id);
    about.reason(body.reason);
    const decided = await decideFinding(tx, actor, { ...body, id: params.id, now: new Date() });
    if (decided.reference !== null) about.person(decided.reference);
    return show(site, decided);
  });
  mountScoped(app, site, drawSampleRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { seed, size } = query;
    const on = dayOr(query.on);
    const { of, sample } = await drawSample(work.tx, work.actor.county, { seed, size, on });
    for (const { reference } of sample) work.about.person(reference);
    return {
      ...{ on, seed, of },
      sample: sample.map(({ term, reference, name, place, kind, from }) => ({
        ...{ term, kind, kindName: nameOfKind(site, kind), from },
        ...{ person: { reference, name, place: placeOf(site.nameOf, place) } },
      })),
    };
  });
  mountScoped(app, site, listAttendanceRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const { attended, ...page } = await listAttendance(tx, actor.county, {
      ...query,
      range: rangeOf(query.place),
    });
    for (const { reference } of attended) about.person(reference);
    return {
      ...page,
      attended: attended.map(({ reference, name, place, heldAt, ...one }) => ({
        ...{ ...one, person: { reference, name, place: placeOf(site.nameOf, place) } },
        place: placeOf(site.nameOf, heldAt),
      })),
    };
  });
  mountScoped(app, site, recordAttendanceRoute, async ({ tx, actor, about }, { body }) => {
    about.person(body.reference);
    return recordAttendance(tx, actor, { ...body, now: new Date() });
  });
}

function show({ nameOf }: CheckSite, { reference, name, place, decidedAt, ...finding }: Finding) {
  return {
    ...finding,
    evidence: [...finding.evidence],
    name: nameOfPattern(finding.pattern),
    person: reference === null ? null : { reference, name: name ?? "", place: placeOf(nameOf, place) },
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

const nameOfKind = ({ support }: CheckSite, code: string) =>
  support.kinds.find((kind) => kind.code === code)?.name ?? { zh: code, en: code };
