import { expect, test } from "vitest";
import { nameOccupation } from "./name-occupation.ts";

test.each([
  ["4-10-01-06", "家政服务员"],
  ["4-10-01-00", "生活照料服务人员"],
  ["4-10-01-99", "其他生活照料服务人员"],
  ["4-10-99-99", "其他居民服务人员"],
  ["4-99-99-99", "其他社会生产服务和生活服务人员"],
  ["9-99-99-99", undefined],
  ["4-10-01-98", undefined],
])("%s is called %s", (code, name) => {
  expect(nameOccupation(code)).toBe(name);
});
