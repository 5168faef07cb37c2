import { expect, test } from "vitest";
import { z } from "zod";
import { drawId } from "./draw-id.ts";

test("ids are UUIDs of version 4, and no two alike", () => {
  const ids = Array.from({ length: 1000 }, drawId);
  expect(ids.filter((id) => !z.uuidv4().safeParse(id).success)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
