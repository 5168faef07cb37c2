import { getHelpPersonRoute, getVisitSheetRoute } from "@olive/employment/contract";
import { DueChip, StatusTag, useText } from "@olive/ui";
import type { z } from "zod";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Go } from "../shell/address.tsx";
import { Part, Screen } from "../shell/screen.tsx";
import { KnownList } from "../visit/known-list.tsx";
import type { Sheet } from "../visit/sheet.ts";
import { WhyLine } from "../visit/why-line.tsx";
import { Phone } from "./phone.tsx";
import { Tried } from "./tried.tsx";

const WORDS = {
  title: { zh: "走访单", en: "Person" },
  known: { zh: "已经知道的", en: "What is known" },
  tried: { zh: "做过的", en: "What was tried" },
  visit: { zh: "走访", en: "Visit" },
  posts: { zh: "找岗位", en: "Find a post" },
  followUp: { zh: "回访", en: "Follow up" },
  clue: { zh: "登记线索", en: "Record a clue" },
  notHelped: { zh: "不在就业帮扶中", en: "Not in employment help" },
};

export type HelpPerson = z.output<typeof getHelpPersonRoute.responses.ok.body>;

/** One person: why they are on the list, what is known with its source, what was tried, and the next step. */
export default function PersonPage({ reference }: { reference: string }) {
  const say = useText();
  const input = { params: { reference }, query: { purpose: "assistance" } };
  const sheet = useReading(getVisitSheetRoute, input);
  const help = useReading(getHelpPersonRoute, input);
  return (
    <Screen title={sheet.data?.person.name ?? say(WORDS.title)} lead={sheet.data?.person.place.name} back="/">
      <Loading of={sheet}>
        {(read) => (
          <>
            <Standing sheet={read} />
            <Acts sheet={read} />
            {read.case !== null && !read.case.closed && <Phone reference={reference} />}
            <WhyLine sheet={read} />
            <Part title={say(WORDS.known)}>
              <KnownList known={read.known} insurance={read.insurance} />
            </Part>
          </>
        )}
      </Loading>
      <Loading of={help}>
        {(read) => (
          <Part title={say(WORDS.tried)}>
            <Tried person={read} />
          </Part>
        )}
      </Loading>
    </Screen>
  );
}

function Standing({ sheet: { case: kase } }: { sheet: Sheet }) {
  const say = useText();
  if (kase === null) return <p>{say(WORDS.notHelped)}</p>;
  if (kase.closed) return <StatusTag tone="neutral">{say(kase.outcome ?? kase.state.name)}</StatusTag>;
  return (
    <p>
      {say(kase.state.name)}{" "}
      {kase.dueOn !== null && kase.daysLeft !== null && <DueChip on={kase.dueOn} days={kase.daysLeft} />}
    </p>
  );
}

const WORKING = ["starting", "following"];

function Acts({ sheet: { person, case: kase } }: { sheet: Sheet }) {
  const say = useText();
  const at = `/people/${person.reference}`;
  if (kase === null || kase.closed) {
    return (
      <Go to={`${at}/clue`} className="button primary wide">
        {say(WORDS.clue)}
      </Go>
    );
  }
  const works = WORKING.includes(kase.state.code);
  const first = kase.state.code === "visiting";
  return (
    <div className="acts">
      {works ? (
        <Go to={`${at}/follow-up`} className="button primary">
          {say(WORDS.followUp)}
        </Go>
      ) : (
        <>
          <Go to={`${at}/visit`} className={first ? "button primary" : "button"}>
            {say(WORDS.visit)}
          </Go>
          <Go to={`${at}/posts`} className={first ? "button" : "button primary"}>
            {say(WORDS.posts)}
          </Go>
        </>
      )}
    </div>
  );
}
