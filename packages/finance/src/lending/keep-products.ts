import type { Queryable, Transaction } from "@olive/db";
import { Refusal, type Wording } from "@olive/kernel";
import { z } from "zod";
import { productSchema } from "./product.ts";
import * as refusals from "./refusals.ts";
import { addVersion, listVersions } from "./store-products.ts";

export interface ProductLine {
  readonly bank: { readonly code: string; readonly name: Wording; readonly open: boolean };
  readonly code: string;
  readonly name: Wording;
  readonly summary: Wording;
  readonly version: number;
  readonly fromOn: string;
  readonly withdrawn: boolean;
}

/** The newest version of each product, begun or not, withdrawn or not, by bank. */
export function listProductLines(db: Queryable, county: string): Promise<ProductLine[]> {
  return db.query<ProductLine>(
    `select jsonb_build_object('code', p.bank, 'name', coalesce(b.name, jsonb_build_object('zh', p.bank, 'en', p.bank)),
         'open', coalesce(b.state = 'open', false)) as bank,
       p.code, p.body -> 'name' as name, p.body -> 'summary' as summary, p.version, p.from_on::text as "fromOn",
       p.withdrawn
     from (select distinct on (bank, code) * from finance.product_version where county = $1
           order by bank, code, version desc) p
     left join finance.bank b on b.county = $1 and b.code = p.bank
     order by p.bank, p.code`,
    [county],
  );
}

/** A product with all its versions. Throws `product-unknown`. */
export async function showProduct(db: Queryable, county: string, bank: string, code: string) {
  const product = (await listProductLines(db, county)).find(
    (one) => one.bank.code === bank && one.code === code,
  );
  if (product === undefined) throw refusals.productUnknown(bank, code);
  const versions = await listVersions(db, county, bank, code);
  return {
    product,
    versions: versions.map(({ product: body, at, version, fromOn, withdrawn, by, source }) => ({
      ...{ version, fromOn, withdrawn, by, source, body: { ...body }, at: at.toISOString() },
    })),
  };
}

export interface SaveInput {
  readonly bank: string;
  readonly code: string;
  readonly after: number;
  readonly fromOn: string;
  readonly withdrawn: boolean;
  /** In full: what this house doesn't know stays in it. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly now: Date;
}

/**
 * Saves a version of a product; applications that stand on an earlier one keep it. Throws `county-only` (for whoever
 * doesn't work for the whole county), `product-invalid`, `product-moved-on`.
 */
export async function saveProduct(
  tx: Transaction,
  actor: { readonly county: string; readonly area: string; readonly account: number; readonly name: string },
  { bank, code, after, fromOn, withdrawn, body, reason, now }: SaveInput,
): Promise<void> {
  refusePart(actor);
  const read = productSchema.safeParse({ ...body, bank, code });
  if (!read.success) throw refusals.productInvalid(z.prettifyError(read.error));
  const by = { account: actor.account, name: actor.name };
  const version = { product: read.data, fromOn, withdrawn, source: reason, after, by, now };
  if ((await addVersion(tx, actor.county, version)) === undefined) throw refusals.versionMoved();
}

/** What is the county's is for whoever works for all of it. */
export function refusePart({ county, area }: { readonly county: string; readonly area: string }): void {
  if (area === `${county}000000`) return;
  throw new Refusal({
    code: "county-only",
    status: 403,
    message: { zh: "这是全县的事，由县级办理", en: "This is the county's own: it is done there" },
    remedy: { zh: "请联系县级的经办人", en: "Ask the county's official" },
  });
}
