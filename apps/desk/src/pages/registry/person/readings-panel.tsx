import { listReadingsRoute } from "@olive/access/contract";
import { Card, Loaded, shortTime, useRead, useText } from "@olive/ui";
import { groupReadings, type Visit } from "./group-readings.ts";

const WORDS = {
  title: { zh: "谁看过", en: "Who looked" },
  note: { zh: "本人可以要求查看这份记录。", en: "The person may ask to see this." },
  none: { zh: "还没有人看过", en: "Nobody yet" },
  reason: { zh: "理由：", en: "Reason: " },
  machine: { zh: "系统", en: "the system" },
  all: (count: number) => ({ zh: `全部 ${count} 次`, en: `all ${count}` }),
};
/** Shown at once; the rest unfolds. */
const FIRST = 5;

/** Who looked at this person's data, when, for what purpose and why: to be shown to the person. */
export function ReadingsPanel({ reference }: { reference: string }) {
  const say = useText();
  const reading = useRead(listReadingsRoute, { params: { reference } });
  return (
    <Card title={say(WORDS.title)}>
      <p className="note">{say(WORDS.note)}</p>
      <Loaded of={reading} rows={3}>
        {({ readings }) => {
          const visits = groupReadings(readings);
          return (
            <>
              {visits.length === 0 && <p>{say(WORDS.none)}</p>}
              <Visits visits={visits.slice(0, FIRST)} />
              {visits.length > FIRST && (
                <details>
                  <summary>{say(WORDS.all(visits.length))}</summary>
                  <Visits visits={visits.slice(FIRST)} />
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Visits({ visits }: { visits: readonly Visit[] }) {
  const say = useText();
  return (
    <ul className="readings">
      {visits.map(({ at, by, roleName, purposes, acts, reasons }) => (
        <li key={`${at}${by}`}>
          <time dateTime={at}>{shortTime(at)}</time> {by ?? say(WORDS.machine)}
          <p className="note">
            {[...(roleName === null ? [] : [roleName]), ...purposes].map(say).join(" · ")}
          </p>
          <p className="note">{acts.map(say).join("、")}</p>
          {reasons.map((reason) => (
            <p key={reason}>
              {say(WORDS.reason)}
              {reason}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
