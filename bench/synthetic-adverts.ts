/** Seeded posts and adverts: titles, aliases and tasks of the classification, invented firms, places on a plane. */
import { readOccupations } from "@olive/employment";
import { createRandom } from "./synthetic-population.ts";

const BRANDS = [
  "云岭",
  "山湾",
  "青禾",
  "石桥",
  "万松",
  "金田",
  "柳溪",
  "白塔",
  "恒安",
  "瑞丰",
  "宏图",
  "春晖",
  "永泰",
  "星源",
  "和顺",
  "长林",
];
const SECONDS = [
  "达",
  "盛",
  "通",
  "美",
  "新",
  "诚",
  "佳",
  "远",
  "兴",
  "捷",
  "华",
  "益",
  "德",
  "洁",
  "力",
  "康",
  "博",
  "锦",
  "辰",
  "越",
];
const TRADES = [
  "家政服务",
  "物业服务",
  "机械制造",
  "服装",
  "食品",
  "电子科技",
  "物流",
  "餐饮管理",
  "商贸",
  "建筑工程",
  "五金",
  "教育咨询",
  "纺织",
  "包装材料",
  "园林绿化",
];
const REGIONS = ["橄溪县", "溪山市", "金湾市", "松原区"];
const WELFARE = [
  ...[
    "缴纳五险一金",
    "提供工作餐",
    "包住宿",
    "每周双休",
    "法定节假日休息",
    "年底双薪",
    "岗前培训",
    "节日福利",
    "免费体检",
    "交通补贴",
  ],
  ...[
    "工资按月准时发放",
    "团队氛围好",
    "晋升空间大",
    "长期稳定",
    "就近安排",
    "夜班有补贴",
    "高温补贴",
    "全勤奖",
    "工龄奖",
    "有空调宿舍",
  ],
];
const AROUND = [
  "急聘",
  "诚聘",
  "高薪",
  "（包吃住）",
  "（五险一金）",
  "【双休】",
  "3名",
  "5000-8000元/月",
  "（长期）",
];
const KINDS = [
  "ordinary",
  "ordinary",
  "ordinary",
  "ordinary",
  "publicPost",
  "assistedEmployment",
  "homeProcessing",
  "craftHelper",
];
const SHIFTS = ["day", "evening", "night", "flexible"] as const;
/** The county's width and height, in metres. */
const WIDTH = 37_000;

export type Random = () => number;
export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

interface Work {
  readonly titles: readonly string[];
  readonly duties: readonly string[];
}

/** Work of which the classification says the tasks. */
export function works(): Work[] {
  return readOccupations()
    .filter(({ level, tasks }) => level === 4 && tasks !== "")
    .map(({ name, aliases, tasks }) => ({
      titles: [name, ...aliases],
      duties: tasks.split(/\s*\d+\.\s*/).filter(Boolean),
    }));
}

/** Brand and trade of the `i`-th firm: no two are the same. */
export function firmCore(i: number): string {
  const brand = i % (BRANDS.length * SECONDS.length);
  const trade = Math.floor(i / (BRANDS.length * SECONDS.length));
  return (
    BRANDS[brand % BRANDS.length]! +
    SECONDS[Math.floor(brand / BRANDS.length)]! +
    TRADES[trade % TRADES.length]!
  );
}
const FIRMS = BRANDS.length * SECONDS.length * TRADES.length;

/** A firm's full name, and other ways in which its adverts give it. */
export const firmName = (core: string, random: Random) => `${pick(random, REGIONS)}${core}有限公司`;
export function firmVariant(core: string, random: Random): string {
  const region = pick(random, REGIONS);
  const ways = [
    core,
    `${core}有限公司`,
    `${core}（${region}）有限公司`,
    `${region}${core}有限责任公司`,
    `${core}有限公司${region}分公司`,
  ];
  return pick(random, ways);
}

const some = <T>(random: Random, list: readonly T[], most: number): T[] => {
  const from = Math.floor(random() * list.length);
  return Array.from({ length: Math.min(most, list.length) }, (_, i) => list[(from + i) % list.length]!);
};

/** Tasks of the classification and a firm's own welfare. */
const textOf = (random: Random, { duties }: Work, welfare: readonly string[]) =>
  [...some(random, duties, 5), ...welfare].join("，");

export function syntheticPosts(count: number, seed: number) {
  const random = createRandom(seed);
  const all = works();
  return Array.from({ length: count }, (_, i) => {
    const work = pick(random, all);
    const wageFrom = random() < 0.2 ? null : 2500 + Math.floor(random() * 60) * 100;
    const title = pick(random, work.titles);
    return {
      ...{ id: `${i}`, title: random() < 0.3 ? pick(random, AROUND) + title : title },
      ...{
        text: textOf(random, work, some(random, WELFARE, 4)),
        employer: firmName(firmCore(Math.floor(random() * FIRMS)), random),
      },
      ...{ x: Math.floor(random() * WIDTH), y: Math.floor(random() * WIDTH), kind: pick(random, KINDS) },
      shifts: random() < 0.2 ? [] : some(random, SHIFTS, 1 + Math.floor(random() * 2)),
      ...{
        wageFrom,
        wageTo: wageFrom === null ? null : wageFrom + 1500,
        openSeats: random() < 0.1 ? 0 : 1 + Math.floor(random() * 5),
      },
    };
  });
}

export interface SeededAdvert {
  readonly id: string;
  readonly title: string;
  readonly employer: string;
  readonly place: string;
  readonly text: string;
  /** The post that it advertises. */
  readonly post: number;
}

/** Share of adverts that repeat an earlier one. */
const REPEATED = 0.15;
/** The largest firm has so many adverts in a thousand: no group may be left out for its size. */
const GIANT = 0.02;

/**
 * Adverts with repeats whose post is known. What looks alike and isn't: a firm's other work with the same welfare, its
 * same work at other places, the same work with the same tasks at other firms.
 */
export function seededAdverts(count: number, seed: number): SeededAdvert[] {
  const random = createRandom(seed);
  const all = works();
  const adverts: SeededAdvert[] = [];
  const taken = new Set<string>();
  while (adverts.length < count) {
    const id = `${adverts.length}`;
    const before = adverts.length > 0 && random() < REPEATED ? pick(random, adverts) : undefined;
    if (before !== undefined) {
      adverts.push({ ...repeat(before, random), id });
      continue;
    }
    const firm = random() < GIANT ? 0 : Math.floor(random() * FIRMS);
    const work = pick(random, all);
    const advert = {
      ...{
        id,
        post: adverts.length,
        title: pick(random, work.titles),
        employer: firmName(firmCore(firm), random),
      },
      ...{
        place: `村${Math.floor(random() * 300)}`,
        text: textOf(random, work, some(createRandom(firm), WELFARE, 5)),
      },
    };
    const key = `${firm}|${advert.title}|${advert.place}`;
    if (taken.has(key)) continue;
    taken.add(key);
    adverts.push(advert);
  }
  return adverts;
}

const CORE = /^(?:橄溪县|溪山市|金湾市|松原区)?(.*?)(?:（|有限|$)/;

/** Put up again, with one or more of: something around the title, another name of the firm, a text that was worked on. */
function repeat(before: SeededAdvert, random: Random): SeededAdvert {
  const core = CORE.exec(before.employer)?.[1] ?? before.employer;
  const title = random() < 0.5 ? editTitle(before.title, random) : before.title;
  const employer = random() < 0.4 ? firmVariant(core, random) : before.employer;
  const place = random() < 0.1 ? "" : before.place;
  return {
    ...before,
    title,
    employer,
    place,
    text: random() < 0.6 ? editText(before.text, random) : before.text,
  };
}

function editTitle(title: string, random: Random): string {
  const way = random();
  if (way < 0.4) return pick(random, AROUND) + title;
  if (way < 0.8) return title + pick(random, AROUND);
  return `${title}${pick(random, ["A", "师傅", "岗", "人员"])}`;
}

/** One sentence goes, another of welfare comes, two change places. */
function editText(text: string, random: Random): string {
  const sentences = text.split("，");
  const at = Math.floor(random() * sentences.length);
  if (random() < 0.6 && sentences.length > 3) sentences.splice(at, 1);
  if (random() < 0.6) sentences.push(pick(random, WELFARE));
  if (random() < 0.4) sentences.unshift(...sentences.splice(at, 1));
  return sentences.join("，");
}
