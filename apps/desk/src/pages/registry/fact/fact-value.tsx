import type { FactColumn, Source } from "@olive/registry/contract";
import { StatusTag, useMay, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { DisputeDialog } from "./dispute-dialog.tsx";
import { type Dispute, useDisputes } from "./disputes.tsx";
import { useIsKnown } from "./known-businesses.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { useOpened } from "./opened.tsx";
import { sayValue } from "./say-value.ts";

const WORDS = {
  masked: { zh: "已遮盖", en: "masked" },
  open: { zh: "打开", en: "Open" },
  opened: { zh: "已打开", en: "opened" },
  wrong: { zh: "这不对", en: "This is wrong" },
  none: { zh: "未填", en: "empty" },
  corrected: { zh: "：更正为", en: ": corrected to" },
};

export interface Told {
  readonly column: FactColumn;
  readonly source: Source;
  readonly value: string | null;
  readonly masked: boolean;
}

/** One value of a fact: as it may be shown, with its marks, and what the reader may do with it. */
export function FactValue({ told }: { told: Told }) {
  const say = useText();
  const may = useMay();
  const opened = useOpened();
  const disputes = useDisputes();
  const [dialog, setDialog] = useState<"open" | "wrong">();
  const { column, source } = told;
  const shown = opened.valueOf({ ...column, file: source.file, row: source.row });
  const mark = disputes?.list.find((one) => isOf(one, told));
  const close = () => setDialog(undefined);
  return (
    <span className="fact-cell">
      {shown === undefined ? (
        <MaskedOrPlain told={told} />
      ) : (
        <>
          <strong>{sayValue(column, shown.value, say) ?? say(WORDS.none)}</strong>{" "}
          <span className="note">{say(WORDS.opened)}</span>
        </>
      )}
      {mark !== undefined && <DisputeMark dispute={mark} />}
      <span className="fact-acts no-print">
        {told.masked && shown === undefined && opened.person !== undefined && may("person.readSensitive") && (
          <button type="button" className="link-button" onClick={() => setDialog("open")}>
            {say(WORDS.open)}
            <span className="hidden"> {column.name}</span>
          </button>
        )}
        {disputes !== undefined && mark === undefined && may("fact.dispute") && (
          <button type="button" className="link-button quiet" onClick={() => setDialog("wrong")}>
            {say(WORDS.wrong)}
            <span className="hidden"> {column.name}</span>
          </button>
        )}
      </span>
      {dialog === "open" && <OpenDialog columns={[column]} onClose={close} />}
      {dialog === "wrong" && disputes !== undefined && (
        <DisputeDialog subject={disputes.subject} told={told} onClose={close} />
      )}
    </span>
  );
}

function MaskedOrPlain({ told: { column, value, masked } }: { told: Told }) {
  const say = useText();
  const isKnown = useIsKnown();
  if (!masked && value !== null && isKnown(value)) {
    return <Link to={`/businesses/${value}`}>{value}</Link>;
  }
  if (!masked) return <span>{sayValue(column, value, say) ?? "—"}</span>;
  return (
    <span className="masked">
      {value}
      <span className={value === null ? undefined : "hidden"}>{say(WORDS.masked)}</span>
    </span>
  );
}

function DisputeMark({ dispute }: { dispute: Dispute }) {
  const say = useText();
  return (
    <Link to={`/cases/${dispute.caseId}`} className="fact-mark">
      <StatusTag tone={dispute.settled ? "info" : "warning"}>
        {say(dispute.standingName)}
        {dispute.value !== null && `${say(WORDS.corrected)} ${dispute.value}`}
      </StatusTag>
    </Link>
  );
}

function isOf(dispute: Dispute, { column, source }: Told): boolean {
  return (
    dispute.register === source.register &&
    dispute.fileId === source.fileId &&
    dispute.rowNo === source.row &&
    dispute.column === column.name &&
    !(dispute.settled && dispute.value === null)
  );
}
