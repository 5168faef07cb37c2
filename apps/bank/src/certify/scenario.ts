import type { FromBank, ToBank } from "@olive/finance/protocol";
import { FAULTS, type Fault } from "@olive/finance/protocol";
import type { Wording } from "@olive/kernel";
import type { BankAnswer, Kit } from "./kit.ts";

/** One thing that is tried with a bank. */
export interface Scenario {
  /** Stable: reports of two days can be compared by it. */
  readonly code: string;
  readonly title: Wording;
  /** What is sent. */
  readonly sends: Wording;
  /** What has to come back. */
  readonly expects: Wording;
  /** Whether a refusal is what is expected. */
  readonly negative: boolean;
  run(kit: Kit): Promise<void>;
}

/** The bank did something else than what is expected. */
export class Unmet extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Unmet";
  }
}

export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Unmet(otherwise);
}

/** The answer is a refusal with one of these codes and its status. */
export function expectRefusal(answer: BankAnswer, faults: readonly Fault[]): void {
  const { status, fault } = answer;
  const got = `${status} ${fault ?? answer.message?.kind ?? answer.trouble ?? ""}`.trim();
  const fits = faults.some((one) => fault === one && status === FAULTS[one]);
  expectThat(fits, `expected ${faults.join(" or ")}, got ${got}`);
}

/** The answer is a signed message of this kind. */
export function expectMessage<K extends FromBank["kind"]>(
  { status, message, trouble, fault }: BankAnswer,
  kind: K,
): Extract<FromBank, { kind: K }> {
  expectThat(
    message?.kind === kind,
    `expected ${kind}, got ${status} ${message?.kind ?? fault ?? trouble ?? "nothing"}`,
  );
  return message as Extract<FromBank, { kind: K }>;
}

/** Words for a refusal, from its codes. */
export function refusalWording(faults: readonly Fault[]): Wording {
  const named = faults.map((fault) => `${FAULTS[fault]} ${fault}`);
  return { zh: `拒绝：${named.join(" 或 ")}`, en: `refused: ${named.join(" or ")}` };
}

export const words = (zh: string, en: string): Wording => ({ zh, en });
export type Message = ToBank;

/** A scenario in which everything is right. */
export function good(
  code: string,
  title: readonly [string, string],
  expects: readonly [string, string],
  run: Scenario["run"],
): Scenario {
  return {
    code,
    title: words(...title),
    sends: words(...title),
    expects: words(...expects),
    negative: false,
    run,
  };
}

/** A scenario whose last message has to be refused. */
export function refuses(
  code: string,
  title: readonly [string, string],
  faults: readonly Fault[],
  run: (kit: Kit) => Promise<BankAnswer>,
): Scenario {
  const what = words(...title);
  return {
    ...{ code, title: what, sends: what, expects: refusalWording(faults), negative: true },
    run: async (kit) => expectRefusal(await run(kit), faults),
  };
}
