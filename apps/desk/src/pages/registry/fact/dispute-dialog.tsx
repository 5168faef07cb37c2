import { disputeFactRoute, listDisputesRoute } from "@olive/cases/contract";
import { ReasonDialog, useAct, useText, useToast } from "@olive/ui";
import { useId, useState } from "react";
import type { Told } from "./fact-value.tsx";
import { sayValue } from "./say-value.ts";

const WORDS = {
  title: { zh: "这不对", en: "This is wrong" },
  act: { zh: "提出异议", en: "Dispute it" },
  now: { zh: "登记册写的是", en: "The register says" },
  hidden: { zh: "（已遮盖）", en: "(masked)" },
  empty: { zh: "（未填）", en: "(empty)" },
  claim: { zh: "应当是", en: "It should be" },
  goes: (department: string) => ({
    zh: `转给${department}限期答复；登记册不动，数据旁边先标明有异议。`,
    en: `Goes to ${department} with a clock; the register isn't touched, the fact is marked meanwhile.`,
  }),
  done: (department: string, due: string) => ({
    zh: `已转${department}，${due} 前答复`,
    en: `With ${department}, answered by ${due}`,
  }),
};

/** Disputes one value: what it should be, and why; the owning department answers. */
export function DisputeDialog({
  subject,
  told: { column, source, value, masked },
  onClose,
}: {
  subject: string;
  told: Told;
  onClose: () => void;
}) {
  const say = useText();
  const id = useId();
  const toast = useToast();
  const [claim, setClaim] = useState("");
  const dispute = useAct(disputeFactRoute, [listDisputesRoute]);
  const act = async (reason: string) => {
    const answer = await dispute.mutateAsync({
      body: {
        ...{ subject, register: source.register, fileId: source.fileId, rowNo: source.row },
        ...{ column: column.name, claim, reason },
      },
    });
    toast(say(WORDS.done(answer.department ?? source.department, answer.dueOn ?? "—")));
  };
  const shown = masked ? (value ?? say(WORDS.hidden)) : (sayValue(column, value, say) ?? say(WORDS.empty));
  return (
    <ReasonDialog
      title={`${say(WORDS.title)} · ${column.name}`}
      act={say(WORDS.act)}
      onAct={act}
      onClose={onClose}
    >
      <p>
        {say(WORDS.now)} <strong>{shown}</strong>
      </p>
      <p className="note">{say(WORDS.goes(source.department))}</p>
      <label className="field" htmlFor={id}>
        <span className="field-label">{say(WORDS.claim)}</span>
      </label>
      <input
        id={id}
        className="input"
        value={claim}
        maxLength={500}
        onChange={(event) => setClaim(event.target.value)}
      />
    </ReasonDialog>
  );
}
