import type { DemoVillage } from "./settings.ts";

/** Whole numbers of people for each village by its weight that add up to `people` (largest remainders). */
export function allocatePeople(
  villages: readonly DemoVillage[],
  people: number,
): { readonly village: DemoVillage; readonly people: number }[] {
  const total = villages.reduce((sum, { weight }) => sum + weight, 0);
  const shares = villages.map((village) => {
    const exact = (village.weight / total) * people;
    return { village, people: Math.floor(exact), rest: exact % 1 };
  });
  const left = people - shares.reduce((sum, share) => sum + share.people, 0);
  const byRest = [...shares].sort((a, b) => b.rest - a.rest || (a.village.code < b.village.code ? -1 : 1));
  for (const share of byRest.slice(0, left)) share.people += 1;
  return shares.map(({ village, people: quota }) => ({ village, people: quota }));
}
