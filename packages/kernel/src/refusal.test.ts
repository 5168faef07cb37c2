import { expect, test } from "vitest";
import { isRefusal, Refusal } from "./refusal.ts";

const parts = {
  code: "folder-missing",
  message: { zh: "找不到文件夹", en: "The folder does not exist" },
  remedy: { zh: "请检查路径", en: "Check the path" },
};

test("a refusal carries a code, the words and what to do in both languages", () => {
  const refusal = new Refusal({ ...parts, details: { folder: "x" } });
  expect(refusal).toMatchObject({
    code: "folder-missing",
    wording: parts.message,
    remedy: parts.remedy,
    status: 422,
  });
  expect(refusal.message).toBe("找不到文件夹 The folder does not exist");
  expect(new Refusal({ ...parts, status: 404 }).status).toBe(404);
});

test("only refusals are told to users", () => {
  expect(isRefusal(new Refusal(parts))).toBe(true);
  expect(isRefusal(new Error("boom"))).toBe(false);
  expect(isRefusal("boom")).toBe(false);
});
