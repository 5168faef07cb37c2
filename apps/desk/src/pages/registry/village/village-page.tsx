import { getVillageRoute } from "@olive/registry/contract";
import { Card, Loaded, Page, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import "../registry.css";
import { FIGURES, number } from "./figures.ts";
import { PlaceGroups } from "./place-groups.tsx";
import { AgeTable, BelowTable } from "./village-tables.tsx";

const WORDS = {
  title: { zh: "村社", en: "Village" },
  asOf: (day: string) => ({ zh: `人口数据 ${day}`, en: `roll of people of ${day}` }),
  ages: { zh: "按年龄、性别", en: "By age and sex" },
  below: { zh: "下辖", en: "Below it" },
  staff: { zh: "谁在这里工作", en: "Who works here" },
  noStaff: { zh: "还没有人任职", en: "Nobody is assigned yet" },
  list: { zh: "看人员名单", en: "The list of people" },
  part: { zh: "属于", en: "Part of" },
};

/** A village or a township: figures, ages, what lies below, who works there. */
export default function VillagePage() {
  const say = useText();
  const { code = "" } = useParams({ strict: false });
  const reading = useRead(getVillageRoute, { params: { code } });
  return (
    <Page
      title={reading.data?.place.name ?? say(WORDS.title)}
      lead={reading.data?.asOf ? say(WORDS.asOf(reading.data.asOf)) : undefined}
      actions={
        <Link to="/people" search={{ place: code } as never}>
          {say(WORDS.list)}
        </Link>
      }
    >
      <Loaded of={reading}>
        {({ parent, figures, ages, below, staff }) => (
          <>
            {parent !== null && (
              <p>
                {say(WORDS.part)} <Link to={`/villages/${parent.code}`}>{parent.name}</Link>
              </p>
            )}
            <FigureTiles figures={figures} />
            <div className="columns">
              <div className="stack">
                {below.length > 0 && (
                  <Card title={say(WORDS.below)}>
                    <BelowTable caption={say(WORDS.below)} below={below} />
                  </Card>
                )}
                <Card title={say(WORDS.ages)}>
                  <AgeTable caption={say(WORDS.ages)} ages={ages} />
                </Card>
              </div>
              <div className="stack">
                <PlaceGroups code={code} />
                <Card title={say(WORDS.staff)}>
                  {staff.length === 0 && <p className="note">{say(WORDS.noStaff)}</p>}
                  <ul className="link-list">
                    {staff.map(({ name, role, area }) => (
                      <li key={`${name}${role.zh}${area.code}`}>
                        {name}{" "}
                        <span className="note">
                          {say(role)} · {area.name}
                        </span>
                      </li>
                    ))}
                  </ul>
                </Card>
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function FigureTiles({ figures }: { figures: Readonly<Record<(typeof FIGURES)[number]["key"], number>> }) {
  const say = useText();
  return (
    <dl className="figures">
      {FIGURES.map(({ key, name, unit }) => (
        <div key={key} className="card">
          <dt>{say(name)}</dt>
          <dd>
            <strong className="number">{number(figures[key])}</strong> {say(unit)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
