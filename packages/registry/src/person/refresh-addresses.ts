import type { Transaction } from "@olive/db";
import { addressParts } from "./read-address.ts";

/** Addresses are taken apart in parcels of this many: some tens of thousands of parts. */
const ADDRESSES_A_PARCEL = 10_000;

/** Brings the parts by which addresses are found in line with the directory: new ones are added, empty ones go. */
export async function refreshAddresses(tx: Transaction, county: string): Promise<void> {
  await tx.query(
    `delete from registry.address_part a where a.county = $1 and not exists (
       select from registry.person p
       where p.county = a.county and p.place_code = a.place_code and p.address = a.address)`,
    [county],
  );
  const fresh = await tx.query<{ place: string; address: string }>(
    `select distinct p.place_code as place, p.address from registry.person p
     where p.county = $1 and p.address is not null and not exists (
       select from registry.address_part a
       where a.county = p.county and a.part = p.address and a.place_code = p.place_code and a.address = p.address)`,
    [county],
  );
  for (let start = 0; start < fresh.length; start += ADDRESSES_A_PARCEL) {
    await storeParts(tx, county, fresh.slice(start, start + ADDRESSES_A_PARCEL));
  }
}

async function storeParts(
  tx: Transaction,
  county: string,
  addresses: readonly { readonly place: string; readonly address: string }[],
): Promise<void> {
  const rows = addresses.flatMap(({ place, address }) =>
    addressParts(address).map((part) => ({ place, part, address })),
  );
  await tx.query(
    `insert into registry.address_part (county, place_code, part, address)
     select $1, * from unnest($2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      county,
      rows.map(({ place }) => place),
      rows.map(({ part }) => part),
      rows.map(({ address }) => address),
    ],
  );
}
