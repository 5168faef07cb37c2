import { listImpactExamplesRoute, type RuleEdit } from "@olive/rules/contract";
import { Button, Card, ProblemNotice, useAct, useSession, useText } from "@olive/ui";
import { PeopleTable } from "./people-table.tsx";

const WORDS = {
  title: { zh: "举几个人", en: "A few of them" },
  show: { zh: "看几个会变动的人", en: "Show a few who would move" },
  lead: { zh: "看人要留记录，用途是规则修订的核对。", en: "Looking at people leaves a trace." },
  none: { zh: "没有人会变动。", en: "Nobody would move." },
};

/** A few of those who would move: people are read on request alone, for a purpose. */
export function MovedExamples({
  code,
  effectiveOn,
  edit,
}: {
  code: string;
  effectiveOn: string;
  edit: RuleEdit;
}) {
  const say = useText();
  const { purposes } = useSession();
  const show = useAct(listImpactExamplesRoute, []);
  const purpose = (purposes.find((one) => one.code === "recognition") ?? purposes[0])?.code ?? "";
  return (
    <Card
      title={say(WORDS.title)}
      extra={
        <Button
          loading={show.isPending}
          onClick={() => show.mutate({ params: { code }, body: { effectiveOn, edit, purpose } })}
        >
          {say(WORDS.show)}
        </Button>
      }
    >
      <p className="note">{say(WORDS.lead)}</p>
      {show.error && <ProblemNotice error={show.error} />}
      {show.data &&
        (show.data.people.length === 0 ? (
          <p>{say(WORDS.none)}</p>
        ) : (
          <PeopleTable caption={say(WORDS.title)} people={show.data.people} />
        ))}
    </Card>
  );
}
