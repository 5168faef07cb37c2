import { completedYears, type DateNumber } from "@olive/kernel";
import { drawListed, type Random } from "../random.ts";
import type { DemoRecords } from "../records.ts";
import type { CreditProfile, CreditSettings, PastEvent } from "./settings.ts";

const QUARTERS = 8;

/** What the registers will say of a business that trades, drawn by the county's shares. */
export function drawProfile(
  random: Random,
  settings: CreditSettings,
  business: DemoRecords["business"],
  asOf: DateNumber,
): CreditProfile {
  const years = completedYears(business.foundedOn, asOf);
  const isCompany = business.type === "company";
  const when = (share: number, over: number): PastEvent[] =>
    random.chance(share) ? [{ monthsAgo: random.int(2, 34), over: random.chance(over) }] : [];
  const files = isCompany || random.chance(settings.files);
  return {
    returns: files ? Math.min(QUARTERS, Math.max(1, years * 4)) : 0,
    quarterSales: Math.round(settings.quarterSales * business.headcount * Math.exp(0.6 * random.normal())),
    spread: settings.spread,
    arrears: random.chance(settings.inArrears) ? random.int(5, 90) * 100 : 0,
    penalties: when(settings.penalised, settings.repaired).map((event) => ({
      ...{ ...event, amount: random.int(2, 100) * 100, publicMonths: random.pick([12, 36]) },
    })),
    honours: random.chance(settings.honoured) ? 1 : 0,
    dishonest: when(settings.dishonest, 0.3),
    abnormal: when(settings.abnormal, 0.5),
    commitments: random.chance(settings.commits) ? 1 : 0,
    grade: drawListed(random, settings.grades).code,
    cases: when(settings.sued, 0.7),
    heads: isCompany || random.chance(settings.insures) ? Math.max(1, business.headcount - 1) : 0,
    depositors: random.chance(isCompany ? 0.5 : settings.funds) ? business.headcount : 0,
    bills: random.chance(settings.metered) ? 4 : 0,
    late: random.chance(settings.late) ? random.int(1, 3) : 0,
    property: random.chance(settings.owns)
      ? {
          area: random.int(30, 220),
          mortgaged: random.chance(settings.mortgaged),
          sealed: random.chance(settings.sealed),
        }
      : null,
    support: random.chance(settings.supported) ? 1 : 0,
    stage: business.type === "individual" ? drawListed(random, settings.stages).code : null,
    special: random.chance(settings.special) ? random.pick(settings.specials) : null,
  };
}
