import { type CaseKind, openCases } from "@olive/cases";
import { type Database, type Job, transaction } from "@olive/db";
import { addWorkingDays, fromDateNumber, today, type Wording } from "@olive/kernel";
import type { Application } from "./applications.ts";
import type { LendingOffice } from "./lending-site.ts";
import { silentBank } from "./silent-bank.ts";

/** Until the end of the next working day a bank may decide; after it silence is somebody's work. */
const WORKING_DAYS = 1;
const UNDECIDED = ["sent", "received", "underwriting"];
const AT_ONCE = 200;
const EVERY_MS = 10 * 60_000;

/** Whether the bank should have decided by now and hasn't. */
export function isSilent({ state, sentAt }: Pick<Application, "state" | "sentAt">, now: Date): boolean {
  return UNDECIDED.includes(state) && today(now) > addWorkingDays(today(sentAt), WORKING_DAYS);
}

interface Silent {
  readonly id: string;
  readonly place: string;
  readonly sentAt: Date;
  readonly state: Application["state"];
  readonly bank: string;
  readonly bankName: Wording;
  readonly business: string;
}

/**
 * Opens a case of the finance office for each application whose bank is silent past its time, once an application. A
 * machine's act that only asks: nothing of the application changes, a late decision still counts.
 * @returns how many were opened.
 */
export function watchSilentBanks(
  db: Database,
  { county: { code: county }, catalogue, office }: Pick<LendingOffice, "county" | "catalogue" | "office">,
  now: Date,
): Promise<number> {
  return transaction(db, async (tx) => {
    const waiting = await tx.query<Silent>(
      `select a.id, a.place_code as place, a.sent_at as "sentAt", a.state, a.bank, b.name as "bankName",
         w.business_name as business
       from finance.application a
       join finance.authorisation w on w.county = a.county and w.id = a.authorisation
       join finance.bank b on b.county = a.county and b.code = a.bank
       where a.county = $1 and a.state = any($2) and a.silent_case is null
       order by a.sent_at, a.id limit ${AT_ONCE} for update of a skip locked`,
      [county, UNDECIDED],
    );
    const silent = waiting.filter((one) => isSilent(one, now));
    if (silent.length === 0) return 0;
    const opened = await openCases(tx, office, "machine", {
      ...{ county, now },
      cases: silent.map(({ id, place, bank, bankName, business, sentAt }) => ({
        ...{ lifeCycle: silentBank.code, subject: `application:${id}`, subjectName: business, place },
        department: catalogue.department,
        title: {
          zh: `${bankName.zh}还没有答复 ${business} 的申请`,
          en: `${bankName.en} hasn't answered ${business}`,
        },
        data: { application: id, bank, sentOn: fromDateNumber(today(sentAt)) },
      })),
    });
    await tx.query(
      `update finance.application a set silent_case = o.id
       from unnest($2::uuid[], $3::text[]) as o (id, subject)
       where a.county = $1 and 'application:' || a.id = o.subject`,
      [county, opened.map(({ id }) => id), opened.map(({ subject }) => subject)],
    );
    return opened.length;
  });
}

/** Silent banks, as the server's composition takes them. */
export const silentBankKind: CaseKind = {
  cycle: silentBank,
  page: ({ subject }) => `/finance/applications/${subject.slice("application:".length)}`,
};

export function silentBankJob(
  site: Pick<LendingOffice, "county" | "catalogue" | "office"> & { readonly db: Database },
): Job {
  return {
    name: "watch-silent-banks",
    everyMs: EVERY_MS,
    run: async ({ now }) => (await watchSilentBanks(site.db, site, now)) === AT_ONCE,
  };
}
