import { getBusinessRoute } from "@olive/registry/contract";
import { Card, Loaded, Page, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import "../registry.css";
import { DisputesProvider } from "../fact/disputes.tsx";
import { FactSections } from "../fact/fact-sections.tsx";
import { splitSections } from "../person/split-sections.ts";

const WORDS = {
  title: { zh: "企业", en: "Business" },
  proprietor: { zh: "经营者", en: "Run by" },
  notHere: {
    zh: "经营者不在您辖区的人员名单里。",
    en: "Whoever runs it isn't among the people of your area.",
  },
  seat: { zh: "所在村社", en: "The village where it has its seat" },
  print: { zh: "打印", en: "Print" },
};

/** One business: what is registered, and who runs it. */
export default function BusinessPage() {
  const say = useText();
  const { code = "" } = useParams({ strict: false });
  const reading = useRead(getBusinessRoute, { params: { code } });
  return (
    <DisputesProvider subject={`business:${code}`}>
      <Page
        title={reading.data?.business.name ?? say(WORDS.title)}
        lead={
          reading.data && <Link to={`/villages/${reading.data.business.place.code}`}>{say(WORDS.seat)}</Link>
        }
        actions={
          <button type="button" className="plain-button" onClick={() => print()}>
            {say(WORDS.print)}
          </button>
        }
      >
        <Loaded of={reading}>
          {({ proprietor, sections }) => (
            <>
              <Card title={say(WORDS.proprietor)}>
                {proprietor === null ? (
                  <p className="note">{say(WORDS.notHere)}</p>
                ) : (
                  <p className="person-line">
                    <Link to={`/people/${proprietor.reference}`}>{proprietor.name}</Link>
                    <span className="number">{proprietor.residentId}</span>
                    <span>{proprietor.place.name}</span>
                  </p>
                )}
              </Card>
              <FactSections sections={splitSections(sections).facts} />
            </>
          )}
        </Loaded>
      </Page>
    </DisputesProvider>
  );
}
