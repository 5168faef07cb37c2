import { type Job, wakeJob } from "@olive/db";
import { type BankContext, codeOf } from "../bank-context.ts";
import { forgetOldNonces } from "../receive/used-nonces.ts";
import { sendNext } from "../send/outbox.ts";
import { judgeNext } from "./decide.ts";
import { JUDGING, PAYING, sendingOf } from "./job-names.ts";
import { payNext } from "./pay.ts";

/** Looked at again this often (ms) where nothing wakes the job. */
const OFTEN = 1_000;
const SELDOM = 60_000;
/** Messages under way at once to one platform: one that is slow holds only its own application. */
const AT_ONCE = 4;

/** All work that nobody waits for at the door. */
export function listJobs(banks: readonly BankContext[]): Job[] {
  const forEach = async (work: (bank: BankContext) => Promise<boolean>) =>
    (await Promise.all(banks.map(work))).some(Boolean);
  return [
    { name: JUDGING, everyMs: OFTEN, run: () => forEach((bank) => judgeAndSay(bank)) },
    { name: PAYING, everyMs: OFTEN, run: () => forEach((bank) => payAndSay(bank)) },
    ...banks.map((bank) => ({
      name: sendingOf(codeOf(bank)),
      everyMs: OFTEN,
      run: async () =>
        (await Promise.all(Array.from({ length: AT_ONCE }, () => sendNext(bank)))).some(Boolean),
    })),
    {
      name: "bank tidy",
      everyMs: SELDOM,
      run: async ({ now }) => {
        for (const bank of banks) await forgetOldNonces(bank, now);
        return false;
      },
    },
  ];
}

async function judgeAndSay(bank: BankContext): Promise<boolean> {
  const didJudge = await judgeNext(bank);
  if (didJudge) {
    bank.at("judge:committed");
    wakeJob(sendingOf(codeOf(bank)));
  }
  return didJudge;
}

async function payAndSay(bank: BankContext): Promise<boolean> {
  const didPay = await payNext(bank);
  if (didPay) {
    bank.at("payout:committed");
    wakeJob(sendingOf(codeOf(bank)));
  }
  return didPay;
}
