import { listCasesRoute } from "@olive/cases/contract";
import type { BusinessHit, PersonHit } from "@olive/registry/contract";
import { Card, DueChip, Loaded, StatusTag, useMay, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const WORDS = {
  next: { zh: "在办的事", en: "Work in progress" },
  owner: { zh: "承办", en: "Owner" },
  unowned: { zh: "待认领", en: "not yet taken" },
  step: { zh: "下一步", en: "Next step" },
  noCases: { zh: "没有在办的案件", en: "No open case" },
  businesses: { zh: "经营的企业", en: "Businesses" },
};

/** Beside the facts: who helps and what comes next, what the person runs. */
export function SidePanels({
  person,
  businesses,
}: {
  person: PersonHit;
  businesses: readonly BusinessHit[];
}) {
  const may = useMay();
  return (
    <div className="stack">
      {may("case.work") && <OpenCases reference={person.reference} />}
      {businesses.length > 0 && <Businesses businesses={businesses} />}
    </div>
  );
}

function OpenCases({ reference }: { reference: string }) {
  const say = useText();
  const reading = useRead(listCasesRoute, { query: { subject: `person:${reference}` } });
  return (
    <Card title={say(WORDS.next)}>
      <Loaded of={reading} rows={3}>
        {({ cases }) => {
          const open = cases.filter(({ closed }) => !closed);
          if (open.length === 0) return <p className="note">{say(WORDS.noCases)}</p>;
          return (
            <ul className="open-cases">
              {open.map(({ id, title, owner, next, dueOn, daysLeft, department }) => (
                <li key={id}>
                  <Link to={`/cases/${id}`}>{say(title)}</Link>
                  <p className="note">
                    {say(WORDS.owner)}：{owner?.name ?? say(WORDS.unowned)}
                    {department === null ? "" : ` · ${department}`}
                  </p>
                  {next !== null && (
                    <p className="note">
                      {say(WORDS.step)}：{say(next)}
                    </p>
                  )}
                  {dueOn !== null && daysLeft !== null && <DueChip on={dueOn} days={daysLeft} />}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Businesses({ businesses }: { businesses: readonly BusinessHit[] }) {
  const say = useText();
  return (
    <Card title={say(WORDS.businesses)}>
      <ul className="link-list">
        {businesses.map(({ code, name, active, standing }) => (
          <li key={code}>
            <Link to={`/businesses/${code}`}>{name}</Link>{" "}
            <StatusTag tone={active ? "good" : "neutral"}>{standing ?? "—"}</StatusTag>
          </li>
        ))}
      </ul>
    </Card>
  );
}
