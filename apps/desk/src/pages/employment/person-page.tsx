import "./employment.css";
import { getHelpPersonRoute } from "@olive/employment/contract";
import { Card, Loaded, Page, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { PurposeMark, WithPurpose } from "../registry/person/purpose.tsx";
import { CluesCard, VisitsCard } from "./clue-cards.tsx";
import { NeedsCard } from "./needs-card.tsx";
import { PlacementsCard } from "./placements-card.tsx";
import { ReferralsCard } from "./referrals-card.tsx";
import { RefusalsCard } from "./refusals-card.tsx";
import { ServicesCard } from "./services-card.tsx";
import { StandingCard } from "./standing-card.tsx";
import { SuggestionsCard } from "./suggestions-card.tsx";
import { TermsCard } from "./terms-card.tsx";

export type FullHelp = z.output<typeof getHelpPersonRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "就业帮扶", en: "Employment help" },
  person: { zh: "本人的页面", en: "The person's page" },
  household: { zh: "零就业家庭", en: "Household without work" },
  open: { zh: "打开家庭的帮扶", en: "Open the household's case" },
  recognition: { zh: "认定", en: "Recognition" },
  stands: { zh: "在册", en: "in the group" },
  verdict: {
    yes: { zh: "规则认为符合", en: "rules say yes" },
    no: { zh: "规则认为不符合", en: "rules say no" },
    unknown: { zh: "数据不足", en: "not known yet" },
  },
  proposal: { zh: "看建议", en: "See the proposal" },
};

/** One person's employment help: what is known, what is wanted, what fits, what was done, and what comes next. */
export default function HelpPersonPage() {
  const { reference = "" } = useParams({ strict: false }) as { reference?: string };
  return (
    <WithPurpose subject={reference} usual="assistance">
      {(purpose, change) => (
        <Help key={reference} reference={reference} purpose={purpose} onChange={change} />
      )}
    </WithPurpose>
  );
}

function Help({
  reference,
  purpose,
  onChange,
}: {
  reference: string;
  purpose: string;
  onChange: () => void;
}) {
  const say = useText();
  const reading = useRead(getHelpPersonRoute, { params: { reference }, query: { purpose } });
  const person = reading.data?.person;
  return (
    <Page
      title={person === undefined ? say(SAYS.title) : `${person.name} · ${say(SAYS.title)}`}
      lead={<PurposeMark purpose={purpose} onChange={onChange} />}
      actions={<Link to={`/people/${reference}`}>{say(SAYS.person)}</Link>}
    >
      <Loaded of={reading} rows={10}>
        {(help) => (
          <div className="columns">
            <div className="stack">
              <StandingCard help={help} />
              {(help.standing === "seeking" || help.may.includes("refer")) && (
                <SuggestionsCard help={help} purpose={purpose} />
              )}
              <ReferralsCard help={help} />
              <PlacementsCard help={help} />
              <ServicesCard help={help} />
              <RefusalsCard help={help} />
            </div>
            <div className="stack">
              <NeedsCard reference={reference} purpose={purpose} knownOn={help.knownOn} />
              <RecognitionCard help={help} />
              <TermsCard reference={reference} purpose={purpose} />
              <CluesCard help={help} />
              <VisitsCard help={help} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What recognition knows of the groups of assistance, and the household where nobody works. */
function RecognitionCard({ help: { recognition, household } }: { help: FullHelp }) {
  const say = useText();
  const shown = recognition.groups.filter(
    ({ standing, proposal, verdict }) => standing || proposal !== null || verdict !== "no",
  );
  if (shown.length === 0 && household === null) return null;
  return (
    <Card title={say(SAYS.recognition)}>
      <dl className="pairs">
        {shown.map(({ group, name, standing, proposal, verdict }) => (
          <div key={group} className="pair">
            <dt>{say(name)}</dt>
            <dd>
              {say(standing ? SAYS.stands : SAYS.verdict[verdict])}
              {proposal !== null && (
                <>
                  {" · "}
                  <Link to={`/recognition/${proposal}`}>{say(SAYS.proposal)}</Link>
                </>
              )}
            </dd>
          </div>
        ))}
        {household !== null && (
          <div className="pair">
            <dt>{say(SAYS.household)}</dt>
            <dd>
              <Link to={`/work/${household.caseId}`}>{say(SAYS.open)}</Link> {say(household.state)}
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
