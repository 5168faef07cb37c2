import type { CountyAccess, ProviderSettings } from "@olive/access";
import type { Database } from "@olive/db";
import type { CountyPack, CountyPlace } from "@olive/registry";
import type { Locations } from "../place/locations.ts";
import type { VacancySettings } from "./settings.ts";

export interface TitleCandidate {
  /** Of the 2022 classification, 6-05-02-01. */
  readonly code: string;
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What a title is in the 2022 classification. */
export interface TitleGuess {
  /** Whether the first may be taken without asking. */
  readonly sure: boolean;
  readonly candidates: readonly TitleCandidate[];
}

export interface TitleCoding {
  /** One guess a title, in their order; asked of a thread of its own, whose first answer takes seconds. */
  guess(titles: readonly string[]): Promise<readonly TitleGuess[]>;
  nameOf(code: string): string | undefined;
}

/** What posts and employers stand on in one county. */
export interface VacancyOffice {
  readonly county: Pick<CountyPack, "code" | "name">;
  readonly places: readonly CountyPlace[];
  readonly nameOf: (place: string) => string | undefined;
  readonly settings: VacancySettings;
  readonly coding: TitleCoding;
}

/** And what its routes stand on beside that. */
export interface VacancySite extends VacancyOffice {
  readonly db: Database;
  readonly access: CountyAccess;
  /** Where the county's places lie: what a radius is measured on. */
  readonly locations: Locations;
  /** Folder of the machine's data: uploads and downloads wait there. */
  readonly home: string;
  readonly origin: string;
  readonly provider?: ProviderSettings;
}
