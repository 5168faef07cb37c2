import { seal, unseal } from "@olive/access";
import type { Queryable } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { OwnerSignature } from "../protocol/consent-artefact.ts";
import type { PrivateKey, PublicKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import { suiteOf } from "../protocol/suite.ts";
import type { OwnerSigner } from "./consent-site.ts";

interface KeyRow {
  readonly kid: string;
  readonly publicKey: PublicKey;
  readonly privateKey: string;
}

/**
 * Signs with keys that the house keeps, one an account, encrypted: where no electronic licence signs (the demo). Who may
 * sign for a business is not decided here: the mandate does.
 */
export function houseHeldSigner(site: {
  readonly county: { readonly code: string };
  readonly houseKey: () => Promise<Buffer>;
  readonly suite?: SuiteCode;
}): OwnerSigner {
  const suite = site.suite ?? "intl";
  const { code: county } = site.county;
  return {
    sign: async (tx, { account, payload, now }): Promise<OwnerSignature> => {
      const house = await site.houseKey();
      const asked = { county, account, suite };
      const key = (await findKey(tx, asked)) ?? (await makeKey(tx, asked, house, now));
      const text = unseal(house, "finance-key", key.privateKey);
      if (text === undefined) throw keyLost();
      const own = { kid: key.kid, privateKey: JSON.parse(text) as PrivateKey };
      const signature = await suiteOf(suite).sign(payload, own);
      return { signature, kid: key.kid, suite, publicKey: key.publicKey };
    },
  };
}

interface AskedKey {
  readonly county: string;
  readonly account: number;
  readonly suite: SuiteCode;
}

/** Of two that make the first key at once one is kept, and both sign with it. */
async function makeKey(tx: Queryable, asked: AskedKey, house: Buffer, now: Date): Promise<KeyRow> {
  const { county, account, suite } = asked;
  const made = await suiteOf(suite).generateKeys("sign");
  const hidden = seal(house, "finance-key", JSON.stringify(made.privateKey));
  await tx.query(
    `insert into finance.owner_key (county, account, kid, suite, public_key, private_key, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [county, account, made.kid, suite, JSON.stringify(made.publicKey), hidden, now],
  );
  const found = await findKey(tx, asked);
  if (found === undefined) throw keyLost();
  return found;
}

async function findKey(tx: Queryable, { county, account, suite }: AskedKey): Promise<KeyRow | undefined> {
  const [key] = await tx.query<KeyRow>(
    `select kid, public_key as "publicKey", private_key as "privateKey" from finance.owner_key
     where county = $1 and account = $2 and suite = $3 and revoked_at is null`,
    [county, account, suite],
  );
  return key;
}

const keyLost = () =>
  new Refusal({
    code: "owner-key-lost",
    status: 409,
    message: { zh: "签名密钥打不开", en: "The key to sign with can't be opened" },
    remedy: {
      zh: "恢复备份里的 keys/house.key，或停用旧密钥后重签",
      en: "Restore keys/house.key from the backup, or retire the old key and sign anew",
    },
  });
