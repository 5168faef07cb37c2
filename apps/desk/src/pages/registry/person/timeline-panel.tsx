import { listStandingsRoute } from "@olive/recognition/contract";
import type { FactRecords } from "@olive/registry/contract";
import { Card, Timeline, type TimelineEntry, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { TimedRow } from "./timed-row.tsx";
import { type FullCase, useCases } from "./use-cases.ts";

const WORDS = {
  title: { zh: "时间线", en: "Line of time" },
  none: { zh: "还没有帮扶、认定或案件的记录", en: "No help, recognition or case on record yet" },
  recognised: { zh: "认定为", en: "Recognised as " },
  ended: { zh: "结束认定：", en: "Recognition ended: " },
  opened: { zh: "立案：", en: "Case opened: " },
  closed: { zh: "办结：", en: "Case closed: " },
};
type Say = ReturnType<typeof useText>;

interface Props {
  readonly reference: string;
  readonly purpose: string;
  readonly timed: readonly FactRecords[];
}

/** Help received, recognitions and cases, each at its day and once. */
export function TimelinePanel({ reference, purpose, timed }: Props) {
  const say = useText();
  const cases = useCases(reference, purpose);
  const standings = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  const entries: TimelineEntry[] = [
    ...timed.flatMap(rowEntries),
    ...(standings.data?.standings ?? []).flatMap(({ id, groupName, from, recognisedBy, ended }) => [
      { key: `${id}-from`, at: from, by: recognisedBy, title: say(WORDS.recognised) + say(groupName) },
      ...(ended === null
        ? []
        : [
            {
              ...{ key: `${id}-end`, at: ended.on, by: ended.by, detail: ended.reason },
              title: say(WORDS.ended) + say(groupName),
            },
          ]),
    ]),
    ...cases.flatMap((one) => caseEntries(one, say)),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Card title={say(WORDS.title)}>
      {entries.length === 0 && <p className="note">{say(WORDS.none)}</p>}
      {entries.length > 0 && <Timeline label={say(WORDS.title)} entries={entries} />}
    </Card>
  );
}

/** A row at the day on which it began; where the day is masked or missing, at the day of the data. */
function rowEntries(records: FactRecords): TimelineEntry[] {
  const at = records.columns.findIndex(({ column }) => column === records.timeline?.on);
  return records.rows.map(({ source, cells }) => ({
    key: `${source.fileId}.${source.row}`,
    at: cells[at]?.value ?? source.extractOn,
    title: <TimedRow records={records} source={source} cells={cells} />,
  }));
}

function caseEntries({ case: one, openedAt, closedAt, outcome }: FullCase, say: Say): TimelineEntry[] {
  const opened = {
    key: `${one.id}-open`,
    at: openedAt,
    title: (
      <>
        {say(WORDS.opened)}
        <Link to={`/cases/${one.id}`}>
          {say(one.lifeCycle.name)} · {say(one.title)}
        </Link>
      </>
    ),
  };
  if (closedAt === null) return [opened];
  const title = say(WORDS.closed) + say(one.title);
  return [
    opened,
    { key: `${one.id}-close`, at: closedAt, title, detail: outcome === null ? undefined : say(outcome) },
  ];
}
