import type { FromBank, Offer, ToBank } from "@olive/finance/protocol";
import { type Kit, send } from "../kit.ts";
import { type CaseOptions, type KitCase, makeCase } from "../kit-case.ts";
import { expectMessage, expectThat } from "../scenario.ts";

export type Of<K extends FromBank["kind"]> = Extract<FromBank, { kind: K }>;

/** A report in the bank's hands, verified. */
export async function delivered(kit: Kit, options?: CaseOptions): Promise<KitCase> {
  const shop = await makeCase(kit, options);
  expectMessage(await send(kit, shop.delivery()), "receipt");
  const { outcome } = expectMessage(await send(kit, shop.keyRelease()), "contentAnswer");
  expectThat(outcome === "verified", `expected verified, got ${outcome}`);
  return shop;
}

/** The bank's decision on an application, within the kit's patience. */
export async function decisionOn(kit: Kit, { application }: KitCase): Promise<Of<"decision">> {
  const settled = (message: FromBank) =>
    message.kind === "decision" && !["received", "underwriting"].includes(message.state);
  const arrived = await kit.inbox.wait(application, settled, kit.patience);
  expectThat(arrived !== undefined, `no decision within ${kit.patience} ms${refusedAtDoor(kit)}`);
  return arrived.message as Of<"decision">;
}

const refusedAtDoor = ({ inbox }: Kit): string =>
  inbox.refused.length === 0
    ? ""
    : `; messages refused at our door: ${[...new Set(inbox.refused)].join(", ")}`;

export interface Offered {
  readonly shop: KitCase;
  readonly offer: Offer;
}
export interface Accepted extends Offered {
  readonly acceptance: ToBank;
}

/** A shop that has an offer of the bank's. */
export async function offered(kit: Kit, options?: CaseOptions): Promise<Offered> {
  const shop = await delivered(kit, options);
  const { state, offers } = await decisionOn(kit, shop);
  const [offer] = offers;
  expectThat(
    state === "offered" && offer !== undefined,
    `expected an offer for the sample shop, got ${state}`,
  );
  return { shop, offer };
}

/** A shop that has taken its offer. */
export async function acceptedOffer(kit: Kit): Promise<Accepted> {
  const taken = await offered(kit);
  const acceptance = taken.shop.acceptance(taken.offer.offer);
  expectMessage(await send(kit, acceptance), "receipt");
  return { ...taken, acceptance };
}

/** All payments of an offer that the bank has told of so far. */
export function paidOut(kit: Kit, { shop, offer }: Offered): Of<"disbursement">[] {
  return kit.inbox
    .all(shop.application)
    .map(({ message }) => message)
    .filter((message) => message.kind === "disbursement")
    .filter((message) => message.offer === offer.offer);
}
