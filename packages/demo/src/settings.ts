import type { DateNumber, ResidentId, Wording } from "@olive/kernel";
import type { CreditProfile, CreditSettings } from "./credit/settings.ts";
import type { Weighted } from "./random.ts";
import type { DemoRecords, ExtractCode, Relation, Sex } from "./records.ts";

/** Where a village lies: what shapes households, work and absence there. */
export type Setting = "urban" | "plain" | "mountain";

export type BySetting = Readonly<Record<Setting, number>>;

export interface DemoVillage {
  readonly code: string;
  /** Twelve-digit code of its township. */
  readonly township: string;
  readonly setting: Setting;
  /** Share of the county's registered people, relative to the other villages'. */
  readonly weight: number;
}

export interface HouseholdType {
  readonly code: string;
  readonly weight: BySetting;
  /** Ages of the head, both ends included. */
  readonly head: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  readonly maleHead: number;
  readonly members: readonly ("spouse" | "child" | "parent" | "parents")[];
}

export interface Listed {
  readonly code: string;
  readonly weight: number;
}

/** Lowest and highest value that a figure may have. */
export type Bounds = readonly [number, number];

/** What the population has to look like at 20,000 people: the county's test of its own calibration. */
export interface Targets {
  readonly ages: readonly { readonly from: number; readonly to: number; readonly share: Bounds }[];
  readonly male: Bounds;
  readonly householdSize: Bounds;
  readonly mountainAway: Bounds;
  /** Share of people of 65 and over among those present in mountain villages. */
  readonly mountainOldHere: Bounds;
  /** Of the labour force. */
  readonly registeredUnemployed: Bounds;
  /** Largest difference of a township's share of people from its weight. */
  readonly townshipShare: number;
}

/** counties/<county>/demo/calibration.yaml; each block carries its `status` and source there. */
export interface Calibration {
  readonly asOf: DateNumber;
  readonly targets: Targets;
  readonly householdTypes: readonly HouseholdType[];
  readonly mothersAge: { readonly from: number; readonly to: number };
  readonly oldest: number;
  readonly absent: BySetting;
  readonly movesPerQuarter: number;
  readonly deathsPerQuarter: number;
  readonly departuresPerQuarter: number;
  readonly phoneChangesPerQuarter: number;
  readonly phonePrefixes: readonly string[];
  readonly work: {
    /** Age at which working age ends. */
    readonly retires: Readonly<Record<Sex, number>>;
    readonly employed: BySetting;
    readonly pensionedWorkers: BySetting;
    readonly monthsInJob: number;
    readonly registeredUnemployed: number;
    readonly unregisteredUnemployed: number;
    readonly formerlyRegistered: number;
    readonly willing: number;
    readonly platform: number;
    readonly employersPerPerson: number;
  };
  readonly education: {
    /** Share with a college degree by age at most `to`. */
    readonly college: readonly { readonly to: number; readonly share: BySetting }[];
    readonly degrees: readonly Listed[];
    readonly senior: number;
    readonly recordedFrom: number;
    readonly schools: readonly string[];
    readonly secondarySchools: readonly string[];
  };
  readonly skills: {
    readonly holders: number;
    readonly second: number;
    readonly grades: readonly Listed[];
    readonly trades: readonly string[];
    readonly cancelled: number;
  };
  readonly research: { readonly share: number; readonly years: readonly number[] };
  readonly business: {
    readonly owners: BySetting;
    readonly types: readonly Listed[];
    readonly states: readonly Listed[];
    readonly farming: number;
    readonly trades: readonly { readonly name: string; readonly industry: string; readonly weight: number }[];
    readonly farmTrades: readonly {
      readonly name: string;
      readonly industry: string;
      readonly weight: number;
    }[];
    readonly nameForm: string;
    readonly nameCharacters: string;
    readonly creditCodeKinds: Readonly<Record<DemoRecords["business"]["type"], string>>;
  };
  /** What other departments know of businesses; without it they know nothing. */
  readonly credit?: CreditSettings;
  readonly platforms: readonly { readonly name: string; readonly trade: string; readonly weight: number }[];
  readonly collective: { readonly member: number; readonly left: number; readonly trained: number };
  readonly disability: {
    readonly byAge: readonly { readonly to: number; readonly share: number }[];
    readonly categories: readonly Listed[];
    readonly grades: readonly Listed[];
    readonly cancelled: number;
  };
  readonly income: {
    readonly perHead: BySetting;
    readonly sigma: number;
    readonly years: readonly { readonly year: number; readonly factor: number; readonly share: number }[];
  };
  readonly assistance: {
    readonly poorBelow: number;
    readonly share: number;
    readonly types: readonly Listed[];
    readonly ended: number;
    readonly everElse: number;
  };
}

export interface Estate {
  readonly name: string;
  /** The coded place that it lies in. */
  readonly place: string;
  /** Share of that place's households that were relocated. */
  readonly share: number;
  readonly moves: readonly [DateNumber, DateNumber];
  /** Prefixes of the historic codes that people came from. */
  readonly origins: readonly string[];
}

export interface NameTables {
  readonly surnames: Weighted<{ readonly surname: string; readonly weight: number }>;
  /** Given-name characters by the last birth year of a cohort. */
  readonly cohorts: readonly {
    readonly until: number;
    readonly sex: Sex;
    readonly characters: readonly string[];
  }[];
}

export type ColumnType =
  | "residentId"
  | "disabilityCard"
  | "creditCode"
  | "place"
  | "date"
  | "month"
  | "amount"
  | "count"
  | "listed"
  | "sex"
  | "text";

export interface ColumnLayout {
  readonly code: string;
  readonly header: string;
  readonly aliases?: readonly string[];
  readonly type: ColumnType;
  readonly key?: boolean;
  /** Share of cells that the department left empty: what makes questions out of answers. */
  readonly missing?: number;
  /** Words of a listed column by our code. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface FileStyle {
  readonly form: "csv" | "xlsx";
  readonly encoding: "utf-8" | "utf-8-bom" | "gb18030";
  readonly separator: "comma" | "tab";
  readonly newline: "lf" | "crlf";
  /** How many title rows stand above the header: 0, 1 or 2. */
  readonly titles: number;
  readonly total: boolean;
  readonly date: "iso" | "slash" | "dot" | "chinese" | "compact";
}

export interface ExtractLayout {
  readonly code: ExtractCode;
  readonly file: string;
  readonly department: string;
  readonly title: string;
  readonly dates: readonly DateNumber[];
  readonly style: FileStyle;
  readonly columns: readonly ColumnLayout[];
}

export interface DemoLayout {
  /** Title row, with {title}. */
  readonly titleForm: string;
  /** Second title row, with {department} and {date}. */
  readonly reportForm: string;
  readonly totalWord: string;
  readonly remarkHeader: string;
  readonly remarks: readonly string[];
  readonly neverExisted: string;
  readonly extracts: readonly ExtractLayout[];
}

export interface Persona {
  readonly code: string;
  readonly story: Wording;
  /** What a run on the demo's day has to find, by resident ID: group codes of this county. */
  readonly expected?: Readonly<Record<string, Readonly<Record<string, "yes" | "no" | "unknown">>>>;
  readonly household: string;
  readonly hukou: string;
  readonly residence: string;
  readonly members: readonly {
    readonly residentId: ResidentId;
    readonly name: string;
    readonly relation: Relation;
    /** Where this one lives, if away from the household. */
    readonly residence?: string;
  }[];
  /** What the other departments know of the household's businesses, by credit code, in place of what would be drawn. */
  readonly credit?: Readonly<Record<string, Partial<CreditProfile>>>;
  readonly records: { readonly [K in Exclude<ExtractCode, "population">]?: readonly DemoRecords[K][] };
}

/** What may not occur in the demo: texts anywhere, surnames among the personas. */
export interface NeverNamed {
  readonly texts: readonly string[];
  readonly personaSurnames: readonly string[];
}

/** All that makes a demo population this county's: nothing of it is code. */
export interface CountyDemo {
  /** Six-digit area code that IDs and credit codes are built on: one that is not assigned. */
  readonly idArea: string;
  readonly villages: readonly DemoVillage[];
  /** Codes that existed once: origins of relocated households. */
  readonly historicVillages: readonly string[];
  readonly names: NameTables;
  readonly calibration: Calibration;
  readonly estates: readonly Estate[];
  readonly personas: readonly Persona[];
  readonly layout: DemoLayout;
  readonly neverNamed: NeverNamed;
}
