import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { RunningOlive } from "./start-olive.ts";

/** How a reader comes to a page of the desk. */
export interface Visit {
  /** Account of the demo. */
  readonly as: string;
  /** Address below /desk. */
  at(olive: RunningOlive): Promise<string> | string;
  /** What one does there before the page shows what it is for. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Where the demo's stories play (counties/wucheng/demo/personas.yaml). */
const COMMUNITY = "330702003015";
const SEEKER = "330799198406099016";

/** Somebody with as much of a story as there is, a post with free seats, an employer with a post. */
const HELPED = `select s.reference as it from employment.seeker s
  order by (select count(*) from employment.service_event e where e.reference = s.reference) desc, 1 limit 1`;
const OPEN_POST =
  "select id as it from employment.vacancy where state = 'open' order by seats desc, id limit 1";
const EMPLOYER = "select credit_code as it from employment.employer order by 1 limit 1";

const one = async (olive: RunningOlive, sql: string, parameters: string[] = []): Promise<string> => {
  const [row] = await olive.db.query<{ it: string }>(sql, parameters);
  if (row === undefined) throw new Error(`the demo holds none: ${sql}`);
  return row.it;
};
/** An application of the demo's shop, made here where no owner has authorised yet. */
const LOAN_MADE = `with chosen as (
    select p.county, p.bank, p.code, p.version, m.credit_code, m.place_code, m.account
    from finance.product_version p join finance.mandate m on m.county = p.county and m.capacity = 'owner'
    order by p.bank, p.version limit 1),
  asked as (
    insert into finance.authorisation (county, id, credit_code, place_code, business_name, account, consent, authorised_at)
    select county, gen_random_uuid(), credit_code, place_code, '榄禾食品店（演示）', account, gen_random_uuid(), now()
    from chosen where not exists (select from finance.application) returning id)
  insert into finance.application (county, id, authorisation, credit_code, place_code, bank, product, product_version,
    state, sent_at, changed_at)
  select c.county, gen_random_uuid(), a.id, c.credit_code, c.place_code, c.bank, c.code, c.version, 'sent', now(), now()
  from chosen c, asked a`;
const LOAN = "select id as it from finance.application order by sent_at limit 1";

const choosePurpose = async (page: Page) => {
  await page
    .getByRole("button", { name: "查阅", exact: true })
    .or(page.getByRole("button", { name: "Read" }))
    .click();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
};

/** Every page of the desk by its path in `routes.tsx`. */
export const VISITS: Readonly<Record<string, Visit>> = {
  "/": { as: "employmentHead", at: () => "/" },
  "/work": { as: "employment", at: () => "/work?list=team" },
  "/work/team": { as: "employmentHead", at: () => "/work/team" },
  "/work/$id": {
    as: "employmentHead",
    at: async (olive) =>
      `/work/${await one(olive, "select id as it from cases.case_file order by id limit 1")}`,
  },
  "/people": { as: "employment", at: () => "/people" },
  "/people/$reference": {
    as: "community",
    at: async (olive) =>
      `/people/${await one(olive, "select reference as it from registry.person where resident_id = $1", [SEEKER])}`,
    before: choosePurpose,
  },
  "/businesses/$code": {
    as: "employment",
    at: async (olive) =>
      `/businesses/${await one(olive, "select credit_code as it from registry.business limit 1")}`,
  },
  "/villages/$code": { as: "community", at: () => `/villages/${COMMUNITY}` },
  "/recognition": { as: "employment", at: () => "/recognition" },
  "/recognition/standings": { as: "employmentHead", at: () => "/recognition/standings" },
  "/recognition/notices": { as: "employmentHead", at: () => "/recognition/notices" },
  "/recognition/person-times": { as: "employmentHead", at: () => "/recognition/person-times" },
  "/recognition/$id": {
    as: "employment",
    at: async (olive) =>
      `/recognition/${await one(olive, "select id as it from recognition.proposal order by id limit 1")}`,
    before: choosePurpose,
  },
  "/recognition/people/$reference/$group": {
    as: "community",
    at: async (olive) => {
      const person = await one(olive, "select reference as it from registry.person where resident_id = $1", [
        SEEKER,
      ]);
      return `/recognition/people/${person}/hardToEmploy`;
    },
    before: choosePurpose,
  },
  "/rules": { as: "employment", at: () => "/rules" },
  "/rules/$code": { as: "employment", at: () => "/rules/hardToEmploy" },
  "/employment": { as: "employment", at: () => "/employment" },
  "/employment/people/$reference": {
    as: "employment",
    at: async (olive) => `/employment/people/${await one(olive, HELPED)}`,
    before: choosePurpose,
  },
  "/employment/clues": { as: "community", at: () => "/employment/clues" },
  "/employment/vacancies": { as: "employment", at: () => "/employment/vacancies" },
  "/employment/vacancies/new": { as: "employment", at: () => "/employment/vacancies/new" },
  "/employment/vacancies/import": { as: "employment", at: () => "/employment/vacancies/import" },
  "/employment/vacancies/repeats": { as: "employment", at: () => "/employment/vacancies/repeats" },
  "/employment/vacancies/$id": {
    as: "employment",
    at: async (olive) => `/employment/vacancies/${await one(olive, OPEN_POST)}`,
  },
  "/employment/vacancies/$id/edit": {
    as: "employment",
    at: async (olive) => `/employment/vacancies/${await one(olive, OPEN_POST)}/edit`,
  },
  "/employment/employers": { as: "employment", at: () => "/employment/employers" },
  "/employment/employers/$code": {
    as: "employment",
    at: async (olive) => `/employment/employers/${await one(olive, EMPLOYER)}`,
  },
  "/employment/allocation": {
    as: "employment",
    at: () => "/employment/allocation",
    before: async (page) => {
      await page
        .getByRole("button", { name: "统筹全县" })
        .or(page.getByRole("button", { name: "Allocate now" }))
        .click();
      await page.getByRole("progressbar").waitFor({ state: "detached" });
      await page.locator("tbody tr").first().waitFor();
    },
  },
  "/employment/training": { as: "employment", at: () => "/employment/training" },
  "/employment/refusals": { as: "employmentHead", at: () => "/employment/refusals" },
  "/employment/terms": { as: "employment", at: () => "/employment/terms?days=366" },
  "/employment/attendance": { as: "employment", at: () => "/employment/attendance" },
  "/employment/checks/sample": { as: "employment", at: () => "/employment/checks/sample?seed=2024-07" },
  "/employment/checks": { as: "employment", at: () => "/employment/checks" },
  "/employment/figures": { as: "employmentHead", at: () => "/employment/figures" },
  "/employment/figures/$code": { as: "employment", at: () => "/employment/figures/services" },
  "/finance/applications": {
    as: "finance",
    at: async (olive) => {
      await olive.db.query(LOAN_MADE);
      return "/finance/applications";
    },
  },
  "/finance/applications/$id": {
    as: "financeHead",
    at: async (olive) => {
      await olive.db.query(LOAN_MADE);
      return `/finance/applications/${await one(olive, LOAN)}`;
    },
  },
  "/finance/consents": { as: "finance", at: () => "/finance/consents" },
  "/finance/disputes": { as: "market", at: () => "/finance/disputes" },
  "/finance/meter": { as: "financeHead", at: () => "/finance/meter" },
  "/finance/products": { as: "finance", at: () => "/finance/products" },
  "/finance/products/$bank/$code": {
    as: "finance",
    at: async (olive) =>
      `/finance/products/${await one(olive, "select bank || '/' || code as it from finance.product_version order by 1 limit 1")}`,
  },
  "/finance/deliveries": { as: "finance", at: () => "/finance/deliveries" },
  "/finance/banks": { as: "finance", at: () => "/finance/banks" },
  "/finance/banks/$bank": {
    as: "finance",
    at: async (olive) =>
      `/finance/banks/${await one(olive, "select code as it from finance.bank order by code limit 1")}`,
  },
  "/finance/keys": { as: "financeHead", at: () => "/finance/keys" },
  "/finance/subsidies": { as: "financeHead", at: () => "/finance/subsidies" },
  "/finance/policies": { as: "market", at: () => "/finance/policies" },
  "/businesses/$code/policies": {
    as: "market",
    at: async (olive) =>
      `/businesses/${await one(olive, "select credit_code as it from finance.mandate where capacity = 'owner' limit 1")}/policies`,
  },
  "/finance/grants": { as: "marketHead", at: () => "/finance/grants?policy=smallShop" },
  "/finance/help": { as: "market", at: () => "/finance/help" },
  "/finance/enterprise-days": { as: "market", at: () => "/finance/enterprise-days" },
  "/finance/inspections": { as: "financeHead", at: () => "/finance/inspections" },
  "/finance/bank-board": { as: "financeHead", at: () => "/finance/bank-board" },
  "/finance/indicators": { as: "marketHead", at: () => "/finance/indicators" },
  "/imports": { as: "employment", at: () => "/imports" },
  "/identity": { as: "employment", at: () => "/identity" },
  "/extensions": { as: "township", at: () => "/extensions" },
  "/accounts": { as: "security", at: () => "/accounts" },
  "/accounts/new": { as: "security", at: () => "/accounts/new" },
  "/accounts/$account": {
    as: "security",
    at: async (olive) =>
      `/accounts/${await one(olive, "select id as it from access.account order by id limit 1")}`,
  },
  "/sessions": { as: "security", at: () => "/sessions" },
  "/audit": { as: "auditor", at: () => "/audit" },
  "/roles": { as: "auditor", at: () => "/roles" },
  "/me": { as: "community", at: () => "/me" },
};

/** Pages that need more than an address: a test of their own goes there and keeps the pictures. */
export const VISITED_ELSEWHERE: Readonly<Record<string, string>> = {
  "/finance/help/$id": "business-help.test.ts",
  "/finance/grants/$id": "business-help.test.ts",
  "/finance/enterprise-days/$id": "business-help.test.ts",
  "/households/$reference": "registers.test.ts",
  "/imports/$run": "import.test.ts",
  "/imports/$run/files/$upload": "import.test.ts",
  "/identity/$pair": "import.test.ts",
  "/recognition/notices/$id": "recognition.test.ts",
  "/rules/$code/compare": "rules.test.ts",
  "/rules/edit/$id": "rules.test.ts",
  "/rules/changes/$id": "rules.test.ts",
};

/** The paths that the desk registers. */
export function listPaths(): string[] {
  const desk = join(import.meta.dirname, "../apps/desk/src");
  const text = ["routes.tsx", "finance-routes.tsx"]
    .map((name) => readFileSync(join(desk, name), "utf8"))
    .join("\n");
  return [...text.matchAll(/\bpath: "([^"]+)"/g)].map((match) => match[1]!);
}
