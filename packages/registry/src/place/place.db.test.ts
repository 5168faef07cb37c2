import { join } from "node:path";
import { parsePlaceCode } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { findPlaceOn } from "./find-place-on.ts";
import { installPlaces } from "./install-places.ts";
import { listPlaces } from "./list-places.ts";
import { readPlaces } from "./read-places.ts";

const db = await testDatabase();
const list = readPlaces(join(import.meta.dirname, "../../../../counties/example"));

test("places come back from the database as the county's file has them, also after a second installation", async () => {
  await installPlaces(db, "330798", list);
  await installPlaces(db, "330798", list);
  expect(await listPlaces(db, "330798")).toEqual(list.places);
  expect(await listPlaces(db, "330702")).toEqual([]);
});

test("a historic village is found on a day on which it was valid, and leads to its successor after", async () => {
  const code = parsePlaceCode("330798200203")!;
  const before = await findPlaceOn(db, "330798", code, 20200229);
  expect(before.place?.name).toBe("岩背村委会");
  const after = await findPlaceOn(db, "330798", code, 20200301);
  expect(after.place).toBeUndefined();
  expect(after.leadsTo.map(({ name }) => name)).toEqual(["上重坞村委会"]);
});
