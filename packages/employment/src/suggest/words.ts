/** What terms, rules and missing facts are called: Chinese first. Numbers come from the explanation, never from here. */
import type { Wording } from "@olive/kernel";
import type { MissingFact, ShownFacts } from "../matching/explain-pair.ts";
import type { Change } from "../matching/explain-unmatched.ts";
import type { RuleName } from "../matching/rules.ts";
import type { TermName } from "../matching/terms.ts";

const KILOMETRE = 1000;
const PER_MILLE_A_PERCENT = 10;

/** Distances are estimated from a schematic map: 约. */
export function aboutKilometres(metres: number): Wording {
  const km = (metres / KILOMETRE).toFixed(metres < 10 * KILOMETRE ? 1 : 0);
  return { zh: `约${km}公里`, en: `about ${km} km (estimated)` };
}

const STEPS: readonly Wording[] = [
  { zh: "就是想做的职业", en: "The very occupation wished for" },
  { zh: "和想做的职业同一小类", en: "Same minor group as the wish" },
  { zh: "和想做的职业同一中类", en: "Same middle group as the wish" },
  { zh: "和想做的职业同一大类", en: "Same major group as the wish" },
  { zh: "和想做的职业不同大类", en: "Another major group than the wish" },
];
const UNASKED: Wording = { zh: "还不知道，按中间值计", en: "Not known yet: counts the middle" };

const numberIn = (shown: ShownFacts, name: string) =>
  typeof shown[name] === "number" ? (shown[name] as number) : null;

const TERM_WORDS: Readonly<Record<TermName, (shown: ShownFacts) => Wording>> = {
  occupation: (shown) => STEPS[numberIn(shown, "steps") ?? STEPS.length] ?? UNASKED,
  skills: (shown) => {
    const [held, demanded] = [numberIn(shown, "held"), numberIn(shown, "demanded") ?? 0];
    if (demanded === 0) return { zh: "不要求技能", en: "No skills demanded" };
    if (held === null) return UNASKED;
    return { zh: `要求的${demanded}项技能会${held}项`, en: `Has ${held} of ${demanded} skills demanded` };
  },
  wage: (shown) => {
    const [offer, wish] = [numberIn(shown, "offer"), numberIn(shown, "wish")];
    if (offer === null || wish === null) return UNASKED;
    return { zh: `月薪约${offer}元，想要${wish}元`, en: `About ${offer} yuan a month; wished for ${wish}` };
  },
  distance: (shown) => {
    if (shown.noWay === true) return { zh: "在家做", en: "Work at home" };
    const metres = numberIn(shown, "metres");
    return metres === null ? UNASKED : aboutKilometres(metres);
  },
  hours: (shown) => {
    const [hours, least] = [numberIn(shown, "hours"), numberIn(shown, "hoursMin")];
    if (hours === null || least === null) return UNASKED;
    return {
      zh: `每周${hours}小时，至少想做${least}小时`,
      en: `${hours} hours a week; wants ${least} at least`,
    };
  },
  access: (shown) => {
    if (shown.needs === null) return UNASKED;
    const needs = shown.needs as readonly string[];
    if (needs.length === 0) return { zh: "没有无障碍需要", en: "Nothing special needed" };
    return shown.postKnown === true
      ? { zh: "需要的无障碍条件都有", en: "Has what is needed at the work place" }
      : { zh: "岗位的无障碍条件还不清楚", en: "The work place isn't described yet" };
  },
  employer: (shown) => {
    const response = numberIn(shown, "responsePerMille");
    if (response === null) return { zh: "单位还没有过推介", en: "No introductions to this employer yet" };
    const percent = Math.round(response / PER_MILLE_A_PERCENT);
    return { zh: `单位答复过${percent}%的推介`, en: `The employer answered ${percent} % of introductions` };
  },
  refusals: (shown) => {
    if (shown.employerRefused === true)
      return { zh: "以前不愿去这家单位", en: "Refused this employer before" };
    if (shown.occupationRefused === true) return { zh: "以前不愿做这类活", en: "Refused such work before" };
    return { zh: "没有不愿去的记录", en: "Nothing refused that bears on it" };
  },
};

export function termWords(term: string, shown: ShownFacts): Wording {
  const words = (TERM_WORDS as Readonly<Record<string, (facts: ShownFacts) => Wording>>)[term];
  return words?.(shown) ?? { zh: term, en: term };
}

const RULES: Readonly<Record<RuleName | "noSeat", Wording>> = {
  seats: { zh: "没有空位", en: "No free seat" },
  noSeat: { zh: "合适的岗位都已满", en: "Every fitting post is full" },
  reservedSeat: { zh: "只剩预留给残疾人的名额", en: "Only seats reserved by law are left" },
  kind: { zh: "扶持期限已用完或另有互斥的扶持", en: "The term is used up, or another aid excludes it" },
  shut: { zh: "本人或单位说过不行，或依法有要求", en: "Said no before, or a lawful demand" },
  homeOnly: { zh: "只能在家做", en: "Can only work at home" },
  distance: { zh: "比愿意去的远", en: "Farther than the person is willing to go" },
  shifts: { zh: "班次不合", en: "The shifts don't fit" },
  hours: { zh: "每周小时数太多", en: "Too many hours a week" },
  schooling: { zh: "学历要求更高", en: "Higher schooling demanded" },
  certificates: { zh: "缺少要求的证书", en: "A certificate is missing" },
  skills: { zh: "缺少要求的技能", en: "Skills are missing" },
  access: { zh: "缺少需要的无障碍条件", en: "Lacks what the person needs at the work place" },
};

export const ruleOf = (rule: string) => ({
  code: rule,
  words: (RULES as Readonly<Record<string, Wording>>)[rule] ?? { zh: rule, en: rule },
});

const BANDS: readonly Wording[] = [
  { zh: "未上学", en: "none" },
  { zh: "小学", en: "primary" },
  { zh: "初中", en: "junior secondary" },
  { zh: "高中或中专", en: "senior or vocational secondary" },
  { zh: "大专", en: "college" },
  { zh: "本科", en: "bachelor" },
  { zh: "硕士", en: "master" },
  { zh: "博士", en: "doctor" },
];
const NAMES: Readonly<Record<string, Wording>> = {
  day: { zh: "白班", en: "day" },
  evening: { zh: "晚班", en: "evening" },
  night: { zh: "夜班", en: "night" },
  stepFree: { zh: "无台阶", en: "step-free" },
  seated: { zh: "可坐着做", en: "seated" },
  quiet: { zh: "安静", en: "quiet" },
  companion: { zh: "有人陪同", en: "a companion" },
  remote: { zh: "可远程", en: "remote" },
};
const listed = (codes: readonly string[], language: keyof Wording) =>
  codes.map((code) => NAMES[code]?.[language] ?? code).join(language === "zh" ? "、" : ", ");

/** The smallest change, in words: what would have to be otherwise. */
export function changeWords(change: Change): Wording {
  switch (change.rule) {
    case "distance":
      return { zh: `愿意去到约${change.maxKm}公里`, en: `Willing to go about ${change.maxKm} km` };
    case "hours":
      return { zh: `每周能做${change.hoursMax}小时`, en: `Can work ${change.hoursMax} hours a week` };
    case "shifts":
      return { zh: `能上${listed(change.add, "zh")}`, en: `Can work ${listed(change.add, "en")} shifts` };
    case "schooling": {
      const band = BANDS[change.band] ?? { zh: String(change.band), en: String(change.band) };
      return { zh: `学历到${band.zh}`, en: `Schooling up to ${band.en}` };
    }
    case "certificates":
      return { zh: `取得${change.certificate}证书`, en: `Gets the certificate ${change.certificate}` };
    case "skills":
      return { zh: `学会${change.skill}`, en: `Learns ${change.skill}` };
    case "access":
      return {
        zh: `单位做到${listed(change.add, "zh")}`,
        en: `The employer provides ${listed(change.add, "en")}`,
      };
    case "homeOnly":
      return { zh: "能出门上班", en: "Can work away from home" };
    case "shut":
      return { zh: "愿意再考虑以前拒绝过的岗位", en: "Considers again what was refused before" };
    case "seats":
      return { zh: "岗位再空出一个名额", en: "A seat becomes free" };
  }
}

const FACTS: Readonly<Record<string, Wording>> = {
  "seeker.occupations": { zh: "想做什么", en: "What work is wished for" },
  "seeker.skills": { zh: "会什么技能", en: "Which skills they have" },
  "seeker.certificates": { zh: "有什么证书", en: "Which certificates they hold" },
  "seeker.schooling": { zh: "学历", en: "Schooling" },
  "seeker.hoursPerWeek": { zh: "每周能做几小时", en: "Hours a week" },
  "seeker.shifts": { zh: "能上哪些班", en: "Which shifts they can work" },
  "seeker.wageFrom": { zh: "想要多少工资", en: "The wage wished for" },
  "seeker.maxKm": { zh: "愿意去多远", en: "How far they would go" },
  "seeker.place": { zh: "住在哪里", en: "Where they live" },
  "seeker.homeOnly": { zh: "是否只能在家做", en: "Whether only work at home is possible" },
  "seeker.accessNeeds": { zh: "身体和无障碍方面的需要", en: "What they need at the work place" },
  "seeker.reservedSeat": { zh: "是否持有残疾人证", en: "Whether a reserved seat is open to them" },
  "vacancy.occupation": { zh: "岗位的职业", en: "The post's occupation" },
  "vacancy.wageFrom": { zh: "岗位的工资", en: "The post's wage" },
  "vacancy.hoursPerWeek": { zh: "岗位每周几小时", en: "The post's hours" },
  "vacancy.shifts": { zh: "岗位的班次", en: "The post's shifts" },
  "vacancy.place": { zh: "岗位在哪里", en: "Where the post is" },
  "vacancy.atHome": { zh: "能不能在家做", en: "Whether it can be done at home" },
  "vacancy.access": { zh: "岗位的无障碍条件", en: "What the work place has" },
  "vacancy.employerResponse": { zh: "单位答复的情况", en: "How the employer answers" },
};

/** The item's code as the visit asks for it (`access` for what is needed at the work place). */
const ITEMS: Readonly<Record<string, string>> = { "seeker.accessNeeds": "access" };

export function missingOf({ of, fact }: MissingFact) {
  const code = `${of}.${fact}`;
  const item = ITEMS[code] ?? (of === "seeker" ? fact : code);
  return { item, words: FACTS[code] ?? { zh: fact, en: fact } };
}
