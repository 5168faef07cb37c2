import type { getReasonsRoute } from "@olive/recognition/contract";
import { useText } from "@olive/ui";
import type { z } from "zod";
import { ReasonList } from "./reason-list.tsx";
import { VERDICT_WORDS } from "./words.ts";

type Reasons = z.output<typeof getReasonsRoute.responses.ok.body>;

const SAYS = {
  person: { zh: "姓名", en: "Name" },
  id: { zh: "身份证号", en: "ID number" },
  place: { zh: "居住地", en: "Lives in" },
  asOf: { zh: "数据截至", en: "Data as of" },
  standing: { zh: "现在的认定", en: "Recognised" },
  none: { zh: "未认定", en: "Not recognised" },
  until: (from: string, end: string) => ({
    zh: `${from} 起，${end} 期满复核`,
    en: `from ${from}, looked at again by ${end}`,
  }),
  why: { zh: "为什么", en: "Why" },
  whyNot: { zh: "为什么不符合", en: "Why not" },
  changes: {
    zh: "其余不变，下面任何一项变了，结果就会变",
    en: "Each of these alone would change the answer",
  },
  missing: { zh: "还缺的数据", en: "What is missing" },
  object: { zh: "怎样提异议", en: "How to object" },
  objectText: (days: number, departments: string) => ({
    zh: `您认为数据或结论不对，可以在被告知后 ${days} 个工作日内，向村社、乡镇或${departments}提出，口头、书面都可以，也可以请人帮您提。提出后先核实、再决定，核实期间不影响您现有的待遇。规则只提建议，决定由人作出；您有权要求说明理由。`,
    en: `If the data or the conclusion are wrong, tell your village, township or ${departments} within ${days} working days of being told, by word or in writing, or through a helper. It is looked into before anything is decided. Rules only propose; people decide, and you may ask why.`,
  }),
  basis: { zh: "依据", en: "Basis" },
  code: { zh: "扫码回到这一页（需有权限）", en: "Back to this page, for those allowed" },
  signed: { zh: "本人（或帮办人）签名", en: "Person (or helper)" },
  told: { zh: "告知人", en: "Told by" },
};

/** One sheet: conclusion, reasons, what would change it, how to object, and a code that leads back. */
export function ReasonsSheet({ reasons }: { reasons: Reasons }) {
  const say = useText();
  const { person, group, standing, verdict } = reasons;
  return (
    <article className="sheet" data-verdict={verdict}>
      <div className="sheet-head">
        <div>
          <p className="sheet-verdict">
            {say(group.name)}：{say(VERDICT_WORDS[verdict])}
          </p>
          <p className="note">
            {say(SAYS.basis)}：{group.reference}
          </p>
          <dl className="pairs">
            <dt>{say(SAYS.person)}</dt>
            <dd>
              {person.name} <span className="number">{person.residentId}</span>
            </dd>
            <dt>{say(SAYS.place)}</dt>
            <dd>
              {say(reasons.county)} {person.place.name}
            </dd>
            <dt>{say(SAYS.standing)}</dt>
            <dd>{say(standing === null ? SAYS.none : SAYS.until(standing.from, standing.termEnd))}</dd>
            <dt>{say(SAYS.asOf)}</dt>
            <dd>{reasons.asOf}</dd>
          </dl>
        </div>
        <QrCode code={reasons.code} label={say(SAYS.code)} />
      </div>
      <section>
        <h2>{say(verdict === "no" ? SAYS.whyNot : SAYS.why)}</h2>
        <ReasonList lines={reasons.lines} label={say(SAYS.why)} briefOnPaper />
      </section>
      {reasons.missing.length > 0 && (
        <section>
          <h2>{say(SAYS.missing)}</h2>
          <ul className="sheet-list">
            {reasons.missing.map(({ register, column, department }) => (
              <li key={`${register}${column}`}>
                {column === null ? register : `${register} · ${column}`}（{department}）
              </li>
            ))}
          </ul>
        </section>
      )}
      {reasons.changes.length > 0 && (
        <section>
          <h2>{say(SAYS.changes)}</h2>
          <ul className="sheet-list">
            {reasons.changes.slice(0, MOST_CHANGES).map((change) => (
              <li key={change.zh}>{say(change)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say(SAYS.object)}</h2>
        <p>{say(SAYS.objectText(reasons.objectionDays, group.departments.join("、")))}</p>
      </section>
      <div className="sign-space">
        <span>{say(SAYS.signed)}：</span>
        <span>{say(SAYS.told)}：</span>
      </div>
    </article>
  );
}

/** More would not fit the sheet, and the nearest come first. */
const MOST_CHANGES = 6;

/** The address as a code: drawn, so that it prints sharp. */
function QrCode({ code, label }: { code: string; label: string }) {
  const rows = code.split("\n");
  const path = rows
    .flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
