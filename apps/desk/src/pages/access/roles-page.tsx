import { listRolesRoute } from "@olive/access/contract";
import { Card, DataTable, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { ACCESS_WORDS } from "./words.ts";

const WORDS = {
  title: { zh: "角色与用途", en: "Roles and purposes" },
  lead: {
    zh: "角色给予操作，任职给予区域、部门和用途。两者都是本县（市、区）的数据，改动须经安全管理员登记。",
    en: "A role gives acts; an assignment gives area, department and purposes. Both are the county's own data.",
  },
  roles: { zh: "角色", en: "Roles" },
  may: { zh: "可以做什么", en: "May" },
  not: { zh: "不能同时担任", en: "Not beside" },
  purposes: { zh: "用途登记", en: "Register of purposes" },
  purpose: { zh: "用途", en: "Purpose" },
  basis: { zh: "依据", en: "Basis" },
  sensitive: { zh: "须动态口令", en: "Second factor" },
};

/** What roles may do and what purposes stand on. */
export default function RolesPage() {
  const say = useText();
  return (
    <Page title={say(WORDS.title)} lead={say(WORDS.lead)}>
      <Loaded of={useRead(listRolesRoute)}>
        {({ roles, purposes }) => {
          const nameOf = (code: string) => {
            const role = roles.find((one) => one.code === code);
            return role === undefined ? code : say(role.name);
          };
          return (
            <>
              <Card title={say(WORDS.roles)}>
                <DataTable
                  caption={say(WORDS.roles)}
                  rows={roles}
                  keyOf={({ code }) => code}
                  columns={[
                    {
                      key: "role",
                      title: say(ACCESS_WORDS.role),
                      width: 180,
                      cell: ({ name, secondFactor }) => (
                        <>
                          {say(name)}{" "}
                          {secondFactor && <StatusTag tone="info">{say(WORDS.sensitive)}</StatusTag>}
                        </>
                      ),
                    },
                    {
                      key: "acts",
                      title: say(WORDS.may),
                      cell: ({ acts }) => acts.map(({ name }) => say(name)).join("、"),
                    },
                    {
                      key: "not",
                      title: say(WORDS.not),
                      width: 240,
                      cell: ({ incompatible }) => incompatible.map(nameOf).join("、") || "—",
                    },
                  ]}
                />
              </Card>
              <Card title={say(WORDS.purposes)}>
                <DataTable
                  caption={say(WORDS.purposes)}
                  rows={purposes}
                  keyOf={({ code }) => code}
                  columns={[
                    { key: "name", title: say(WORDS.purpose), width: 240, cell: ({ name }) => say(name) },
                    {
                      key: "basis",
                      title: say(WORDS.basis),
                      cell: ({ basis }) => <span lang="zh-CN">{basis}</span>,
                    },
                  ]}
                />
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
