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
    },
  },
  {
    path: "/finance/deliveries",
    page: () => import("./pages/finance/deliveries-page.tsx"),
    needs: "bank.keep",
    nav: {
      group: "finance",
      label: { zh: "投递失败", en: "Failed deliveries" },
      icon: "post",
    },
  },
  {
    path: "/finance/banks",
    page: () => import("./pages/finance/banks-page.tsx"),
    needs: "bank.keep",
    nav: {
      group: "finance",
      label: { zh: "接入银行", en: "Banks" },
      icon: "village",
    },
  },
  { path: "/finance/banks/$bank", page: () => import("./pages/finance/bank-page.tsx"), needs: "bank.keep" },
  {
    path: "/finance/keys",
    page: () => import("./pages/finance/keys-page.tsx"),
    needs: "bank.keep",
    nav: {
      group: "finance",
      label: { zh: "平台密钥", en: "Platform keys" },
      icon: "key",
    },
  },
  {
    path: "/finance/policies",
    page: () => import("./pages/business-help/policies-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "惠企政策", en: "Policies" },
      icon: "rules",
    },
  },
  {
    path: "/businesses/$code/policies",
    page: () => import("./pages/business-help/business-policies-page.tsx"),
    needs: "finance.figures",
  },
  {
    path: "/finance/grants",
    page: () => import("./pages/business-help/grants-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "免申即享", en: "Grants" },
      icon: "recognition",
    },
  },
  {
    path: "/finance/grants/$id",
    page: () => import("./pages/business-help/grant-page.tsx"),
    needs: "finance.figures",
  },
  {
    path: "/finance/help",
    page: () => import("./pages/business-help/help-requests-page.tsx"),
    needs: "helpRequest.answer",
    nav: {
      group: "finance",
      label: { zh: "企业诉求", en: "Help requests" },
      icon: "dispute",
    },
  },
  {
    path: "/finance/help/$id",
    page: () => import("./pages/business-help/help-request-page.tsx"),
    needs: "helpRequest.answer",
  },
  {
    path: "/finance/enterprise-days",
    page: () => import("./pages/business-help/enterprise-days-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "爱企日", en: "Enterprise Days" },
      icon: "team",
    },
  },
  {
    path: "/finance/enterprise-days/$id",
    page: () => import("./pages/business-help/enterprise-day-page.tsx"),
    needs: "finance.figures",
  },
  {
    path: "/finance/inspections",
    page: () => import("./pages/business-help/inspections-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "专项监督", en: "Inspections" },
      icon: "audit",
    },
  },
  {
    path: "/finance/bank-board",
    page: () => import("./pages/business-help/bank-board-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "银行看板", en: "Bank board" },
      icon: "clock",
    },
  },
  {
    path: "/finance/indicators",
    page: () => import("./pages/business-help/indicators-page.tsx"),
    needs: "finance.figures",
    nav: {
      group: "finance",
      label: { zh: "指标目录", en: "Indicators" },
      icon: "figures",
    },
  },
];
