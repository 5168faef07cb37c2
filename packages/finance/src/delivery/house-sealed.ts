import { type SealedFor, seal, unseal } from "@olive/access";
import type { DeliverySite } from "./delivery-site.ts";

/** What must not lie readable in the database, its dumps and backups: contents of messages, receipts, private keys. */
export interface HouseSeal {
  close(text: string): string;
  /** Throws where the text was changed or sealed with another key: the house key is not the one of this database. */
  open(sealed: string): string;
}

export async function houseSeal(
  { houseKey }: Pick<DeliverySite, "houseKey">,
  purpose: Exclude<SealedFor, "second-factor"> = "finance-message",
): Promise<HouseSeal> {
  const key = await houseKey();
  return {
    close: (text) => seal(key, purpose, text),
    open: (sealed) => {
      const text = unseal(key, purpose, sealed);
      if (text === undefined) throw new Error(`sealed ${purpose} doesn't open with the house key`);
      return text;
    },
  };
}
