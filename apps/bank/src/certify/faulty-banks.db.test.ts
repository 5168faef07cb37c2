import { expect, onTestFinished, test } from "vitest";
import type { Knob } from "../sandbox/knobs.ts";
import { testStore, tryBank } from "../testing/test-bank.ts";
import { runKit } from "./run-kit.ts";

const store = await testStore();

/**
 * `duplicate` is no fault under the protocol: a message may come twice. A kit that can't fail is worthless: each way of being wrong, and which of the scenarios below find it out. All the
 * others in the list have to stay green, so that a report points at what is wrong.
 */
const SAMPLE = [
  "F-receipt",
  "F-prompt",
  "F-decision",
  "F-draws-too-much",
  "F-deletion",
  "I-delivery",
  "I-delivery-other",
  "R-flipped",
  "R-stale",
  "R-replay-nonce",
  "M-impostor",
  "C-good",
  "C-value",
  "C-too-much",
];
const FOUND: Readonly<Record<Exclude<Knob, "duplicate">, { setting: number; red: readonly string[] }>> = {
  down: { setting: 1, red: SAMPLE },
  slow: { setting: 3_200, red: ["F-prompt"] },
  // It signs its wrong receipt anew each time, so a repeat is not the same either.
  wrongDigest: { setting: 1, red: ["F-receipt", "I-delivery"] },
  foreignSignature: {
    setting: 1,
    red: [
      ...[
        "F-receipt",
        "F-prompt",
        "F-decision",
        "F-draws-too-much",
        "F-deletion",
        "I-delivery",
        "I-delivery-other",
      ],
      ...["R-replay-nonce", "C-good", "C-value", "C-too-much"],
    ],
  },
  wrongKey: {
    setting: 1,
    red: ["F-decision", "F-draws-too-much", "F-deletion", "C-good", "C-value", "C-too-much"],
  },
  silent: { setting: 1, red: ["F-decision", "F-draws-too-much"] },
  late: { setting: 60_000, red: ["F-decision", "F-draws-too-much"] },
  trusting: { setting: 1, red: ["R-flipped", "R-stale", "R-replay-nonce"] },
  replayable: { setting: 1, red: ["R-replay-nonce"] },
  credulous: { setting: 1, red: ["C-value", "C-too-much"] },
  forgetful: { setting: 1, red: ["I-delivery", "I-delivery-other"] },
  spendthrift: { setting: 1, red: ["F-draws-too-much"] },
};

test.each(Object.entries(FOUND))(
  "a bank that is %s goes red, where it is wrong",
  { timeout: 60_000 },
  async (knob, faulty) => {
    const { kit, running, stop } = await tryBank("olive-creek", store, {}, 2_500);
    onTestFinished(stop);
    const [bank] = running.banks;
    await bank?.knobs.set(knob as Knob, faulty.setting);
    onTestFinished(() => bank?.knobs.set(knob as Knob, undefined));
    const { failed } = await runKit(kit, { only: SAMPLE });
    expect([...failed].sort()).toEqual([...faulty.red].sort());
  },
);

test("a right bank passes the same sample", async () => {
  const { kit, stop } = await tryBank("olive-creek", store);
  onTestFinished(stop);
  expect((await runKit(kit, { only: SAMPLE })).failed).toEqual([]);
});
