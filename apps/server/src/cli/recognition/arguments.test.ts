import { join } from "node:path";
import { expect, test } from "vitest";
import { type Command, isBadArguments } from "../command.ts";
import { command as explain } from "../commands/explain.ts";
import { command as gaps } from "../commands/gaps.ts";
import { command as recognise } from "../commands/recognise.ts";
import { command as simulate } from "../commands/simulate.ts";
import type { Terminal } from "../terminal.ts";
import { PROJECT } from "../workplace.ts";

const SAMPLE = join(PROJECT, "counties", "wucheng", "extracts", "sample");

const io: Terminal = {
  out: () => undefined,
  err: () => undefined,
  isTty: false,
  color: false,
  lang: "en",
  say: (wording) => wording.en,
  progress: () => ({ show: () => undefined, end: () => undefined }),
  interrupted: new AbortController().signal,
  ask: async () => undefined,
};

const slips: [Command, string[], string][] = [
  [recognise, [], "folder"],
  [recognise, ["/nowhere", "--as-of", "2022-05-31"], "/nowhere"],
  [recognise, [SAMPLE], "--as-of"],
  [recognise, [SAMPLE, "--as-of", "2022-02-30"], "2022-02-30"],
  [recognise, [SAMPLE, "--as-of", "2022-05-31", "--county", "atlantis"], "atlantis"],
  [recognise, [SAMPLE, "--asof", "2022-05-31"], "--asof"],
  [explain, [], "ID number"],
  [explain, ["330799196804280007", "--group", "graduate"], "GB 11643"],
  [simulate, ["--group", "graduate"], "--set"],
  [gaps, ["--by", "street"], "township"],
];

test.each(slips)("$0.name $1 is a bad argument that is named", async (command, args, hint) => {
  const error: unknown = await command.run(args, io).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(isBadArguments(error)).toBe(true);
  expect((error as Error).message).toContain(hint);
});
