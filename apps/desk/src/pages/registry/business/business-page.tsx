import { getBusinessRoute } from "@olive/registry/contract";
import { Card, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import "../registry.css";
import { DisputesProvider } from "../fact/disputes.tsx";
import { FactSections } from "../fact/fact-sections.tsx";

const WORDS = {
  title: { zh: "企业", en: "Business" },
  proprietor: { zh: "经营者", en: "Run by" },
  notHere: {
    zh: "经营者不在您辖区的人员名单里。",
    en: "Whoever runs it isn't among the people of your area.",
  },
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
        actions={
          <button type="button" className="plain-button" onClick={() => print()}>
            {say(WORDS.print)}
          </button>
        }
      >
        <Loaded of={reading}>
          {({ business, proprietor, sections }) => (
            <>
              <section className="card person-head">
                <p className="person-line">
                  <span className="number">{business.code}</span>
                  {business.kind !== null && <span>{business.kind}</span>}
                  <StatusTag tone={business.active ? "good" : "neutral"}>
                    {business.standing ?? "—"}
                  </StatusTag>
                  <Link to={`/villages/${business.place.code}`}>{business.place.name}</Link>
                </p>
              </section>
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
              <FactSections sections={sections} />
            </>
          )}
        </Loaded>
      </Page>
    </DisputesProvider>
  );
}
