import { StatusTag, shortTime, useText } from "@olive/ui";
import type { FullProposal } from "./proposal-page.tsx";
import { ANSWER_WORDS } from "./words.ts";

const SAYS = {
  waiting: { zh: "还没有答复", en: "Hasn't answered" },
  person: { zh: "本人", en: "The person" },
  helper: { zh: "帮办人", en: "A helper" },
  public: { zh: "公示期间他人", en: "Somebody, on a notice" },
  recorded: { zh: "登记人", en: "taken down by" },
  upheld: { zh: "异议成立", en: "right" },
  dismissed: { zh: "异议不成立", en: "not right" },
  open: { zh: "待答复", en: "to be answered" },
};
const TONES = { confirm: "good", object: "danger", askData: "warning", supplied: "info" } as const;

/** What each department said, with who said it and why; those that haven't are named too. */
export function AnswerList({ proposal: { departments, answers } }: { proposal: FullProposal }) {
  const say = useText();
  return (
    <ul className="answers">
      {answers.map(({ department, answer, by, at, reason }) => (
        <li key={`${department}${at}`} className="answer">
          <StatusTag tone={TONES[answer]}>{say(ANSWER_WORDS[answer])}</StatusTag>
          <span>
            {department} · {by} <span className="note">{shortTime(at)}</span>
            {reason !== null && <span className="note"> {reason}</span>}
          </span>
        </li>
      ))}
      {departments
        .filter((department) => !answers.some((one) => one.department === department))
        .map((department) => (
          <li key={department} className="answer">
            <StatusTag tone="neutral">{say(SAYS.waiting)}</StatusTag>
            <span>{department}</span>
          </li>
        ))}
    </ul>
  );
}

export function ObjectionList({ objections }: { objections: FullProposal["objections"] }) {
  const say = useText();
  return (
    <ul className="answers">
      {objections.map(
        ({ id, raisedBy, raiserName, text, recordedBy, recordedAt, upheld, answer, answeredBy }) => (
          <li key={id}>
            <p>
              {say(SAYS[raisedBy])} {raiserName} <span className="note">{shortTime(recordedAt)}</span>
            </p>
            <p>{text}</p>
            <p className="note">
              {say(SAYS.recorded)} {recordedBy}
            </p>
            {answer === null ? (
              <StatusTag tone="warning">{say(SAYS.open)}</StatusTag>
            ) : (
              <p>
                <StatusTag tone="info">{say(upheld ? SAYS.upheld : SAYS.dismissed)}</StatusTag> {answer}
                <span className="note"> {answeredBy}</span>
              </p>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
