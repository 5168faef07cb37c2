import "./employment.css";
import { decideRepeatRoute, listRepeatsRoute, listVacanciesRoute } from "@olive/employment/contract";
import {
  Button,
  Card,
  ChoiceFilter,
  CompareTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  Pager,
  StatusTag,
  shortTime,
  useAct,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { NoteDialog } from "./note-dialog.tsx";
import { KIND_WORDS, rangeText, STATE_WORDS, WORDS } from "./words.ts";

type Repeat = z.output<typeof listRepeatsRoute.responses.ok.body>["repeats"][number];
type Decision = "same" | "different";

const SAYS = {
  title: { zh: "疑似重复的岗位", en: "Posts that may be the same" },
  lead: {
    zh: "系统每小时比对一次，只提出；是不是同一个由您判断。判为同一个的，后发布的不再推荐。",
    en: "Compared every hour. You decide; held for the same, the later one isn't suggested any more.",
  },
  open: { zh: "待判断", en: "Open" },
  same: { zh: "同一个", en: "The same" },
  different: { zh: "两个岗位", en: "Two posts" },
  kept: { zh: "先发布", en: "Posted first" },
  repeat: { zh: "后发布", en: "Posted later" },
  name: { zh: "岗位名称", en: "Title" },
  posted: { zh: "发布日期", en: "Posted on" },
  seats: { zh: "招用人数", en: "Seats" },
  text: { zh: "内容", en: "Text" },
  hint: { zh: "比如问过单位；会留存", en: "The employer was asked, for example; it is kept" },
  none: { zh: "没有待判断的", en: "Nothing to decide" },
  noneHelp: { zh: "比对出来的会列在这里。", en: "What is found is listed here." },
};
const TONES = { open: "warning", same: "info", different: "neutral" } as const;
const ROWS = 20;

/** Pairs of posts side by side, each for a person to say whether they are one. */
export default function RepeatsPage() {
  const say = useText();
  const [filters] = useFilters();
  const [deciding, setDeciding] = useState<{ repeat: Repeat; state: Decision }>();
  const state = (["same", "different"] as const).find((one) => one === filters.state) ?? "open";
  const after = filters.after === undefined ? {} : { after: filters.after };
  const reading = useRead(listRepeatsRoute, { query: { state, limit: ROWS, ...after } });
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <ChoiceFilter
          label={say(WORDS.standing)}
          name="state"
          all={say(SAYS.open)}
          choices={(["same", "different"] as const).map((value) => ({ value, label: say(SAYS[value]) }))}
        />
      </FilterBar>
      <Loaded of={reading} rows={6}>
        {({ repeats, total, next }) =>
          repeats.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <>
              <Pager part={{ rows: repeats, next, count: total }} />
              {repeats.map((repeat) => (
                <Pair
                  key={repeat.id}
                  of={repeat}
                  onDecide={(decision) => setDeciding({ repeat, state: decision })}
                />
              ))}
            </>
          )
        }
      </Loaded>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}

function Pair({
  of: { kept, repeat, ...row },
  onDecide,
}: {
  of: Repeat;
  onDecide: (state: Decision) => void;
}) {
  const say = useText();
  const cells = (name: string, key: string, read: (post: Repeat["kept"]) => string) => {
    const [one, other] = [read(kept), read(repeat)];
    return { key, name, cells: [one, other], differs: one !== other };
  };
  return (
    <Card
      title={repeat.employerName}
      extra={<StatusTag tone={TONES[row.state]}>{say(SAYS[row.state])}</StatusTag>}
    >
      <CompareTable
        caption={`${kept.title} · ${repeat.title}`}
        sides={[say(SAYS.kept), say(SAYS.repeat)]}
        rows={[
          {
            key: "title",
            name: say(SAYS.name),
            cells: [kept, repeat].map(({ id, title }) => (
              <Link key={id} to={`/employment/vacancies/${id}`}>
                {title}
              </Link>
            )),
            differs: kept.title !== repeat.title,
          },
          cells(say(WORDS.employer), "employer", ({ employerName }) => employerName),
          cells(say(WORDS.workPlace), "place", ({ place }) => place.name),
          cells(say(WORDS.kind), "kind", ({ kind }) => say(KIND_WORDS[kind])),
          cells(say(WORDS.wage), "wage", ({ wageFrom, wageTo }) => rangeText(wageFrom, wageTo) ?? "—"),
          cells(say(SAYS.seats), "seats", ({ seats }) => String(seats)),
          cells(say(SAYS.posted), "posted", ({ postedOn }) => postedOn),
          cells(say(WORDS.standing), "state", ({ state }) => say(STATE_WORDS[state])),
          cells(say(SAYS.text), "text", ({ text }) => text || "—"),
        ]}
      />
      {row.decidedBy !== null && (
        <p className="note card-foot">
          {[row.decidedBy, row.decidedAt && shortTime(row.decidedAt), row.reason].filter(Boolean).join(" · ")}
        </p>
      )}
      <div className="card-acts">
        {row.state !== "same" && <Button onClick={() => onDecide("same")}>{say(SAYS.same)}</Button>}
        {row.state !== "different" && (
          <Button onClick={() => onDecide("different")}>{say(SAYS.different)}</Button>
        )}
      </div>
    </Card>
  );
}

function DecideDialog({
  repeat: { id, repeat },
  state,
  onClose,
}: {
  repeat: Repeat;
  state: Decision;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const decide = useAct(decideRepeatRoute, [listRepeatsRoute, listVacanciesRoute]);
  return (
    <NoteDialog
      title={`${say(SAYS[state])} · ${repeat.title}`}
      act={say(SAYS[state])}
      label={say(WORDS.reason)}
      hint={say(SAYS.hint)}
      onAct={async (reason) => {
        await decide.mutateAsync({ params: { id }, body: { state, reason } });
        toast(say(WORDS.recorded));
      }}
      onClose={onClose}
    />
  );
}
