import "../employment/employment.css";
import { judgeBusinessRoute } from "@olive/finance/contract";
import { Card, EmptyState, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { yuanText } from "../finance/amounts.ts";
import { LINE_STATES, MET, VERDICTS, WORDS } from "./words.ts";

type Judged = z.output<typeof judgeBusinessRoute.responses.ok.body>["policies"][number];

const SAYS = {
  title: { zh: "能享受的政策", en: "Policies it qualifies for" },
  lead: {
    zh: "按登记册今天的数据；自报的都标明。",
    en: "By today's registers; what the owner declared is marked.",
  },
  amount: (yuan: string) => ({ zh: `${yuan} 元`, en: `${yuan} yuan` }),
  lacks: { zh: "还缺", en: "Lacking" },
  asked: { zh: "短表会问经营者", en: "the short form asks the owner" },
  supply: (department: string) => ({ zh: `由${department}提供`, en: `${department} could supply it` }),
  none: { zh: "今天没有在执行的惠企政策", en: "No policy is in force today" },
};

/** One business: every policy with its answer, condition by condition, and what the answer rests on. */
export default function BusinessPoliciesPage() {
  const say = useText();
  const purpose = useListPurpose();
  const { code = "" } = useParams({ strict: false });
  const reading = useRead(judgeBusinessRoute, { params: { code }, query: { purpose } });
  const name = reading.data?.business.name;
  return (
    <Page title={[name, say(SAYS.title)].filter(Boolean).join(" · ")} lead={say(SAYS.lead)}>
      <Loaded of={reading} rows={8}>
        {({ policies }) =>
          policies.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)} />
            </div>
          ) : (
            <div className="stack">
              {policies.map((policy) => (
                <PolicyCard key={policy.code} policy={policy} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function PolicyCard({ policy }: { policy: Judged }) {
  const say = useText();
  const { name, verdict, amountFen, basis, conditions, missing, department, reference, standing } = policy;
  return (
    <Card
      title={say(name)}
      extra={<StatusTag tone={VERDICTS[verdict][0]}>{say(VERDICTS[verdict][1])}</StatusTag>}
    >
      <ul className="rows">
        {conditions.map((condition) => (
          <Condition key={condition.says.zh} condition={condition} />
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="note">
          {say(SAYS.lacks)}：
          {missing
            .map((one) =>
              [one.name, one.asked ? say(SAYS.asked) : one.department && say(SAYS.supply(one.department))]
                .filter(Boolean)
                .join("，"),
            )
            .join("；")}
        </p>
      )}
      <p className="note">
        {[
          amountFen !== null && say(SAYS.amount(yuanText(amountFen))),
          basis === "declared" && say(WORDS.declared),
          standing !== null && say(LINE_STATES[standing][1]),
          department,
          reference,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </Card>
  );
}

function Condition({ condition }: { condition: Judged["conditions"][number] }) {
  const say = useText();
  const { says, verdict, facts, change } = condition;
  return (
    <li>
      <div className="row-head">
        <span>{say(says)}</span>
        <StatusTag tone={MET[verdict][0]}>{say(MET[verdict][1])}</StatusTag>
      </div>
      {facts.length > 0 && (
        <p className="note">
          {facts
            .map(({ name, value, declared, source }) =>
              [
                `${name} ${value ?? "—"}`,
                declared ? say(WORDS.declared) : source && `${source.register} ${source.extractOn ?? ""}`,
              ]
                .filter(Boolean)
                .join("（")
                .concat(declared || source ? "）" : ""),
            )
            .join("；")}
        </p>
      )}
      {change !== null && <p className="note">{say(change)}</p>}
    </li>
  );
}
