import type { Transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";

/** In what capacity an account acts for a business: the proprietor, or a clerk with a mandate for a period. */
export type Capacity = "owner" | "clerk";

export interface Business {
  readonly creditCode: string;
  /** Place code of the registered seat. */
  readonly place: string;
  readonly name: string;
  readonly capacity: Capacity;
  /** Last day of a clerk's mandate, ISO; null for the owner. */
  readonly mandateUntil: string | null;
}

/**
 * The business that this account acts for on a day (ISO date); a mandate that has run out is none.
 * Throws Refusal `account-without-business`.
 */
export async function loadOwnBusiness(
  tx: Transaction,
  county: string,
  account: number,
  today: string,
): Promise<Business> {
  const [found] = await tx.query<Omit<Business, "name">>(
    `select credit_code as "creditCode", place_code as place, capacity, until_on::text as "mandateUntil"
       from finance.mandate
      where county = $1 and account = $2 and from_on <= $3 and (until_on is null or until_on >= $3)
      order by capacity desc, from_on desc limit 1`,
    [county, account, today],
  );
  if (found === undefined) throw withoutBusiness();
  const [named] = await namesOfBusinesses(tx, county, [found.creditCode]);
  return { ...found, name: named?.name ?? found.creditCode };
}

const withoutBusiness = () =>
  new Refusal({
    code: "account-without-business",
    status: 403,
    message: { zh: "这个账号没有关联经营主体", en: "This account acts for no business" },
    remedy: {
      zh: "用经营者本人的电子营业执照登录；办事员请经营者重新委托",
      en: "Sign in with the owner's electronic licence; a clerk asks the owner for a new mandate",
    },
  });
