import { addSubsidyBudgetRoute, listSubsidiesRoute } from "@olive/finance/contract";
import {
  drawId,
  Loaded,
  Page,
  ReasonDialog,
  StatusTag,
  shortTime,
  useAct,
  useMay,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { fenOf, LOAN_WORDS, yuanText } from "./amounts.ts";
import { AmountField } from "./loan-dialogs.tsx";

type Policy = z.output<typeof listSubsidiesRoute.responses.ok.body>["policies"][number];

const SAYS = {
  title: { zh: "贴息预算", en: "Interest subsidies" },
  lead: {
    zh: "放款时按政策自动预留；拨付和追回由具名的人办理。",
    en: "Reserved by the policy when money is paid out; paid and claimed back by a named person.",
  },
  part: { zh: "以下金额只是您辖区内的。", en: "The sums are of your area alone." },
  levels: { central: { zh: "中央", en: "Central" }, local: { zh: "地方补差", en: "Local top-up" } },
  window: (from: string, until: string) => ({
    zh: `合同 ${from} 至 ${until}`,
    en: `Contracts of ${from} to ${until}`,
  }),
  pays: (points: string, months: number, cap: string) => ({
    zh: `每年 ${points} 个百分点，最长 ${months} 个月，单户 ${cap} 元以内`,
    en: `${points} points a year for ${months} months, on ${cap} yuan of a business`,
  }),
  shares: (central: number, province: number, local: number) => ({
    zh: `中央 ${central}%、省 ${province}%、本级 ${local}%`,
    en: `Centre ${central} %, province ${province} %, county ${local} %`,
  }),
  budget: { zh: "预算", en: "Budget" },
  unlimited: { zh: "不限额", en: "no limit" },
  reserved: { zh: "已预留", en: "Reserved" },
  paid: { zh: "已拨付", en: "Paid" },
  businesses: { zh: "户数", en: "Businesses" },
  sums: { zh: "金额（元）", en: "Sums in yuan" },
  sectors: { zh: "支持范围", en: "Sectors" },
  add: { zh: "调整预算", en: "Change the budget" },
  addHint: { zh: "负数为调减", en: "A minus takes from it" },
  lines: { zh: "预算记录", en: "Lines of the budgets" },
  none: { zh: "本县没有贴息政策", en: "The county has no subsidy" },
};

/** Subsidies on interest: the policy as it is executed, its budget, what is held and paid. */
export default function SubsidiesPage() {
  const say = useText();
  const may = useMay();
  const reading = useRead(listSubsidiesRoute);
  const [changing, setChanging] = useState<Policy>();
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <Loaded of={reading} rows={6}>
        {({ whole, policies, budgets }) => (
          <div className="stack">
            {!whole && <p className="notice">{say(SAYS.part)}</p>}
            {policies.length === 0 && <p className="note">{say(SAYS.none)}</p>}
            {policies.map((policy) => (
              <PolicyCard
                key={policy.code}
                policy={policy}
                {...(whole && may("grant.approve") ? { onChange: () => setChanging(policy) } : {})}
              />
            ))}
            {budgets.length > 0 && (
              <section className="card">
                <h2>{say(SAYS.lines)}</h2>
                <ul className="plain-list">
                  {budgets.map((one) => (
                    <li key={`${one.policy} ${one.at}`}>
                      {one.policy} <span className="number">{yuanText(one.amountFen)}</span>{" "}
                      <span className="note">
                        {one.reason} · {one.by} · {shortTime(one.at)}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )}
      </Loaded>
      {changing !== undefined && <BudgetDialog policy={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

function PolicyCard({ policy, onChange }: { policy: Policy; onChange?: () => void }) {
  const say = useText();
  const { name, level, reference, assumed, from, until, rateBp, months, capFen, shares } = policy;
  return (
    <section className="card">
      <h2>
        {say(name)} <StatusTag tone="info">{say(SAYS.levels[level])}</StatusTag>
      </h2>
      <p className="note">{reference}</p>
      {assumed !== null && <StatusTag tone="warning">{assumed}</StatusTag>}
      <p>{say(SAYS.window(from, until))}</p>
      <p>{say(SAYS.pays((rateBp / 100).toFixed(2), months, yuanText(capFen)))}</p>
      <p>{say(SAYS.shares(shares.central, shares.province, shares.local))}</p>
      <table className="table counts">
        <caption>{say(SAYS.sums)}</caption>
        <thead>
          <tr>
            {[SAYS.budget, SAYS.reserved, SAYS.paid, SAYS.businesses].map((head) => (
              <th key={head.en} scope="col" className="number">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="number">
              {policy.budgetFen === null ? say(SAYS.unlimited) : yuanText(policy.budgetFen)}
            </td>
            <td className="number">{yuanText(policy.reservedFen)}</td>
            <td className="number">{yuanText(policy.paidFen)}</td>
            <td className="number">{policy.businesses}</td>
          </tr>
        </tbody>
      </table>
      <details>
        <summary>{say(SAYS.sectors)}</summary>
        <ul className="plain-list">
          {policy.sectors.map(({ name: sector, industries }) => (
            <li key={sector.en}>
              {say(sector)} <span className="note">{industries.join("、")}</span>
            </li>
          ))}
        </ul>
      </details>
      {onChange && (
        <button type="button" className="button" onClick={onChange}>
          {say(SAYS.add)}
        </button>
      )}
    </section>
  );
}

function BudgetDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const add = useAct(addSubsidyBudgetRoute, [listSubsidiesRoute]);
  const [id] = useState(drawId);
  const [typed, setTyped] = useState("");
  const amountFen = fenOf(typed);
  return (
    <ReasonDialog
      title={`${say(SAYS.add)} · ${say(policy.name)}`}
      act={say(SAYS.add)}
      ready={amountFen !== undefined && amountFen !== 0}
      onAct={async (reason) => {
        if (amountFen === undefined) return;
        await add.mutateAsync({ params: { policy: policy.code }, body: { id, amountFen, reason } });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    >
      <p className="note">{say(SAYS.addHint)}</p>
      <AmountField value={typed} onChange={setTyped} />
    </ReasonDialog>
  );
}
