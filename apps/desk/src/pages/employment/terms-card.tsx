import { grantTermRoute, listTermsRoute } from "@olive/employment/contract";
import { Button, Card, drawId, Field, Loaded, useAct, useMay, useRead, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { NoteDialog } from "./note-dialog.tsx";
import { DayField } from "./small-fields.tsx";
import { TermRow } from "./term-row.tsx";
import { chinaToday } from "./today.ts";
import { WORDS } from "./words.ts";

type Answer = z.output<typeof listTermsRoute.responses.ok.body>;
type Allowed = Answer["allowed"][number];

const SAYS = {
  title: { zh: "扶持期限", en: "Terms of support" },
  none: { zh: "没有享受扶持。", en: "No support runs." },
  allowed: { zh: "现在能不能给", en: "What could begin now" },
  until: (day: string) => ({ zh: `可以，到 ${day} 前`, en: `yes, before ${day}` }),
  yes: { zh: "可以", en: "yes" },
  grant: { zh: "给予扶持", en: "Grant" },
  kind: { zh: "哪一项", en: "Which" },
  from: { zh: "从哪一天起", en: "From" },
};

/** Which aids run for how long, and what could begin: exclusive aids and terms are checked, a person grants. */
export function TermsCard({ reference, purpose }: { reference: string; purpose: string }) {
  const say = useText();
  const may = useMay();
  const reading = useRead(listTermsRoute, { params: { reference }, query: { purpose } });
  const [granting, setGranting] = useState(false);
  const open = reading.data?.allowed.filter((one) => one.may) ?? [];
  return (
    <Card title={say(SAYS.title)}>
      <Loaded of={reading} rows={2}>
        {(answer) => <Terms answer={answer} />}
      </Loaded>
      {may("employment.allocate") && open.length > 0 && (
        <div className="card-acts">
          <Button onClick={() => setGranting(true)}>{say(SAYS.grant)}</Button>
        </div>
      )}
      {granting && <GrantDialog reference={reference} allowed={open} onClose={() => setGranting(false)} />}
    </Card>
  );
}

function Terms({ answer: { terms, allowed } }: { answer: Answer }) {
  const say = useText();
  return (
    <div className="stack">
      {terms.length === 0 && <p className="note">{say(SAYS.none)}</p>}
      <ul className="rows">
        {terms.map((term) => (
          <TermRow key={term.id} term={term} />
        ))}
      </ul>
      {allowed.length > 0 && (
        <details>
          <summary>{say(SAYS.allowed)}</summary>
          <ul className="plain-list">
            {allowed.map((one) => (
              <li key={one.kind.code}>
                {say(one.kind.name)} <span className="note">{say(allowedText(one))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function allowedText({ may, why, until }: Allowed) {
  if (!may && why !== null) return why;
  return until === null ? SAYS.yes : SAYS.until(until);
}

function GrantDialog({
  reference,
  allowed,
  onClose,
}: {
  reference: string;
  allowed: readonly Allowed[];
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const grant = useAct(grantTermRoute, [listTermsRoute]);
  const [id] = useState(drawId);
  const [kind, setKind] = useState(allowed[0]?.kind.code ?? "");
  const [from, setFrom] = useState(chinaToday);
  return (
    <NoteDialog
      title={say(SAYS.grant)}
      act={say(SAYS.grant)}
      label={say(WORDS.note)}
      optional
      onAct={async (note) => {
        const body = { id, kind, from, ...(note === "" ? {} : { note }) };
        await grant.mutateAsync({ params: { reference }, body });
        toast(say(WORDS.recorded));
      }}
      onClose={onClose}
    >
      <Field label={say(SAYS.kind)}>
        <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
          {allowed.map((one) => (
            <option key={one.kind.code} value={one.kind.code}>
              {say(one.kind.name)}
            </option>
          ))}
        </select>
      </Field>
      <DayField label={say(SAYS.from)} value={from} onChange={setFrom} />
    </NoteDialog>
  );
}
