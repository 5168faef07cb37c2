import type { PageDefinition } from "./page-definition.ts";

/** Every page of the desk. A slice adds its own lines, in the order in which the menu shows them. */
export const PAGES: readonly PageDefinition[] = [
  { path: "/", page: () => import("./pages/home/home-page.tsx") },
  {
    path: "/work",
    page: () => import("./pages/cases/work-page.tsx"),
    needs: "case.work",
    nav: { group: "work", label: { zh: "待办", en: "Work" } },
  },
  {
    path: "/work/team",
    page: () => import("./pages/cases/team-page.tsx"),
    needs: "case.assign",
    nav: { group: "work", label: { zh: "队伍与离岗", en: "Team and absences" } },
  },
  { path: "/work/$id", page: () => import("./pages/cases/case-page.tsx"), needs: "case.work" },
  {
    path: "/people",
    page: () => import("./pages/registry/people/people-page.tsx"),
    needs: "person.search",
    nav: { group: "people", label: { zh: "人员", en: "People" } },
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
    path: "/imports",
    page: () => import("./pages/import/imports-page.tsx"),
    needs: ["import.prepare", "import.confirm"],
    nav: { group: "data", label: { zh: "数据导入", en: "Imports" } },
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
    nav: { group: "data", label: { zh: "疑似重复", en: "Suspected duplicates" } },
  },
  {
    path: "/identity/$pair",
    page: () => import("./pages/identity/pair-page.tsx"),
    needs: "identity.decide",
  },
  {
    path: "/extensions",
    page: () => import("./pages/access/extensions-page.tsx"),
    nav: { group: "people", label: { zh: "辖区外查阅", en: "Outside the area" } },
  },
  {
    path: "/accounts",
    page: () => import("./pages/access/accounts-page.tsx"),
    needs: "account.manage",
    nav: { group: "administration", label: { zh: "账号与任职", en: "Accounts" } },
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
    nav: { group: "administration", label: { zh: "会话", en: "Sessions" } },
  },
  {
    path: "/roles",
    page: () => import("./pages/access/roles-page.tsx"),
    nav: { group: "administration", label: { zh: "角色与用途", en: "Roles and purposes" } },
  },
  { path: "/me", page: () => import("./pages/access/own-page.tsx") },
];
