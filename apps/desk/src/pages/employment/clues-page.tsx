import "./employment.css";
import { listClueSourcesRoute, reportClueRoute } from "@olive/employment/contract";
import { type PersonHit, searchRoute } from "@olive/registry/contract";
import { Button, drawId, EmptyState, Field, Loaded, Page, useFilters, useRead, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import type { z } from "zod";
import { NoteDialog } from "./note-dialog.tsx";
import { ChoiceField, DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { useLoopAct } from "./use-loop-act.ts";
import { SOURCE_WORDS, VERDICT_WORDS, WORDS } from "./words.ts";

type Source = z.output<typeof listClueSourcesRoute.responses.ok.body>["sources"][number];

const SAYS = {
  title: { zh: "线索", en: "Clues" },
  lead: {
    zh: "线索只是疑似；走访之后才知道属实不属实。这里看每条规则、每种来源有多准。",
    en: "A clue is a suspicion until somebody was there. Here is how often each rule and source was right.",
  },
  report: { zh: "登记线索", en: "Report a clue" },
  reportHint: { zh: "谁说的、看到了什么", en: "Who said so, or what was seen" },
  who: { zh: "是谁", en: "Whom it is about" },
  whoHint: { zh: "姓名、拼音、身份证或手机尾号", en: "Name, pinyin, tail of ID or phone" },
  nobody: { zh: "没有找到，请换几个字", en: "Nobody found" },
  sources: { zh: "线索的准头", en: "How many clues were true" },
  source: { zh: "规则或来源", en: "Rule or source" },
  kind: { zh: "来源", en: "Source" },
  found: { zh: "线索", en: "Clues" },
  visited: { zh: "已走访", en: "Visited" },
  rate: { zh: "属实率", en: "Share true" },
  waiting: { zh: "看还没见到本人的", en: "See those not met yet" },
  none: { zh: "这段时间没有线索", en: "No clue in this time" },
  noneHelp: { zh: "可以改日期，或登记一条线索。", en: "Change the days, or report one." },
  from: { zh: "从", en: "From" },
  until: { zh: "到", en: "Until" },
};
const SOURCES = { selfReport: SOURCE_WORDS.selfReport, doorVisit: SOURCE_WORDS.doorVisit } as const;
const HITS = 6;
const WHOLE = 100;

/** Where clues come from and how many of them were true; one can be reported by hand. */
export default function CluesPage() {
  const say = useText();
  const [{ from, until }, setFilters] = useFilters();
  const [reporting, setReporting] = useState(false);
  const reading = useRead(listClueSourcesRoute, {
    query: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
  });
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <Button type="primary" onClick={() => setReporting(true)}>
          {say(SAYS.report)}
        </Button>
      }
    >
      <search className="filters">
        <DayField label={say(SAYS.from)} value={from ?? ""} onChange={(day) => setFilters({ from: day })} />
        <DayField
          label={say(SAYS.until)}
          value={until ?? ""}
          onChange={(day) => setFilters({ until: day })}
        />
        <Link to="/employment" search={{ standing: "unvisited" } as never}>
          {say(SAYS.waiting)}
        </Link>
      </search>
      <Loaded of={reading}>
        {({ sources }) =>
          sources.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <SourceTable sources={sources} />
          )
        }
      </Loaded>
      {reporting && <ReportDialog onClose={() => setReporting(false)} />}
    </Page>
  );
}

function SourceTable({ sources }: { sources: readonly Source[] }) {
  const say = useText();
  const heads = [
    SAYS.found,
    SAYS.visited,
    VERDICT_WORDS.true,
    VERDICT_WORDS.false,
    VERDICT_WORDS.unclear,
    SAYS.rate,
  ];
  return (
    <div className="table-scroll">
      <table className="table counts">
        <caption>{say(SAYS.sources)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(SAYS.source)}</th>
            {heads.map((head) => (
              <th key={head.en} scope="col" className="number">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((one) => (
            <tr key={`${one.source}${one.policy}`}>
              <th scope="row">
                {say(one.name)} <span className="note">{say(SOURCE_WORDS[one.source])}</span>
              </th>
              {(["found", "visited", "true", "false", "unclear"] as const).map((count) => (
                <td key={count} className="number">
                  {one[count].toLocaleString("en-US")}
                </td>
              ))}
              <td className="number">
                {one.visited === 0 ? "—" : `${Math.round((one.true / one.visited) * WHOLE)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportDialog({ onClose }: { onClose: () => void }) {
  const say = useText();
  const navigate = useNavigate();
  const report = useLoopAct(reportClueRoute);
  const [id] = useState(drawId);
  const [person, setPerson] = useState<PersonHit>();
  const [source, setSource] = useState<keyof typeof SOURCES>("doorVisit");
  const [foundOn, setFoundOn] = useState(chinaToday);
  return (
    <NoteDialog
      title={say(SAYS.report)}
      act={say(SAYS.report)}
      label={say(WORDS.note)}
      hint={say(SAYS.reportHint)}
      ready={person !== undefined}
      onAct={async (note) => {
        if (person === undefined) return;
        const { reference } = person;
        await report({ body: { id, reference, source, foundOn, note } });
        await navigate({ to: `/employment/people/${reference}` });
      }}
      onClose={onClose}
    >
      <PersonChoice chosen={person} onChoose={setPerson} />
      <div className="two-fields">
        <ChoiceField label={say(SAYS.kind)} words={SOURCES} value={source} onChange={setSource} />
        <DayField label={say(WORDS.on)} value={foundOn} onChange={setFoundOn} />
      </div>
    </NoteDialog>
  );
}

/** Somebody of the area, found by name or tail; of what registers hold nothing is asked. */
function PersonChoice({
  chosen,
  onChoose,
}: {
  chosen: PersonHit | undefined;
  onChoose: (person: PersonHit) => void;
}) {
  const say = useText();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const found = useRead(searchRoute, { query: { text, limit: HITS } }, { enabled: text !== "" });
  const people = text === "" ? [] : (found.data?.people ?? []);
  return (
    <div className="stack">
      <Field label={say(SAYS.who)} hint={say(SAYS.whoHint)}>
        <input
          className="input"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {text !== "" && found.data !== undefined && people.length === 0 && (
        <p className="note">{say(SAYS.nobody)}</p>
      )}
      {people.length > 0 && (
        <fieldset className="field-set">
          <legend className="hidden">{say(SAYS.who)}</legend>
          {people.map((one) => (
            <label key={one.reference} className="check">
              <input
                type="radio"
                name="person"
                checked={chosen?.reference === one.reference}
                onChange={() => onChoose(one)}
              />
              {one.name} <span className="note">{`${one.place.name} · ${one.residentId}`}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
