import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeAt, ensureDemoAccounts, inviteFirstAdministrator, readCountyAccess } from "@olive/access";
import { freePort, transaction } from "@olive/db";
import { installPlaces, loadCounty, readDirectorySource, readPlaces } from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeServer } from "./compose.ts";
import type { Site } from "./site.ts";
import { openBrowser as openAnyBrowser } from "./testing/fake-browser.ts";

/** The whole way of a browser through our own provider, over HTTP: the provider is asked at the house's own address. */
const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const port = await freePort();
const site: Site = {
  db,
  county,
  places: list.places,
  policies: loadPolicies(join(county.dir, "policies")),
  directory: readDirectorySource(county),
  mode: "demo",
  home: await mkdtemp(join(tmpdir(), "olive-sign-in-")),
  access: readCountyAccess(county.dir),
  origin: `http://127.0.0.1:${port}`,
};
let app: FastifyInstance;

beforeAll(async () => {
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  await ensureDemoAccounts(db, county.code, site.access);
  app = await composeServer(site);
  await app.listen({ host: "127.0.0.1", port });
});
afterAll(() => app.close());

/** A browser at the house's door. */
function openBrowser(origin = site.origin) {
  const { cookies, send } = openAnyBrowser(origin);
  /** Up to the page that asks who it is. */
  const toForm = async (back = "/desk/work") => {
    const away = await send(`/sign-in?back=${encodeURIComponent(back)}`);
    const interaction = await send(away.to);
    return interaction.to;
  };
  /** From a chosen card to the address with the code. */
  const choose = async (form: string, account: string) => {
    const chosen = await send(form, { account });
    return (await send(chosen.to)).to;
  };
  return { cookies, send, toForm, choose };
}

const whoIs = async (browser: ReturnType<typeof openBrowser>) => {
  const { status, body } = await browser.send("/api/session");
  return status === 200 ? (JSON.parse(body) as { name: string; assignment: { area: string } }) : status;
};

describe("signing in at the house's own provider", () => {
  test("shows a card for each account, and comes back signed in to where one wanted to go", async () => {
    const browser = openBrowser();
    const form = await browser.toForm();
    expect((await browser.send(form)).body.match(/name="account"/g)).toHaveLength(
      site.access.demoAccounts.length,
    );
    const back = await browser.send(await browser.choose(form, "village"));
    expect([back.status, back.to]).toEqual([303, "/desk/work"]);
    expect(await whoIs(browser)).toMatchObject({ name: "丁", assignment: { area: "330798200201" } });
    await browser.send("/sign-out", {});
    expect(await whoIs(browser)).toBe(401);
  });

  test("two browsers are two sessions", async () => {
    const [one, other] = [openBrowser(), openBrowser()];
    await one.send(await one.choose(await one.toForm(), "clerk"));
    await other.send(await other.choose(await other.toForm(), "chief"));
    expect([await whoIs(one), await whoIs(other)]).toMatchObject([{ name: "乙" }, { name: "丙" }]);
  });

  test("comes back to an address with Chinese in it", async () => {
    const browser = openBrowser();
    const back = await browser.send(
      await browser.choose(await browser.toForm("/desk/people?text=张#甲"), "clerk"),
    );
    expect(back.to).toBe("/desk/people?text=%E5%BC%A0#%E7%94%B2");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "never leads to %s",
    async (evil) => {
      const browser = openBrowser();
      const back = await browser.send(await browser.choose(await browser.toForm(evil), "clerk"));
      expect(back.to).toBe("/desk/");
    },
  );
});

const enter = async (account: string) => {
  const browser = openBrowser();
  await browser.send(await browser.choose(await browser.toForm(), account));
  return browser;
};

test("behind TLS every address and cookie is the public one's, and the house asks itself inside", async () => {
  const behind = await composeServer({ ...site, origin: "https://olive.example" });
  const get = (url: string, host: string) => behind.inject({ url, headers: { host } });
  const elsewhere = await get("/sign-in?back=/desk/work", "127.0.0.1:8080");
  expect(elsewhere.headers.location).toBe("https://olive.example/sign-in?back=%2Fdesk%2Fwork");
  const away = await get("/sign-in", "olive.example");
  expect(away.headers.location).toMatch(/^https:\/\/olive\.example\/oidc\/auth\?/);
  expect(String(away.headers["set-cookie"])).toContain("Secure");
  const to = new URL(String(away.headers.location));
  const asked = await get(to.pathname + to.search, "olive.example");
  expect(asked.headers.location).toMatch(/^\/sign-in\/account\//);
  expect(String(asked.headers["set-cookie"])).toMatch(/_interaction=.*secure/is);
  await behind.close();
});

describe("the first administrator", () => {
  test("comes in by a one-time link, with a password of their own choosing", async () => {
    const first = { county: county.code, access: site.access, elsewhere: false, now: new Date() };
    const replaced = await inviteFirstAdministrator(db, first);
    const link = `/sign-in/invitation/${await inviteFirstAdministrator(db, first)}`;
    const browser = openBrowser();
    expect((await browser.send(`/sign-in/invitation/${replaced}`)).status).toBe(404);
    expect((await browser.send(link)).body).toContain("administrator");
    const password = "olive-hill-4-spring";
    expect((await browser.send(link, { password: "short1", again: "short1" })).status).toBe(422);
    expect((await browser.send(link, { password, again: "another" })).status).toBe(422);
    expect((await browser.send(link, { password, again: password })).to).toBe("/sign-in");
    expect((await browser.send(link)).status).toBe(404);
    const typed = await browser.send(await browser.toForm(), { login: "administrator", password });
    expect((await browser.send((await browser.send(typed.to)).to)).status).toBe(303);
    expect(await whoIs(browser)).toMatchObject({ assignment: { area: "330798000000" } });
  });

  test("is locked out after a few wrong passwords, in the same words as one who doesn't exist", async () => {
    const browser = openBrowser();
    const form = await browser.toForm();
    const refused = async (login: string, password: string) => {
      const { status, body } = await browser.send(form, { login, password });
      return { status, alert: /role="alert".*?<\/div>/s.exec(body)?.[0] };
    };
    const nobody = await refused("nobody", "olive-hill-4-spring");
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await refused("administrator", `wrong-${attempt}`)).toEqual(nobody);
    }
    expect(await refused("administrator", "olive-hill-4-spring")).toEqual(nobody);
    expect(nobody.status).toBe(401);
    await db.query("update access.credential set locked_until = now() - interval '1 second'");
    const typed = await browser.send(form, { login: "administrator", password: "olive-hill-4-spring" });
    expect(typed.status).toBe(303);
  });
});

describe("the second factor", () => {
  test("is shown once a session, with a code that works once, and gives the session a new token", async () => {
    const browser = await enter("clerk");
    const page = await browser.send("/sign-in/second-factor?back=/desk/people");
    const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec(page.body)?.[1]?.replaceAll(" ", "") ?? "";
    const code = codeAt(secret, new Date());
    expect(page.body).toContain(`data-demo-code="${code}"`);
    const address = "/sign-in/second-factor?back=/desk/people";
    expect((await browser.send(address, { code: "000000" })).status).toBe(401);
    const former = browser.cookies.get("olive_session") ?? "";
    const shown = await browser.send(address, { code: codeAt(secret, new Date()) });
    expect([shown.status, shown.to]).toEqual([303, "/desk/people"]);
    expect(await whoIs(browser)).toMatchObject({ secondFactor: true });
    expect((await browser.send(address, { code })).status).toBe(401);
    expect((await browser.send(address)).body).not.toContain("<svg viewBox");
    browser.cookies.set("olive_session", former);
    expect(await whoIs(browser)).toBe(401);
    const kept = await db.query("select to_jsonb(f) as row from access.second_factor f");
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  test("is for whoever is signed in", async () => {
    expect((await openBrowser().send("/sign-in/second-factor")).status).toBe(401);
  });
});

describe("what isn't the way", () => {
  test("a code works once", async () => {
    const browser = openBrowser();
    const coming = await browser.choose(await browser.toForm(), "clerk");
    const kept = browser.cookies.get("olive_sign_in") ?? "";
    expect((await browser.send(coming)).status).toBe(303);
    browser.cookies.set("olive_sign_in", kept);
    browser.cookies.delete("olive_session");
    expect((await browser.send(coming)).status).toBe(401);
    expect(await whoIs(browser)).toBe(401);
  });

  test("another browser's code is nobody's, and a state that was altered neither", async () => {
    const [victim, thief] = [openBrowser(), openBrowser()];
    const coming = await victim.choose(await victim.toForm(), "clerk");
    expect((await thief.send(coming)).status).toBe(401);
    await thief.toForm();
    expect((await thief.send(coming)).status).toBe(401);
    expect((await victim.send(coming.replace(/state=[^&]+/, "state=other"))).status).toBe(401);
    expect(await whoIs(thief)).toBe(401);
  });

  test("the provider sends nobody to another address, and takes no sign-in without PKCE", async () => {
    const away = await openBrowser().send("/sign-in");
    const foreign = new URL(away.to);
    foreign.searchParams.set("redirect_uri", "https://evil.example/");
    expect((await openBrowser().send(foreign.href)).status).toBe(400);
    const bare = new URL(away.to);
    for (const name of ["code_challenge", "code_challenge_method"]) bare.searchParams.delete(name);
    expect(new URL((await openBrowser().send(bare.href)).to).searchParams.get("error")).toBe(
      "invalid_request",
    );
  });

  test("a form that was left open too long begins again", async () => {
    const late = await openBrowser().send("/sign-in/account/forgotten", { account: "clerk" });
    expect([late.status, late.to]).toEqual([303, "/sign-in"]);
  });

  test("no account, an unknown one, another site's page", async () => {
    const browser = openBrowser();
    const form = await browser.toForm();
    expect((await browser.send(form, { account: "nobody" })).status).toBe(401);
    expect((await browser.send(form, { login: "clerk", password: "clerk" })).status).toBe(401);
    const foreign = await browser.send(form, { account: "clerk" }, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
  });

  test("outside the demo nobody is chosen by a click", async () => {
    const realPort = await freePort();
    const origin = `http://127.0.0.1:${realPort}`;
    const real = await composeServer({ ...site, mode: "real", origin });
    await real.listen({ host: "127.0.0.1", port: realPort });
    const browser = openBrowser(origin);
    const form = await browser.toForm();
    expect((await browser.send(form)).body).not.toContain('name="account"');
    expect((await browser.send(form, { account: "clerk" })).status).toBe(401);
    expect((await real.inject({ url: "/" })).body).not.toContain("演示数据，均为虚构");
    await real.close();
  });
});
