import "./recognition.css";
import { getReasonsRoute } from "@olive/recognition/contract";
import { Button, Loaded, Page, useFilters, useRead, useText } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { PurposeMark, WithPurpose } from "../registry/person/purpose.tsx";
import { DecisionButtons } from "./decision-dialog.tsx";
import { DisputedData } from "./disputed-data.tsx";
import { ObjectionDialog } from "./objection-dialog.tsx";
import { ReasonsSheet } from "./reasons-sheet.tsx";
import { StandingDecisions } from "./standing-decisions.tsx";

const SAYS = {
  title: { zh: "理由单", en: "Reasons" },
  print: { zh: "打印", en: "Print" },
  object: { zh: "登记异议", en: "Take an objection" },
};

/** Why somebody is in a group or not, for the person to read: one sheet of paper. */
export default function ReasonsPage() {
  const { reference = "", group = "" } = useParams({ strict: false }) as {
    reference?: string;
    group?: string;
  };
  const [{ purpose: given }, setFilters] = useFilters();
  if (given !== undefined) {
    const change = () => setFilters({ purpose: undefined });
    return <Reasons reference={reference} group={group} purpose={given} onChange={change} />;
  }
  return (
    <WithPurpose subject={reference}>
      {(purpose, change) => (
        <Reasons reference={reference} group={group} purpose={purpose} onChange={change} />
      )}
    </WithPurpose>
  );
}

function Reasons({
  reference,
  group,
  purpose,
  onChange,
}: {
  reference: string;
  group: string;
  purpose: string;
  onChange: () => void;
}) {
  const say = useText();
  const [objecting, setObjecting] = useState(false);
  const reading = useRead(getReasonsRoute, { params: { reference, group }, query: { purpose } });
  const found = reading.data;
  return (
    <Page
      title={found === undefined ? say(SAYS.title) : `${found.person.name} · ${say(found.group.name)}`}
      lead={<PurposeMark purpose={purpose} onChange={onChange} />}
      actions={
        <>
          {found && (
            <DecisionButtons
              reference={reference}
              group={group}
              name={found.person.name}
              standing={found.standing?.id}
            />
          )}
          <Button onClick={() => setObjecting(true)}>{say(SAYS.object)}</Button>
          <Button type="primary" onClick={() => window.print()}>
            {say(SAYS.print)}
          </Button>
        </>
      }
    >
      <StandingDecisions reference={reference} group={group} purpose={purpose} />
      <DisputedData reference={reference} />
      <Loaded of={reading}>{(reasons) => <ReasonsSheet reasons={reasons} />}</Loaded>
      {objecting && found && (
        <ObjectionDialog
          reference={reference}
          group={group}
          name={found.person.name}
          onClose={() => setObjecting(false)}
        />
      )}
    </Page>
  );
}
