import type { Wording } from "@olive/kernel";
import type { Kit } from "./kit.ts";
import { type Scenario, Unmet } from "./scenario.ts";
import { CONTENT_SCENARIOS } from "./scenarios/content.ts";
import { FLOW_SCENARIOS } from "./scenarios/flow.ts";
import { MESSAGE_SCENARIOS } from "./scenarios/messages.ts";
import { MONEY_SCENARIOS } from "./scenarios/money.ts";
import { REPEAT_SCENARIOS } from "./scenarios/repeats.ts";
import { REQUEST_SCENARIOS } from "./scenarios/requests.ts";

/** All that a bank is tried with, in this order. */
export const SCENARIOS: readonly Scenario[] = [
  ...FLOW_SCENARIOS,
  ...MONEY_SCENARIOS,
  ...REPEAT_SCENARIOS,
  ...REQUEST_SCENARIOS,
  ...MESSAGE_SCENARIOS,
  ...CONTENT_SCENARIOS,
];

export interface Tried {
  readonly code: string;
  readonly title: Wording;
  readonly sends: Wording;
  readonly expects: Wording;
  readonly negative: boolean;
  readonly passed: boolean;
  /** What came instead; null where it passed. */
  readonly found: string | null;
  readonly ms: number;
}

export interface KitReport {
  readonly bank: string;
  readonly endpoint: string;
  readonly suite: string;
  readonly at: string;
  readonly scenarios: number;
  readonly negative: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly tried: readonly Tried[];
}

/** A bank that answers nothing at all would let each scenario wait to its end. */
const SIDE_BY_SIDE = 6;

/** Tries a bank with every scenario (or the named ones) and says what it met and what it didn't. */
export async function runKit(
  kit: Kit,
  options: { readonly only?: readonly string[]; readonly onTried?: (tried: Tried) => void } = {},
): Promise<KitReport> {
  const chosen = SCENARIOS.filter(({ code }) => options.only?.includes(code) ?? true);
  const tried = new Map<string, Tried>();
  const queue = [...chosen];
  const work = async () => {
    for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
      const one = await tryScenario(kit, scenario);
      tried.set(one.code, one);
      options.onTried?.(one);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  const all = chosen.map(({ code }) => tried.get(code)!);
  return {
    ...{
      bank: kit.bank.code,
      endpoint: kit.bank.endpoint,
      suite: kit.bank.suite,
      at: new Date().toISOString(),
    },
    scenarios: all.length,
    negative: all.filter(({ negative }) => negative).length,
    passed: all.filter(({ passed }) => passed).length,
    failed: all.filter(({ passed }) => !passed).map(({ code }) => code),
    tried: all,
  };
}

async function tryScenario(kit: Kit, { run, ...about }: Scenario): Promise<Tried> {
  const begun = performance.now();
  const { found } = await run(kit).then(
    () => ({ found: null }),
    (error: unknown) => ({
      found: error instanceof Unmet ? error.message : `the kit's own fault: ${String(error)}`,
    }),
  );
  return { ...about, passed: found === null, found, ms: Math.round(performance.now() - begun) };
}
