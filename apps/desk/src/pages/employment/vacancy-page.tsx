import "./employment.css";
import { getVacancyRoute, moveVacancyRoute } from "@olive/employment/contract";
import { Button, Card, Loaded, Page, StatusTag, useAct, useMay, useRead, useText, useToast } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { titleOf } from "../cases/use-acting.ts";
import { FittingPeople } from "./fitting-people.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { VacancyFacts } from "./vacancy-facts.tsx";
import { STATE_TONES, STATE_WORDS, WORDS } from "./words.ts";

export type FullVacancy = z.output<typeof getVacancyRoute.responses.ok.body>;
type Act = FullVacancy["acts"][number];

const SAYS = {
  title: { zh: "岗位", en: "Vacancy" },
  about: { zh: "岗位情况", en: "About the post" },
  duplicates: { zh: "疑似重复", en: "May be the same post" },
  duplicatesHelp: {
    zh: "是不是同一个岗位由人判断；重复的可以撤下。",
    en: "Whether they are the same is for a person to say; a duplicate can be withdrawn.",
  },
  edit: { zh: "更正", en: "Correct" },
  same: { zh: "已标为与另一岗位重复", en: "marked as a duplicate" },
  withdrawn: { zh: "撤下的理由", en: "Why it was withdrawn" },
};
const ACTS = {
  confirm: { zh: "确认还在招", en: "Still open" },
  pause: { zh: "暂停", en: "Pause" },
  resume: { zh: "恢复", en: "Resume" },
  fill: { zh: "已招满", en: "Filled" },
  withdraw: { zh: "撤下", en: "Withdraw" },
} as const;

/** One post: what it offers and asks, who fits, and what may be the same post. */
export default function VacancyPage() {
  const say = useText();
  const may = useMay();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const reading = useRead(getVacancyRoute, { params: { id } });
  const found = reading.data;
  return (
    <Page
      key={id}
      title={found === undefined ? say(SAYS.title) : `${found.title} · ${found.employerName}`}
      lead={found?.place.name}
      actions={found && <VacancyActs vacancy={found} />}
    >
      <Loaded of={reading}>
        {(vacancy) => (
          <div className={may("employment.help") ? "columns even" : "stack"}>
            <div className="stack">
              <Card
                title={say(SAYS.about)}
                extra={
                  <StatusTag tone={STATE_TONES[vacancy.state]}>{say(STATE_WORDS[vacancy.state])}</StatusTag>
                }
              >
                <VacancyFacts vacancy={vacancy} />
                {vacancy.withdrawnReason !== null && (
                  <p className="card-foot">
                    {say(SAYS.withdrawn)}：{vacancy.withdrawnReason}
                  </p>
                )}
              </Card>
              <Duplicates vacancy={vacancy} />
            </div>
            {may("employment.help") && <FittingPeople vacancy={vacancy} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function VacancyActs({ vacancy: { id, title, acts } }: { vacancy: FullVacancy }) {
  const say = useText();
  const toast = useToast();
  const may = useMay();
  const move = useAct(moveVacancyRoute);
  const [withdrawing, setWithdrawing] = useState(false);
  const act = async (one: Act, reason?: string) => {
    await move.mutateAsync({
      params: { id },
      body: { act: one, ...(reason === undefined ? {} : { reason }) },
    });
    toast(say(WORDS.recorded));
  };
  const begin = (one: Act) => {
    if (one === "withdraw") return setWithdrawing(true);
    act(one).catch((error: unknown) => toast(titleOf(error)));
  };
  const shown = (Object.keys(ACTS) as Act[]).filter((one) => acts.includes(one));
  return (
    <>
      {may("vacancy.keep") && (
        <Link to={`/employment/vacancies/${id}/edit`} className="button">
          {say(SAYS.edit)}
        </Link>
      )}
      {shown.toReversed().map((one) => (
        <Button
          key={one}
          type={one === shown[0] ? "primary" : "default"}
          disabled={move.isPending}
          onClick={() => begin(one)}
        >
          {say(ACTS[one])}
        </Button>
      ))}
      {withdrawing && (
        <NoteDialog
          title={`${say(ACTS.withdraw)} · ${title}`}
          act={say(ACTS.withdraw)}
          label={say(WORDS.reason)}
          danger
          onAct={(reason) => act("withdraw", reason)}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  );
}

function Duplicates({ vacancy: { duplicates, duplicateOf } }: { vacancy: FullVacancy }) {
  const say = useText();
  const marked = duplicateOf !== null && duplicates.every(({ id }) => id !== duplicateOf);
  if (duplicates.length === 0 && !marked) return null;
  return (
    <Card title={say(SAYS.duplicates)}>
      <p className="note">{say(SAYS.duplicatesHelp)}</p>
      {marked && (
        <p>
          <Link to={`/employment/vacancies/${duplicateOf}`}>{say(SAYS.same)}</Link>
        </p>
      )}
      <ul className="rows card-foot">
        {duplicates.map(({ id, title, employerName, place, postedOn, state }) => (
          <li key={id}>
            <div className="row-head">
              <Link to={`/employment/vacancies/${id}`}>{title}</Link>
              <span>{employerName}</span>
              <StatusTag tone={STATE_TONES[state]}>{say(STATE_WORDS[state])}</StatusTag>
              {id === duplicateOf && <span className="note">{say(SAYS.same)}</span>}
            </div>
            <p className="note">
              {place.name} · {postedOn}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
