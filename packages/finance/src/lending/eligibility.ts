import type { CalendarDate } from "@olive/kernel";
import { addMonths, type DateNumber, type Truth, toDateNumber, type Wording } from "@olive/kernel";
import type { Conditions, Product } from "./product.ts";

/** What is known of a business; undefined is not known, never no. */
export interface BusinessFacts {
  readonly place: string;
  readonly kind: string | undefined;
  readonly active: boolean | undefined;
  /** GB/T 4754 code, as `F5221`. */
  readonly industry: string | undefined;
  readonly foundedOn: CalendarDate | undefined;
  readonly stage: string | undefined;
  readonly employees: number | undefined;
}

/** One thing that a product asks, and how this business stands to it. */
export interface Ground {
  readonly truth: Truth;
  readonly says: Wording;
}

export interface Eligibility {
  readonly truth: Truth;
  readonly grounds: readonly Ground[];
}

/** Whether a product is for a business on a day, ground by ground; a ground that can't be told leaves it `unknown`. */
export function assessEligibility(
  product: Pick<Product, "for">,
  facts: BusinessFacts,
  today: DateNumber,
): Eligibility {
  const asked = product.for;
  const grounds = [
    open(facts),
    ...industryGrounds(asked, facts),
    ...listGround(asked.kinds, facts.kind, { zh: "主体类型", en: "Kind of business" }),
    ...listGround(asked.stages, facts.stage, { zh: "分型", en: "Stage" }),
    ...areaGround(asked, facts),
    ...ageGrounds(asked, facts, today),
    ...employeeGrounds(asked, facts),
  ];
  const truths = grounds.map(({ truth }) => truth);
  const truth = truths.includes(false) ? false : truths.includes("unknown") ? "unknown" : true;
  return { truth, grounds };
}

const told = <T>(value: T | undefined, test: (value: T) => boolean): Truth =>
  value === undefined ? "unknown" : test(value);
const beginsWith = (beginnings: readonly string[]) => (value: string) =>
  beginnings.some((beginning) => value.startsWith(beginning));
const UNTOLD: Wording = { zh: "登记册里没有", en: "not in the register" };

const open = ({ active }: BusinessFacts): Ground => ({
  truth: told(active, (value) => value),
  says: { zh: "在营", en: "In business" },
});

function industryGrounds({ industries, notIndustries }: Conditions, { industry }: BusinessFacts): Ground[] {
  const shown = { zh: industry ?? UNTOLD.zh, en: industry ?? UNTOLD.en };
  const wanted: Ground[] =
    industries === undefined
      ? []
      : [
          {
            truth: told(industry, beginsWith(industries)),
            says: {
              zh: `行业属于 ${industries.join("、")}（本户：${shown.zh}）`,
              en: `Industry among ${industries.join(", ")} (here: ${shown.en})`,
            },
          },
        ];
  if (notIndustries === undefined) return wanted;
  return [
    ...wanted,
    {
      truth: told(industry, (value) => !beginsWith(notIndustries)(value)),
      says: {
        zh: `行业不属于 ${notIndustries.join("、")}（本户：${shown.zh}）`,
        en: `Industry not among ${notIndustries.join(", ")} (here: ${shown.en})`,
      },
    },
  ];
}

function listGround(
  wanted: readonly string[] | undefined,
  value: string | undefined,
  name: Wording,
): Ground[] {
  if (wanted === undefined) return [];
  return [
    {
      truth: told(value, (one) => wanted.includes(one)),
      says: {
        zh: `${name.zh}：${wanted.join("、")}（本户：${value ?? UNTOLD.zh}）`,
        en: `${name.en}: ${wanted.join(", ")} (here: ${value ?? UNTOLD.en})`,
      },
    },
  ];
}

function areaGround({ areas }: Conditions, { place }: BusinessFacts): Ground[] {
  if (areas === undefined) return [];
  return [
    {
      truth: beginsWith(areas)(place),
      says: { zh: "住所在服务区域内", en: "Seat within the product's area" },
    },
  ];
}

function ageGrounds(
  { minMonths, maxMonths }: Conditions,
  { foundedOn }: BusinessFacts,
  today: DateNumber,
): Ground[] {
  const founded = foundedOn === undefined ? undefined : toDateNumber(foundedOn);
  const since = foundedOn ?? UNTOLD;
  const [zh, en] = typeof since === "string" ? [since, since] : [since.zh, since.en];
  const grounds: Ground[] = [];
  if (minMonths !== undefined)
    grounds.push({
      truth: told(founded, (day) => addMonths(day, minMonths) <= today),
      says: {
        zh: `开业满${minMonths}个月（成立：${zh}）`,
        en: `Open for ${minMonths} months (founded: ${en})`,
      },
    });
  if (maxMonths !== undefined)
    grounds.push({
      truth: told(founded, (day) => addMonths(day, maxMonths) >= today),
      says: {
        zh: `开业不超过${maxMonths}个月（成立：${zh}）`,
        en: `Open for ${maxMonths} months at most (founded: ${en})`,
      },
    });
  return grounds;
}

function employeeGrounds({ minEmployees, maxEmployees }: Conditions, { employees }: BusinessFacts): Ground[] {
  if (minEmployees === undefined && maxEmployees === undefined) return [];
  const [least, most] = [minEmployees ?? 0, maxEmployees ?? Number.POSITIVE_INFINITY];
  const range = maxEmployees === undefined ? `≥ ${least}` : `${least}–${maxEmployees}`;
  return [
    {
      truth: told(employees, (count) => count >= least && count <= most),
      says: {
        zh: `从业人数 ${range}（本户：${employees ?? UNTOLD.zh}）`,
        en: `People at work ${range} (here: ${employees ?? UNTOLD.en})`,
      },
    },
  ];
}
