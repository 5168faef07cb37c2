import type { FactItem, PersonHit } from "@olive/registry/contract";
import { StatusTag, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { FactValue } from "../fact/fact-value.tsx";
import { SourceLine } from "../fact/source-line.tsx";
import { SEX } from "./wording.ts";

const WORDS = {
  years: (age: number) => ({ zh: `${age} 岁`, en: `aged ${age}` }),
  born: (day: string) => ({ zh: `${day} 出生`, en: `born ${day}` }),
  gone: { zh: "不在册（已故或迁出）", en: "not on the roll (died or moved away)" },
  household: { zh: "这一户", en: "The household" },
  differs: { zh: "姓名各部门写法不一", en: "Departments write the name differently" },
};

/** Who it is, in one line; the name's sources, and other ways of writing it side by side. */
export function PersonHeader({ person, title }: { person: PersonHit; title: FactItem | undefined }) {
  const say = useText();
  const { sex, age, birth, residentId, place, household, present } = person;
  return (
    <section className="card person-head">
      <p className="person-line">
        <span>{say(SEX[sex])}</span>
        <span>{say(WORDS.years(age))}</span>
        <span>{say(WORDS.born(birth))}</span>
        <span className="number">{residentId}</span>
        <Link to={`/villages/${place.code}`}>{place.name}</Link>
        {household !== null && <Link to={`/households/${household}`}>{say(WORDS.household)}</Link>}
        {!present && <StatusTag tone="warning">{say(WORDS.gone)}</StatusTag>}
      </p>
      {title !== undefined && (
        <div className={title.differs ? "names differing" : "names"}>
          {title.differs && <StatusTag tone="warning">{say(WORDS.differs)}</StatusTag>}
          {title.values.map((told) => (
            <div key={`${told.source.fileId}.${told.source.row}`} className="name-said">
              <FactValue told={told} />
              <SourceLine source={told.source} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
