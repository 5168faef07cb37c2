import { shortTime } from "@olive/ui";

/** A moment as the desk writes it, `2026-03-02 09:20`, by China's clock. */
export function DayTime({ at }: { at: string | null }) {
  if (at === null) return <>—</>;
  return <time dateTime={at}>{shortTime(at)}</time>;
}
