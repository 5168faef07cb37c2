import { countPersonTimesRoute } from "@olive/recognition/contract";
import { Card, DataTable, Loaded, useMay, useRead, useText } from "@olive/ui";
import { number } from "./figures.ts";

const WORDS = {
  title: { zh: "协同认定", en: "Joint recognition" },
  asOf: (day: string) => ({ zh: `截至 ${day}，人次`, en: `person-times up to ${day}` }),
  none: { zh: "还没有认定", en: "Nobody recognised yet" },
  group: { zh: "群体", en: "Group" },
  recognised: { zh: "认定", en: "Recognised" },
  renewed: { zh: "续认", en: "Renewed" },
};

/** How often people of a place were recognised, group by group. */
export function PlaceGroups({ code }: { code: string }) {
  const may = useMay();
  return may("case.work") ? <Groups code={code} /> : null;
}

function Groups({ code }: { code: string }) {
  const say = useText();
  const reading = useRead(countPersonTimesRoute, { query: { place: code } });
  return (
    <Card title={say(WORDS.title)}>
      <Loaded of={reading} rows={3}>
        {({ on, groups }) => {
          const some = groups.filter(({ personTimes }) => personTimes > 0);
          if (some.length === 0) return <p className="note">{say(WORDS.none)}</p>;
          return (
            <>
              <p className="note">{say(WORDS.asOf(on))}</p>
              <DataTable
                caption={say(WORDS.title)}
                rows={some}
                keyOf={(group) => group.code}
                columns={[
                  { key: "group", title: say(WORDS.group), cell: ({ name }) => say(name) },
                  {
                    key: "recognised",
                    title: say(WORDS.recognised),
                    number: true,
                    cell: ({ recognised }) => number(recognised),
                  },
                  {
                    key: "renewed",
                    title: say(WORDS.renewed),
                    number: true,
                    cell: ({ renewed }) => number(renewed),
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
