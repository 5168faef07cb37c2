import type { FactItem, PersonHit, Source } from "@olive/registry/contract";
import { StatusTag, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { FactValue } from "../fact/fact-value.tsx";
import { SourceLine } from "../fact/source-line.tsx";
import type { SplitSections } from "./split-sections.ts";

const WORDS = {
  years: (age: number) => ({ zh: `${age} 岁`, en: `aged ${age}` }),
  born: (day: string) => ({ zh: `${day} 出生`, en: `born ${day}` }),
  gone: { zh: "不在册（已故或迁出）", en: "not on the roll (died or moved away)" },
  household: { zh: "这一户", en: "The household" },
  differs: { zh: "姓名各部门写法不一", en: "Departments write the name differently" },
  also: { zh: "姓名同见于", en: "The name stands as well in" },
};

interface Props {
  readonly person: PersonHit;
  readonly heads: SplitSections["heads"];
}

/** Who it is: what the roll of people says in one line, and the name side by side where departments differ. */
export function PersonHeader({ person, heads }: Props) {
  const say = useText();
  const { age, birth, place, household, present } = person;
  const source = heads.get("residentId")?.values[0]?.source;
  return (
    <section className="card person-head">
      <div className="person-line">
        <Head item={heads.get("sex")} />
        <span title={say(WORDS.born(birth))}>{say(WORDS.years(age))}</span>
        <Head item={heads.get("residentId")} />
        <Head item={heads.get("phone")} />
        <span>
          <Link to={`/villages/${place.code}`}>{place.name}</Link>
        </span>
        {household !== null && <Link to={`/households/${household}`}>{say(WORDS.household)}</Link>}
        {!present && <StatusTag tone="warning">{say(WORDS.gone)}</StatusTag>}
      </div>
      {source !== undefined && <SourceLine source={source} />}
      <Names item={heads.get("name")} told={source} />
    </section>
  );
}

function Head({ item }: { item: FactItem | undefined }) {
  const told = item?.values[0];
  return told === undefined ? null : <FactValue told={told} />;
}

/** The name stands as the page's heading already: here only who else says it, or what else it is said to be. */
function Names({ item, told: above }: { item: FactItem | undefined; told: Source | undefined }) {
  const say = useText();
  if (item === undefined) return null;
  const { differs } = item;
  const values = item.values.filter(({ source }) => differs || !isSame(source, above));
  if (values.length === 0) return null;
  return (
    <div className={differs ? "names differing" : "names"}>
      {differs ? (
        <StatusTag tone="warning">{say(WORDS.differs)}</StatusTag>
      ) : (
        <span className="note">{say(WORDS.also)}</span>
      )}
      {values.map((told) => (
        <div key={`${told.source.fileId}.${told.source.row}`} className="name-said">
          {differs && <FactValue told={told} />}
          <SourceLine source={told.source} />
        </div>
      ))}
    </div>
  );
}

function isSame(source: Source, other: Source | undefined): boolean {
  return source.fileId === other?.fileId && source.row === other.row;
}
