import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  acceptOffer,
  authoriseFinancing,
  drawLine,
  type EligibleProduct,
  listEligible,
  listOwnApplications,
  widenForNeed,
  withdrawAcceptance,
} from "@olive/finance";
import { fromDateNumber, isRefusal, parseYuan, type Refusal, today } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { idOf, orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { authorisePage, choiceOf } from "./authorise-page.ts";
import { loanPage } from "./loan-page.ts";
import { offerPage } from "./offer-page.ts";
import { asOwner, OWN, type OwnBusiness } from "./own-business.ts";
import { serveAsked } from "./serve-asked.ts";

/** How long a page waits for the first answers (ms), and how often it looks: a rule-based bank answers within 3 s. */
const LONGEST_WAIT = 5000;
const LOOK_EVERY = 250;

const choice = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/);
const choices = z.union([choice, z.array(choice).max(20)]).transform((given) => [given].flat());
const draftOf = z.uuid().optional().catch(undefined);
const chosenQuery = z.object({ product: choices.optional().catch(undefined), draft: draftOf });
const authoriseForm = z.object({ id: z.uuid(), product: choices, draft: draftOf });
const waitQuery = z.object({ wait: z.literal("1").optional().catch(undefined) });
const drawForm = z.object({ id: z.uuid(), yuan: z.string().max(20) });

/** From “what could I borrow” to the accepted line: four taps, nothing typed. */
export function serveLoan(app: FastifyInstance, site: PublicSite): void {
  serveAuthorise(app, site);
  serveApplications(app, site);
  serveWidening(app, site);
  serveAsked(app, site);
  serveOffers(app, site);
}

const borrowerOf = ({ business, actor }: OwnBusiness) => ({
  ...{ business, account: actor.account, accountName: actor.name },
});
const dayOf = (now: Date) => fromDateNumber(today(now));

function serveAuthorise(app: FastifyInstance, site: PublicSite): void {
  const { lending, draft } = site.owner;
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const { product: wanted, draft: read } = chosenQuery.parse(request.query);
    const shown = await asOwner(site, request, "viewAuthorisation", async (own) => {
      const products = await listEligible(own.tx, lending, own.business.creditCode, dayOf(own.now));
      const chosen = choose(products, wanted);
      const banks = chosen.map(({ product }) => product.bank);
      const body =
        banks.length === 0
          ? undefined
          : await draft(own.tx, { borrower: borrowerOf(own), banks, now: own.now });
      return { id: randomUUID(), products, chosen, draft: read, text: body?.text };
    });
    return show(site, request, reply, authorisePage(shown, speech(request), refusal), refusal);
  };
  app.get("/owner/authorise", OWN, (request, reply) => page(request, reply));
  app.post("/owner/authorise", OWN, async (request, reply) => {
    const { id, product, draft: read } = readInput(authoriseForm, request.body);
    const products = product.map((one) => {
      const [bank = "", code = ""] = one.split("/");
      return { bank, code };
    });
    const done = await orRefusal(() =>
      asOwner(site, request, "authoriseFinancing", (own) =>
        authoriseFinancing(own.tx, lending, borrowerOf(own), { id, products, draft: read, now: own.now }),
      ),
    );
    if (isRefusal(done)) return page(request, reply, done);
    site.owner.wake();
    return reply.redirect("/owner/loan?wait=1", 303);
  });
}

/** What was ticked, or the first that suits of each bank; of one bank never two. */
function choose(
  products: readonly EligibleProduct[],
  wanted: readonly string[] | undefined,
): EligibleProduct[] {
  const possible = products.filter(({ truth }) => truth !== false);
  const ticked = wanted === undefined ? possible : possible.filter((one) => wanted.includes(choiceOf(one)));
  return ticked.filter(
    (one, index) => ticked.findIndex(({ product }) => product.bank === one.product.bank) === index,
  );
}

function serveApplications(app: FastifyInstance, site: PublicSite): void {
  app.get("/owner/loan", OWN, async (request, reply) => {
    if (waitQuery.parse(request.query).wait) await untilDecided(site, request);
    return loanOf(site, request, reply);
  });
}

async function loanOf(site: PublicSite, request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) {
  const { lending } = site.owner;
  const found = await asOwner(site, request, "viewOwnLoans", async ({ tx, business, now }) => ({
    applications: await listOwnApplications(tx, lending, business.creditCode, now),
    now,
  }));
  return show(site, request, reply, loanPage(found, speech(request), refusal), refusal);
}

/** One tap for what a bank asks beyond the consent. */
function serveWidening(app: FastifyInstance, site: PublicSite): void {
  const { lending } = site.owner;
  app.post("/owner/applications/:id/widen", OWN, async (request, reply) => {
    const done = await orRefusal(() =>
      asOwner(site, request, "widenOwnConsent", (own) =>
        widenForNeed(own.tx, lending, borrowerOf(own), { application: idOf(request), now: own.now }),
      ),
    );
    if (isRefusal(done)) return loanOf(site, request, reply, done);
    site.owner.wake();
    return reply.redirect("/owner/loan?wait=1", 303);
  });
}

/** Holds the page while banks decide: who has no script then sees offers and not a page that says “wait”. */
async function untilDecided(site: PublicSite, request: FastifyRequest): Promise<void> {
  const { actor } = request;
  if (actor === null) return;
  const until = Date.now() + LONGEST_WAIT;
  while (Date.now() < until && (await site.owner.isWaiting(actor.county, actor.account)))
    await pause(LOOK_EVERY);
}

function serveOffers(app: FastifyInstance, site: PublicSite): void {
  const { lending } = site.owner;
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const id = idOf(request);
    const shown = await asOwner(site, request, "viewOwnOffer", async ({ tx, business, now }) => {
      const applications = await listOwnApplications(tx, lending, business.creditCode, now);
      const application = applications.find(({ offers }) => offers.some((offer) => offer.id === id));
      const offer = application?.offers.find((one) => one.id === id);
      return application && offer && { application, offer, drawId: randomUUID(), now };
    });
    if (shown === undefined) return reply.callNotFound();
    return show(site, request, reply, offerPage(shown, speech(request), refusal), refusal);
  };
  app.get("/owner/offers/:id", OWN, (request, reply) => page(request, reply));
  const change = (
    path: string,
    act: string,
    work: (own: OwnBusiness, request: FastifyRequest) => Promise<unknown>,
  ) =>
    app.post(`/owner/offers/:id/${path}`, OWN, async (request, reply) => {
      const done = await orRefusal(() => asOwner(site, request, act, (own) => work(own, request)));
      if (isRefusal(done)) return page(request, reply, done);
      site.owner.wake();
      return reply.redirect(`/owner/offers/${idOf(request)}`, 303);
    });
  change("accept", "acceptOwnOffer", (own, request) =>
    acceptOffer(own.tx, lending, borrowerOf(own), { offer: idOf(request), now: own.now }),
  );
  change("take-back", "takeBackOwnOffer", (own, request) =>
    withdrawAcceptance(own.tx, lending, borrowerOf(own), { offer: idOf(request), now: own.now }),
  );
  change("draw", "drawOwnLine", (own, request) => {
    const { id, yuan } = readInput(drawForm, request.body);
    const given = { id, offer: idOf(request), amountFen: parseYuan(yuan), now: own.now };
    return drawLine(own.tx, lending, borrowerOf(own), given);
  });
}
