import type { Database } from "@olive/db";
import type { Wording } from "@olive/kernel";

/**
 * Ways in which the sandbox can be wrong. The first eight are faults that the platform has to survive; the others are
 * banks that don't check: the certification kit has to find them out.
 */
export const KNOBS = {
  down: { zh: "断线：不答就挂断", en: "hangs up without an answer" },
  slow: { zh: "慢：答复推迟若干毫秒", en: "answers late by so many milliseconds" },
  duplicate: { zh: "重复：每条信息发两遍", en: "sends every message twice" },
  wrongDigest: { zh: "回执摘要不符", en: "its receipt has another digest" },
  foreignSignature: { zh: "回执由别的密钥签名", en: "its answers are signed by another key" },
  wrongKey: { zh: "报告打不开：密钥不对", en: "says that the key isn't its own" },
  silent: { zh: "收下之后没有决定", en: "receives and never decides" },
  late: { zh: "决定推迟若干毫秒", en: "decides late by so many milliseconds" },
  trusting: { zh: "不验请求签名", en: "doesn't check the request's signature" },
  replayable: { zh: "不记随机数", en: "keeps no nonces" },
  credulous: { zh: "不验报告的签名和路径", en: "doesn't check the report's proofs" },
  forgetful: { zh: "不查重", en: "doesn't notice repeats" },
  spendthrift: { zh: "不看额度和期限", en: "pays beyond limit and time" },
} as const satisfies Record<string, Wording>;
export type Knob = keyof typeof KNOBS;

export interface Knobs {
  /** Undefined where it is off; else its setting (milliseconds for slow and late). */
  get(knob: Knob): number | undefined;
  set(knob: Knob, setting: number | undefined): Promise<void>;
}

export const isKnob = (name: string): name is Knob => name in KNOBS;

/** A bank's knobs, kept in its database so that they outlive a restart. */
export async function openKnobs(db: Database, bank: string): Promise<Knobs> {
  const rows = await db.query<{ name: Knob; setting: number }>(
    "select name, setting from bank.knob where bank = $1",
    [bank],
  );
  const on = new Map(rows.map(({ name, setting }) => [name, setting]));
  return {
    get: (knob) => on.get(knob),
    set: async (knob, setting) => {
      if (setting === undefined) {
        await db.query("delete from bank.knob where bank = $1 and name = $2", [bank, knob]);
        on.delete(knob);
        return;
      }
      await db.query(
        `insert into bank.knob (bank, name, setting) values ($1, $2, $3)
         on conflict (bank, name) do update set setting = excluded.setting`,
        [bank, knob, setting],
      );
      on.set(knob, setting);
    },
  };
}
