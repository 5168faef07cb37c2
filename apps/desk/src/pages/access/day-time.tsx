const FORMAT = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });

/** A moment as the desk writes it, `2026-03-02 09:20`, by the clock of the reader's place. */
export function DayTime({ at }: { at: string | null }) {
  if (at === null) return <>—</>;
  return <time dateTime={at}>{FORMAT.format(new Date(at))}</time>;
}
