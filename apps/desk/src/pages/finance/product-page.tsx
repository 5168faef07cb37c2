import { getLoanProductRoute, listLoanProductsRoute, saveLoanProductRoute } from "@olive/finance/contract";
import {
  Field,
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
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";
import { chinaToday } from "../employment/today.ts";
import { fenOf, LOAN_WORDS, rateText, yuanText } from "./amounts.ts";
import { readFields, writeFields } from "./product-edit.ts";

type Shown = z.output<typeof getLoanProductRoute.responses.ok.body>;
type Version = Shown["versions"][number];

const SAYS = {
  title: { zh: "金融产品", en: "Product" },
  edit: { zh: "改一版", en: "New version" },
  withdraw: { zh: "停办", en: "Withdraw" },
  resume: { zh: "恢复", en: "Offer again" },
  versions: { zh: "各版", en: "Versions" },
  version: (number: number) => ({ zh: `第 ${number} 版`, en: `Version ${number}` }),
  withdrawn: { zh: "停办", en: "Withdrawn" },
  whole: { zh: "全部条款", en: "All of its terms" },
  range: (from: string, to: string) => ({ zh: `${from} 至 ${to} 元`, en: `${from} to ${to} yuan` }),
  nameZh: { zh: "名称", en: "Name (Chinese)" },
  nameEn: { zh: "英文名称", en: "Name (English)" },
  least: { zh: "最低金额（元）", en: "Least (yuan)" },
  most: { zh: "最高金额（元）", en: "Most (yuan)" },
  fromRate: { zh: "最低年利率（%）", en: "Lowest rate (%)" },
  toRate: { zh: "最高年利率（%）", en: "Highest rate (%)" },
  fromOn: { zh: "从哪天起用", en: "Offered from" },
  kept: {
    zh: "没有列出的条款原样保留。",
    en: "Terms that aren't listed here stay as they are.",
  },
};

/** One product: its newest terms, its history, and a new version under one's name. */
export default function ProductPage() {
  const say = useText();
  const may = useMay();
  const { bank, code } = useParams({ strict: false }) as { bank: string; code: string };
  const reading = useRead(getLoanProductRoute, { params: { bank, code } });
  const [open, setOpen] = useState<"edit" | "withdraw">();
  const newest = reading.data?.versions[0];
  return (
    <Page
      title={reading.data === undefined ? say(SAYS.title) : say(reading.data.product.name)}
      lead={reading.data && `${say(reading.data.product.bank.name)} · ${say(reading.data.product.summary)}`}
      actions={
        may("bank.keep") &&
        newest !== undefined && (
          <>
            <button type="button" className="button" onClick={() => setOpen("withdraw")}>
              {say(newest.withdrawn ? SAYS.resume : SAYS.withdraw)}
            </button>
            <button type="button" className="button primary" onClick={() => setOpen("edit")}>
              {say(SAYS.edit)}
            </button>
          </>
        )
      }
    >
      <Loaded of={reading} rows={6}>
        {({ versions }) => (
          <section className="stack" aria-label={say(SAYS.versions)}>
            {versions.map((version) => (
              <VersionCard key={version.version} version={version} />
            ))}
          </section>
        )}
      </Loaded>
      {open === "edit" && newest !== undefined && (
        <EditDialog bank={bank} code={code} newest={newest} onClose={() => setOpen(undefined)} />
      )}
      {open === "withdraw" && newest !== undefined && (
        <WithdrawDialog bank={bank} code={code} newest={newest} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}

function VersionCard({
  version: { version, fromOn, withdrawn, body, by, at, source },
}: {
  version: Version;
}) {
  const say = useText();
  const { minFen, maxFen, fromBp, toBp } = readFields(body);
  return (
    <article className="card">
      <h2>
        {say(SAYS.version(version))} · {fromOn}{" "}
        {withdrawn && <StatusTag tone="neutral">{say(SAYS.withdrawn)}</StatusTag>}
      </h2>
      <p>
        {say(SAYS.range(yuanText(minFen), yuanText(maxFen)))} · {rateText(fromBp)}–{rateText(toBp)}
      </p>
      <p className="note">
        {by} · {shortTime(at)} · {source}
      </p>
      <details>
        <summary>{say(SAYS.whole)}</summary>
        <pre className="wrap">{JSON.stringify(body, undefined, 2)}</pre>
      </details>
    </article>
  );
}

interface DialogOf {
  readonly bank: string;
  readonly code: string;
  readonly newest: Version;
  readonly onClose: () => void;
}

function EditDialog({ bank, code, newest, onClose }: DialogOf) {
  const say = useText();
  const toast = useToast();
  const save = useAct(saveLoanProductRoute, [getLoanProductRoute, listLoanProductsRoute]);
  const before = readFields(newest.body);
  const [fromOn, setFromOn] = useState(chinaToday);
  const [typed, setTyped] = useState({
    ...{ nameZh: before.nameZh, nameEn: before.nameEn },
    ...{ least: String(before.minFen / 100), most: String(before.maxFen / 100) },
    ...{ fromRate: String(before.fromBp / 100), toRate: String(before.toBp / 100) },
  });
  const [minFen, maxFen] = [fenOf(typed.least), fenOf(typed.most)];
  // A rate in percent has two decimals, as yuan have: its basis points are read alike.
  const [fromBp, toBp] = [fenOf(typed.fromRate), fenOf(typed.toRate)];
  const ready =
    minFen !== undefined &&
    maxFen !== undefined &&
    fromBp !== undefined &&
    toBp !== undefined &&
    fromOn !== "";
  return (
    <ReasonDialog
      title={say(SAYS.edit)}
      act={say(SAYS.edit)}
      ready={ready}
      onAct={async (reason) => {
        if (!ready) return;
        const { nameZh, nameEn } = typed;
        const body = writeFields(newest.body, { ...before, nameZh, nameEn, minFen, maxFen, fromBp, toBp });
        const input = { after: newest.version, fromOn, withdrawn: newest.withdrawn, body, reason };
        await save.mutateAsync({ params: { bank, code }, body: input });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    >
      <p className="note">{say(SAYS.kept)}</p>
      {(["nameZh", "nameEn", "least", "most", "fromRate", "toRate"] as const).map((field) => (
        <Field key={field} label={say(SAYS[field])}>
          <input
            className="input"
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </Field>
      ))}
      <DayField label={say(SAYS.fromOn)} value={fromOn} onChange={setFromOn} />
    </ReasonDialog>
  );
}

function WithdrawDialog({ bank, code, newest, onClose }: DialogOf) {
  const say = useText();
  const toast = useToast();
  const save = useAct(saveLoanProductRoute, [getLoanProductRoute, listLoanProductsRoute]);
  const act = say(newest.withdrawn ? SAYS.resume : SAYS.withdraw);
  return (
    <ReasonDialog
      title={act}
      act={act}
      danger={!newest.withdrawn}
      onAct={async (reason) => {
        const { version: after, withdrawn, body } = newest;
        const input = { after, fromOn: chinaToday(), withdrawn: !withdrawn, body, reason };
        await save.mutateAsync({ params: { bank, code }, body: input });
        toast(say(LOAN_WORDS.recorded));
      }}
      onClose={onClose}
    />
  );
}
