import { keepEmployerRoute } from "@olive/employment/contract";
import { Button, complaintsOf, Dialog, Field, ProblemNotice, useAct, useSession, useText } from "@olive/ui";
import { useState } from "react";
import { PlaceChoice } from "../access/place-choice.tsx";
import { type Compared, ComparedFields, changesOf, comparedOf } from "./compared-fields.tsx";
import type { Employer } from "./employers-page.tsx";
import { ChoiceField } from "./small-fields.tsx";
import { EMPLOYER_STANDING_WORDS, WORDS } from "./words.ts";

const SAYS = {
  enter: { zh: "登记单位", en: "Enter an employer" },
  change: { zh: "更改", en: "Change" },
  save: { zh: "保存", en: "Save" },
  code: { zh: "统一社会信用代码", en: "Credit code" },
  codeHint: {
    zh: "18 位；登记册里有的，名称和所在地自己带出",
    en: "18 characters; the register gives the rest",
  },
  unknown: { zh: "登记册里没有的，才填名称和所在地", en: "Only where the register has none" },
  name: { zh: "名称", en: "Name" },
  place: { zh: "所在地", en: "Place" },
  contact: { zh: "联系人和电话", en: "Contact" },
  cap: { zh: "每周最多推介几人", en: "Introductions a week at most" },
};
const STANDINGS = { open: EMPLOYER_STANDING_WORDS.open, paused: EMPLOYER_STANDING_WORDS.paused } as const;
const CODE = /^[0-9A-Z]{18}$/;
const USUAL_CAP = "5";

/** Enters an employer, or changes whom to call and how many may be sent; name and place are the register's. */
export function EmployerDialog({
  employer,
  onDone,
  onClose,
}: {
  employer?: Employer;
  onDone: (code: string) => void;
  onClose: () => void;
}) {
  const say = useText();
  const { area } = useSession();
  const keep = useAct(keepEmployerRoute);
  const [code, setCode] = useState(employer?.creditCode ?? "");
  const [name, setName] = useState("");
  const [place, setPlace] = useState(area);
  const [contact, setContact] = useState(employer?.contact ?? "");
  const [compared, setCompared] = useState<Compared>(comparedOf(employer));
  const [cap, setCap] = useState(employer === undefined ? USUAL_CAP : String(employer.weeklyCap));
  const [standing, setStanding] = useState<keyof typeof STANDINGS>(
    employer?.standing === "paused" ? "paused" : "open",
  );
  const complaints = complaintsOf(keep.error);
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  const submit = () =>
    keep.mutate(
      {
        params: { code },
        body: {
          contact: contact.trim(),
          weeklyCap: Number(cap),
          ...changesOf(compared, employer),
          ...(employer === undefined ? {} : { standing }),
          ...(name.trim() === "" ? {} : { name: name.trim(), place }),
        },
      },
      {
        onSuccess: () => {
          onDone(code);
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={employer === undefined ? say(SAYS.enter) : `${say(SAYS.change)} · ${employer.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
          <Button type="primary" loading={keep.isPending} disabled={!CODE.test(code)} onClick={submit}>
            {say(SAYS.save)}
          </Button>
        </>
      }
    >
      {keep.error !== null && <ProblemNotice error={keep.error} />}
      {employer === undefined && (
        <NewEmployer
          code={code}
          name={name}
          place={place}
          complaintOf={complaintOf}
          onCode={setCode}
          onName={setName}
          onPlace={setPlace}
        />
      )}
      <Field label={say(SAYS.contact)} optional complaint={complaintOf("contact")}>
        <input
          className="input"
          maxLength={100}
          value={contact}
          onChange={(event) => setContact(event.target.value)}
        />
      </Field>
      <ComparedFields value={compared} complaintOf={complaintOf} onChange={setCompared} />
      <Field label={say(SAYS.cap)} complaint={complaintOf("weeklyCap")}>
        <input
          className="input"
          type="number"
          min={1}
          max={500}
          value={cap}
          onChange={(event) => setCap(event.target.value)}
        />
      </Field>
      {employer !== undefined && (
        <ChoiceField label={say(WORDS.standing)} words={STANDINGS} value={standing} onChange={setStanding} />
      )}
    </Dialog>
  );
}

/** The credit code; name and place only where the business register has none. */
function NewEmployer({
  code,
  name,
  place,
  complaintOf,
  onCode,
  onName,
  onPlace,
}: {
  code: string;
  name: string;
  place: string;
  complaintOf: (field: string) => string | undefined;
  onCode: (code: string) => void;
  onName: (name: string) => void;
  onPlace: (place: string) => void;
}) {
  const say = useText();
  return (
    <>
      <Field label={say(SAYS.code)} hint={say(SAYS.codeHint)} complaint={complaintOf("code")}>
        <input
          className="input"
          autoComplete="off"
          maxLength={18}
          value={code}
          onChange={(event) => onCode(event.target.value.trim().toUpperCase())}
        />
      </Field>
      <Field label={say(SAYS.name)} hint={say(SAYS.unknown)} optional complaint={complaintOf("name")}>
        <input
          className="input"
          maxLength={100}
          value={name}
          onChange={(event) => onName(event.target.value)}
        />
      </Field>
      {name.trim() !== "" && (
        <fieldset className="field-set">
          <legend>{say(SAYS.place)}</legend>
          <PlaceChoice value={place} onChange={onPlace} />
        </fieldset>
      )}
    </>
  );
}
