/** One reading, as the audit says it. */
export interface Reading {
  readonly at: string;
  readonly by: string | null;
  readonly roleName: { readonly zh: string; readonly en: string } | null;
  readonly actName: { readonly zh: string; readonly en: string };
  readonly purposeName: { readonly zh: string; readonly en: string } | null;
  readonly reason: string | null;
}

export interface Visit {
  /** The latest moment of it. */
  readonly at: string;
  readonly by: string | null;
  readonly roleName: Reading["roleName"];
  readonly purposes: readonly NonNullable<Reading["purposeName"]>[];
  readonly acts: readonly Reading["actName"][];
  readonly reasons: readonly string[];
}

/** A page asks for several things at once: what one colleague read without a pause (ms) is one visit. */
const PAUSE_MS = 30 * 60_000;

/** Readings, the newest first, as visits. */
export function groupReadings(readings: readonly Reading[]): readonly Visit[] {
  const visits: Reading[][] = [];
  for (const reading of readings) {
    const last = visits.at(-1);
    const before = last?.at(-1);
    const goesOn =
      before !== undefined &&
      before.by === reading.by &&
      before.roleName?.zh === reading.roleName?.zh &&
      Date.parse(before.at) - Date.parse(reading.at) < PAUSE_MS;
    if (goesOn) last?.push(reading);
    else visits.push([reading]);
  }
  return visits.flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const { at, by, roleName } = first;
    return [
      {
        ...{ at, by, roleName },
        purposes: distinct(parts.flatMap(({ purposeName }) => purposeName ?? [])),
        acts: distinct(parts.map(({ actName }) => actName)),
        reasons: [...new Set(parts.flatMap(({ reason }) => reason ?? []))],
      },
    ];
  });
}

function distinct<W extends { readonly zh: string }>(wordings: readonly W[]): W[] {
  return [...new Map(wordings.map((wording) => [wording.zh, wording])).values()];
}
