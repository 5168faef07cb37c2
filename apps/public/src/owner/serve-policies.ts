import { randomUUID } from "node:crypto";
import { claimPolicy, objectToExclusion, policiesFor } from "@olive/finance";
import { fromDateNumber, isRefusal, type Refusal, today } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { asOwner, OWN, type OwnBusiness } from "./own-business.ts";
import { policiesPage, policyPage } from "./policy-pages.ts";

const ofCode = z.object({ code: z.string().max(60) });
const claimForm = z.looseObject({ id: z.uuid() });
const objectForm = z.object({ exclusion: z.uuid(), text: z.string().min(2).max(300) });
const ANSWER = "answer.";

/** What the business qualifies for and why; the short form; the objection. */
export function servePolicies(app: FastifyInstance, site: PublicSite): void {
  const { policies, lending } = site.owner;
  app.get("/owner/policies", OWN, async (request, reply) => {
    const found = await asOwner(site, request, "viewOwnPolicies", (own) => ownPolicies(site, own));
    return show(site, request, reply, policiesPage(found, speech(request)));
  });
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const code = codeOf(request);
    const all = await asOwner(site, request, "viewOwnPolicy", (own) => ownPolicies(site, own));
    const found = all.find(({ policy }) => policy.code === code);
    if (found === undefined) return reply.callNotFound();
    const body = policyPage({ found, claimId: randomUUID() }, speech(request), refusal);
    return show(site, request, reply, body, refusal);
  };
  app.get("/owner/policies/:code", OWN, (request, reply) => page(request, reply));
  const change = (
    path: string,
    act: string,
    work: (own: OwnBusiness, request: FastifyRequest) => Promise<unknown>,
  ) =>
    app.post(`/owner/policies/:code${path}`, OWN, async (request, reply) => {
      const done = await orRefusal(() => asOwner(site, request, act, (own) => work(own, request)));
      if (isRefusal(done)) return page(request, reply, done);
      return reply.redirect(`/owner/policies/${codeOf(request)}`, 303);
    });
  change("", "claimOwnPolicy", ({ tx, business, actor, now }, request) => {
    const { id, ...fields } = readInput(claimForm, request.body);
    const given = { id, business, policy: codeOf(request), answers: answersIn(fields), now };
    return claimPolicy(tx, policies, { ...given, by: { account: actor.account, name: actor.name } });
  });
  change("/object", "objectToOwnExclusion", ({ tx, business, actor, now }, request) => {
    const given = readInput(objectForm, request.body);
    return objectToExclusion(tx, lending.office, actor, { ...given, creditCode: business.creditCode, now });
  });
}

const codeOf = (request: FastifyRequest) => readInput(ofCode, request.params, "params").code;

/** The answers of a short form: fields that begin with `answer.`, by the question's name. */
function answersIn(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith(ANSWER))
      .map(([name, value]) => [name.slice(ANSWER.length), String(value)]),
  );
}

export function ownPolicies(site: PublicSite, { tx, business, now }: OwnBusiness) {
  return policiesFor(tx, site.owner.policies, business.creditCode, fromDateNumber(today(now)));
}
