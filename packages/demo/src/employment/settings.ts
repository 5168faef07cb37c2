/** counties/<county>/demo/employment.yaml: what happened before, and today's market. All of it invented. */

export interface HistorySettings {
  /** First and last day, YYYYMMDD. */
  readonly from: number;
  readonly until: number;
  /** Code of the demo account that answers for the hand-over. */
  readonly handedOverBy: string;
  readonly endReason: string;
  /** People from which on the totals are whole; fewer people have their share of them. */
  readonly atPeople: number;
  readonly totals: HistoryTotals;
  readonly clueShare: number;
  readonly nobodyHome: number;
  readonly refusedFirst: number;
  readonly silentFirst: number;
  /** By month: who is still at work. */
  readonly retained: Readonly<Record<string, number>>;
  readonly publicPostTerm: number;
  /** Share of those in a group whose term was renewed within the period. */
  readonly renewed: number;
}

export interface HistoryTotals {
  readonly recognitions: number;
  readonly placed: number;
  readonly services: number;
}

export type PostKind = "ordinary" | "publicPost" | "assistedEmployment" | "homeProcessing" | "craftHelper";

export type Shift = "day" | "evening" | "night" | "flexible";
export type AccessFact = "stepFree" | "seated" | "quiet" | "remote" | "companion";

export interface Piece {
  readonly batch: number;
  readonly unit: string;
  readonly rateFen: number;
  readonly perHour: number;
}

export interface PostTitle {
  readonly title: string;
  readonly occupation: string;
  readonly kind?: PostKind;
  /** Yuan a month. */
  readonly wage?: readonly [number, number];
  readonly piece?: Piece;
  readonly hours: number;
  readonly shifts?: readonly Shift[];
  readonly atHome?: boolean;
  readonly access?: readonly AccessFact[];
  readonly schooling?: number;
  readonly certificates?: string[];
  readonly skills?: string[];
}

export interface MarketSettings {
  readonly employers: number;
  readonly vacancies: number;
  readonly demoEmployer: {
    readonly account: string;
    readonly name: string;
    readonly place: string;
    readonly contact: string;
  };
  /** Somebody who was introduced to that employer, and waits for the answer. */
  readonly introduction: {
    /** Code of the demo account. */
    readonly worker: string;
    /** Number of a person of the stories. */
    readonly person: string;
    /** Code of the post's title. */
    readonly title: string;
    readonly note: string;
    /** As `needs` of the contract. */
    readonly needs: Readonly<Record<string, unknown>>;
  };
  readonly nameForm: string;
  readonly nameCharacters: string;
  readonly weeklyCap: number;
  readonly trades: readonly {
    readonly name: string;
    readonly weight: number;
    readonly titles: readonly string[];
  }[];
  readonly titles: Readonly<Record<string, PostTitle>>;
  /** Posts that have to be there. */
  readonly posts: readonly {
    readonly employer: string;
    readonly place: string;
    readonly title: string;
    readonly seats: number;
    readonly reserved: number;
  }[];
}

export interface SeekerSettings {
  /** Codes of policies whose standing yes makes somebody look for work. */
  readonly policies: readonly string[];
  /** Share whose needs were asked already. */
  readonly asked: number;
}

export interface EmploymentDemo {
  readonly history: HistorySettings;
  readonly market: MarketSettings;
  readonly seekers: SeekerSettings;
}
