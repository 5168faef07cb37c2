import {
  type ComparedPair,
  comparePairRoute,
  decidePairRoute,
  type PairDecision,
  withdrawDecisionRoute,
} from "@olive/registry/contract";
import {
  Button,
  Card,
  CompareTable,
  Loaded,
  Page,
  ReasonDialog,
  SourceMark,
  StatusTag,
  Timeline,
  useAct,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { DECISION_WORDS, DECISIONS, KINDS, PAIR_WORDS } from "./words.ts";

const WORDS = {
  compare: { zh: "并排比较", en: "Side by side" },
  decisions: { zh: "判定经过", en: "Decisions" },
  none: { zh: "还没有人判定。", en: "Nobody has decided yet." },
  withdraw: { zh: "撤回判定", en: "Withdraw" },
  withdrawn: { zh: "撤回", en: "Withdrawn" },
  key: (key: string) => ({ zh: `（按键 ${key}）`, en: `(key ${key})` }),
  wrong: {
    zh: "数据本身有误的，请到本人页面提出“这条不对”，由主管部门更正。",
    en: "Where the data are wrong, dispute them on the person's page: the department in charge corrects them.",
  },
  person: { zh: "本人页面", en: "The person's page" },
  gone: { zh: "数据改正后，已不再有这一冲突。", en: "Corrected data no longer show it." },
  directory: { zh: "人口登记", en: "Population register" },
  others: { zh: "其他部门", en: "Other departments" },
  standing: { zh: "现行", en: "Standing" },
  versions: { zh: "其他说法", en: "Other versions" },
};

const SIDES = [
  { zh: "一方的页面", en: "One side's page" },
  { zh: "另一方的页面", en: "The other side's page" },
];

type Asked = PairDecision | "withdraw";

export default function PairPage() {
  const { pair = "" } = useParams({ strict: false }) as { pair?: string };
  const { purposes } = useSession();
  const purpose = (purposes.find(({ code }) => code === "correction") ?? purposes[0])?.code ?? "";
  const reading = useRead(comparePairRoute, { params: { pair: Number(pair) }, query: { purpose } });
  return <Loaded of={reading}>{(compared) => <Pair pair={compared} purpose={purpose} />}</Loaded>;
}

function Pair({ pair, purpose }: { pair: ComparedPair; purpose: string }) {
  const say = useText();
  const [asked, setAsked] = useState<Asked>();
  const decide = useAct(decidePairRoute);
  const withdraw = useAct(withdrawDecisionRoute);
  const open = DECISIONS.filter(({ decision }) => isOpen(pair, decision));
  useDecisionKeys(open, asked === undefined, setAsked);
  const params = { pair: pair.id };
  const act = (reason: string) =>
    asked === "withdraw"
      ? withdraw.mutateAsync({ params, body: { reason, purpose } })
      : decide.mutateAsync({ params, body: { decision: asked ?? "needsData", reason, purpose } });
  const title =
    asked === undefined ? "" : say(asked === "withdraw" ? WORDS.withdraw : DECISION_WORDS[pair.kind][asked]);
  const { tone, ...state } = PAIR_WORDS[pair.state];
  return (
    <Page
      title={say(KINDS[pair.kind])}
      lead={
        <>
          <StatusTag tone={tone}>{say(state)}</StatusTag> {pair.why.join("；")} · {pair.place.name}
        </>
      }
      actions={
        <>
          {pair.state !== "open" && (
            <Button onClick={() => setAsked("withdraw")}>{say(WORDS.withdraw)}</Button>
          )}
          {open.map(({ decision, key }) => (
            <Button
              key={decision}
              type={decision === "same" ? "primary" : "default"}
              onClick={() => setAsked(decision)}
            >
              {say(DECISION_WORDS[pair.kind][decision])}
              <span className="hidden">{say(WORDS.key(key))}</span>
            </Button>
          ))}
        </>
      }
    >
      {!pair.stands && <p className="notice">{say(WORDS.gone)}</p>}
      <CompareTable caption={say(WORDS.compare)} sides={sidesOf(pair, say)} rows={pair.items.map(rowOf)} />
      <p className="note">
        {say(WORDS.wrong)}
        {pair.references.map((reference, index) => (
          <span key={reference}>
            {" "}
            <Link to={`/people/${reference}` as never}>
              {say(pair.references.length > 1 ? (SIDES[index] ?? WORDS.person) : WORDS.person)}
            </Link>
          </span>
        ))}
      </p>
      <Card title={say(WORDS.decisions)}>
        {pair.decisions.length === 0 ? (
          <p className="note">{say(WORDS.none)}</p>
        ) : (
          <Timeline
            label={say(WORDS.decisions)}
            entries={pair.decisions.toReversed().map(({ decision, name, at, reason }) => ({
              ...{ key: `${at} ${decision}`, at, by: name, detail: reason },
              title: say(decision === "withdrawn" ? WORDS.withdrawn : DECISION_WORDS[pair.kind][decision]),
            }))}
          />
        )}
      </Card>
      {asked !== undefined && (
        <ReasonDialog title={title} act={title} onAct={act} onClose={() => setAsked(undefined)} />
      )}
    </Page>
  );
}

function isOpen({ state }: ComparedPair, decision: PairDecision): boolean {
  return state === "open" || (state === "needsData" && decision !== "needsData");
}

function sidesOf({ kind, left, right }: ComparedPair, say: ReturnType<typeof useText>): string[] {
  if (kind === "twoNumbers") return [left, right];
  return kind === "oneNumber"
    ? [say(WORDS.directory), say(WORDS.others)]
    : [say(WORDS.standing), say(WORDS.versions)];
}

type Item = ComparedPair["items"][number];

function rowOf({ column, same, left, right }: Item) {
  return {
    key: column,
    name: column,
    differs: !same,
    cells: [<Side key="left" side={left} />, <Side key="right" side={right} />],
  };
}

function Side({ side }: { side: Item["left"] }) {
  if (side.length === 0) return null;
  return (
    <>
      {side.map(({ value, register, file, row, extractOn }) => (
        <div key={`${file} ${row}`}>
          {value} <SourceMark source={register} on={extractOn} file={file} row={row} />
        </div>
      ))}
    </>
  );
}

/** s, d and n ask for a decision; while one types, or a dialogue is open, they are letters. */
function useDecisionKeys(
  open: readonly { readonly decision: PairDecision; readonly key: string }[],
  listening: boolean,
  ask: (decision: PairDecision) => void,
): void {
  useEffect(() => {
    if (!listening) return;
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest("input,textarea,select") !== null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const found = open.find(({ key }) => key === event.key);
      if (found === undefined) return;
      event.preventDefault();
      ask(found.decision);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, listening, ask]);
}
