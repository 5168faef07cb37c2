import { isRefusal } from "@olive/kernel";
import { testServer } from "@olive/testing";
import { expect, test } from "vitest";
import { judgeEngine } from "./engine.ts";
import { resolveServer } from "./resolve-server.ts";

const refusalOf = async (databaseUrl: string) => {
  const error = await resolveServer({ home: "/nowhere", databaseUrl }).catch((reason: unknown) => reason);
  return isRefusal(error) ? error.code : error;
};

test("a given server that does not force writes to the disk is refused", async () => {
  expect(await refusalOf(testServer().url)).toBe("database-not-durable");
});

test("an address that is none, and one where nobody answers, say so", async () => {
  expect(await refusalOf("my database")).toBe("bad-database-address");
  expect(await refusalOf("postgres://olive:x@127.0.0.1:1/olive")).toBe("database-unreachable");
});

test("the engine gate names what is behind, and refuses majors that are not tested", () => {
  expect(judgeEngine(150018)).toEqual({ version: "15.18", newest: "15.20", behind: true });
  expect(judgeEngine(180006).behind).toBe(false);
  expect(() => judgeEngine(140011)).toThrow(/14\.11/);
  expect(() => judgeEngine(190000)).toThrow(/19\.0/);
});
