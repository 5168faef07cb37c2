import type { ReplayStore } from "../protocol/replay-store.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";

/**
 * Nonces of one bank's requests, in the database: shared by all servers, kept through the last moment at which their
 * signature would be accepted, never pushed out by others. Where the database can't answer, it throws.
 */
export function replayNonces({ db, county }: DeliverySite, bank: string): ReplayStore {
  return {
    commit: async (entry, keepThrough) => {
      const rows = await db.query(
        `insert into finance.replay_nonce (county, bank, nonce, keep_until) values ($1, $2, $3, $4)
         on conflict do nothing returning nonce`,
        [county.code, bank, entry, keepThrough],
        "finance-nonce",
      );
      return rows.length > 0;
    },
  };
}

/** Forgets nonces whose signatures are no longer accepted. */
export async function forgetNonces(site: DeliverySite): Promise<void> {
  await site.db.query(
    "delete from finance.replay_nonce where keep_until < $1",
    [nowOf(site)],
    "finance-forget-nonces",
  );
}
