/**
 * The twelve groups as hand-written SQL, the yardstick for PostgreSQL and DuckDB: one text for both.
 *
 * Three values as small integers, 0 no, 1 unknown, 2 yes, so that *or* is `max`, *and* is `least` and *not* is
 * `2 - x`. Dates are yyyymmdd integers folded beforehand and amounts are compared by multiplication: both are
 * faster than date arithmetic in either engine, so the yardstick is not handicapped.
 */
export interface SqlParameters {
  readonly lowIncomeLine: number;
}

/** The day of the benchmark, 2022-05-31, and the days that the criteria derive from it. */
const DAY = 20220531;
const YEAR = 2022;
const MONTHS_AGO_3 = 20220201;
const MONTHS_AGO_6 = 20211101;
const MONTHS_AGO_24 = 20200501;
const SIX_MONTHS_BEFORE = 20211130;
const TWELVE_MONTHS_BEFORE = 20210531;
const SIXTY_MONTHS_BEFORE = 20170531;
const OLDER_MALE = 55;
const OLDER_FEMALE = 45;

export const GROUPS = [
  "skilledWorker",
  "researcher",
  "smallBusiness",
  "graduate",
  "trainedFarmer",
  "newFormWorker",
  "ruralMigrant",
  "lowIncomeRuralHousehold",
  "peopleInDifficulty",
  "hardToEmploy",
  "suspectedUnemployed",
  "relocated",
] as const;

const code = (condition: string): string =>
  `case when ${condition} then 2 when (${condition}) is null then 1 else 0 end`;
const anyRow = (condition: string): string => `max(${code(condition)})`;
const byPerson = (name: string, table: string, columns: Record<string, string>): string =>
  `${name} as (select person, ${Object.entries(columns)
    .map(([alias, condition]) => `${anyRow(condition)} ${alias}`)
    .join(", ")} from ${table} group by person)`;

const PENSION = "kind = '职工养老'";
const PAYING = `${PENSION} and status = '参保缴费'`;
const CURRENT = `registered <= ${DAY} and (cancelled is null or cancelled > ${DAY})`;
const TRADING = "status = '存续'";
const ASSISTED = `started <= ${DAY} and (stopped is null or stopped > ${DAY})`;
const CARD = `status = '有效' and valid_until >= ${DAY}`;

/** Common tables: what each register says of a person. */
const REGISTERS = [
  byPerson("ins", "insurance", {
    insured: `${PAYING} and started <= ${DAY}`,
    settled: `${PAYING} and started <= ${MONTHS_AGO_6}`,
    lapsed: `${PENSION} and status in ('暂停缴费', '终止') and stopped between ${MONTHS_AGO_24} and ${MONTHS_AGO_3}`,
  }),
  byPerson("reg", "registration", {
    unemployed: CURRENT,
    willing: `${CURRENT} and willing = '是'`,
    half_year: `${CURRENT} and registered <= ${SIX_MONTHS_BEFORE}`,
    year_long: `${CURRENT} and registered <= ${TWELVE_MONTHS_BEFORE}`,
  }),
  byPerson("cer", "certificate", {
    skilled: `status = '有效' and grade in ('四级', '三级', '二级', '一级') and issued <= ${DAY}`,
  }),
  byPerson("res", "research", { active: `year in (${YEAR}, ${YEAR - 1})` }),
  byPerson("gra", "graduation", {
    recent: `degree in ('专科', '本科', '硕士', '博士') and graduated <= ${DAY} and graduated > ${SIXTY_MONTHS_BEFORE}`,
  }),
  byPerson("bus", "business", {
    small: `${TRADING} and (kind = '个体工商户' or (kind in ('有限责任公司', '个人独资企业') and staff < 300))`,
    farm: `${TRADING} and kind in ('农民专业合作社', '家庭农场')`,
    proprietor: TRADING,
  }),
  byPerson("pla", "platform", { active: `last_month >= ${MONTHS_AGO_6}` }),
  byPerson("mem", "membership", { member: "status = '正常'" }),
  byPerson("far", "farmer_certificate", { certified: `issued <= ${DAY}` }),
  byPerson("ass", "assistance", {
    assisted: ASSISTED,
    low: `${ASSISTED} and kind in ('低保', '低保边缘')`,
    destitute: `${ASSISTED} and kind = '特困'`,
  }),
  byPerson("dis", "disability", { carded: CARD, severe: `${CARD} and grade in (1, 2)` }),
];

const flag = (name: string): string => `coalesce(${name}, 0) ${name.split(".")[1]}`;

const PERSON = `who as (
  select p.id, p.household, p.village, p.male, (${DAY} - p.birth) / 10000 age_years,
    case when p.birth <= ${DAY} - 160000 and p.birth > ${DAY} - (case when p.male then 600000 else 550000 end) then 2 else 0 end working,
    ${code("substr(residence, 1, 9) <> substr(hukou, 1, 9) and substr(residence, 7, 3) between '001' and '199'")} moved_to_town,
    ${["ins.insured", "ins.settled", "ins.lapsed", "reg.unemployed", "reg.willing", "reg.half_year", "reg.year_long", "cer.skilled", "res.active", "gra.recent", "bus.small", "bus.farm", "bus.proprietor", "mem.member", "far.certified", "ass.assisted", "ass.low", "ass.destitute", "dis.carded", "dis.severe"].map((name) => (name === "res.active" ? "coalesce(res.active, 0) researching" : flag(name))).join(", ")},
    coalesce(pla.active, 0) riding, p.birth
  from person p ${["ins", "reg", "cer", "res", "gra", "bus", "pla", "mem", "far", "ass", "dis"].map((name) => `left join ${name} on ${name}.person = p.id`).join(" ")})`;

const HOUSEHOLD = `house as (
  select household, count(*) members, max(member) rural, max(assisted) helped,
    least(2 - max(member), max(working), min(greatest(2 - working, unemployed)), 2 - max(proprietor)) zero
  from who where household is not null group by household)`;

/** The latest year's amount; a household without a row, or with a blank one, has an unknown income. */
const INCOME = `income as (
  select household, amount from (
    select household, amount, row_number() over (partition by household order by year desc) nth
    from household_income where year <= ${YEAR}) latest where nth = 1)`;

const MOVED = `moved as (select household, ${anyRow(`moved_in <= ${DAY}`)} resettled from resettled group by household)`;

const lowIncome = (line: number): string =>
  `case when who.household is null then 1 else least(house.rural, greatest(house.helped, ${code(`income.amount < ${line} * house.members`)})) end`;

function groups({ lowIncomeLine }: SqlParameters): Record<(typeof GROUPS)[number], string> {
  const zero = "coalesce(house.zero, 1)";
  const older = `(case when birth <= ${DAY} - (case when male then ${OLDER_MALE} else ${OLDER_FEMALE} end) * 10000 then 2 else 0 end)`;
  return {
    skilledWorker: "least(skilled, insured, working)",
    researcher: "least(researching, insured)",
    smallBusiness: "small",
    graduate: "recent",
    trainedFarmer: "greatest(least(certified, member), farm)",
    newFormWorker: `least(riding, case when birth <= ${DAY} - 160000 then 2 else 0 end)`,
    ruralMigrant: "least(member, moved_to_town, settled)",
    lowIncomeRuralHousehold: lowIncome(lowIncomeLine),
    peopleInDifficulty: `greatest(assisted, severe, ${zero})`,
    hardToEmploy: `least(working, 2 - insured, willing, greatest(least(half_year, ${older}), year_long, ${zero}, low, least(carded, 2 - destitute)))`,
    suspectedUnemployed: "least(working, 2 - insured, lapsed, 2 - unemployed, 2 - proprietor, 2 - riding)",
    relocated: "case when who.household is null then 1 else coalesce(moved.resettled, 0) end",
  };
}

const FROM = `from who left join house on house.household = who.household
  left join income on income.household = who.household left join moved on moved.household = who.household`;

function withTables(): string {
  return `with ${[...REGISTERS, PERSON, HOUSEHOLD, INCOME, MOVED].join(",\n")}`;
}

/** Everybody's twelve outcomes, a row a person in order of `id`. */
export function outcomesSql(parameters: SqlParameters): string {
  const columns = Object.entries(groups(parameters)).map(([name, sql]) => `${sql} "${name}"`);
  return `${withTables()} select who.id, ${columns.join(", ")} ${FROM}`;
}

/** All outcomes worked out, none stored or sent: the smallest thing that needs them all. */
export function totalsSql(parameters: SqlParameters): string {
  const sums = GROUPS.map((name) => `sum("${name}") "${name}"`);
  return `select ${sums.join(", ")} from (${outcomesSql(parameters)}) outcome`;
}

/** Who enters and leaves the low-income group under another line, in number by village; `outcome` holds what stands. */
export function whatIfSql(parameters: SqlParameters): string {
  return `with mem as (select person, ${anyRow("status = '正常'")} member from membership group by person),
    ass as (select person, ${anyRow(ASSISTED)} assisted from assistance group by person),
    who as (select p.id, p.household, p.village, coalesce(mem.member, 0) member, coalesce(ass.assisted, 0) assisted
      from person p left join mem on mem.person = p.id left join ass on ass.person = p.id),
    house as (select household, count(*) members, max(member) rural, max(assisted) helped
      from who where household is not null group by household),
    ${INCOME},
    fresh as (select who.id, who.village, ${lowIncome(parameters.lowIncomeLine)} verdict
      from who left join house on house.household = who.household left join income on income.household = who.household)
    select fresh.village, count(*) filter (where verdict = 2 and "lowIncomeRuralHousehold" <> 2) enters,
      count(*) filter (where verdict <> 2 and "lowIncomeRuralHousehold" = 2) leaves
    from fresh join outcome using (id) where (verdict = 2) <> ("lowIncomeRuralHousehold" = 2) group by fresh.village`;
}
