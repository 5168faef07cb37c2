import { expect, test } from "vitest";
import { send } from "../certify/kit.ts";
import { makeCase } from "../certify/kit-case.ts";
import { testStore, tryBank } from "../testing/test-bank.ts";

const store = await testStore();

test.each([
  ["olive-creek", "shop-line", 150_000_000],
  ["pine-cone", "guaranteed-loan", 80_000_000],
] as const)("%s receives, verifies and offers", async (code, product, amountFen) => {
  const { kit, stop } = await tryBank(code, store);
  const shop = await makeCase(kit);
  const receipt = await send(kit, shop.delivery());
  expect(receipt).toMatchObject({ status: 202, trouble: undefined, message: { kind: "receipt" } });
  expect(await send(kit, shop.keyRelease())).toMatchObject({ message: { outcome: "verified" } });
  const decision = await kit.inbox.wait(shop.application, ({ kind }) => kind === "decision", 5_000);
  expect(kit.inbox.refused).toEqual([]);
  expect(decision?.message).toMatchObject({ state: "offered", offers: [{ amountFen, product }] });
  await stop();
});
