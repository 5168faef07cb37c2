import { listBanksRoute } from "@olive/finance/contract";
import {
  Button,
  Card,
  type Column,
  DataTable,
  EmptyState,
  Loaded,
  Page,
  StatusTag,
  shortTime,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { BankDialog } from "./bank-dialog.tsx";
import { BANK_STATE_TONES, BANK_STATE_WORDS, SUITE_WORDS } from "./bank-words.ts";

type Bank = z.output<typeof listBanksRoute.responses.ok.body>["banks"][number];

const SAYS = {
  title: { zh: "接入银行", en: "Banks" },
  enter: { zh: "登记银行", en: "Enter a bank" },
  lead: {
    zh: "谁在接收、用什么算法、有多少在排队。一家慢，不耽误别家。",
    en: "Who receives, by which algorithms, and what waits. One that is slow delays no other.",
  },
  bank: { zh: "银行", en: "Bank" },
  state: { zh: "状态", en: "State" },
  suite: { zh: "算法", en: "Algorithms" },
  phases: { zh: "投递", en: "Delivery" },
  two: { zh: "先密文、后密钥", en: "Ciphertext, then key" },
  one: { zh: "一次送达", en: "At once" },
  waiting: { zh: "排队", en: "Waiting" },
  since: { zh: "最久的", en: "Oldest" },
  dead: { zh: "没送到", en: "Failed" },
  rate: { zh: "每秒至多", en: "A second at most" },
  none: { zh: "还没有银行接入", en: "No bank takes part yet" },
  noneHelp: {
    zh: "银行通过认证后在这里登记。",
    en: "A bank is registered once it has passed its certification.",
  },
} as const;

/** The banks that take part, with what waits for each. */
export default function BanksPage() {
  const say = useText();
  const navigate = useNavigate();
  const reading = useRead(listBanksRoute);
  const [entering, setEntering] = useState(false);
  const columns: Column<Bank>[] = [
    { key: "name", title: say(SAYS.bank), cell: ({ name }) => say(name) },
    {
      key: "state",
      title: say(SAYS.state),
      cell: ({ state }) => (
        <StatusTag tone={BANK_STATE_TONES[state]}>{say(BANK_STATE_WORDS[state])}</StatusTag>
      ),
    },
    { key: "suite", title: say(SAYS.suite), cell: ({ suite }) => say(SUITE_WORDS[suite]) },
    { key: "phases", title: say(SAYS.phases), cell: ({ twoPhase }) => say(twoPhase ? SAYS.two : SAYS.one) },
    { key: "waiting", title: say(SAYS.waiting), number: true, cell: ({ waiting }) => waiting },
    {
      key: "since",
      title: say(SAYS.since),
      cell: ({ waitingSince }) => (waitingSince === null ? "" : shortTime(waitingSince)),
    },
    { key: "dead", title: say(SAYS.dead), number: true, cell: ({ dead }) => dead },
    { key: "rate", title: say(SAYS.rate), number: true, cell: ({ ratePerSecond }) => ratePerSecond },
  ];
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <Button type="primary" onClick={() => setEntering(true)}>
          {say(SAYS.enter)}
        </Button>
      }
    >
      <Loaded of={reading} rows={4}>
        {({ banks }) => (
          <Card>
            {banks.length === 0 ? (
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            ) : (
              <DataTable
                caption={say(SAYS.title)}
                columns={columns}
                rows={banks}
                keyOf={({ code }) => code}
                onOpen={({ code }) => void navigate({ to: `/finance/banks/${code}` })}
              />
            )}
          </Card>
        )}
      </Loaded>
      {entering && (
        <BankDialog
          onDone={(code) => void navigate({ to: `/finance/banks/${code}` })}
          onClose={() => setEntering(false)}
        />
      )}
    </Page>
  );
}
