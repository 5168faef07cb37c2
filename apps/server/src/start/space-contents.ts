import { type Database, readSetting, writeSetting } from "@olive/db";
import { type CountyPack, listFiles } from "@olive/registry";

/** What a space says of the demo in it. */
interface DemoState {
  readonly people: number;
  /** false while it is being loaded: a killed start goes on with the same people. */
  readonly complete: boolean;
}

const SETTING = "demo";

export type Contents =
  | { readonly kind: "nothing" }
  | { readonly kind: "real" }
  | { readonly kind: "demo"; readonly people: number; readonly complete: boolean };

/** Whether a space holds synthetic people, somebody's data, or nothing yet. */
export async function readContents(db: Database, county: CountyPack): Promise<Contents> {
  const demo = await readSetting<DemoState>(db, SETTING);
  if (demo) return { kind: "demo", ...demo };
  return (await listFiles(db, county)).length > 0 ? { kind: "real" } : { kind: "nothing" };
}

/** Says that the space is for the demo. Once said, it never passes for real data again. */
export async function sayDemo(db: Database, people: number, complete: boolean): Promise<void> {
  await writeSetting(db, SETTING, { people, complete } satisfies DemoState);
}
