import "./recognition.css";
import { listGroupStandingsRoute, listProposalsRoute } from "@olive/recognition/contract";
import { ChoiceFilter, type Column, ListPage, StatusTag, useFilters, useRead, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { PersonTimes } from "./person-times.tsx";
import { WORDS } from "./words.ts";

type Standing = z.output<typeof listGroupStandingsRoute.responses.ok.body>["standings"][number];

const SAYS = {
  title: { zh: "在册名单", en: "Who is in a group" },
  lead: {
    zh: "期满不会自动结束：到期前提出复核，由人决定续认还是结束。",
    en: "A term that runs out ends nothing: it is looked at again before, by people.",
  },
  due: { zh: "到期", en: "Term" },
  soon: { zh: "30 天内到期", en: "Ends within 30 days" },
  past: { zh: "已过期未复核", en: "Past" },
  from: { zh: "认定日期", en: "Since" },
  end: { zh: "期满", en: "Until" },
  by: { zh: "认定人", en: "By" },
  review: { zh: "复核", en: "Review" },
  left: (days: number) => ({
    zh: days < 0 ? `过期 ${-days} 天` : `还有 ${days} 天`,
    en: days < 0 ? `${-days} d past` : `${days} d left`,
  }),
  none: { zh: "还没有认定的人", en: "Nobody yet" },
  noneHelp: { zh: "建议办结后，这里就有名单。", en: "Proposals that are decided come here." },
};
const ROWS = 50;
const SOON_DAYS = 30;

/** Everybody who is in a group now, whose term ends first; and how many person-times that makes. */
export default function StandingsPage() {
  const say = useText();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const due = filters.due === "soon" || filters.due === "past" ? filters.due : "all";
  const { group, place, after } = filters;
  const narrowed = { ...(group === undefined ? {} : { group }), ...(place === undefined ? {} : { place }) };
  const reading = useRead(listGroupStandingsRoute, {
    query: { ...narrowed, due, limit: ROWS, ...(after === undefined ? {} : { after }) },
  });
  const part = reading.data && {
    rows: reading.data.standings,
    next: reading.data.next,
    count: reading.data.total,
  };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      name="standings"
      caption={say(SAYS.title)}
      above={<PersonTimes {...(place === undefined ? {} : { place })} />}
      filters={<StandingFilters />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ id }) => id}
      onOpen={({ person }) => void navigate({ to: `/people/${person.reference}` })}
    />
  );
}

function StandingFilters() {
  const say = useText();
  const groups = useRead(listProposalsRoute, { query: { waiting: "all", closed: "open", limit: 1 } }).data
    ?.groups;
  return (
    <>
      <ChoiceFilter
        label={say(WORDS.group)}
        name="group"
        all={say(WORDS.all)}
        choices={(groups ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <PlaceFilter />
      <ChoiceFilter
        label={say(SAYS.due)}
        name="due"
        all={say(WORDS.all)}
        choices={(["soon", "past"] as const).map((value) => ({ value, label: say(SAYS[value]) }))}
      />
    </>
  );
}

function useColumns(): readonly Column<Standing>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <Link to={`/people/${person.reference}`}>{person.name}</Link>,
    },
    { key: "group", title: say(WORDS.group), cell: ({ groupName }) => say(groupName) },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    { key: "from", title: say(SAYS.from), cell: ({ from }) => <time dateTime={from}>{from}</time> },
    {
      key: "end",
      title: say(SAYS.end),
      cell: ({ termEnd, daysLeft }) => (
        <>
          <time dateTime={termEnd}>{termEnd}</time>{" "}
          <StatusTag tone={daysLeft < 0 ? "danger" : daysLeft <= SOON_DAYS ? "warning" : "neutral"}>
            {say(SAYS.left(daysLeft))}
          </StatusTag>
        </>
      ),
    },
    { key: "by", title: say(SAYS.by), cell: ({ recognisedBy }) => recognisedBy },
    {
      key: "review",
      title: say(SAYS.review),
      cell: ({ review }) =>
        review === null ? null : <Link to={`/recognition/${review.id}`}>{say(review.state.name)}</Link>,
    },
  ];
}
