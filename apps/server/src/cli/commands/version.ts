import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, EXIT } from "../command.ts";
import { PROJECT } from "../workplace.ts";

export const command: Command = {
  name: "version",
  summary: { zh: "版本", en: "versions of Olive and of Node" },
  usage: "",
  async run(_args, io) {
    io.out(`Olive ${await readVersion()} · Node ${process.version.slice(1)}`);
    return EXIT.fine;
  },
};

/** The version of the checkout. */
export async function readVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
