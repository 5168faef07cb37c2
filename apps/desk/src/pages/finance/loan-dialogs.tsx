import { moveSubsidyRoute, recordGuaranteeRoute, reportAskedRoute } from "@olive/finance/contract";
import { drawId, Field, ReasonDialog, useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { ChoiceField, DayField } from "../employment/small-fields.tsx";
import { chinaToday } from "../employment/today.ts";
import { fenOf, LOAN_WORDS } from "./amounts.ts";

const SAYS = {
  asked: { zh: "银行要了什么", en: "What the bank asked for" },
  askedHint: {
    zh: "会给能提供这项数据的部门开一件案件，不再向经营者要",
    en: "Opens a case for the department that could supply it; the owner isn't asked",
  },
  report: { zh: "登记", en: "Note it" },
  pay: { zh: "拨付贴息", en: "Pay the subsidy" },
  clawback: { zh: "追回贴息", en: "Claim the subsidy back" },
  guarantee: { zh: "登记担保", en: "Enter a guarantee" },
  kind: { zh: "类别", en: "Kind" },
};
const KINDS = {
  cover: { zh: "承保", en: "Cover" },
  claim: { zh: "代偿", en: "Claim" },
  recovery: { zh: "追偿", en: "Recovery" },
};

/** Notes that a bank asked an owner for something: counted, and a case of the department. */
export function AskedDialog({ application, onClose }: { application: string; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const report = useAct(reportAskedRoute);
  const [id] = useState(drawId);
  return (
    <ReasonDialog
      title={say(SAYS.asked)}
      label={say(SAYS.asked)}
      hint={say(SAYS.askedHint)}
      act={say(SAYS.report)}
      onAct={async (item) => {
        await report.mutateAsync({ params: { id: application }, body: { id, item } });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    />
  );
}

export interface SubsidyMove {
  readonly application: string;
  readonly kind: "pay" | "clawback";
  readonly policy: string;
  readonly disbursement: string;
  readonly amountFen: number;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** Pays a reserved subsidy or claims one back, under one's name, with a reason. */
export function SubsidyDialog({ move, onClose }: { move: SubsidyMove; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const act = useAct(moveSubsidyRoute);
  const [typed, setTyped] = useState(String(move.amountFen / 100));
  const amountFen = fenOf(typed);
  const { application, ...body } = move;
  return (
    <ReasonDialog
      title={say(SAYS[move.kind])}
      act={say(SAYS[move.kind])}
      danger={move.kind === "clawback"}
      ready={amountFen !== undefined && amountFen > 0}
      onAct={async (reason) => {
        if (amountFen === undefined) return;
        await act.mutateAsync({ params: { id: application }, body: { ...body, amountFen, reason } });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    >
      <AmountField value={typed} onChange={setTyped} />
    </ReasonDialog>
  );
}

export function AmountField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useText();
  return (
    <Field label={say(LOAN_WORDS.amount)}>
      <input
        className="input"
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Enters a cover, a claim or a recovery. */
export function GuaranteeDialog({
  application,
  offer,
  onClose,
}: {
  application: string;
  offer: string;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const act = useAct(recordGuaranteeRoute);
  const [id] = useState(drawId);
  const [kind, setKind] = useState<keyof typeof KINDS>("cover");
  const [typed, setTyped] = useState("");
  const [on, setOn] = useState(chinaToday);
  const amountFen = fenOf(typed);
  return (
    <ReasonDialog
      title={say(SAYS.guarantee)}
      act={say(SAYS.guarantee)}
      ready={amountFen !== undefined && amountFen > 0}
      onAct={async (reason) => {
        if (amountFen === undefined) return;
        await act.mutateAsync({
          params: { id: application },
          body: { id, offer, kind, amountFen, on, reason },
        });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    >
      <ChoiceField label={say(SAYS.kind)} words={KINDS} value={kind} onChange={setKind} />
      <AmountField value={typed} onChange={setTyped} />
      <DayField label={say(LOAN_WORDS.day)} value={on} onChange={setOn} />
    </ReasonDialog>
  );
}
