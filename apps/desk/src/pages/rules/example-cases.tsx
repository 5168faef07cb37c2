import { type RuleEdit, type RuleFault, tryExamplesRoute } from "@olive/rules/contract";
import { Button, Card, type Column, DataTable, ProblemNotice, StatusTag, useAct, useText } from "@olive/ui";
import type { z } from "zod";
import { FIELDS, VERDICTS } from "./words.ts";

type Case = z.output<typeof tryExamplesRoute.responses.ok.body>["examples"][number];

const WORDS = {
  title: { zh: "用例", en: "Example cases" },
  run: { zh: "试一遍用例", en: "Try the cases" },
  lead: {
    zh: "政策文件里的虚构人物，逐个按改后的条件判断。",
    en: "Invented people of the policy file, judged by the edited text.",
  },
  case: { zh: "用例", en: "Case" },
  date: { zh: "认定日期", en: "As of" },
  differs: { zh: "结论变了", en: "changed" },
  changed: (n: number, all: number) => ({ zh: `${all} 例中 ${n} 例结论变了`, en: `${n} of ${all} change` }),
};

/** The policy's own example cases, before and after. */
export function ExampleCases({
  code,
  effectiveOn,
  edit,
  faults,
}: {
  code: string;
  effectiveOn: string;
  edit: RuleEdit;
  faults: readonly RuleFault[];
}) {
  const say = useText();
  const run = useAct(tryExamplesRoute, []);
  const columns: readonly Column<Case>[] = [
    { key: "title", title: say(WORDS.case), cell: ({ title }) => title },
    { key: "date", title: say(WORDS.date), cell: ({ date }) => date },
    { key: "before", title: say(FIELDS.before), cell: ({ before }) => say(VERDICTS[before]) },
    {
      key: "after",
      title: say(FIELDS.after),
      cell: ({ before, after }) => (
        <>
          {say(VERDICTS[after])}{" "}
          {before !== after && <StatusTag tone="warning">{say(WORDS.differs)}</StatusTag>}
        </>
      ),
    },
  ];
  const examples = run.data?.examples;
  return (
    <Card
      title={say(WORDS.title)}
      extra={
        <Button
          disabled={faults.length > 0}
          loading={run.isPending}
          onClick={() => run.mutate({ params: { code }, body: { effectiveOn, edit } })}
        >
          {say(WORDS.run)}
        </Button>
      }
    >
      <p className="note">{say(WORDS.lead)}</p>
      {run.error && <ProblemNotice error={run.error} />}
      {examples && (
        <>
          <p role="status">
            {say(
              WORDS.changed(examples.filter(({ before, after }) => before !== after).length, examples.length),
            )}
          </p>
          <DataTable
            caption={say(WORDS.title)}
            columns={columns}
            rows={examples}
            keyOf={({ title }) => title}
          />
        </>
      )}
    </Card>
  );
}
