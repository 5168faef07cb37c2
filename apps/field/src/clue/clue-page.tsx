import { getVisitSheetRoute, reportClueRoute } from "@olive/employment/contract";
import { Button, drawId, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import { Chips } from "../act/chips.tsx";
import { today } from "../act/day.ts";
import { ReasonField } from "../act/reason-field.tsx";
import { useKept } from "../act/use-kept.ts";
import { useDone, useSending } from "../act/use-sending.ts";
import { useReading } from "../reading/use-reading.ts";
import { goTo } from "../shell/address.tsx";
import { Screen } from "../shell/screen.tsx";

const WORDS = {
  title: { zh: "登记线索", en: "Record a clue" },
  source: { zh: "怎么知道的？", en: "How do you know?" },
  selfReport: { zh: "本人来报", en: "The person said so" },
  doorVisit: { zh: "上门发现", en: "Found at the door" },
  note: { zh: "情况", en: "What you learned" },
  missing: { zh: "请点选或写几个字", en: "Tap or write a few words" },
  file: { zh: "记下", en: "File it" },
  done: { zh: "线索已登记", en: "Recorded" },
};
const SOURCES = ["doorVisit", "selfReport"] as const;
const OFFERED = [
  { zh: "没有工作", en: "Has no work" },
  { zh: "想找工作", en: "Wants work" },
  { zh: "家里没人上班", en: "Nobody in the household works" },
  { zh: "厂里停工", en: "The workshop stopped" },
];
const SHORTEST = 2;

interface Draft {
  /** Drawn when it begins: however often it is sent, it is recorded once. */
  readonly id: string;
  readonly source: (typeof SOURCES)[number];
  readonly note: string;
}
const newDraft = (): Draft => ({ id: drawId(), source: "doorVisit", note: "" });

/** A clue at the door: how one knows, and in a word what. It opens a visit. */
export default function CluePage({ reference }: { reference: string }) {
  const say = useText();
  const done = useDone();
  const { send, busy, error } = useSending();
  const sheet = useReading(getVisitSheetRoute, { params: { reference }, query: { purpose: "assistance" } });
  const { value: draft, change, drop } = useKept<Draft>(`clue:${reference}`, newDraft);
  const { id, source, note } = draft;
  const [tried, setTried] = useState(false);
  const isShort = note.trim().length < SHORTEST;
  const file = async () => {
    setTried(true);
    if (isShort) return;
    const body = { id, reference, source, foundOn: today(), note: note.trim() };
    const moved = await send((call) => call(reportClueRoute, { body }));
    if (moved === undefined) return;
    drop();
    done(WORDS.done, { ...moved, case: null }, () => {});
    goTo(`/people/${reference}`);
  };
  return (
    <Screen title={say(WORDS.title)} lead={sheet.data?.person.name} back={`/people/${reference}`}>
      {error !== undefined && <ProblemNotice error={error} />}
      <section className="card">
        <h2>{say(WORDS.source)}</h2>
        <Chips
          label={say(WORDS.source)}
          chips={SOURCES.map((value) => ({ value, name: WORDS[value] }))}
          isChosen={(value) => value === source}
          onTap={(tapped) => change({ source: tapped })}
        />
        <ReasonField
          id="note"
          label={say(WORDS.note)}
          offered={OFFERED}
          complaint={tried && isShort ? say(WORDS.missing) : undefined}
          value={note}
          onChange={(text) => change({ note: text })}
        />
      </section>
      <div className="file-bar">
        <Button type="primary" className="wide" loading={busy} onClick={() => void file()}>
          {say(WORDS.file)}
        </Button>
      </div>
    </Screen>
  );
}
