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
  {
    path: "/finance/deliveries",
    page: () => import("./pages/finance/deliveries-page.tsx"),
    needs: "bank.keep",
    nav: {
      group: "finance",
      label: { zh: "投递失败", en: "Failed deliveries" },
      icon: "post",
      about: {
        zh: "没送到银行的，认领、重投、了结",
        en: "What didn't reach a bank: take, send again, close",
      },
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
      about: { zh: "端口、公钥、排队；暂停、退出", en: "Ports, keys, what waits; suspend, leave" },
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
      about: { zh: "更换、紧急停用签名密钥", en: "Replace or revoke what the platform signs with" },
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
      about: { zh: "谁能享受、为什么；问一户", en: "Who qualifies and why; ask about a business" },
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
      about: { zh: "试算、准备、批准、发放、对账", en: "Dry run, prepare, approve, pay, reconcile" },
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
      about: { zh: "派到单位，按期答复，满意才算", en: "Routed, answered in time, asked whether it helped" },
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
      about: { zh: "走访、听难处、回访", en: "Visits, what was said, ringing again" },
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
      about: { zh: "帮没帮到位，问题整改到位为止", en: "Whether help arrived; findings until mended" },
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
      about: { zh: "受理、联系、放款守不守时", en: "Accept, contact and pay in time" },
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
      about: { zh: "怎么算的；哪些不得定目标", en: "How they are computed; which may have no target" },
    },
  },
];
