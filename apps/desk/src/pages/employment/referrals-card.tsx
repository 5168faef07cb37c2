import { answerReferralRoute, recordRefusalRoute } from "@olive/employment/contract";
import { Button, Card, drawId, StatusTag, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { ChoiceField, DayField } from "./small-fields.tsx";
import { scoreText, TermList } from "./term-list.tsx";
import { chinaToday } from "./today.ts";
import { useLoopAct } from "./use-loop-act.ts";
import { EMPLOYER_REASON_WORDS, REFERRAL_TONES, REFERRAL_WORDS, REFUSAL_WORDS, WORDS } from "./words.ts";

export type Referral = FullHelp["referrals"][number];

const SAYS = {
  title: { zh: "推介", en: "Referrals" },
  none: { zh: "还没有推介过岗位", en: "Not referred yet" },
  sent: (on: string, by: string) => ({ zh: `${on} ${by} 推介`, en: `sent ${on} by ${by}` }),
  answerBy: (day: string) => ({ zh: `单位须在 ${day} 前答复`, en: `to be answered by ${day}` }),
  answered: (day: string) => ({ zh: `${day} 答复`, en: `answered ${day}` }),
  rank: (rank: number, score: string) => ({
    zh: `推介时排第 ${rank}，${score} 分`,
    en: `ranked ${rank} then, score ${score}`,
  }),
  override: (why: string) => ({ zh: `没有选排在前面的：${why}`, en: `Not the first on the list: ${why}` }),
  answer: { zh: "代记单位答复", en: "Record the answer" },
  refuse: { zh: "本人不去", en: "The person refuses" },
  accepted: { zh: "接收", en: "Accepted" },
  refused: { zh: "不接收", en: "Refused" },
  theAnswer: { zh: "答复", en: "Answer" },
  answerTitle: { zh: "单位怎么答复", en: "What the employer answered" },
  refuseTitle: { zh: "本人为什么不去", en: "Why the person refuses" },
  inWords: { zh: "原话", en: "In their words" },
  refuseHint: {
    zh: "原因会改变下一次的岗位清单；是否正当由人另行判断。",
    en: "The reason changes the next list; whether it is justified is judged by a person.",
  },
};
const ANSWERS = { accepted: SAYS.accepted, refused: SAYS.refused } as const;
type Answer = keyof typeof ANSWERS;

/** Every post that the person was referred to, what came of it, and the score as it was shown then. */
export function ReferralsCard({ help }: { help: FullHelp }) {
  const say = useText();
  const [asking, setAsking] = useState<{ what: "answer" | "refuse"; referral: Referral }>();
  const leave = () => setAsking(undefined);
  return (
    <Card title={say(SAYS.title)}>
      {help.referrals.length === 0 ? (
        <p className="note">{say(SAYS.none)}</p>
      ) : (
        <ul className="rows">
          {help.referrals.map((referral) => (
            <ReferralRow
              key={referral.id}
              referral={referral}
              mayAct={help.may.length > 0}
              onAsk={(what) => setAsking({ what, referral })}
            />
          ))}
        </ul>
      )}
      {asking?.what === "answer" && <AnswerDialog referral={asking.referral} onClose={leave} />}
      {asking?.what === "refuse" && (
        <RefusalDialog
          reference={help.person.reference}
          title={asking.referral.vacancyTitle}
          about={{ referral: asking.referral.id }}
          onClose={leave}
        />
      )}
    </Card>
  );
}

function ReferralRow({
  referral,
  mayAct,
  onAsk,
}: {
  referral: Referral;
  mayAct: boolean;
  onAsk: (what: "answer" | "refuse") => void;
}) {
  const say = useText();
  const { state, terms, rank, overrideReason } = referral;
  const total = terms.reduce((sum, { value }) => sum + value, 0);
  return (
    <li>
      <div className="row-head">
        <span className="row-title">
          <Link to={`/employment/vacancies/${referral.vacancy}`}>{referral.vacancyTitle}</Link>
        </span>
        <span>{referral.employerName}</span>
        <StatusTag tone={REFERRAL_TONES[state]}>{say(REFERRAL_WORDS[state])}</StatusTag>
        {mayAct && (
          <span className="row-acts">
            {(state === "sent" || state === "silent") && (
              <Button onClick={() => onAsk("answer")}>{say(SAYS.answer)}</Button>
            )}
            {(state === "sent" || state === "accepted") && (
              <Button onClick={() => onAsk("refuse")}>{say(SAYS.refuse)}</Button>
            )}
          </span>
        )}
      </div>
      <p className="note">
        {say(SAYS.sent(referral.sentOn, referral.sentBy))}
        {" · "}
        {say(
          referral.answeredOn === null
            ? SAYS.answerBy(referral.answerBy)
            : SAYS.answered(referral.answeredOn),
        )}
      </p>
      {referral.reason !== null && <p>{referral.reason}</p>}
      {overrideReason !== null && <p>{say(SAYS.override(overrideReason))}</p>}
      {terms.length > 0 && (
        <details>
          <summary>{say(rank === null ? WORDS.why : SAYS.rank(rank, scoreText(total)))}</summary>
          <TermList terms={terms} />
        </details>
      )}
    </li>
  );
}

function AnswerDialog({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const say = useText();
  const record = useLoopAct(answerReferralRoute);
  const [answer, setAnswer] = useState<Answer>("accepted");
  const [reasonCode, setReasonCode] = useState<keyof typeof EMPLOYER_REASON_WORDS>("other");
  return (
    <NoteDialog
      title={`${say(SAYS.answerTitle)} · ${referral.employerName}`}
      act={say(SAYS.answer)}
      label={say(SAYS.inWords)}
      optional={answer === "accepted"}
      onAct={(reason) =>
        record({
          params: { id: referral.id },
          body: {
            answer,
            ...(answer === "refused" ? { reasonCode } : {}),
            ...(reason === "" ? {} : { reason }),
          },
        })
      }
      onClose={onClose}
    >
      <div className="two-fields">
        <ChoiceField label={say(SAYS.theAnswer)} words={ANSWERS} value={answer} onChange={setAnswer} />
        {answer === "refused" && (
          <ChoiceField
            label={say(WORDS.why)}
            words={EMPLOYER_REASON_WORDS}
            value={reasonCode}
            onChange={setReasonCode}
          />
        )}
      </div>
    </NoteDialog>
  );
}

/** Why the person doesn't take a post, referred to or only offered. */
export function RefusalDialog({
  reference,
  title,
  about,
  onClose,
}: {
  reference: string;
  title: string;
  about: { readonly referral: string } | { readonly vacancy: string };
  onClose: () => void;
}) {
  const say = useText();
  const record = useLoopAct(recordRefusalRoute);
  const [id] = useState(drawId);
  const [refusedOn, setRefusedOn] = useState(chinaToday);
  const [reasonCode, setReasonCode] = useState<keyof typeof REFUSAL_WORDS>("tooFar");
  return (
    <NoteDialog
      title={`${say(SAYS.refuseTitle)} · ${title}`}
      act={say(SAYS.refuse)}
      label={say(SAYS.inWords)}
      hint={say(SAYS.refuseHint)}
      onAct={(reason) => record({ body: { id, reference, reasonCode, reason, refusedOn, ...about } })}
      onClose={onClose}
    >
      <div className="two-fields">
        <ChoiceField
          label={say(WORDS.why)}
          words={REFUSAL_WORDS}
          value={reasonCode}
          onChange={setReasonCode}
        />
        <DayField label={say(WORDS.on)} value={refusedOn} onChange={setRefusedOn} />
      </div>
    </NoteDialog>
  );
}
