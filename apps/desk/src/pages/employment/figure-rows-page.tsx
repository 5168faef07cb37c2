import "../recognition/recognition.css";
import "./employment.css";
import {
  FIGURE_CODES,
  type getEmploymentFiguresRoute,
  listFigurePlacesRoute,
  listFigureRowsRoute,
} from "@olive/employment/contract";
import {
  Card,
  type Column,
  ListPage,
  Loaded,
  StatusTag,
  useFilters,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { figureFilter, valueText } from "./figures-page.tsx";
import { PersonLink } from "./person-link.tsx";
import { WORDS } from "./words.ts";

type Row = z.output<typeof listFigureRowsRoute.responses.ok.body>["rows"][number];

const SAYS = {
  title: { zh: "数字的每一行", en: "The rows behind it" },
  scope: (scope: string, on: string) => ({ zh: `${scope}，截至 ${on}`, en: `${scope}, up to ${on}` }),
  places: { zh: "各地（按区划代码，不排名）", en: "By place, in the order of codes" },
  part: { zh: "其中", en: "Part" },
  counted: { zh: "计入", en: "Counted" },
  yes: { zh: "计入", en: "counted" },
  no: { zh: "未计入", en: "not counted" },
  days: { zh: "天数", en: "Days" },
  none: { zh: "没有一行", en: "No row" },
  noneHelp: { zh: "可以换日期或地方。", en: "Choose another day or place." },
};
const ROWS = 50;

/** What a figure is counted from, row by row, and the same figure place by place. */
export default function FigureRowsPage() {
  const say = useText();
  const may = useMay();
  const params = useParams({ strict: false }) as { code?: string };
  const code = FIGURE_CODES.find((one) => one === params.code) ?? "services";
  const [filters] = useFilters();
  const query = figureFilter(filters);
  const whole = useRead(listFigurePlacesRoute, { params: { code }, query });
  const reading = useRead(
    listFigureRowsRoute,
    {
      params: { code },
      query: {
        ...query,
        limit: ROWS,
        ...(filters.part === undefined ? {} : { part: filters.part }),
        ...(filters.after === undefined ? {} : { after: filters.after }),
      },
    },
    { enabled: may("person.search"), placeholderData: (before) => before },
  );
  const part = reading.data && {
    rows: reading.data.rows,
    next: reading.data.next,
    count: reading.data.total,
  };
  const figure = whole.data?.figure;
  return (
    <ListPage
      title={figure === undefined ? say(SAYS.title) : `${say(figure.name)} ${valueText(figure)}`}
      lead={
        whole.data &&
        `${say(SAYS.scope(say(whole.data.scope), whole.data.on))} · ${say(whole.data.figure.definition)}`
      }
      name={`figure-${code}`}
      caption={say(SAYS.title)}
      above={
        <Card title={say(SAYS.places)}>
          <Loaded of={whole} rows={2}>
            {({ parts, figure: { kind } }) => (
              <p className="reason-values">
                {parts.map(({ place, value, of }) => (
                  <span key={place.code}>
                    <Link to="." search={{ ...filters, place: place.code, after: undefined } as never}>
                      {place.name}
                    </Link>{" "}
                    <span className="number">{valueText({ value, of, kind })}</span>
                  </span>
                ))}
              </p>
            )}
          </Loaded>
        </Card>
      }
      filters={<PlaceFilter />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns(figure?.kind)}
      keyOf={({ id }) => id}
    />
  );
}

type Kind = z.output<typeof getEmploymentFiguresRoute.responses.ok.body>["figures"][number]["kind"];

function useColumns(kind: Kind | undefined): readonly Column<Row>[] {
  const say = useText();
  return [
    { key: "day", title: say(WORDS.on), cell: ({ day }) => <time dateTime={day}>{day}</time> },
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <PersonLink person={person} />,
    },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    { key: "part", title: say(SAYS.part), cell: ({ part }) => part && say(part.name) },
    ...(kind === "share"
      ? [
          {
            key: "counted",
            title: say(SAYS.counted),
            cell: ({ counted }: Row) => (
              <StatusTag tone={counted ? "good" : "neutral"}>{say(counted ? SAYS.yes : SAYS.no)}</StatusTag>
            ),
          },
        ]
      : []),
    ...(kind === "days"
      ? [{ key: "days", title: say(SAYS.days), number: true, cell: ({ days }: Row) => days }]
      : []),
    { key: "note", title: say(WORDS.note), cell: ({ note }) => note },
  ];
}
