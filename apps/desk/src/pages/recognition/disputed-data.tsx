import { listDisputesRoute } from "@olive/cases/contract";
import { shortTime, useRead, useText } from "@olive/ui";

const SAYS = {
  title: {
    zh: "这个人的下列数据有异议，正在核实；答复后请重看理由：",
    en: "These data about the person are disputed and being checked; look at the reasons again once answered:",
  },
  since: { zh: "提出于", en: "since" },
};

/** The mark of a disputed fact travels with it: it stands above the reasons that may rest on it, on paper too. */
export function DisputedData({ reference }: { reference: string }) {
  const say = useText();
  const { data } = useRead(listDisputesRoute, { query: { subject: `person:${reference}` } });
  const open = data?.disputes.filter(({ settled }) => !settled) ?? [];
  if (open.length === 0) return null;
  return (
    <aside className="notice notice-warning">
      <p className="notice-title">{say(SAYS.title)}</p>
      <ul className="link-list">
        {open.map(({ caseId, column, standingName, disputedAt }) => (
          <li key={caseId}>
            {column} · {say(standingName)} · {say(SAYS.since)} {shortTime(disputedAt)}
          </li>
        ))}
      </ul>
    </aside>
  );
}
