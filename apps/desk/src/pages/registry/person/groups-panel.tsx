import { listStandingsRoute } from "@olive/recognition/contract";
import { Card, Loaded, StatusTag, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const WORDS = {
  title: { zh: "属于哪些群体", en: "Groups" },
  none: { zh: "现在不属于任何重点群体", en: "In no group today" },
  since: (from: string, end: string) => ({
    zh: `${from} 认定，${end} 前复核`,
    en: `since ${from}, reviewed by ${end}`,
  }),
  ended: (on: string, by: string, reason: string) => ({
    zh: `${on} 结束（${by}：${reason}）`,
    en: `ended ${on} (${by}: ${reason})`,
  }),
  why: { zh: "为什么", en: "Why" },
  open: { zh: "正在办", en: "In progress" },
  decisions: {
    pause: { zh: "暂停认定", en: "paused" },
    exemption: { zh: "人工保留", en: "kept by decision" },
    exclusion: { zh: "人工排除", en: "excluded by decision" },
  },
  others: { zh: "问一问其他群体为什么不是", en: "Why not in another group" },
};

/** Which groups, since when, decided by whom, and the way to the reasons. */
export function GroupsPanel({ reference, purpose }: { reference: string; purpose: string }) {
  const say = useText();
  const reading = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  const why = (group: string) => (
    <Link to={`/recognition/people/${reference}/${group}`} search={{ purpose } as never}>
      {say(WORDS.why)}
    </Link>
  );
  return (
    <Card title={say(WORDS.title)}>
      <Loaded of={reading} rows={2}>
        {({ standings, proposals, decisions, groups }) => (
          <>
            {standings.length + proposals.length + decisions.length === 0 && <p>{say(WORDS.none)}</p>}
            <ul className="groups">
              {standings.map(({ id, group, groupName, from, termEnd, recognisedBy, ended }) => (
                <li key={id}>
                  <StatusTag tone={ended === null ? "good" : "neutral"}>{say(groupName)}</StatusTag>
                  <span className="note">
                    {ended === null
                      ? `${say(WORDS.since(from, termEnd))} · ${recognisedBy}`
                      : say(WORDS.ended(ended.on, ended.by, ended.reason))}
                  </span>
                  {why(group)}
                </li>
              ))}
              {proposals.map(({ id, group, groupName, state, outcome }) => (
                <li key={id}>
                  <StatusTag tone="info">{say(groupName)}</StatusTag>
                  <span className="note">{outcome === null ? say(state.name) : say(outcome)}</span>
                  <Link to={`/recognition/proposals/${id}`}>{say(WORDS.open)}</Link>
                  {why(group)}
                </li>
              ))}
              {decisions
                .filter(({ lifted }) => lifted === null)
                .map(({ id, group, groupName, decision, from, until, reason, by }) => (
                  <li key={id}>
                    <StatusTag tone="warning">
                      {say(groupName)} · {say(WORDS.decisions[decision])}
                    </StatusTag>
                    <span className="note">
                      {from}–{until ?? ""} {by}：{reason}
                    </span>
                    {why(group)}
                  </li>
                ))}
            </ul>
            <details className="no-print">
              <summary>{say(WORDS.others)}</summary>
              <ul className="groups">
                {groups.map(({ code, name }) => (
                  <li key={code}>
                    {say(name)} {why(code)}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Loaded>
    </Card>
  );
}
