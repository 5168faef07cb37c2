import { countWorkRoute } from "@olive/cases/contract";
import { Card, Loaded, useMay, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const WORDS = {
  title: { zh: "待办", en: "What waits" },
  list: { zh: "列表", en: "List" },
  all: { zh: "打开待办", en: "Open the list" },
};
const LISTS = {
  mine: { zh: "我的", en: "Mine" },
  team: { zh: "我们部门、片区的", en: "My team's" },
  raised: { zh: "上报给我的", en: "Raised to me" },
};
const GROUPS = {
  severe: { zh: "严重超期", en: "Seriously overdue" },
  overdue: { zh: "超期", en: "Overdue" },
  today: { zh: "今日到期", en: "Due today" },
  later: { zh: "未到期", en: "Not yet due" },
};
const ALL_LISTS = ["mine", "team", "raised"] as const;
/** Nothing is raised to somebody who supervises nobody. */
const OWN_LISTS = ["mine", "team"] as const;
const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];

/** How many cases wait in each list, the overdue first; every number opens to its cases. */
export function WorkCounts() {
  const say = useText();
  const may = useMay();
  const counts = useRead(countWorkRoute);
  const lists = may("case.supervise") ? ALL_LISTS : OWN_LISTS;
  return (
    <Card title={say(WORDS.title)} extra={<Link to={"/work" as never}>{say(WORDS.all)}</Link>}>
      <Loaded of={counts} rows={3}>
        {(data) => (
          <table className="table counts">
            <caption>{say(WORDS.title)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(WORDS.list)}</th>
                {groups.map((group) => (
                  <th key={group} scope="col" className="number">
                    {say(GROUPS[group])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lists.map((list) => (
                <tr key={list}>
                  <th scope="row">{say(LISTS[list])}</th>
                  {groups.map((group) => (
                    <td key={group} className={`number ${markOf(group, data[list][group])}`}>
                      <Count list={list} group={group} count={data[list][group]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Card>
  );
}

function Count({ list, group, count }: { list: string; group: string; count: number }) {
  if (count === 0) return <>0</>;
  return (
    <Link to={"/work" as never} search={{ list, urgency: group } as never}>
      {count.toLocaleString("en-US")}
    </Link>
  );
}

/** Red is for what is overdue, and only where there is some. */
function markOf(group: string, count: number): string {
  return count > 0 && (group === "severe" || group === "overdue") ? "late" : "";
}
