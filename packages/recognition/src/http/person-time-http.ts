import { mountScoped } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { countPersonTimesRoute, listPersonTimesRoute } from "../contracts/person-time.ts";
import { nameOfGroup } from "../policy.ts";
import { countPersonTimes, listPersonTimes, type PersonTimes } from "../queries/count-person-times.ts";
import { showPerson } from "../queries/show-proposal.ts";
import type { RecognitionSite } from "../site.ts";
import { showingOf } from "./proposal-http.ts";

/** The number of person-times, and the rows behind it. */
export function servePersonTimes(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(app, site, countPersonTimesRoute, async ({ tx, actor }, { query }) => {
    const on = (query.on ?? showingOf(site).today) as CalendarDate;
    const { groups, people } = await countPersonTimes(tx, actor, { ...query, on });
    const shown = groups.map((group) => showGroup(site, group));
    const sum = (of: readonly { personTimes: number }[]) =>
      of.reduce((total, one) => total + one.personTimes, 0);
    const keyGroups = sum(shown.filter(({ keyGroup }) => keyGroup));
    return { on, personTimes: sum(shown), keyGroups, people, groups: shown };
  });
  mountScoped(app, site, listPersonTimesRoute, async ({ tx, actor, about }, { query }) => {
    const showing = showingOf(site);
    const { after, limit, ...filter } = query;
    const on = (query.on ?? showing.today) as CalendarDate;
    const page = await listPersonTimes(tx, actor, { ...filter, on }, { after, limit });
    for (const { reference } of page.rows) about.person(reference);
    return {
      next: page.next,
      rows: page.rows.map(({ id, act, decidedOn, policy, by, ...person }) => ({
        ...{ id, act, decidedOn, group: policy, groupName: nameOfGroup(site.policies, policy), by },
        person: showPerson(person, showing.nameOf),
      })),
    };
  });
}

function showGroup({ policies }: RecognitionSite, { policy, recognised, renewed }: PersonTimes) {
  const keyGroup = policies.policies.some(({ code, kind }) => code === policy && kind === "keyGroup");
  const name = nameOfGroup(policies, policy);
  return { code: policy, name, keyGroup, recognised, renewed, personTimes: recognised + renewed };
}
