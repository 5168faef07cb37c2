/** For tests: a house with an owner, a clerk, a stranger and three banks; keys are made anew, no bank is ever asked. */
import type { Database, Transaction } from "@olive/db";
import { linkOwnerAccount } from "../../owner/link-owner.ts";
import type { KnownKey } from "../../protocol/keys.ts";
import { suiteOf } from "../../protocol/suite.ts";
import type { ConsentSettings } from "../consent-settings.ts";
import type { Burial, ConsentSite } from "../consent-site.ts";
import { houseHeldSigner } from "../owner-key.ts";

export const COUNTY = "330798";
export const PLACE = "330798001001";
export const CREDIT_CODE = "92330799MAYYYYY12F";
export const NOW = new Date("2026-03-01T02:00:00.000Z");
export const OWNER = { account: 11, accountName: "店主" };
export const CLERK = { account: 12, accountName: "店员" };
export const STRANGER = { account: 13, accountName: "路人" };
export const MANDATE_ENDS = "2026-03-10";
const DAY = 86_400_000;
const words = (text: string) => ({ zh: text, en: text });

export const after = (days: number, milliseconds = 0): Date =>
  new Date(NOW.getTime() + days * DAY + milliseconds);

const settings: ConsentSettings = {
  suite: "intl",
  purposes: [
    {
      ...{ code: "loan", name: words("贷款"), sections: ["registration", "penalties", "tax"] },
      usual: { expiryDays: 30, dataLifeDays: 20, dataMonths: 24 },
      caps: { expiryDays: 31, dataLifeDays: 90, dataMonths: 36, times: 1, banks: 3 },
    },
    {
      ...{ code: "monitoring", name: words("贷后"), sections: ["registration", "tax"] },
      usual: { expiryDays: 90, dataLifeDays: 20, dataMonths: 6 },
      caps: { expiryDays: 365, dataLifeDays: 31, dataMonths: 12, times: 6, banks: 1 },
    },
  ],
};

export interface House {
  readonly site: ConsentSite;
  readonly platformKeys: readonly KnownKey[];
  /** What was called back, in order. */
  readonly buried: Burial[];
}

export async function openHouse(db: Database): Promise<House> {
  const key = await suiteOf("intl").generateKeys("sign");
  const buried: Burial[] = [];
  await db.query(
    `insert into finance.bank (county, code, name, contact, endpoint, suite, two_phase, joined_on)
     select $1, code, jsonb_build_object('zh', code, 'en', code), '电话 0000', 'http://127.0.0.1:1', 'intl',
       code <> 'bank-c', '2026-01-01' from unnest($2::text[]) code`,
    [COUNTY, ["bank-a", "bank-b", "bank-c"]],
  );
  await db.query(
    `insert into finance.bank (county, code, name, contact, endpoint, suite, state, state_reason, joined_on)
     values ($1, 'bank-gone', '{"zh":"走","en":"gone"}', '', 'http://127.0.0.1:1', 'intl', 'left', '退出', '2026-01-01')`,
    [COUNTY],
  );
  const site: ConsentSite = {
    ...{ county: { code: COUNTY }, settings, platformKey: async () => key },
    signer: houseHeldSigner({ county: { code: COUNTY }, houseKey: async () => Buffer.alloc(32, 9) }),
    bury: async (_tx: Transaction, burial) => void buried.push(burial),
  };
  const platformKeys: KnownKey[] = [{ ...key, fromAt: new Date(0), untilAt: null, revokedAt: null }];
  return { site, platformKeys, buried };
}

/** The proprietor's mandate has no end, the clerk's has. */
export async function giveMandates(tx: Transaction, creditCode = CREDIT_CODE): Promise<void> {
  const given = { creditCode, place: PLACE, fromOn: "2026-01-01", givenBy: "电子营业执照" };
  await linkOwnerAccount(tx, COUNTY, { ...given, account: OWNER.account, capacity: "owner", untilOn: null });
  await linkOwnerAccount(tx, COUNTY, {
    ...{ ...given, account: CLERK.account, capacity: "clerk", untilOn: MANDATE_ENDS },
  });
}

export const ASKED = {
  ...{ purpose: "loan", banks: [{ code: "bank-b" }, { code: "bank-a" }], asOf: "2026-02-28", now: NOW },
} as const;
