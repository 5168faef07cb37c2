import type { Database, ResolvedServer } from "@olive/db";
import type { Wording } from "@olive/kernel";

/** How far a start is, in both languages. */
export interface StartStep {
  readonly label: Wording;
  /** The file or register under way. */
  readonly detail?: string;
  readonly done: number;
  readonly total?: number;
  readonly unit?: Wording;
}

/** Shows how far the start is; undefined when a step is over. */
export type ShowStep = (step: StartStep | undefined) => void;

/** What the steps of a start have at hand. */
export interface StartContext {
  readonly db: Database;
  readonly server: ResolvedServer;
  /** Folder of the county below counties/. */
  readonly countyFolder: string;
  /** Olive's folder on this machine. */
  readonly home: string;
  readonly show: ShowStep;
}

export interface Listening {
  /** For instance http://127.0.0.1:8080 */
  readonly url: string;
  /** Address of the demo's invented banks; undefined where none run. */
  readonly bankUrl?: string;
  close(): Promise<void>;
}

/** A way in for somebody who tries the demo: an account that is chosen on the sign-in page, on this machine. */
export interface SignIn {
  readonly account: string;
  readonly name: string;
  readonly role: Wording;
  /** Twelve-digit code of the place that it works for. */
  readonly area: string;
  /** What is worth a look first. */
  readonly look: Wording;
}

/** A synthetic person to try `explain` with. */
export interface Example {
  readonly residentId: string;
  readonly group: string;
}

/** A figure of the summary, counted from rows. */
export interface Figure {
  readonly name: Wording;
  readonly count: number;
}

/** A county made ready in a space, and what can be done with it there. */
export interface InstalledCounty {
  /** Area code, six digits. */
  readonly code: string;
  readonly name: Wording;
  readonly contents: "nothing" | "demo" | "real";
  /** Fills the space with synthetic people; goes on with a load that was killed. */
  loadDemo(people: number): Promise<void>;
  /** True where a load of the demo was killed. */
  readonly unfinished: boolean;
  /** Serves pages and API on the loopback address. */
  listen(port: number): Promise<Listening>;
  /** One-time sign-ins of the demo; none for real data. */
  createSignIns(): Promise<SignIn[]>;
  /** Token of a one-time link for the first security administrator; undefined where there is one already. */
  inviteFirstAdministrator(): Promise<string | undefined>;
  /** Somebody of the demo who belongs to a group; undefined where the demo tells no such story. */
  findExample(): Promise<Example | undefined>;
  /** People, rows and recognitions as the tables have them. */
  countFigures(): Promise<Figure[]>;
}

/** Makes a county ready in a space: places and register tables; nothing changes when they are current. */
export type InstallCounty = (context: StartContext) => Promise<InstalledCounty>;
