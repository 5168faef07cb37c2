import { FINANCE_PAGES } from "./finance-routes.tsx";
import type { PageDefinition } from "./page-definition.ts";

/** Every page of the desk. A slice adds its own lines, in the order in which the menu shows them. */
export const PAGES: readonly PageDefinition[] = [
  { path: "/", page: () => import("./pages/home/home-page.tsx") },
  {
    path: "/work",
    page: () => import("./pages/cases/work-page.tsx"),
    needs: "case.work",
    nav: {
      group: "work",
      label: { zh: "待办", en: "Work" },
      icon: "work",
    },
  },
  { path: "/work/team", page: () => import("./pages/cases/team-page.tsx"), needs: "case.assign" },
  { path: "/work/$id", page: () => import("./pages/cases/case-page.tsx"), needs: "case.work" },
  {
    path: "/people",
    page: () => import("./pages/registry/people/people-page.tsx"),
    needs: "person.search",
    nav: {
      group: "people",
      label: { zh: "人员", en: "People" },
      icon: "person",
    },
  },
  {
    path: "/people/$reference",
    page: () => import("./pages/registry/person/person-page.tsx"),
    needs: "person.read",
  },
  {
    path: "/households/$reference",
    page: () => import("./pages/registry/household/household-page.tsx"),
    needs: "person.read",
  },
  {
    path: "/businesses/$code",
    page: () => import("./pages/registry/business/business-page.tsx"),
    needs: "person.search",
  },
  {
    path: "/villages/$code",
    page: () => import("./pages/registry/village/village-page.tsx"),
    needs: "person.search",
  },
  {
    path: "/recognition",
    page: () => import("./pages/recognition/proposals-page.tsx"),
    needs: "case.work",
    nav: {
      group: "recognition",
      label: { zh: "认定建议", en: "Proposals" },
      icon: "recognition",
    },
  },
  {
    path: "/recognition/standings",
    page: () => import("./pages/recognition/standings-page.tsx"),
    needs: "case.work",
    nav: {
      group: "recognition",
      label: { zh: "在册名单", en: "Who is in a group" },
      icon: "team",
    },
  },
  {
    path: "/recognition/notices",
    page: () => import("./pages/recognition/notices-page.tsx"),
    needs: "case.work",
    nav: {
      group: "recognition",
      label: { zh: "公示", en: "Public notices" },
      icon: "notice",
    },
  },
  {
    path: "/recognition/notices/$id",
    page: () => import("./pages/recognition/notice-page.tsx"),
    needs: "case.work",
  },
  {
    path: "/recognition/person-times",
    page: () => import("./pages/recognition/person-times-page.tsx"),
    needs: "person.search",
  },
  {
    path: "/recognition/people/$reference/$group",
    page: () => import("./pages/recognition/reasons-page.tsx"),
    needs: "person.read",
  },
  {
    path: "/recognition/$id",
    page: () => import("./pages/recognition/proposal-page.tsx"),
    needs: "person.read",
  },
  {
    path: "/employment",
    page: () => import("./pages/employment/seekers-page.tsx"),
    needs: "employment.help",
    nav: {
      group: "employment",
      label: { zh: "就业帮扶", en: "Employment help" },
      icon: "seeker",
    },
  },
  {
    path: "/employment/people/$reference",
    page: () => import("./pages/employment/person-page.tsx"),
    needs: "employment.help",
  },
  {
    path: "/employment/clues",
    page: () => import("./pages/employment/clues-page.tsx"),
    needs: "employment.help",
    nav: {
      group: "employment",
      label: { zh: "线索", en: "Clues" },
      icon: "search",
    },
  },
  {
    path: "/employment/vacancies",
    page: () => import("./pages/employment/vacancies-page.tsx"),
    needs: ["employment.help", "vacancy.keep"],
    nav: {
      group: "employment",
      label: { zh: "岗位", en: "Vacancies" },
      icon: "post",
    },
  },
  {
    path: "/employment/vacancies/new",
    page: () => import("./pages/employment/new-vacancy-page.tsx"),
    needs: "vacancy.keep",
  },
  {
    path: "/employment/vacancies/import",
    page: () => import("./pages/employment/vacancy-import-page.tsx"),
    needs: "vacancy.keep",
  },
  {
    path: "/employment/vacancies/repeats",
    page: () => import("./pages/employment/repeats-page.tsx"),
    needs: "vacancy.keep",
  },
  {
    path: "/employment/vacancies/$id",
    page: () => import("./pages/employment/vacancy-page.tsx"),
    needs: ["employment.help", "vacancy.keep"],
  },
  {
    path: "/employment/vacancies/$id/edit",
    page: () => import("./pages/employment/edit-vacancy-page.tsx"),
    needs: "vacancy.keep",
  },
  {
    path: "/employment/employers",
    page: () => import("./pages/employment/employers-page.tsx"),
    needs: "vacancy.keep",
    nav: {
      group: "employment",
      label: { zh: "用人单位", en: "Employers" },
      icon: "business",
    },
  },
  {
    path: "/employment/employers/$code",
    page: () => import("./pages/employment/employer-page.tsx"),
    needs: "vacancy.keep",
  },
  {
    path: "/employment/allocation",
    page: () => import("./pages/employment/allocation-page.tsx"),
    needs: ["employment.help", "employment.allocate"],
    nav: {
      group: "employment",
      label: { zh: "人岗统筹", en: "Allocation" },
      icon: "twins",
    },
  },
  {
    path: "/employment/training",
    page: () => import("./pages/employment/training-page.tsx"),
    needs: "employment.help",
    nav: {
      group: "employment",
      label: { zh: "培训菜单", en: "Training menu" },
      icon: "training",
    },
  },
  {
    path: "/employment/refusals",
    page: () => import("./pages/employment/refusals-page.tsx"),
    needs: "refusal.judge",
    nav: {
      group: "employment",
      label: { zh: "不去的原因", en: "Refusals" },
      icon: "dispute",
    },
  },
  {
    path: "/employment/terms",
    page: () => import("./pages/employment/terms-page.tsx"),
    needs: "employment.help",
    nav: {
      group: "employment",
      label: { zh: "扶持期限", en: "Terms of support" },
      icon: "clock",
    },
  },
  {
    path: "/employment/attendance",
    page: () => import("./pages/employment/attendance-page.tsx"),
    needs: "employment.help",
  },
  {
    path: "/employment/checks/sample",
    page: () => import("./pages/employment/sample-page.tsx"),
    needs: "employment.allocate",
  },
  {
    path: "/employment/checks",
    page: () => import("./pages/employment/checks-page.tsx"),
    needs: "employment.allocate",
    nav: {
      group: "employment",
      label: { zh: "数据核查", en: "Cross-checks" },
      icon: "audit",
    },
  },
  {
    path: "/employment/figures",
    page: () => import("./pages/employment/figures-page.tsx"),
    needs: "employment.figures",
    nav: {
      group: "employment",
      label: { zh: "就业数字", en: "Figures" },
      icon: "figures",
    },
  },
  {
    path: "/employment/figures/$code",
    page: () => import("./pages/employment/figure-rows-page.tsx"),
    needs: "employment.figures",
  },
  ...FINANCE_PAGES,
  {
    path: "/imports",
    page: () => import("./pages/import/imports-page.tsx"),
    needs: ["import.prepare", "import.confirm"],
    nav: {
      group: "data",
      label: { zh: "数据导入", en: "Imports" },
      icon: "import",
    },
  },
  {
    path: "/imports/$run",
    page: () => import("./pages/import/run-page.tsx"),
    needs: ["import.prepare", "import.confirm"],
  },
  {
    path: "/imports/$run/files/$upload",
    page: () => import("./pages/import/findings-page.tsx"),
    needs: ["import.prepare", "import.confirm"],
  },
  {
    path: "/identity",
    page: () => import("./pages/identity/pairs-page.tsx"),
    needs: "identity.decide",
    nav: {
      group: "data",
      label: { zh: "疑似重复", en: "Suspected duplicates" },
      icon: "twins",
    },
  },
  {
    path: "/identity/$pair",
    page: () => import("./pages/identity/pair-page.tsx"),
    needs: "identity.decide",
  },
  {
    path: "/rules",
    page: () => import("./pages/rules/rules-page.tsx"),
    needs: "rule.read",
    nav: {
      group: "rules",
      label: { zh: "规则", en: "Rules" },
      icon: "rules",
    },
  },
  { path: "/rules/$code", page: () => import("./pages/rules/rule-page.tsx"), needs: "rule.read" },
  { path: "/rules/$code/compare", page: () => import("./pages/rules/compare-page.tsx"), needs: "rule.read" },
  { path: "/rules/edit/$id", page: () => import("./pages/rules/edit-page.tsx"), needs: "rule.edit" },
  { path: "/rules/changes/$id", page: () => import("./pages/rules/change-page.tsx"), needs: "rule.read" },
  {
    path: "/extensions",
    page: () => import("./pages/access/extensions-page.tsx"),
    needs: ["person.readOutOfArea", "case.supervise"],
    nav: {
      group: "people",
      label: { zh: "辖区外查阅", en: "Outside the area" },
      icon: "clock",
    },
  },
  {
    path: "/accounts",
    page: () => import("./pages/access/accounts-page.tsx"),
    needs: "account.manage",
    nav: {
      group: "administration",
      label: { zh: "账号与任职", en: "Accounts" },
      icon: "account",
    },
  },
  {
    path: "/accounts/new",
    page: () => import("./pages/access/new-account-page.tsx"),
    needs: "account.manage",
  },
  {
    path: "/accounts/$account",
    page: () => import("./pages/access/account-page.tsx"),
    needs: "account.manage",
  },
  {
    path: "/sessions",
    page: () => import("./pages/access/sessions-page.tsx"),
    needs: "account.manage",
    nav: {
      group: "administration",
      label: { zh: "会话", en: "Sessions" },
      icon: "key",
    },
  },
  {
    path: "/audit",
    page: () => import("./pages/audit/audit-page.tsx"),
    needs: "audit.read",
    nav: {
      group: "administration",
      label: { zh: "审计", en: "Audit" },
      icon: "audit",
    },
  },
  {
    path: "/roles",
    page: () => import("./pages/access/roles-page.tsx"),
    nav: {
      group: "administration",
      label: { zh: "角色与用途", en: "Roles and purposes" },
      icon: "page",
    },
  },
  { path: "/me", page: () => import("./pages/access/own-page.tsx") },
];
