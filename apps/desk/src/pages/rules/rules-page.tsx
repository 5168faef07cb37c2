import "./rules.css";
import { listRuleChangesRoute, listRulesRoute, type RuleChange } from "@olive/rules/contract";
import { Card, type Column, DataTable, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { FIELDS, KINDS, STATES } from "./words.ts";

type Rule = z.output<typeof listRulesRoute.responses.ok.body>["rules"][number];

const WORDS = {
  title: { zh: "规则", en: "Rules" },
  lead: (day: string) => ({
    zh: `谁算什么人，由这里的条件决定。现行认定日期 ${day}。`,
    en: `Who counts as what is decided by these criteria. People are recognised as of ${day}.`,
  }),
  name: { zh: "名称", en: "Name" },
  kind: { zh: "类别", en: "Kind" },
  since: { zh: "现行文本自", en: "In force since" },
  confirm: { zh: "确认部门", en: "Confirmed by" },
  pending: { zh: "在办的修改", en: "Being changed" },
  changes: { zh: "待批准、待生效的修改", en: "Changes that await approval or their day" },
  none: { zh: "没有在办的修改", en: "Nothing is being changed" },
  noneHelp: {
    zh: "打开一项规则，点“修改”，送审后会出现在这里。",
    en: "Open a rule and choose Change; once submitted it stands here.",
  },
};

/** All rules, and what is on its way. */
export default function RulesPage() {
  const say = useText();
  const navigate = useNavigate();
  const rules = useRead(listRulesRoute);
  const columns = useRuleColumns();
  return (
    <Page title={say(WORDS.title)} lead={rules.data && say(WORDS.lead(rules.data.standing))}>
      <OpenChanges />
      <Loaded of={rules} rows={12}>
        {({ rules: rows }) => (
          <DataTable
            caption={say(WORDS.title)}
            columns={columns}
            rows={rows}
            keyOf={({ code }) => code}
            onOpen={({ code }) => void navigate({ to: `/rules/${code}` as never })}
          />
        )}
      </Loaded>
    </Page>
  );
}

function useRuleColumns(): readonly Column<Rule>[] {
  const say = useText();
  return [
    {
      key: "name",
      title: say(WORDS.name),
      cell: ({ code, name }) => <Link to={`/rules/${code}` as never}>{say(name)}</Link>,
    },
    { key: "kind", title: say(WORDS.kind), width: 104, cell: ({ kind }) => say(KINDS[kind]) },
    {
      key: "since",
      title: say(WORDS.since),
      cell: ({ inForceSince }) => <span className="whole">{inForceSince}</span>,
    },
    { key: "confirm", title: say(WORDS.confirm), cell: ({ confirm }) => confirm.join("、") },
    {
      key: "pending",
      title: say(WORDS.pending),
      cell: ({ pending }) =>
        pending.length === 0
          ? null
          : pending.map(({ change, state }) => (
              <Link key={change} to={`/rules/changes/${change}` as never}>
                <StatusTag tone={STATES[state].tone}>{say(STATES[state].name)}</StatusTag>
              </Link>
            )),
    },
    {
      key: "reference",
      title: say(FIELDS.reference),
      cell: ({ reference }) => <span className="note">{reference}</span>,
    },
  ];
}

function OpenChanges() {
  const say = useText();
  const navigate = useNavigate();
  const reading = useRead(listRuleChangesRoute, { query: { open: true } });
  const columns: readonly Column<RuleChange>[] = [
    {
      key: "rule",
      title: say(WORDS.name),
      cell: ({ id, policyName }) => <Link to={`/rules/changes/${id}` as never}>{say(policyName)}</Link>,
    },
    { key: "note", title: say(FIELDS.note), cell: ({ note }) => note },
    { key: "on", title: say(FIELDS.effectiveOn), cell: ({ effectiveOn }) => effectiveOn },
    { key: "by", title: say(FIELDS.submitted), cell: ({ submitted }) => submitted.name },
    {
      key: "state",
      title: say(FIELDS.state),
      cell: ({ state }) => <StatusTag tone={STATES[state].tone}>{say(STATES[state].name)}</StatusTag>,
    },
  ];
  return (
    <Card title={say(WORDS.changes)}>
      <Loaded of={reading} rows={2}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p className="note">
              {say(WORDS.none)}。{say(WORDS.noneHelp)}
            </p>
          ) : (
            <DataTable
              caption={say(WORDS.changes)}
              columns={columns}
              rows={changes}
              keyOf={({ id }) => String(id)}
              onOpen={({ id }) => void navigate({ to: `/rules/changes/${id}` as never })}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
