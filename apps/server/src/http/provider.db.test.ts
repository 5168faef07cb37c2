import { createServer } from "node:http";
import { join } from "node:path";
import { createEmbeddedProvider, inviteFirstAdministrator, readCountyAccess } from "@olive/access";
import { freePort, transaction } from "@olive/db";
import { installPlaces, loadCounty, readDirectorySource, readPlaces } from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeServer } from "./compose.ts";
import { openBrowser } from "./testing/fake-browser.ts";

/** The county's own OpenID provider, by configuration: another server, reached over HTTP. */
const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const access = readCountyAccess(county.dir);
const [port, elsewhere] = [await freePort(), await freePort()];
const origin = `http://127.0.0.1:${port}`;
const provider = createEmbeddedProvider({
  origin: `http://127.0.0.1:${elsewhere}`,
  callback: `${origin}/sign-in/callback`,
  pageOf: (interaction) => `/choose/${interaction}`,
});
/** Whoever sits at the provider's page. */
let subject = "nobody-we-know";
const server = createServer((request, response) =>
  request.url?.startsWith("/choose/")
    ? void provider.finish(request, response, subject)
    : void provider.handle(request, response),
);
let app: FastifyInstance;

beforeAll(async () => {
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  app = await composeServer({
    ...{ db, county, places: list.places, mode: "real", home: ".", access, origin },
    policies: loadPolicies(join(county.dir, "policies")),
    directory: readDirectorySource(county),
    provider: provider.settings,
  });
  await app.listen({ host: "127.0.0.1", port });
  await new Promise<void>((resolve) => server.listen(elsewhere, "127.0.0.1", resolve));
});
afterAll(async () => {
  await app.close();
  server.close();
});

test("whom the provider knows and the county doesn't gets no further than a page that says so", async () => {
  const browser = openBrowser(origin);
  const end = await browser.follow("/sign-in?back=/readyz");
  expect([end.status, end.at.origin]).toEqual([403, origin]);
  expect(browser.cookies.has("olive_session")).toBe(false);
  expect((await browser.send("/oidc/auth")).status).toBe(404);
});

test("a one-time link binds the identity to the account, once; from then on one just signs in", async () => {
  const invitation = await inviteFirstAdministrator(db, {
    ...{ county: county.code, access, elsewhere: true, now: new Date() },
  });
  const link = `/sign-in/invitation/${invitation}`;
  const browser = openBrowser(origin);
  expect((await browser.send(link)).body).toContain(`${link}/bind`);
  const password = "olive-hill-spring-7";
  expect((await browser.send(link, { password, again: password })).status).toBe(404);
  subject = "officer-7";
  const bound = await browser.follow(`${link}/bind`);
  expect(bound.at.origin).toBe(origin);
  const session = await browser.send("/api/session");
  expect(JSON.parse(session.body)).toMatchObject({ assignment: { role: "administrator" } });
  expect((await browser.send(link)).status).toBe(404);
  const later = openBrowser(origin);
  expect((await later.follow("/sign-in?back=/api/session")).body).toContain('"administrator"');
  subject = "officer-8";
  const other = openBrowser(origin);
  expect((await other.follow(`${link}/bind`)).status).toBe(404);
  expect((await other.follow("/sign-in")).status).toBe(403);
});

test("nobody binds an identity that has an account to a second one", async () => {
  const invitation = await inviteFirstAdministrator(db, {
    ...{ county: county.code, access, elsewhere: true, now: new Date() },
  });
  subject = "officer-7";
  expect((await openBrowser(origin).follow(`/sign-in/invitation/${invitation}/bind`)).status).toBe(409);
});

test("a state of another sign-in and a code used twice are refused", async () => {
  subject = "officer-7";
  const browser = openBrowser(origin);
  const away = await browser.send("/sign-in");
  const page = await browser.send(away.to);
  const chosen = await browser.send(new URL(page.to, away.to).href);
  const { to: coming } = await browser.send(chosen.to);
  expect((await openBrowser(origin).send(coming)).status).toBe(401);
  const kept = browser.cookies.get("olive_sign_in") ?? "";
  expect((await browser.send(coming)).status).toBe(303);
  browser.cookies.set("olive_sign_in", kept);
  expect((await browser.send(coming)).status).toBe(401);
});

test("a provider that can't be reached is told so, and asked again the next time", async () => {
  const nowhere = await freePort();
  const lost = await composeServer({
    ...{ db, county, places: list.places, mode: "real", home: ".", access, origin },
    policies: loadPolicies(join(county.dir, "policies")),
    directory: readDirectorySource(county),
    provider: { ...provider.settings, issuer: `http://127.0.0.1:${nowhere}/oidc` },
  });
  const answer = await lost.inject({ url: "/sign-in", headers: { host: `127.0.0.1:${port}` } });
  expect([answer.statusCode, answer.json().code]).toEqual([503, "provider-unreachable"]);
  await lost.close();
});
