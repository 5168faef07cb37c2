import type { Queryable, Transaction } from "@olive/db";
import { type Product, type ProductVersion, productSchema } from "./product.ts";
import type { Catalogue } from "./read-catalogue.ts";

interface StoredVersion extends Omit<ProductVersion, "product"> {
  readonly body: unknown;
}

const read = ({ body, ...version }: StoredVersion): ProductVersion => ({
  ...version,
  product: productSchema.parse(body),
});
const COLUMNS = `version, from_on::text as "fromOn", withdrawn, body`;

/** What every bank offers on a day: the newest version that has begun of each product, without those withdrawn. */
export async function listProducts(db: Queryable, county: string, today: string): Promise<ProductVersion[]> {
  const rows = await db.query<StoredVersion>(
    `select ${COLUMNS} from (
       select distinct on (bank, code) * from finance.product_version
       where county = $1 and from_on <= $2 order by bank, code, version desc) newest
     where not withdrawn order by bank, code`,
    [county, today],
  );
  return rows.map(read);
}

/** Every version of one product, the newest first. */
export async function listVersions(
  db: Queryable,
  county: string,
  bank: string,
  code: string,
): Promise<(ProductVersion & { readonly by: string; readonly at: Date; readonly source: string })[]> {
  const rows = await db.query<StoredVersion & { by: string; at: Date; source: string }>(
    `select ${COLUMNS}, recorded_by_name as by, recorded_at as at, source from finance.product_version
     where county = $1 and bank = $2 and code = $3 order by version desc`,
    [county, bank, code],
  );
  return rows.map(({ by, at, source, ...row }) => ({ ...read(row), by, at, source }));
}

/** One version, as an application keeps it. */
export async function loadVersion(
  db: Queryable,
  county: string,
  of: { readonly bank: string; readonly code: string; readonly version: number },
): Promise<ProductVersion | undefined> {
  const [row] = await db.query<StoredVersion>(
    `select ${COLUMNS} from finance.product_version where county = $1 and bank = $2 and code = $3 and version = $4`,
    [county, of.bank, of.code, of.version],
  );
  return row === undefined ? undefined : read(row);
}

export interface NewVersion {
  readonly product: Product;
  readonly fromOn: string;
  readonly withdrawn?: boolean;
  readonly source: string;
  /** The version that was looked at; 0 for a new product. Another in between is refused. */
  readonly after: number;
  readonly by: { readonly account: number; readonly name: string } | "machine";
  readonly now: Date;
}

/** Adds a version; undefined where another came in between. */
export async function addVersion(
  tx: Transaction,
  county: string,
  { product, fromOn, withdrawn, source, after, by, now }: NewVersion,
): Promise<number | undefined> {
  const [account, name] = by === "machine" ? [null, "系统"] : [by.account, by.name];
  const rows = await tx.query<{ version: number }>(
    `insert into finance.product_version
       (county, bank, code, version, body, from_on, withdrawn, source, recorded_at, recorded_by, recorded_by_name)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
     where $4 - 1 = coalesce((select max(version) from finance.product_version
       where county = $1 and bank = $2 and code = $3), 0)
     on conflict do nothing returning version`,
    [
      ...[county, product.bank, product.code, after + 1, JSON.stringify(product), fromOn, withdrawn ?? false],
      ...[source, now, account, name],
    ],
  );
  return rows[0]?.version;
}

/** As much of a file's digest as tells two editions apart. */
const DIGEST_SHOWN = 12;

/**
 * Brings the county's file into the store: a product that the file has changed since it last came from there gets a
 * version; what was edited on the desk since stays the newest until the file changes again.
 */
export async function installCatalogue(
  tx: Transaction,
  county: string,
  catalogue: Catalogue,
  now: Date,
): Promise<void> {
  for (const product of catalogue.products) {
    const [newest] = await tx.query<{ version: number }>(
      "select max(version) as version from finance.product_version where county = $1 and bank = $2 and code = $3",
      [county, product.bank, product.code],
    );
    const known = await tx.query(
      `select from finance.product_version
       where county = $1 and bank = $2 and code = $3 and recorded_by is null and body = $4::jsonb`,
      [county, product.bank, product.code, JSON.stringify(product)],
    );
    if (known.length > 0) continue;
    const source = `products.yaml ${catalogue.digest.slice(0, DIGEST_SHOWN)}`;
    const version = { product, source, after: newest?.version ?? 0, by: "machine", now } as const;
    await addVersion(tx, county, { ...version, fromOn: "2020-01-01" });
  }
}
