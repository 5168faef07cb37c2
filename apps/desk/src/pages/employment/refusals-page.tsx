import "./employment.css";
import { listRefusalsRoute } from "@olive/employment/contract";
import { Button, ChoiceFilter, type Column, ListPage, useFilters, useRead, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { JUDGE, JudgeDialog } from "./judge-dialog.tsx";
import { PersonLink } from "./person-link.tsx";
import { JudgedTag } from "./refusals-card.tsx";
import { REFUSAL_WORDS, WORDS } from "./words.ts";

type Refusal = z.output<typeof listRefusalsRoute.responses.ok.body>["refusals"][number];

const SAYS = {
  title: { zh: "不去的原因", en: "Refusals" },
  lead: {
    zh: "是否有正当理由由人判断并写明依据；满规定次数只告知主管部门，由它决定。",
    en: "A person judges whether each was justified; at the county's number the department is told and decides.",
  },
  judged: { zh: "判断", en: "Judgement" },
  every: { zh: "全部", en: "All" },
  none: { zh: "没有待判断的", en: "None waits to be judged" },
  noneHelp: { zh: "可以在“判断”里改看全部。", en: "Choose “All” to see those that were judged." },
};
const ROWS = 50;

/** Why posts were refused, those that wait for a judgement first. */
export default function RefusalsPage() {
  const say = useText();
  const [{ judged, place, after }] = useFilters();
  const [judging, setJudging] = useState<Refusal>();
  const reading = useRead(listRefusalsRoute, {
    query: {
      judged: judged === "all" ? "all" : "waiting",
      limit: ROWS,
      ...(place === undefined ? {} : { place }),
      ...(after === undefined ? {} : { after }),
    },
  });
  const part = reading.data && { rows: reading.data.refusals, next: reading.data.next };
  return (
    <>
      <ListPage
        title={say(SAYS.title)}
        lead={say(SAYS.lead)}
        name="refusals"
        caption={say(SAYS.title)}
        filters={
          <>
            <ChoiceFilter
              label={say(SAYS.judged)}
              name="judged"
              all={say(JUDGE.waiting)}
              choices={[{ value: "all", label: say(SAYS.every) }]}
            />
            <PlaceFilter />
          </>
        }
        reading={{ data: part, error: reading.error, refetch: reading.refetch }}
        empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
        columns={useColumns(setJudging)}
        keyOf={({ id }) => id}
      />
      {judging && (
        <JudgeDialog refusal={judging} about={judging.person.name} onClose={() => setJudging(undefined)} />
      )}
    </>
  );
}

function useColumns(onJudge: (refusal: Refusal) => void): readonly Column<Refusal>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <PersonLink person={person} />,
    },
    { key: "on", title: say(WORDS.on), cell: ({ refusedOn }) => refusedOn },
    {
      key: "post",
      title: say(WORDS.post),
      cell: ({ vacancyTitle, employerName }) =>
        [vacancyTitle, employerName].filter(Boolean).join(" · ") || "—",
    },
    { key: "why", title: say(WORDS.why), cell: ({ reasonCode }) => say(REFUSAL_WORDS[reasonCode]) },
    { key: "reason", title: say(WORDS.reason), cell: ({ reason }) => reason },
    { key: "by", title: say(WORDS.by), cell: ({ recordedBy }) => recordedBy },
    {
      key: "judged",
      title: say(SAYS.judged),
      cell: (refusal) =>
        refusal.justified === null ? (
          <Button onClick={() => onJudge(refusal)}>{say(JUDGE.act)}</Button>
        ) : (
          <>
            <JudgedTag justified={refusal.justified} /> <span className="note">{refusal.judgement}</span>
          </>
        ),
    },
  ];
}
