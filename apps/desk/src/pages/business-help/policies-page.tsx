import "../employment/employment.css";
import { listBusinessPoliciesRoute } from "@olive/finance/contract";
import { Button, Card, EmptyState, Loaded, Page, useRead, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { yuanText } from "../finance/amounts.ts";
import { TextField } from "./text-field.tsx";
import { PERIODS, WORDS } from "./words.ts";

type Policy = z.output<typeof listBusinessPoliciesRoute.responses.ok.body>["policies"][number];

const SAYS = {
  title: { zh: "惠企政策", en: "Policies for businesses" },
  lead: {
    zh: "谁能享受由规则按登记册判断，每一条都说得出为什么；不知道不等于不行。",
    en: "Rules judge by the registers who qualifies, condition by condition; unknown is never no.",
  },
  ask: { zh: "问一户", en: "Ask about a business" },
  see: { zh: "看能享受什么", en: "See what it qualifies for" },
  from: (from: string, to: string | null) => ({
    zh: `${from} 起${to === null ? "" : `，至 ${to}`}`,
    en: `from ${from}${to === null ? "" : ` to ${to}`}`,
  }),
  asks: { zh: "短表只问", en: "The short form asks" },
  auto: { zh: "登记册足以证明：免申即享", en: "Registers suffice: granted without application" },
  pays: (amounts: string) => ({ zh: `${amounts} 元`, en: `${amounts} yuan` }),
  service: { zh: "不发钱的服务", en: "A service; nothing is paid" },
  budget: (budget: string) => ({ zh: `每期预算 ${budget} 元`, en: `${budget} yuan a period` }),
  run: { zh: "试算和发放", en: "Dry run and grants" },
  none: { zh: "今天没有在执行的惠企政策", en: "No policy is in force today" },
};
const CODE = /^[0-9A-Z]{18}$/;

/** Every policy in force, as it is executed. */
export default function PoliciesPage() {
  const say = useText();
  const reading = useRead(listBusinessPoliciesRoute);
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <div className="stack">
        <AskCard />
        <Loaded of={reading} rows={6}>
          {({ policies }) =>
            policies.length === 0 ? (
              <div className="card">
                <EmptyState title={say(SAYS.none)} />
              </div>
            ) : (
              <Card title={say(SAYS.title)}>
                <ul className="rows">
                  {policies.map((policy) => (
                    <PolicyRow key={`${policy.code} ${policy.from}`} policy={policy} />
                  ))}
                </ul>
              </Card>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

function AskCard() {
  const say = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const code = typed.trim().toUpperCase();
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (CODE.test(code)) void navigate({ to: `/businesses/${code}/policies` });
  };
  return (
    <Card title={say(SAYS.ask)}>
      <form onSubmit={go}>
        <TextField label={say(WORDS.code)} value={typed} onChange={setTyped} />
        <p>
          <Button type="primary" htmlType="submit" disabled={!CODE.test(code)}>
            {say(SAYS.see)}
          </Button>
        </p>
      </form>
    </Card>
  );
}

function PolicyRow({ policy }: { policy: Policy }) {
  const say = useText();
  const { code, name, about, department, reference, assumed, from, to, conditions, asks, period } = policy;
  const { amountsFen, budgetFen } = policy;
  const pays =
    period === null
      ? say(SAYS.service)
      : [say(PERIODS[period]), say(SAYS.pays(amountsFen.map(yuanText).join(" / ")))].join(" · ");
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{say(name)}</span>
        <span>{department}</span>
        {period !== null && (
          <span className="row-acts">
            <Link to="/finance/grants" search={{ policy: code } as never}>
              {say(SAYS.run)}
            </Link>
          </span>
        )}
      </div>
      <p>{say(about)}</p>
      <ul className="plain-list">
        {conditions.map((says) => (
          <li key={says.zh}>{say(says)}</li>
        ))}
      </ul>
      <p className="note">
        {pays}
        {budgetFen !== null && ` · ${say(SAYS.budget(yuanText(budgetFen)))}`}
      </p>
      <p className="note">
        {asks.length === 0
          ? say(SAYS.auto)
          : `${say(SAYS.asks)}：${asks.map((text) => say(text)).join("；")}`}
      </p>
      <p className="note">{[reference, say(SAYS.from(from, to)), assumed].filter(Boolean).join(" · ")}</p>
    </li>
  );
}
