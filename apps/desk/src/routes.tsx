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
      about: { zh: "我的、我队的，超期在前", en: "Mine and my team's, the overdue first" },
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
      about: { zh: "辖区内的人，按条件查找", en: "Who lives in the area, by filters" },
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
      about: { zh: "规则提出的建议，各部门答复", en: "What the rules propose, for people to answer" },
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
      about: { zh: "谁在哪个群体，何时期满，认定人次", en: "Who is in which group, and until when" },
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
      about: { zh: "生成、核对、发布、到期撤下", en: "Drafted, checked, published, over" },
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
    path: "/imports",
    page: () => import("./pages/import/imports-page.tsx"),
    needs: ["import.prepare", "import.confirm"],
    nav: {
      group: "data",
      label: { zh: "数据导入", en: "Imports" },
      icon: "import",
      about: { zh: "投递、检查、导入、撤销", en: "Drop, check, import, undo" },
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
      about: { zh: "两条记录是不是同一人，由人判断", en: "Whether two records are one person" },
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
      about: {
        zh: "条件、参数、沿革；修改、批准、按日生效",
        en: "Criteria, parameters, history; changes and approval",
      },
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
      about: {
        zh: "凭身份证号和理由查阅一人三小时，报告上级",
        en: "One person, for three hours, with a reason",
      },
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
      about: { zh: "谁以什么角色管哪里", en: "Who works as what, and where" },
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
      about: { zh: "谁正在使用，随时可以结束", en: "Who is signed in; any session can be ended" },
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
      about: { zh: "谁看过、改过什么，记录是否完整", en: "Who read and changed what; whether it is whole" },
    },
  },
  {
    path: "/roles",
    page: () => import("./pages/access/roles-page.tsx"),
    nav: {
      group: "administration",
      label: { zh: "角色与用途", en: "Roles and purposes" },
      icon: "page",
      about: { zh: "角色能做什么，用途依据什么", en: "What roles may do, what purposes stand on" },
    },
  },
  { path: "/me", page: () => import("./pages/access/own-page.tsx") },
];
