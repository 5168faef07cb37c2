import type { listImpactExamplesRoute } from "@olive/rules/contract";
import { type Column, DataTable, useMay, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { FIELDS, VERDICTS } from "./words.ts";

type MovedPerson = z.output<typeof listImpactExamplesRoute.responses.ok.body>["people"][number];

/** People who would move; whoever may read a person can go to their page. */
export function PeopleTable({ caption, people }: { caption: string; people: readonly MovedPerson[] }) {
  const say = useText();
  const may = useMay();
  const columns: readonly Column<MovedPerson>[] = [
    {
      key: "name",
      title: say(FIELDS.person),
      cell: ({ reference, name }) =>
        may("person.read") ? <Link to={`/people/${reference}` as never}>{name}</Link> : name,
    },
    { key: "id", title: say(FIELDS.residentId), cell: ({ residentId }) => residentId },
    { key: "place", title: say(FIELDS.place), cell: ({ placeName, place }) => placeName ?? place },
    {
      key: "moves",
      title: `${say(FIELDS.before)} → ${say(FIELDS.after)}`,
      cell: ({ before, after }) => `${say(VERDICTS[before])} → ${say(VERDICTS[after])}`,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={people} keyOf={({ reference }) => reference} />;
}
