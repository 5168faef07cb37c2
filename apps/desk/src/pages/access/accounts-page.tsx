import { listAccountsRoute, listRolesRoute } from "@olive/access/contract";
import {
  Button,
  ChoiceFilter,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  StatusTag,
  TextFilter,
  useFilters,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { DayTime } from "./day-time.tsx";
import { StepUp, useSteppedUp } from "./step-up.tsx";
import { ACCESS_WORDS, STATES } from "./words.ts";

type Account = z.output<typeof listAccountsRoute.responses.ok.body>["accounts"][number];

const WORDS = {
  title: { zh: "账号与任职", en: "Accounts" },
  lead: { zh: "辖区内任职的账号：", en: "Accounts with an assignment in " },
  open: { zh: "新建账号", en: "New account" },
  find: { zh: "姓名、账号或部门", en: "Name, account or department" },
  allRoles: { zh: "全部角色", en: "All roles" },
  ended: { zh: "停用的账号", en: "Ended accounts" },
  hidden: { zh: "不显示", en: "Hidden" },
  show: { zh: "一并显示", en: "Shown" },
  assignments: { zh: "任职", en: "Assignments" },
  caption: { zh: "账号", en: "Accounts" },
  nobody: { zh: "没有符合条件的账号", en: "No such account" },
  nobodyHelp: { zh: "请放宽条件，或新建账号", en: "Widen the filters, or open a new account" },
};

/** Who works in the area, as what, and whether they can sign in. */
export default function AccountsPage() {
  const say = useText();
  const navigate = useNavigate();
  const steppedUp = useSteppedUp();
  const [filters] = useFilters();
  const { areaName } = useSession();
  const reading = useRead(listAccountsRoute, {
    query: { text: filters.text, ended: filters.ended === "shown" ? "shown" : "hidden" },
  });
  const roles = useRead(listRolesRoute).data?.roles ?? [];
  const wanted = filters.role;
  return (
    <Page
      title={say(WORDS.title)}
      lead={`${say(WORDS.lead)}${areaName}`}
      actions={
        <Button type="primary" disabled={!steppedUp} onClick={() => void navigate({ to: "/accounts/new" })}>
          {say(WORDS.open)}
        </Button>
      }
    >
      <StepUp />
      <FilterBar>
        <TextFilter label={say(WORDS.find)} name="text" />
        <ChoiceFilter
          label={say(ACCESS_WORDS.role)}
          name="role"
          all={say(WORDS.allRoles)}
          choices={roles.map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
        <ChoiceFilter
          label={say(WORDS.ended)}
          name="ended"
          all={say(WORDS.hidden)}
          choices={[{ value: "shown", label: say(WORDS.show) }]}
        />
      </FilterBar>
      <Loaded of={reading} rows={10}>
        {({ accounts }) => (
          <AccountTable
            accounts={accounts.filter(
              ({ assignments }) =>
                wanted === undefined ||
                assignments.some(({ role, endedAt }) => role === wanted && endedAt === null),
            )}
          />
        )}
      </Loaded>
    </Page>
  );
}

function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  const say = useText();
  const navigate = useNavigate();
  if (accounts.length === 0) {
    return (
      <div className="card">
        <EmptyState title={say(WORDS.nobody)}>{say(WORDS.nobodyHelp)}</EmptyState>
      </div>
    );
  }
  return (
    <DataTable
      caption={say(WORDS.caption)}
      columns={columnsIn(say)}
      rows={accounts}
      keyOf={({ account }) => String(account)}
      onOpen={({ account }) => void navigate({ to: `/accounts/${account}` })}
    />
  );
}

function columnsIn(say: ReturnType<typeof useText>): Column<Account>[] {
  return [
    {
      key: "name",
      title: say(ACCESS_WORDS.name),
      cell: ({ account, name }) => <Link to={`/accounts/${account}`}>{name}</Link>,
    },
    { key: "login", title: say(ACCESS_WORDS.login), cell: ({ login }) => login ?? "—" },
    { key: "department", title: say(ACCESS_WORDS.department), cell: ({ department }) => department ?? "—" },
    {
      key: "assignments",
      title: say(WORDS.assignments),
      cell: ({ assignments }) =>
        assignments
          .filter(({ endedAt }) => endedAt === null)
          .map(({ areaName, roleName }) => `${areaName} ${say(roleName)}`)
          .join("；") || say(ACCESS_WORDS.none),
    },
    {
      key: "state",
      title: say(ACCESS_WORDS.state),
      cell: ({ state }) => <StatusTag tone={STATES[state].tone}>{say(STATES[state].words)}</StatusTag>,
    },
    {
      key: "seen",
      title: say(ACCESS_WORDS.lastSeen),
      cell: ({ lastSeenAt }) => <DayTime at={lastSeenAt} />,
    },
  ];
}
