import { listSeekersRoute, recordAttendanceRoute } from "@olive/employment/contract";
import {
  Button,
  Dialog,
  drawId,
  Field,
  Loaded,
  useCall,
  useRead,
  useSession,
  useText,
  useToast,
} from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PlaceChoice } from "../access/place-choice.tsx";
import { titleOf } from "../cases/use-acting.ts";
import { DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "记到课", en: "Record attendance" },
  course: { zh: "课程", en: "Course" },
  session: { zh: "日期", en: "Day" },
  from: { zh: "几点上课", en: "From" },
  until: { zh: "几点下课", en: "Until" },
  at: { zh: "在哪里上", en: "Held at" },
  who: { zh: "谁来了", en: "Who came" },
  nobody: { zh: "辖区里没有求职的人", en: "Nobody looks for work here" },
  done: (done: number, left: number, why: string) => ({
    zh: `记下 ${done} 人${left === 0 ? "" : `，${left} 人没有记成：${why}`}`,
    en: `${done} recorded${left === 0 ? "" : `, ${left} not: ${why}`}`,
  }),
};
const MOST = 200;
const SHORTEST = 1;

/** One session with everybody who came: each person is a record of their own, sent twice it is kept once. */
export function AttendanceDialog({ place, onClose }: { place: string | undefined; onClose: () => void }) {
  const say = useText();
  const { area } = useSession();
  const [session, setSession] = useState({ course: "", day: chinaToday(), from: "09:00", until: "11:00" });
  const [heldAt, setHeldAt] = useState(place ?? area);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const { record, busy } = useRecording(onClose);
  const ready = session.course.trim().length >= SHORTEST && chosen.size > 0 && session.from < session.until;
  const set = (change: Partial<typeof session>) => setSession({ ...session, ...change });
  const toggle = (reference: string) => {
    const next = new Map(chosen);
    if (!next.delete(reference)) next.set(reference, drawId());
    setChosen(next);
  };
  return (
    <Dialog
      title={say(SAYS.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!ready}
            onClick={() => void record(chosen, { ...session, course: session.course.trim(), place: heldAt })}
          >
            {say(SAYS.title)}
          </Button>
        </>
      }
    >
      <div className="two-fields">
        <Field label={say(SAYS.course)}>
          <input
            className="input"
            maxLength={60}
            value={session.course}
            onChange={(event) => set({ course: event.target.value })}
          />
        </Field>
        <DayField label={say(SAYS.session)} value={session.day} onChange={(day) => set({ day })} />
        {(["from", "until"] as const).map((end) => (
          <Field key={end} label={say(SAYS[end])}>
            <input
              className="input"
              type="time"
              value={session[end]}
              onChange={(event) => set({ [end]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <fieldset className="field-set">
        <legend>{say(SAYS.at)}</legend>
        <PlaceChoice value={heldAt} onChange={setHeldAt} />
      </fieldset>
      <Attendants place={place} chosen={chosen} onToggle={toggle} />
    </Dialog>
  );
}

function Attendants({
  place,
  chosen,
  onToggle,
}: {
  place: string | undefined;
  chosen: ReadonlyMap<string, string>;
  onToggle: (reference: string) => void;
}) {
  const say = useText();
  const reading = useRead(listSeekersRoute, {
    query: { standing: "seeking", limit: MOST, ...(place === undefined ? {} : { place }) },
  });
  return (
    <fieldset className="field-set">
      <legend>{say(SAYS.who)}</legend>
      <Loaded of={reading} rows={4}>
        {({ seekers }) =>
          seekers.length === 0 ? (
            <p className="note">{say(SAYS.nobody)}</p>
          ) : (
            <div className="check-row">
              {seekers.map(({ person: { reference, name, place: home } }) => (
                <label key={reference} className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(reference)}
                    onChange={() => onToggle(reference)}
                  />
                  {name} <span className="note">{home.name}</span>
                </label>
              ))}
            </div>
          )
        }
      </Loaded>
    </fieldset>
  );
}

interface Session {
  readonly course: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly place: string;
}

/** One after another, so that one refused leaves the others; the list is read anew at the end. */
function useRecording(onClose: () => void) {
  const say = useText();
  const call = useCall();
  const toast = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const record = async (chosen: ReadonlyMap<string, string>, { day, ...session }: Session) => {
    setBusy(true);
    let why = "";
    let left = 0;
    for (const [reference, id] of chosen) {
      try {
        await call(recordAttendanceRoute, { body: { ...session, session: day, id, reference } });
      } catch (error) {
        left += 1;
        why = titleOf(error);
      }
    }
    await queries.invalidateQueries();
    setBusy(false);
    toast(say(SAYS.done(chosen.size - left, left, why)));
    if (left === 0) onClose();
  };
  return { record, busy };
}
