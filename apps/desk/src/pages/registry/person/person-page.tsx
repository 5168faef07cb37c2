import { getPersonRoute } from "@olive/registry/contract";
import { Loaded, Page, useRead, useText } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import "../registry.css";
import { DisputesProvider } from "../fact/disputes.tsx";
import { FactSections } from "../fact/fact-sections.tsx";
import { KnownBusinesses } from "../fact/known-businesses.tsx";
import { OpenedProvider } from "../fact/opened.tsx";
import { GroupsPanel } from "./groups-panel.tsx";
import { PersonHeader } from "./person-header.tsx";
import { PurposeMark, WithPurpose } from "./purpose.tsx";
import { SidePanels } from "./side-panels.tsx";
import { splitSections } from "./split-sections.ts";
import { TimelinePanel } from "./timeline-panel.tsx";

const WORDS = {
  title: { zh: "人员", en: "Person" },
  print: { zh: "打印", en: "Print" },
};

/** One person: who they are, every fact with its source, groups, cases, and what happened on one line of time. */
export default function PersonPage() {
  const { reference = "" } = useParams({ strict: false });
  return (
    <WithPurpose subject={`person:${reference}`}>
      {(purpose, change) => (
        <PersonContent key={reference} reference={reference} purpose={purpose} onChange={change} />
      )}
    </WithPurpose>
  );
}

function PersonContent({
  reference,
  purpose,
  onChange,
}: {
  reference: string;
  purpose: string;
  onChange: () => void;
}) {
  const say = useText();
  const person = useRead(getPersonRoute, { params: { reference }, query: { purpose } });
  return (
    <OpenedProvider reference={reference} purpose={purpose}>
      <DisputesProvider subject={`person:${reference}`}>
        <Page
          title={person.data?.person.name ?? say(WORDS.title)}
          lead={<PurposeMark purpose={purpose} onChange={onChange} />}
          actions={
            <button type="button" className="plain-button" onClick={() => print()}>
              {say(WORDS.print)}
            </button>
          }
        >
          <Loaded of={person} rows={12}>
            {({ person: hit, sections, businesses }) => {
              const { heads, facts, timed } = splitSections(sections);
              return (
                <>
                  <PersonHeader person={hit} heads={heads} />
                  <GroupsPanel reference={reference} purpose={purpose} />
                  <div className="columns">
                    <div className="stack">
                      <KnownBusinesses businesses={businesses}>
                        <FactSections sections={facts} />
                      </KnownBusinesses>
                      <TimelinePanel reference={reference} purpose={purpose} timed={timed} />
                    </div>
                    <SidePanels reference={reference} purpose={purpose} />
                  </div>
                </>
              );
            }}
          </Loaded>
        </Page>
      </DisputesProvider>
    </OpenedProvider>
  );
}
