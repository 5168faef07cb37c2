import { useMay, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { FullVacancy } from "./vacancy-page.tsx";
import { ACCESS_WORDS, KIND_WORDS, SCHOOLING_WORDS, SHIFT_WORDS, WORDS, wageText } from "./words.ts";

const SAYS = {
  occupation: { zh: "职业（2022 年版大典）", en: "Occupation (2022)" },
  noOccupation: { zh: "还没有定，请在更正里选", en: "not settled yet" },
  machine: (share: number) => ({ zh: `系统归类，把握 ${share} %`, en: `by the machine, ${share} % sure` }),
  person: { zh: "人工选定", en: "chosen by a person" },
  wage: { zh: "工资", en: "Wage" },
  piece: { zh: "计件", en: "By the piece" },
  pieceText: (batch: number, unit: string, yuan: string, perHour: number) => ({
    zh: `一批 ${batch} ${unit}，每${unit} ${yuan} 元，熟手每小时约 ${perHour} ${unit}`,
    en: `${batch} ${unit} a batch, ${yuan} yuan each, about ${perHour} an hour`,
  }),
  monthly: (yuan: number) => ({ zh: `折合约 ${yuan} 元/月`, en: `about ${yuan} yuan a month` }),
  seats: { zh: "招用", en: "Seats" },
  seatsText: (seats: number, taken: number, reserved: number) => ({
    zh: `${seats} 人，已占 ${taken}${reserved > 0 ? `，其中预留残疾人 ${reserved}` : ""}`,
    en: `${seats}, ${taken} taken${reserved > 0 ? `, ${reserved} reserved for people with a disability` : ""}`,
  }),
  hours: { zh: "工时", en: "Hours" },
  hoursText: (hours: number) => ({ zh: `每周 ${hours} 小时`, en: `${hours} a week` }),
  shifts: { zh: "班次", en: "Shifts" },
  home: { zh: "可在家做", en: "Can be done at home" },
  access: { zh: "场所条件", en: "Accessibility" },
  demands: { zh: "要求", en: "Demands" },
  ages: (from: number | undefined, to: number | undefined) => ({
    zh: `年龄 ${from ?? "—"}–${to ?? "—"}（有法定依据）`,
    en: `age ${from ?? "—"}–${to ?? "—"} (by law)`,
  }),
  sexes: {
    male: { zh: "限男性（有法定依据）", en: "men (by law)" },
    female: { zh: "限女性（有法定依据）", en: "women (by law)" },
  },
  text: { zh: "说明", en: "In words" },
  confirmed: { zh: "最近确认", en: "Confirmed" },
  confirmBy: (day: string) => ({ zh: `请在 ${day} 前再确认`, en: `again by ${day}` }),
  empty: { zh: "空岗起", en: "Empty since" },
};
const FEN = 100;
const PERCENT = 100;

/** Everything that a post says; what it doesn't say stands as not said. */
export function VacancyFacts({ vacancy }: { vacancy: FullVacancy }) {
  const say = useText();
  const may = useMay();
  const { piece, hoursPerWeek, monthly, emptySince } = vacancy;
  const unknown = <span className="note">{say(WORDS.unknown)}</span>;
  return (
    <dl className="pairs">
      <Pair name={say(WORDS.employer)}>
        {may("vacancy.keep") ? (
          <Link to={`/employment/employers/${vacancy.creditCode}`}>{vacancy.employerName}</Link>
        ) : (
          vacancy.employerName
        )}
      </Pair>
      <Pair name={say(WORDS.kind)}>{say(KIND_WORDS[vacancy.kind])}</Pair>
      <Pair name={say(SAYS.occupation)}>
        <Occupation vacancy={vacancy} />
      </Pair>
      <Pair name={say(SAYS.wage)}>{say(wageText(vacancy.wageFrom, vacancy.wageTo))}</Pair>
      {piece !== null && (
        <Pair name={say(SAYS.piece)}>
          {say(SAYS.pieceText(piece.batch, piece.unit, (piece.rateFen / FEN).toFixed(2), piece.perHour))}
          {monthly !== null && <span className="note"> {say(SAYS.monthly(monthly))}</span>}
        </Pair>
      )}
      <Pair name={say(SAYS.seats)}>
        {say(SAYS.seatsText(vacancy.seats, vacancy.seatsTaken, vacancy.seatsReserved))}
      </Pair>
      <Pair name={say(SAYS.hours)}>
        {hoursPerWeek === null ? unknown : say(SAYS.hoursText(hoursPerWeek))}
      </Pair>
      <Pair name={say(SAYS.shifts)}>
        {vacancy.shifts.length === 0
          ? unknown
          : vacancy.shifts.map((one) => say(SHIFT_WORDS[one])).join("、")}
        {vacancy.atHome && ` · ${say(SAYS.home)}`}
      </Pair>
      <Pair name={say(SAYS.access)}>
        {vacancy.access.length === 0
          ? unknown
          : vacancy.access.map((one) => say(ACCESS_WORDS[one])).join("、")}
      </Pair>
      <Pair name={say(SAYS.demands)}>
        <Demands demands={vacancy.demands} />
      </Pair>
      {vacancy.text !== "" && <Pair name={say(SAYS.text)}>{vacancy.text}</Pair>}
      <Pair name={say(SAYS.confirmed)}>
        {vacancy.confirmedOn} <span className="note">{say(SAYS.confirmBy(vacancy.confirmBy))}</span>
      </Pair>
      {emptySince !== null && <Pair name={say(SAYS.empty)}>{emptySince}</Pair>}
    </dl>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Occupation({ vacancy }: { vacancy: FullVacancy }) {
  const say = useText();
  const { occupation, occupationName, occupationBy, occupationConfidence } = vacancy;
  if (occupation === null) return <span className="note">{say(SAYS.noOccupation)}</span>;
  const how =
    occupationBy === "person" ? SAYS.person : SAYS.machine(Math.round((occupationConfidence ?? 0) * PERCENT));
  return (
    <>
      {occupationName} <span className="number">{occupation}</span> <span className="note">{say(how)}</span>
    </>
  );
}

function Demands({ demands }: { demands: FullVacancy["demands"] }) {
  const say = useText();
  const { schooling, certificates = [], skills = [], ageFrom, ageTo, sex } = demands;
  const words = schooling === undefined ? undefined : SCHOOLING_WORDS[schooling];
  const said = [
    words && say(words),
    ...certificates,
    ...skills,
    (ageFrom !== undefined || ageTo !== undefined) && say(SAYS.ages(ageFrom, ageTo)),
    sex && say(SAYS.sexes[sex]),
  ].filter(Boolean);
  return <>{said.length === 0 ? <span className="note">{say(WORDS.unknown)}</span> : said.join("、")}</>;
}
