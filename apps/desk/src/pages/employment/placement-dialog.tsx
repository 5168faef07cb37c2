import { recordPlacementRoute } from "@olive/employment/contract";
import { drawId, Field, useText } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { ProofField } from "./proof-field.tsx";
import { ChoiceField, DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { useLoopAct } from "./use-loop-act.ts";
import { KIND_WORDS, WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "记上岗", en: "Record a placement" },
  which: { zh: "哪一次推介", en: "By which referral" },
  own: { zh: "自己找到的，或没有推介", en: "None: found otherwise" },
  began: { zh: "上岗日期", en: "First day" },
  hint: {
    zh: "先是暂定，等参保等第二个来源印证；同时排好 1、3、6、12 个月的回访。",
    en: "Provisional until a second source confirms it; follow-ups at 1, 3, 6 and 12 months are set.",
  },
};
const TAKEN = ["accepted", "sent"];
const SHORTEST_NAME = 2;

/** Somebody has begun to work: by a referral, or by what the person found. */
export function PlacementDialog({ help, onClose }: { help: FullHelp; onClose: () => void }) {
  const say = useText();
  const record = useLoopAct(recordPlacementRoute);
  const open = help.referrals.filter(({ state }) => TAKEN.includes(state));
  const [id] = useState(drawId);
  const [referral, setReferral] = useState(
    (open.find(({ state }) => state === "accepted") ?? open[0])?.id ?? "",
  );
  const [employerName, setEmployerName] = useState("");
  const [kind, setKind] = useState<keyof typeof KIND_WORDS>("ordinary");
  const [beganOn, setBeganOn] = useState(chinaToday);
  const [proof, setProof] = useState<string>();
  const { reference, name } = help.person;
  // With a referral the kind is its post's.
  const about = referral === "" ? { employerName: employerName.trim(), kind } : { referral, kind };
  return (
    <NoteDialog
      title={`${say(SAYS.title)} · ${name}`}
      act={say(SAYS.title)}
      label={say(WORDS.note)}
      hint={say(SAYS.hint)}
      optional
      ready={referral !== "" || employerName.trim().length >= SHORTEST_NAME}
      onAct={(note) =>
        record({
          body: {
            ...{ id, reference, beganOn, ...about },
            ...(note === "" ? {} : { note }),
            ...(proof === undefined ? {} : { proof }),
          },
        })
      }
      onClose={onClose}
    >
      {open.length > 0 && (
        <Field label={say(SAYS.which)}>
          <select className="input" value={referral} onChange={(event) => setReferral(event.target.value)}>
            {open.map((one) => (
              <option key={one.id} value={one.id}>
                {one.vacancyTitle} · {one.employerName}
              </option>
            ))}
            <option value="">{say(SAYS.own)}</option>
          </select>
        </Field>
      )}
      {referral === "" && (
        <div className="two-fields">
          <Field label={say(WORDS.employer)}>
            <input
              className="input"
              maxLength={100}
              value={employerName}
              onChange={(event) => setEmployerName(event.target.value)}
            />
          </Field>
          <ChoiceField label={say(WORDS.kind)} words={KIND_WORDS} value={kind} onChange={setKind} />
        </div>
      )}
      <DayField label={say(SAYS.began)} value={beganOn} onChange={setBeganOn} />
      <ProofField onChange={setProof} />
    </NoteDialog>
  );
}
