import type { PlaceChange } from "@olive/feel";
import type { CalendarDate, RefusalParts, Wording } from "@olive/kernel";
import type { VerdictCounts } from "../run/outcomes.ts";
import type { ClauseShare } from "./clause-shares.ts";
import type { MovedResident } from "./impact.ts";
import type { Trial } from "./live-county.ts";

/** What the server's thread asks of the one that holds the people. */
export interface LiveQuestion {
  readonly trial: Trial;
  /** How many examples of each kind of move; `all`: everybody who would move, in every group. */
  readonly people?: number | "all";
  /** People whose verdicts are asked for by name. */
  readonly residentIds?: readonly string[];
}

export interface LiveGroup {
  readonly code: string;
  readonly name: Wording;
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
  readonly entered: number;
  readonly left: number;
  readonly becameUnknown: number;
  readonly becameKnown: number;
}

export interface LiveAnswer {
  readonly asOf: CalendarDate;
  readonly lastFileId: number;
  readonly people: number;
  readonly groups: readonly LiveGroup[];
  readonly places: readonly PlaceChange[];
  readonly clauses: readonly ClauseShare[];
  readonly share: number;
  /** For the working out alone. */
  readonly milliseconds: number;
  readonly moved: readonly MovedResident[];
  readonly asked: readonly MovedResident[];
}

export type ToWorker =
  | { readonly kind: "ask"; readonly id: number; readonly question: LiveQuestion }
  /** Nobody waits for it any more. */
  | { readonly kind: "cancel"; readonly id: number };

export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly answer: LiveAnswer }
  | { readonly kind: "refusal"; readonly id: number; readonly refusal: RefusalParts }
  | { readonly kind: "fault"; readonly id: number; readonly fault: string };

/** What a worker is started with. */
export interface LiveStart {
  readonly databaseUrl: string;
  readonly countyDir: string;
  /** Where snapshots of the space are kept; undefined: nowhere. */
  readonly snapshots: string | undefined;
}
