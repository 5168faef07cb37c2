import { listStandingsRoute } from "@olive/recognition/contract";
import { Card, Loaded, StatusTag, type Tone, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { WhyLines } from "./why-lines.tsx";

const WORDS = {
  title: { zh: "属于哪些群体，为什么", en: "Groups, and why" },
  none: { zh: "现在不属于任何重点群体", en: "In no group today" },
  since: (from: string, end: string) => ({
    zh: `${from} 认定，${end} 前复核`,
    en: `since ${from}, reviewed by ${end}`,
  }),
  ended: (on: string, by: string, reason: string) => ({
    zh: `${on} 结束（${by}：${reason}）`,
    en: `ended ${on} (${by}: ${reason})`,
  }),
  why: { zh: "理由全文", en: "All reasons" },
  open: { zh: "去办理", en: "Go to it" },
  pause: { zh: "暂停认定", en: "paused" },
  exemption: { zh: "人工保留", en: "kept by decision" },
  exclusion: { zh: "人工排除", en: "excluded by decision" },
  others: { zh: "其他群体：为什么不是", en: "Other groups: why not" },
};

interface Props {
  readonly reference: string;
  readonly purpose: string;
}

/** Which groups, since when, decided by whom, why, and what is being decided. */
export function GroupsPanel({ reference, purpose }: Props) {
  const say = useText();
  const reading = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  return (
    <Card title={say(WORDS.title)}>
      <Loaded of={reading} rows={2}>
        {({ standings, proposals, decisions, groups }) => {
          const lifted = decisions.filter((one) => one.lifted === null);
          const open = proposals.filter(({ outcome }) => outcome === null);
          const shown = new Set([...standings, ...open, ...lifted].map(({ group }) => group));
          return (
            <>
              {shown.size === 0 && <p className="note">{say(WORDS.none)}</p>}
              <ul className="groups">
                {standings.map(({ id, group, groupName, from, termEnd, recognisedBy, ended }) => (
                  <Group
                    key={id}
                    {...{ reference, purpose, group }}
                    tone={ended === null ? "good" : "neutral"}
                    name={say(groupName)}
                    why={ended === null}
                  >
                    {ended === null
                      ? `${say(WORDS.since(from, termEnd))} · ${recognisedBy}`
                      : say(WORDS.ended(ended.on, ended.by, ended.reason))}
                  </Group>
                ))}
                {open.map(({ id, group, groupName, state }) => (
                  <Group key={id} {...{ reference, purpose, group }} tone="info" name={say(groupName)} why>
                    {say(state.name)} · <Link to={`/recognition/proposals/${id}`}>{say(WORDS.open)}</Link>
                  </Group>
                ))}
                {lifted.map(({ id, group, groupName, decision, from, until, reason, by }) => (
                  <Group key={id} {...{ reference, purpose, group }} tone="warning" name={say(groupName)}>
                    {say(WORDS[decision])} {[from, until].filter(Boolean).join("–")} · {by}：{reason}
                  </Group>
                ))}
              </ul>
              <OtherGroups
                {...{ reference, purpose }}
                groups={groups.filter(({ code }) => !shown.has(code))}
              />
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

interface GroupProps extends Props {
  readonly group: string;
  readonly tone: Tone;
  readonly name: string;
  /** Whether the reasons stand here. */
  readonly why?: boolean;
  readonly children: ReactNode;
}

function Group({ reference, purpose, group, tone, name, why = false, children }: GroupProps) {
  const say = useText();
  return (
    <li>
      <p className="group-line">
        <StatusTag tone={tone}>{name}</StatusTag>
        <span>{children}</span>
        <Link to={`/recognition/people/${reference}/${group}`} search={{ purpose } as never}>
          {say(WORDS.why)}
        </Link>
      </p>
      {why && <WhyLines {...{ reference, purpose, group }} />}
    </li>
  );
}

function OtherGroups({
  reference,
  purpose,
  groups,
}: Props & { readonly groups: readonly { code: string; name: { zh: string; en: string } }[] }) {
  const say = useText();
  return (
    <details className="no-print">
      <summary>{say(WORDS.others)}</summary>
      <ul className="other-groups">
        {groups.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/recognition/people/${reference}/${code}`} search={{ purpose } as never}>
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
