import { getLoanApplicationRoute } from "@olive/finance/contract";
import { Loaded, Page, StatusTag, shortTime, useMay, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { LOAN_WORDS, rateText, truthWord, yuanText } from "./amounts.ts";
import { loanTone } from "./applications-page.tsx";
import { AskedDialog, GuaranteeDialog, SubsidyDialog, type SubsidyMove } from "./loan-dialogs.tsx";

export type Loan = z.output<typeof getLoanApplicationRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "贷款申请", en: "Application" },
  offers: { zh: "报价", en: "Offers" },
  noOffers: { zh: "还没有报价", en: "No offer yet" },
  why: { zh: "为什么没有批", en: "Why it was declined" },
  change: { zh: "怎样可以改变", en: "What would change it" },
  next: { zh: "还可以", en: "Where else to turn" },
  needs: (section: string) => ({ zh: `银行还要看：${section}`, en: `The bank also asks for: ${section}` }),
  cost: (before: string, after: string) => ({
    zh: `全部成本年化 ${before}，贴息后 ${after}`,
    en: `All cost ${before} a year, ${after} after the subsidy`,
  }),
  plan: { zh: "银行的还款计划与条款算出的不一致", en: "The bank's plan isn't what its terms give" },
  paid: (paid: string, back: string) => ({
    zh: `已放 ${paid}，已还 ${back}`,
    en: `Paid out ${paid}, back ${back}`,
  }),
  record: { zh: "记录", en: "Record" },
  effects: {
    applied: { zh: "", en: "" },
    behind: { zh: "已有更新的决定，只记录", en: "a newer decision stands" },
    late: { zh: "来得晚，只记录", en: "late: recorded, no change" },
  },
  ledger: { zh: "贴息台账", en: "Subsidy ledger" },
  kinds: {
    reserve: { zh: "预留", en: "Reserved" },
    pay: { zh: "拨付", en: "Paid" },
    clawback: { zh: "追回", en: "Claimed back" },
    release: { zh: "释放", en: "Released" },
  },
  noLedger: { zh: "没有贴息", en: "No subsidy" },
  pay: { zh: "拨付", en: "Pay" },
  claim: { zh: "追回", en: "Claim back" },
  due: (text: string) => ({ zh: `应追回 ${text} 元`, en: `${text} yuan are to be claimed back` }),
  guarantees: { zh: "担保", en: "Guarantee" },
  guarantee: { zh: "登记担保", en: "Enter a guarantee" },
  guaranteeKinds: {
    cover: { zh: "承保", en: "Cover" },
    claim: { zh: "代偿", en: "Claim" },
    recovery: { zh: "追偿", en: "Recovery" },
  },
  materials: { zh: "向经营者要过什么", en: "What the owner was asked for" },
  nothing: { zh: "什么都没有要：零材料", en: "Nothing: no material at all" },
  report: { zh: "登记银行要的材料", en: "Note what the bank asked for" },
  openCase: { zh: "看案件", en: "The case" },
};

/** One application: what was offered and why, what happened, its money, and what its owner was asked for. */
export default function ApplicationPage() {
  const say = useText();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id: string };
  const purpose = useListPurpose();
  const [asking, setAsking] = useState(false);
  const reading = useRead(getLoanApplicationRoute, { params: { id }, query: { purpose } });
  const loan = reading.data;
  return (
    <Page
      title={loan === undefined ? say(SAYS.title) : `${loan.business.name} · ${say(loan.bank.name)}`}
      lead={loan && `${say(loan.product)} · ${loan.business.place.name} · ${shortTime(loan.sentAt)}`}
      actions={
        may("helpRequest.answer") && (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {say(SAYS.report)}
          </button>
        )
      }
    >
      <Loaded of={reading} rows={8}>
        {(shown) => (
          <div className="stack">
            <p>
              <StatusTag tone={loanTone(shown.state.code)}>{say(shown.state.name)}</StatusTag>
              {shown.needs !== null && <span className="note"> {say(SAYS.needs(shown.needs))}</span>}
            </p>
            {shown.why !== null && <Decline why={shown.why} />}
            <Offers loan={shown} />
            <Ledger loan={shown} />
            <Guarantees loan={shown} />
            <Asked loan={shown} />
            <Record loan={shown} />
          </div>
        )}
      </Loaded>
      {asking && <AskedDialog application={id} onClose={() => setAsking(false)} />}
    </Page>
  );
}

function Decline({ why }: { why: NonNullable<Loan["why"]> }) {
  const say = useText();
  return (
    <section className="card">
      <h2>{say(SAYS.why)}</h2>
      <p>{say(why.text)}</p>
      <p className="note">
        {say(SAYS.change)}：{say(why.change)}
      </p>
      <p className="note">
        {say(SAYS.next)}：{say(why.next)}
      </p>
    </section>
  );
}

function Offers({ loan }: { loan: Loan }) {
  const say = useText();
  return (
    <section className="card">
      <h2>{say(SAYS.offers)}</h2>
      {loan.offers.length === 0 && <p className="note">{say(SAYS.noOffers)}</p>}
      {loan.offers.map((offer) => (
        <article key={offer.id} className="stack">
          <h3>
            {yuanText(offer.amountFen)} · {rateText(offer.rateBp)} · {offer.months}
          </h3>
          <p>{say(SAYS.cost(rateText(offer.yearlyBeforeBp), rateText(offer.yearlyAfterBp)))}</p>
          <p className="note">
            {say(SAYS.paid(yuanText(offer.paidFen), yuanText(offer.repaidFen)))}
            {offer.standingReason !== null && ` · ${offer.standingReason}`}
          </p>
          {offer.planDiffers && <StatusTag tone="warning">{say(SAYS.plan)}</StatusTag>}
          {offer.subsidies.map((one) => (
            <details key={one.policy}>
              <summary>
                {one.policy}：{say(truthWord(one.truth))} {one.truth === true && yuanText(one.amountFen)}
              </summary>
              <ul className="plain-list">
                {one.grounds.map((ground) => (
                  <li key={ground.code}>
                    {say(truthWord(ground.truth))} · {say(ground.says)}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </article>
      ))}
    </section>
  );
}

function Ledger({ loan }: { loan: Loan }) {
  const say = useText();
  const may = useMay();
  const [move, setMove] = useState<SubsidyMove>();
  const reserves = loan.ledger.filter(({ kind }) => kind === "reserve");
  return (
    <section className="card">
      <h2>{say(SAYS.ledger)}</h2>
      {loan.ledger.length === 0 && <p className="note">{say(SAYS.noLedger)}</p>}
      <ul className="plain-list">
        {loan.ledger.map((one) => (
          <li key={one.id}>
            {say(SAYS.kinds[one.kind])} <span className="number">{yuanText(one.amountFen)}</span>{" "}
            <span className="note">
              {one.policy} · {one.fromOn}–{one.untilOn} · {one.by}
            </span>
          </li>
        ))}
        {loan.clawback.map((one) => (
          <li key={`${one.policy} ${one.disbursement}`}>
            <StatusTag tone="danger">{say(SAYS.due(yuanText(one.amountFen)))}</StatusTag>
            {may("grant.approve") && (
              <button type="button" className="button" onClick={() => setMove(moveOf(loan, "clawback", one))}>
                {say(SAYS.claim)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {may("grant.approve") &&
        reserves.map((one) => (
          <button
            key={one.id}
            type="button"
            className="button"
            onClick={() => setMove(moveOf(loan, "pay", one))}
          >
            {say(SAYS.pay)} {one.policy}
          </button>
        ))}
      {move !== undefined && <SubsidyDialog move={move} onClose={() => setMove(undefined)} />}
    </section>
  );
}

function moveOf(
  loan: Loan,
  kind: "pay" | "clawback",
  one: { policy: string; disbursement: string; amountFen: number },
): SubsidyMove {
  const reserve = loan.ledger.find(
    (line) => line.kind === "reserve" && line.policy === one.policy && line.disbursement === one.disbursement,
  );
  const days = { fromOn: reserve?.fromOn ?? "", untilOn: reserve?.untilOn ?? "" };
  const { policy, disbursement, amountFen } = one;
  return { application: loan.id, kind, policy, disbursement, amountFen, ...days };
}

function Guarantees({ loan }: { loan: Loan }) {
  const say = useText();
  const may = useMay();
  const [entering, setEntering] = useState(false);
  const guaranteed = loan.offers.find((one) => one.guarantee === "policyGuarantee");
  if (guaranteed === undefined) return null;
  return (
    <section className="card">
      <h2>{say(SAYS.guarantees)}</h2>
      <ul className="plain-list">
        {loan.guarantees.map((one) => (
          <li key={one.id}>
            {say(SAYS.guaranteeKinds[one.kind])} <span className="number">{yuanText(one.amountFen)}</span>{" "}
            <span className="note">
              {one.on} · {one.by} ·{" "}
              {one.shares.map(({ who, amountFen }) => `${say(who)} ${yuanText(amountFen)}`).join("，")}
            </span>
          </li>
        ))}
      </ul>
      {may("bank.keep") && (
        <button type="button" className="button" onClick={() => setEntering(true)}>
          {say(SAYS.guarantee)}
        </button>
      )}
      {entering && (
        <GuaranteeDialog application={loan.id} offer={guaranteed.id} onClose={() => setEntering(false)} />
      )}
    </section>
  );
}

function Asked({ loan }: { loan: Loan }) {
  const say = useText();
  return (
    <section className="card">
      <h2>{say(SAYS.materials)}</h2>
      {loan.askedItems.length === 0 && <p>{say(SAYS.nothing)}</p>}
      <ul className="plain-list">
        {loan.askedItems.map((one) => (
          <li key={one.id}>
            {say(one.item)} <span className="note">{one.department}</span>{" "}
            {one.case !== null && <Link to={`/work/${one.case}`}>{say(SAYS.openCase)}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Record({ loan }: { loan: Loan }) {
  const say = useText();
  return (
    <section className="card">
      <h2>{say(SAYS.record)}</h2>
      <ul className="plain-list">
        {loan.events.map((one) => (
          <li key={`${one.recordedAt} ${one.event}`}>
            {shortTime(one.recordedAt)} {say(one.to)}{" "}
            <span className="note">
              {one.event} {say(SAYS.effects[one.effect])}
            </span>
          </li>
        ))}
        {loan.events.length === 0 && <li className="note">{say(LOAN_WORDS.none)}</li>}
      </ul>
    </section>
  );
}
