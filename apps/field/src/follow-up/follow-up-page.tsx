import { answerFollowUpRoute, getHelpPersonRoute } from "@olive/employment/contract";
import { Button, EmptyState, ProblemNotice, StatusTag, useText } from "@olive/ui";
import { today } from "../act/day.ts";
import { ReasonField } from "../act/reason-field.tsx";
import { useKept } from "../act/use-kept.ts";
import { useDone, useSending } from "../act/use-sending.ts";
import type { HelpPerson } from "../person/person-page.tsx";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { goTo } from "../shell/address.tsx";
import { Part, Screen } from "../shell/screen.tsx";

const WORDS = {
  title: { zh: "回访", en: "Follow-up" },
  question: (employer: string) => ({
    zh: `还在${employer}上班吗？`,
    en: `Still working at ${employer}?`,
  }),
  month: (n: number) => ({ zh: `第 ${n} 个月`, en: `Month ${n}` }),
  yes: { zh: "还在", en: "Yes" },
  no: { zh: "不在了", en: "No" },
  note: { zh: "怎么回事", en: "What happened" },
  file: { zh: "记下", en: "File it" },
  done: { zh: "回访已记下", en: "Filed" },
  nothing: { zh: "现在不用问", en: "Nothing to ask now" },
  why: {
    zh: "数据已经说明，或还没到期。数据说得清的，不再问本人。",
    en: "The data say it, or it isn't due. What the data say isn't asked.",
  },
  all: { zh: "各次回访", en: "All follow-ups" },
  byData: { zh: "数据印证", en: "by the data" },
  byPerson: { zh: "本人说", en: "as they said" },
  due: { zh: "到期", en: "due" },
  waiting: { zh: "未到", en: "not yet" },
};
const LEFT = [
  { zh: "嫌工资低", en: "Wage" },
  { zh: "路远", en: "Too far" },
  { zh: "身体原因", en: "Health" },
  { zh: "单位不要了", en: "Let go" },
  { zh: "换了工作", en: "Changed jobs" },
];

type Placement = HelpPerson["placements"][number];

/** Still working? Asked only where the data are silent. */
export default function FollowUpPage({ reference }: { reference: string }) {
  const say = useText();
  const input = { params: { reference }, query: { purpose: "assistance" } };
  const help = useReading(getHelpPersonRoute, input);
  return (
    <Screen title={say(WORDS.title)} lead={help.data?.person.name} back={`/people/${reference}`}>
      <Loading of={help}>{(read) => <FollowUps key={read.case?.version} person={read} />}</Loading>
    </Screen>
  );
}

function FollowUps({ person }: { person: HelpPerson }) {
  const say = useText();
  const placement = person.placements.find(({ standing }) => standing !== "ended");
  const due = placement?.followUps.find(({ ask }) => ask);
  return (
    <>
      {placement && due ? (
        <Ask placement={placement} month={due.month} back={`/people/${person.person.reference}`} />
      ) : (
        <div className="card">
          <EmptyState title={say(WORDS.nothing)}>{say(WORDS.why)}</EmptyState>
        </div>
      )}
      {placement && (
        <Part title={say(WORDS.all)}>
          <ul className="lines">
            {placement.followUps.map((one) => (
              <li key={one.month}>
                {say(WORDS.month(one.month))} <time className="note">{one.dueOn}</time> <Answered of={one} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Answered({ of: { retained, source, ask } }: { of: Placement["followUps"][number] }) {
  const say = useText();
  if (retained === null) {
    return <StatusTag tone={ask ? "warning" : "neutral"}>{say(ask ? WORDS.due : WORDS.waiting)}</StatusTag>;
  }
  return (
    <StatusTag tone={retained ? "good" : "danger"}>
      {say(retained ? WORDS.yes : WORDS.no)} · {say(source === "data" ? WORDS.byData : WORDS.byPerson)}
    </StatusTag>
  );
}

/** What was tapped and typed before it is filed. */
interface Draft {
  readonly left: boolean;
  readonly note: string;
}
const newDraft = (): Draft => ({ left: false, note: "" });

function Ask({ placement, month, back }: { placement: Placement; month: 1 | 3 | 6 | 12; back: string }) {
  const say = useText();
  const done = useDone();
  const { send, busy, error } = useSending();
  const kept = useKept<Draft>(`follow-up:${placement.id}:${month}`, newDraft);
  const { left, note } = kept.value;
  const file = async (answer: boolean) => {
    const words = note.trim().length < 2 ? {} : { note: note.trim() };
    const moved = await send((call) =>
      call(answerFollowUpRoute, {
        params: { id: placement.id, month },
        body: { retained: answer, answeredOn: today(), ...words },
      }),
    );
    if (moved === undefined) return;
    kept.drop();
    done(WORDS.done, moved, () => goTo(`${back}/follow-up`));
    goTo(back);
  };
  return (
    <section className="card outcomes">
      <h2>{say(WORDS.question(placement.employerName))}</h2>
      <p className="note">{say(WORDS.month(month))}</p>
      {error !== undefined && <ProblemNotice error={error} />}
      <button type="button" className="outcome outcome-met" onClick={() => void file(true)}>
        {say(WORDS.yes)}
      </button>
      {left ? (
        <>
          <ReasonField
            id="note"
            label={say(WORDS.note)}
            optional
            offered={LEFT}
            value={note}
            onChange={(text) => kept.change({ note: text })}
          />
          <Button type="primary" className="wide" loading={busy} onClick={() => void file(false)}>
            {say(WORDS.file)}
          </Button>
        </>
      ) : (
        <button type="button" className="outcome" onClick={() => kept.change({ left: true })}>
          {say(WORDS.no)}
        </button>
      )}
    </section>
  );
}
