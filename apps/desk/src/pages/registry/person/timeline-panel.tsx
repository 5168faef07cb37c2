import { getCaseRoute, listCasesRoute } from "@olive/cases/contract";
import { listStandingsRoute } from "@olive/recognition/contract";
import type { FactRecords } from "@olive/registry/contract";
import { Card, keyOf, Timeline, type TimelineEntry, useCall, useMay, useRead, useText } from "@olive/ui";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TimedRow } from "./timed-row.tsx";

const WORDS = {
  title: { zh: "时间线", en: "Line of time" },
  none: { zh: "还没有帮扶、认定或案件的记录", en: "No help, recognition or case on record yet" },
  recognised: { zh: "认定为", en: "Recognised as" },
  ended: { zh: "结束认定：", en: "Recognition ended: " },
  opened: { zh: "立案：", en: "Case opened: " },
  closed: { zh: "办结：", en: "Case closed: " },
};
/** Cases whose course is read for the line; older ones are on the page of cases. */
const MOST_CASES = 12;

interface Props {
  readonly reference: string;
  readonly purpose: string;
  readonly timed: readonly FactRecords[];
}

/** Help received, recognitions and cases, each at its day and once. */
export function TimelinePanel({ reference, purpose, timed }: Props) {
  const say = useText();
  const cases = useCases(reference);
  const standings = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  const entries: TimelineEntry[] = [
    ...timed.flatMap(rowEntries),
    ...(standings.data?.standings ?? []).flatMap(({ id, groupName, from, recognisedBy, ended }) => [
      { key: `${id}-from`, at: from, by: recognisedBy, title: `${say(WORDS.recognised)}${say(groupName)}` },
      ...(ended === null
        ? []
        : [
            {
              key: `${id}-end`,
              at: ended.on,
              by: ended.by,
              title: say(WORDS.ended) + say(groupName),
              detail: ended.reason,
            },
          ]),
    ]),
    ...cases.flatMap(({ case: { id, title, state }, openedAt, closedAt, outcome }) => [
      {
        key: `${id}-open`,
        at: openedAt,
        title: (
          <>
            {say(WORDS.opened)}
            <Link to={`/cases/${id}`}>{say(title)}</Link>
          </>
        ),
        detail: closedAt === null ? say(state.name) : undefined,
      },
      ...(closedAt === null
        ? []
        : [
            {
              key: `${id}-close`,
              at: closedAt,
              title: say(WORDS.closed) + say(title),
              detail: outcome && say(outcome),
            },
          ]),
    ]),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Card title={say(WORDS.title)}>
      {entries.length === 0 ? (
        <p>{say(WORDS.none)}</p>
      ) : (
        <Timeline label={say(WORDS.title)} entries={entries} />
      )}
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

function useCases(reference: string) {
  const call = useCall();
  const may = useMay();
  const works = may("case.work");
  const list = useRead(listCasesRoute, { query: { subject: `person:${reference}` } }, { enabled: works });
  const found = (list.data?.cases ?? []).slice(0, MOST_CASES);
  const read = useQueries({
    queries: found.map(({ id }) => ({
      queryKey: keyOf(getCaseRoute, { params: { id } }),
      queryFn: () => call(getCaseRoute, { params: { id } }),
    })),
  });
  return read.flatMap(({ data }) => (data === undefined ? [] : [data]));
}
