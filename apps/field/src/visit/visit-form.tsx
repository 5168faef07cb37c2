import { Button, ProblemNotice, useText } from "@olive/ui";
import { Chips } from "../act/chips.tsx";
import { Screen } from "../shell/screen.tsx";
import { type Draft, OUTCOMES, type useDraft, WAYS } from "./draft.ts";
import { Ended } from "./ended.tsx";
import type { FiledVisit } from "./filed.tsx";
import { Gap } from "./gap.tsx";
import { NobodyHome } from "./nobody-home.tsx";
import { OUTCOME_WORDS, WAY_WORDS } from "./outcome-words.ts";
import type { Sheet } from "./sheet.ts";
import { useFiling } from "./use-filing.ts";
import { WhyLine } from "./why-line.tsx";

const WORDS = {
  title: (name: string) => ({ zh: `走访 ${name}`, en: `Visit to ${name}` }),
  way: { zh: "怎么走访", en: "How" },
  outcome: { zh: "见到了吗？", en: "What happened?" },
  change: { zh: "改结果", en: "Change" },
  file: { zh: "记下", en: "File it" },
  restored: (day: string) => ({
    zh: `已恢复没交的草稿（${day}）`,
    en: `The unfiled draft of ${day} is back`,
  }),
  attempts: (n: number) => ({ zh: `已经 ${n} 次没人在家`, en: `Nobody home ${n} times already` }),
};

export interface VisitFormProps {
  readonly sheet: Sheet;
  readonly draft: ReturnType<typeof useDraft>;
  readonly onFiled: (visit: FiledVisit) => void;
}

export function VisitForm({ sheet, draft: { draft, restored, change }, onFiled }: VisitFormProps) {
  const say = useText();
  const { person, attempts } = sheet;
  const { file, busy, error, complaint } = useFiling(sheet, draft, onFiled);
  return (
    <Screen
      title={say(WORDS.title(person.name))}
      lead={person.place.name}
      back={`/people/${person.reference}`}
    >
      {restored && (
        <p className="notice" role="status">
          {say(WORDS.restored(draft.visitedOn))}
        </p>
      )}
      {draft.outcome === undefined ? (
        <>
          <WhyLine sheet={sheet} />
          {attempts > 0 && <p className="note">{say(WORDS.attempts(attempts))}</p>}
          <Chips
            label={say(WORDS.way)}
            chips={WAYS.map((way) => ({ value: way, name: WAY_WORDS[way] }))}
            isChosen={(way) => draft.way === way}
            onTap={(way) => change({ way })}
          />
          <OutcomeChoice onChoose={(outcome) => change({ outcome })} />
        </>
      ) : (
        <>
          <p className="chosen-outcome">
            <strong>
              {say(OUTCOME_WORDS[draft.outcome])} · {say(WAY_WORDS[draft.way])}
            </strong>
            <OutcomeChange onChange={() => change({ outcome: undefined })} />
          </p>
          {error !== undefined && <ProblemNotice error={error} />}
          <Details sheet={sheet} draft={draft} change={change} complaint={complaint} />
          <div className="file-bar">
            <Button type="primary" className="wide" loading={busy} onClick={file}>
              {say(WORDS.file)}
            </Button>
          </div>
        </>
      )}
    </Screen>
  );
}

function OutcomeChoice({ onChoose }: { onChoose: (outcome: (typeof OUTCOMES)[number]) => void }) {
  const say = useText();
  return (
    <section aria-label={say(WORDS.outcome)} className="outcomes">
      <h2>{say(WORDS.outcome)}</h2>
      {OUTCOMES.map((outcome) => (
        <button
          key={outcome}
          type="button"
          className={`outcome outcome-${outcome}`}
          onClick={() => onChoose(outcome)}
        >
          {say(OUTCOME_WORDS[outcome])}
        </button>
      ))}
    </section>
  );
}

function OutcomeChange({ onChange }: { onChange: () => void }) {
  const say = useText();
  return (
    <button type="button" className="link-button" onClick={onChange}>
      {say(WORDS.change)}
    </button>
  );
}

export interface DetailsProps {
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** Of the note, where it is wanted. */
  readonly complaint: string | undefined;
}

function Details(props: DetailsProps) {
  if (props.draft.outcome === "met") return <Gap {...props} />;
  if (props.draft.outcome === "nobodyHome") return <NobodyHome {...props} />;
  return <Ended {...props} />;
}
