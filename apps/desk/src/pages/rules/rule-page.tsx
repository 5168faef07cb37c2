import "./rules.css";
import { getRuleRoute, openDraftRoute } from "@olive/rules/contract";
import {
  Button,
  Card,
  type Column,
  DataTable,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  useAct,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { ParameterTable } from "./parameter-table.tsx";
import { FIELDS, KINDS, STATES } from "./words.ts";

type Answer = z.output<typeof getRuleRoute.responses.ok.body>;
type Edition = Answer["history"][number];

const WORDS = {
  change: { zh: "修改", en: "Change" },
  since: { zh: "生效", en: "In force" },
  kind: { zh: "类别", en: "Kind" },
  confirm: { zh: "确认部门", en: "Confirmed by" },
  term: { zh: "认定期限", en: "Term" },
  months: (n: number) => ({ zh: `${n} 个月`, en: `${n} months` }),
  history: { zh: "沿革", en: "History" },
  file: { zh: "政策文件（底本）", en: "Policy file" },
  what: { zh: "改了什么", en: "What changed" },
  compare: { zh: "对比", en: "Compare" },
  pending: { zh: "有修改正在办理", en: "A change is on its way" },
  usedBy: (n: number) => ({ zh: `${n} 项规则共用`, en: `shared by ${n} rules` }),
  noParameters: { zh: "这项规则不用参数。", en: "This rule has no parameters." },
};

/** One rule: what it says, from when, by whose decision. */
export default function RulePage() {
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const reading = useRead(getRuleRoute, { params: { code } });
  return <Loaded of={reading}>{(answer) => <Rule answer={answer} />}</Loaded>;
}

function Rule({ answer: { rule, history, pending } }: { answer: Answer }) {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const open = useAct(openDraftRoute, []);
  const begin = async () => {
    const draft = await open.mutateAsync({ params: { code: rule.code } }).catch(() => undefined);
    if (draft !== undefined) await navigate({ to: `/rules/edit/${draft.id}` as never });
  };
  return (
    <Page
      title={say(rule.name)}
      lead={rule.reference}
      actions={
        may("rule.edit") && (
          <Button type="primary" loading={open.isPending} onClick={() => void begin()}>
            {say(WORDS.change)}
          </Button>
        )
      }
    >
      {open.error && <ProblemNotice error={open.error} />}
      {pending.map(({ change, state, effectiveOn, submittedName }) => (
        <p key={change} className="notice">
          <Link to={`/rules/changes/${change}` as never}>{say(WORDS.pending)}</Link>{" "}
          <StatusTag tone={STATES[state].tone}>{say(STATES[state].name)}</StatusTag> {submittedName} ·{" "}
          {effectiveOn}
        </p>
      ))}
      <Card title={say(FIELDS.criteria)}>
        <div className="stack">
          <dl className="rule-facts">
            <dt>{say(WORDS.kind)}</dt>
            <dd>{say(KINDS[rule.kind])}</dd>
            <dt>{say(WORDS.since)}</dt>
            <dd>
              {rule.effectiveFrom} — {rule.effectiveTo}
            </dd>
            <dt>{say(WORDS.confirm)}</dt>
            <dd>{rule.confirm.join("、")}</dd>
            <dt>{say(WORDS.term)}</dt>
            <dd>{say(WORDS.months(rule.termMonths))}</dd>
          </dl>
          <pre className="feel">{rule.criteria}</pre>
        </div>
      </Card>
      <Card title={say(FIELDS.definitions)}>
        <div className="stack">
          {rule.definitions.map(({ entity, name, feel, reference, usedBy }) => (
            <section key={`${entity} ${name}`} className="stack">
              <h3>
                {name} {usedBy.length > 1 && <span className="note">{say(WORDS.usedBy(usedBy.length))}</span>}
              </h3>
              <pre className="feel">{feel}</pre>
              <p className="note">{reference}</p>
            </section>
          ))}
        </div>
      </Card>
      <Card title={say(FIELDS.parameters)}>
        {rule.parameters.length === 0 ? (
          <p className="note">{say(WORDS.noParameters)}</p>
        ) : (
          <ParameterTable rule={rule} />
        )}
      </Card>
      <History code={rule.code} history={history} />
    </Page>
  );
}

function History({ code, history }: { code: string; history: readonly Edition[] }) {
  const say = useText();
  const columns: readonly Column<Edition>[] = [
    { key: "from", title: say(FIELDS.from), cell: ({ from }) => from },
    {
      key: "what",
      title: say(WORDS.what),
      cell: ({ change, note }) =>
        change === 0 ? say(WORDS.file) : <Link to={`/rules/changes/${change}` as never}>{note}</Link>,
    },
    {
      key: "reference",
      title: say(FIELDS.reference),
      cell: ({ reference }) => <span className="note">{reference}</span>,
    },
    {
      key: "who",
      title: `${say(FIELDS.submitted)} / ${say(FIELDS.approved)}`,
      cell: ({ submittedName, reviewedName, secondName }) =>
        submittedName === null ? null : [submittedName, reviewedName, secondName].filter(Boolean).join(" / "),
    },
    {
      key: "state",
      title: say(FIELDS.state),
      cell: ({ state }) =>
        state && <StatusTag tone={STATES[state].tone}>{say(STATES[state].name)}</StatusTag>,
    },
    {
      key: "compare",
      title: say(WORDS.compare),
      cell: ({ change }) => {
        const at = history.findIndex((one) => one.change === change);
        const older = history[at + 1];
        return (
          older && (
            <Link to={`/rules/${code}/compare` as never} search={{ from: older.change, to: change } as never}>
              {say(WORDS.compare)}
            </Link>
          )
        );
      },
    },
  ];
  return (
    <Card title={say(WORDS.history)}>
      <DataTable
        caption={say(WORDS.history)}
        columns={columns}
        rows={history}
        keyOf={({ change }) => String(change)}
      />
    </Card>
  );
}
