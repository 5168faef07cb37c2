import { countPersonTimesRoute } from "@olive/recognition/contract";
import { Card, Loaded, useFilters, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const SAYS = {
  title: { zh: "认定人次", en: "Person-times" },
  definition: {
    zh: "一人在一个群体被认定或续认一次，计一人次；结束不减。由决定逐行数出，任何一天都可重算。",
    en: "Recognised in a group, or renewed, once: one person-time; ending takes nothing away. Counted from the decisions.",
  },
  on: { zh: "截至", en: "up to" },
  inKeyGroups: { zh: "其中重点群体", en: "of these in key groups" },
  people: { zh: "涉及", en: "of" },
  rows: { zh: "看每一行", en: "the rows behind it" },
  peopleUnit: { zh: "人", en: "people" },
};

/** The number as the county reports it, for any day; the rows behind it are the list's. */
export function PersonTimes({ place }: { place?: string }) {
  const say = useText();
  const [{ on }, set] = useFilters();
  const query = { ...(place === undefined ? {} : { place }), ...(on === undefined ? {} : { on }) };
  const reading = useRead(countPersonTimesRoute, { query });
  return (
    <Card
      title={say(SAYS.title)}
      extra={
        <label className="filter">
          <span className="hidden">{say(SAYS.on)}</span>
          <input
            className="input"
            type="date"
            aria-label={say(SAYS.on)}
            value={on ?? reading.data?.on ?? ""}
            onChange={(event) => set({ on: event.target.value })}
          />
        </label>
      }
    >
      <Loaded of={reading} rows={1}>
        {({ personTimes, keyGroups, people, on: day, groups }) => (
          <>
            <p className="figure-line">
              <strong>{personTimes.toLocaleString("en-US")}</strong>
              <span>
                {say(SAYS.on)} {day}
              </span>
              <Link to="/recognition/person-times" search={query as never}>
                {say(SAYS.rows)}
              </Link>
              <span>
                {say(SAYS.inKeyGroups)} {keyGroups.toLocaleString("en-US")}
              </span>
              <span>
                {say(SAYS.people)} {people.toLocaleString("en-US")} {say(SAYS.peopleUnit)}
              </span>
            </p>
            <p className="note">{say(SAYS.definition)}</p>
            {groups.length > 0 && (
              <p className="reason-values note">
                {groups.map(({ code, name, personTimes: count }) => (
                  <span key={code}>
                    {say(name)} <span className="number">{count.toLocaleString("en-US")}</span>
                  </span>
                ))}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
