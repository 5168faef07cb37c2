import { listLoanProductsRoute } from "@olive/finance/contract";
import { type Column, DataTable, EmptyState, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { LOAN_WORDS } from "./amounts.ts";

type Product = z.output<typeof listLoanProductsRoute.responses.ok.body>["products"][number];

const SAYS = {
  title: { zh: "金融产品", en: "Products of banks" },
  lead: {
    zh: "各银行的产品，按版本保留：已发出的申请记住自己那一版。",
    en: "What banks offer, version by version: an application keeps the version that it was made under.",
  },
  version: { zh: "版本", en: "Version" },
  from: { zh: "起用", en: "From" },
  about: { zh: "说明", en: "About" },
  offered: { zh: "在办", en: "Offered" },
  withdrawn: { zh: "已停办", en: "Withdrawn" },
  closed: { zh: "银行未接入", en: "Bank not connected" },
  none: { zh: "目录是空的", en: "The catalogue is empty" },
  noneHelp: { zh: "产品写在县级的 products.yaml 里。", en: "Products stand in the county's products.yaml." },
};

/** The catalogue: every product at its newest version. */
export default function ProductsPage() {
  const say = useText();
  const navigate = useNavigate();
  const reading = useRead(listLoanProductsRoute);
  const columns: readonly Column<Product>[] = [
    { key: "bank", title: say(LOAN_WORDS.bank), cell: ({ bank }) => say(bank.name) },
    { key: "name", title: say(LOAN_WORDS.product), cell: ({ name }) => say(name) },
    { key: "about", title: say(SAYS.about), cell: ({ summary }) => say(summary) },
    { key: "version", title: say(SAYS.version), number: true, cell: ({ version }) => version },
    { key: "from", title: say(SAYS.from), cell: ({ fromOn }) => fromOn },
    {
      key: "state",
      title: say(LOAN_WORDS.state),
      cell: ({ withdrawn, bank }) => (
        <StatusTag tone={withdrawn ? "neutral" : bank.open ? "good" : "warning"}>
          {say(withdrawn ? SAYS.withdrawn : bank.open ? SAYS.offered : SAYS.closed)}
        </StatusTag>
      ),
    },
  ];
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <Loaded of={reading} rows={6}>
        {({ products }) =>
          products.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <DataTable
              caption={say(SAYS.title)}
              columns={columns}
              rows={products}
              keyOf={({ bank, code }) => `${bank.code}/${code}`}
              onOpen={({ bank, code }) => void navigate({ to: `/finance/products/${bank.code}/${code}` })}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
