import type { PageDefinition } from "./page-definition.ts";

/** Pages of Quick Help, in the order of the menu. */
export const FINANCE_PAGES: readonly PageDefinition[] = [
  {
    path: "/finance/applications",
    page: () => import("./pages/finance/applications-page.tsx"),
    needs: ["bank.keep", "helpRequest.answer"],
    nav: {
      group: "finance",
      label: { zh: "贷款申请", en: "Loans" },
      icon: "business",
      about: { zh: "一次授权，几家银行各一件", en: "One authorisation, one application a bank" },
    },
  },
  {
    path: "/finance/applications/$id",
    page: () => import("./pages/finance/application-page.tsx"),
    needs: ["bank.keep", "helpRequest.answer"],
  },
  {
    path: "/finance/consents",
    page: () => import("./pages/finance/consents-page.tsx"),
    needs: "bank.keep",
    nav: {
      group: "finance",
      label: { zh: "授权", en: "Consents" },
      icon: "key",
      about: { zh: "哪些银行能看谁的报告", en: "Which banks may read whose report" },
    },
  },
  {
    path: "/finance/disputes",
    page: () => import("./pages/finance/disputes-page.tsx"),
    needs: "fact.correct",
    nav: {
      group: "finance",
      label: { zh: "报告异议", en: "Disputed records" },
      icon: "dispute",
      about: { zh: "经营者认为报告里不对的", en: "What owners say is wrong in their report" },
    },
  },
  {
    path: "/finance/meter",
    page: () => import("./pages/finance/meter-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "零材料", en: "Zero materials" },
      icon: "figures",
      about: { zh: "向经营者要过什么，该谁提供", en: "What owners were asked for, and who could supply it" },
    },
  },
  {
    path: "/finance/products",
    page: () => import("./pages/finance/products-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "金融产品", en: "Products" },
      icon: "page",
      about: { zh: "各银行的产品，按版本", en: "What banks offer, by version" },
    },
  },
  {
    path: "/finance/products/$bank/$code",
    page: () => import("./pages/finance/product-page.tsx"),
    needs: "finance.figures",
  },
  {
    path: "/finance/subsidies",
    page: () => import("./pages/finance/subsidies-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "贴息预算", en: "Interest subsidies" },
      icon: "rules",
      about: { zh: "政策、预算、预留、拨付", en: "Policies, budgets, what is held and paid" },
    },
  },
];
