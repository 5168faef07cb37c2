import { listPersonTimesRoute } from "@olive/recognition/contract";
import { type Column, ListPage, useFilters, useMay, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { WORDS } from "./words.ts";

type Row = z.output<typeof listPersonTimesRoute.responses.ok.body>["rows"][number];

const SAYS = {
  title: { zh: "认定人次：逐行", en: "Person-times, row by row" },
  lead: {
    zh: "每一行是一个人作出的一个决定，只增不改。",
    en: "Each row is one decision of one person; none is ever changed.",
  },
  none: { zh: "还没有认定", en: "None yet" },
  act: { zh: "决定", en: "Decision" },
  on: { zh: "日期", en: "Day" },
  by: { zh: "谁决定的", en: "By" },
  recognised: { zh: "认定", en: "Recognised" },
  renewed: { zh: "续认", en: "Renewed" },
};
const ROWS = 50;

/** The rows that the number is counted from, in the order of the decisions. */
export default function PersonTimesPage() {
  const say = useText();
  const may = useMay();
  const [{ on, from, group, place, after }] = useFilters();
  const given = Object.entries({ on, from, group, place }).filter(([, value]) => value !== undefined);
  const query = {
    ...(Object.fromEntries(given) as { on?: string; from?: string; group?: string; place?: string }),
    ...(after === undefined ? {} : { after: Number(after) }),
    limit: ROWS,
  };
  const reading = useRead(listPersonTimesRoute, { query }, { enabled: may("person.search") });
  const part = reading.data && { rows: reading.data.rows, next: reading.data.next?.toString() ?? null };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      name="person-times"
      caption={say(SAYS.title)}
      filters={<PlaceFilter />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none) }}
      columns={useColumns()}
      keyOf={({ id }) => String(id)}
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const say = useText();
  return [
    {
      key: "on",
      title: say(SAYS.on),
      cell: ({ decidedOn }) => <time dateTime={decidedOn}>{decidedOn}</time>,
    },
    { key: "act", title: say(SAYS.act), cell: ({ act }) => say(SAYS[act]) },
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <Link to={`/people/${person.reference}`}>{person.name}</Link>,
    },
    { key: "group", title: say(WORDS.group), cell: ({ groupName }) => say(groupName) },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    { key: "by", title: say(SAYS.by), cell: ({ by }) => by },
  ];
}
