import { Card, useSession, useText } from "@olive/ui";

const WORDS = {
  title: { zh: "您的范围", en: "How far it reaches" },
  role: { zh: "角色", en: "Role" },
  area: { zh: "辖区", en: "Area" },
  department: { zh: "部门", en: "Department" },
  purposes: { zh: "可用的查阅用途", en: "Purposes for reading a record" },
  none: { zh: "这一角色不查阅个人记录。", en: "This role reads no person's record." },
  kept: {
    zh: "每次查阅和操作都会留痕；本人可以知道谁看过、为什么看。",
    en: "Every reading and every act is kept; people can be told who looked, and why.",
  },
};

/** Area, department and purposes of the assignment in use: what is seen here, and under which law. */
export function ScopeCard() {
  const say = useText();
  const { roleName, areaName, department, purposes } = useSession();
  return (
    <Card title={say(WORDS.title)}>
      <dl className="pairs">
        <dt>{say(WORDS.role)}</dt>
        <dd>{say(roleName)}</dd>
        <dt>{say(WORDS.area)}</dt>
        <dd>{areaName}</dd>
        {department !== null && (
          <>
            <dt>{say(WORDS.department)}</dt>
            <dd>{department}</dd>
          </>
        )}
        <dt>{say(WORDS.purposes)}</dt>
        <dd>
          {purposes.length === 0 && say(WORDS.none)}
          {purposes.map(({ code, name, basis }) => (
            <p key={code}>
              {say(name)} <span className="note">{basis}</span>
            </p>
          ))}
        </dd>
      </dl>
      <p className="note card-foot">{say(WORDS.kept)}</p>
    </Card>
  );
}
