import {
  endTermRoute,
  extendTermRoute,
  listEndingTermsRoute,
  listTermsRoute,
  suspendTermRoute,
  undoTermChangeRoute,
} from "@olive/employment/contract";
import { Button, drawId, Field, useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { NoteDialog } from "./note-dialog.tsx";
import { DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { WORDS } from "./words.ts";

export type SupportTerm = z.output<typeof listTermsRoute.responses.ok.body>["terms"][number];
type Act = "suspend" | "extend" | "end" | "undo";

const SAYS = {
  suspend: { zh: "中止", en: "Suspend" },
  extend: { zh: "延长", en: "Extend" },
  end: { zh: "提前结束", en: "End early" },
  undo: { zh: "撤销最近一次变动", en: "Undo the last change" },
  from: { zh: "从哪一天起", en: "From" },
  lastDay: { zh: "最后一天", en: "Last day" },
  days: { zh: "延长几天", en: "Days" },
  hint: { zh: "谁、依据什么；连同您的姓名留存", en: "On what grounds; kept with your name" },
};
const READ_AGAIN = [listTermsRoute, listEndingTermsRoute];
const LONGEST = 3660;

/** What an official may do with a term: each with a reason that stays beside their name. */
export function TermActs({ term }: { term: SupportTerm }) {
  const say = useText();
  const [act, setAct] = useState<Act>();
  const last = term.changes.findLast(({ undone }) => !undone);
  const over = term.running === "over";
  const acts: Act[] = [
    ...(over ? [] : (["suspend", "extend", "end"] as const)),
    ...(last ? ["undo" as const] : []),
  ];
  if (acts.length === 0) return null;
  const leave = () => setAct(undefined);
  return (
    <span className="row-acts">
      {acts.map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {say(SAYS[one])}
        </Button>
      ))}
      {act === "suspend" && <SuspendDialog term={term} onClose={leave} />}
      {act === "extend" && <ExtendDialog term={term} onClose={leave} />}
      {act === "end" && <EndDialog term={term} onClose={leave} />}
      {act === "undo" && <UndoDialog term={term} onClose={leave} />}
    </span>
  );
}

interface ActDialogProps {
  readonly term: SupportTerm;
  readonly onClose: () => void;
}

/** The frame that the acts share: the reason, and what is sent with each. */
function useTermDialog(act: Act, { term, onClose }: ActDialogProps) {
  const say = useText();
  const toast = useToast();
  const [id] = useState(drawId);
  const { id: of, revision } = term;
  const props = {
    title: `${say(SAYS[act])} · ${say(term.kind.name)}`,
    ...{ act: say(SAYS[act]), label: say(WORDS.reason), hint: say(SAYS.hint), onClose },
  };
  const done = () => toast(say(WORDS.recorded));
  return { say, props, done, params: { id: of }, sent: { id, revision } };
}

function SuspendDialog(given: ActDialogProps) {
  const { say, props, done, params, sent } = useTermDialog("suspend", given);
  const suspend = useAct(suspendTermRoute, READ_AGAIN);
  const [from, setFrom] = useState(chinaToday);
  const [until, setUntil] = useState("");
  return (
    <NoteDialog
      {...props}
      ready={until !== ""}
      onAct={async (reason) => {
        await suspend.mutateAsync({ params, body: { ...sent, from, until, reason } });
        done();
      }}
    >
      <div className="two-fields">
        <DayField label={say(SAYS.from)} value={from} onChange={setFrom} />
        <DayField label={say(SAYS.lastDay)} value={until} onChange={setUntil} />
      </div>
    </NoteDialog>
  );
}

function ExtendDialog(given: ActDialogProps) {
  const { say, props, done, params, sent } = useTermDialog("extend", given);
  const extend = useAct(extendTermRoute, READ_AGAIN);
  const [days, setDays] = useState("");
  const count = Number(days);
  return (
    <NoteDialog
      {...props}
      ready={Number.isInteger(count) && count >= 1 && count <= LONGEST}
      onAct={async (reason) => {
        await extend.mutateAsync({ params, body: { ...sent, days: count, reason } });
        done();
      }}
    >
      <Field label={say(SAYS.days)}>
        <input
          className="input"
          type="number"
          min={1}
          max={LONGEST}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </Field>
    </NoteDialog>
  );
}

function EndDialog(given: ActDialogProps) {
  const { say, props, done, params, sent } = useTermDialog("end", given);
  const end = useAct(endTermRoute, READ_AGAIN);
  const [lastDay, setLastDay] = useState(chinaToday);
  return (
    <NoteDialog
      {...props}
      danger
      onAct={async (reason) => {
        await end.mutateAsync({ params, body: { ...sent, lastDay, reason } });
        done();
      }}
    >
      <DayField label={say(SAYS.lastDay)} value={lastDay} onChange={setLastDay} />
    </NoteDialog>
  );
}

function UndoDialog(given: ActDialogProps) {
  const { props, done, params, sent } = useTermDialog("undo", given);
  const undo = useAct(undoTermChangeRoute, READ_AGAIN);
  return (
    <NoteDialog
      {...props}
      onAct={async (reason) => {
        await undo.mutateAsync({ params, body: { revision: sent.revision, reason } });
        done();
      }}
    />
  );
}
