import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  groupSchema,
  placeCodeSchema,
  placeSchema,
  reasonText,
  recognitionTag,
  wordingSchema,
} from "./shapes.ts";

export const noticeSchema = z.object({
  id: z.uuid(),
  group: groupSchema,
  groupName: wordingSchema,
  place: placeSchema,
  state: z.enum(["draft", "checked", "published", "expired", "withdrawn"]),
  days: z.int().describe("Calendar days"),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable().describe("Last day"),
  lines: z.int(),
  objections: z.int(),
  openObjections: z.int(),
  contact: z.string(),
  draftedBy: z.string(),
  checkedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  withdrawReason: z.string().nullable(),
  address: z.string().nullable().describe("Of the public page, once published"),
});
export type Notice = z.output<typeof noticeSchema>;

const example: z.input<typeof noticeSchema> = {
  id: "2f1f3c4b-5a69-4a6c-9d5e-0b9a1c5e7a52",
  group: "oliveOwner",
  groupName: { zh: "橄榄大户", en: "Owners of olives" },
  place: { code: "330798200201", name: "重坞乡 上重坞村" },
  state: "published",
  days: 7,
  from: "2024-07-01",
  until: "2024-07-07",
  lines: 12,
  objections: 0,
  openObjections: 0,
  contact: "甲局 0579-0000000",
  draftedBy: "乙",
  checkedBy: "乙",
  publishedBy: "丙",
  withdrawReason: null,
  address: "/notices/2f1f3c4b-5a69-4a6c-9d5e-0b9a1c5e7a52",
};

const params = z.object({ id: z.uuid() });
const ok = { body: noticeSchema, description: { zh: "公示现在的样子", en: "The notice as it stands" } };

export const listNoticesRoute = route({
  name: "listNotices",
  method: "GET",
  path: "/api/recognition/notices",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "公示清单", en: "Notices" },
  query: z.object({ state: z.enum(["draft", "checked", "published", "expired", "withdrawn"]).optional() }),
  responses: {
    ok: {
      body: z.object({
        notices: z.array(noticeSchema),
        groups: z
          .array(z.object({ code: groupSchema, name: wordingSchema, days: z.int(), waiting: z.int() }))
          .describe("Groups that are posted, with how many aren't yet"),
      }),
      description: { zh: "新的在前", en: "Newest first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    notices: [example],
    groups: [{ code: "oliveOwner", name: { zh: "橄榄大户", en: "Owners of olives" }, days: 7, waiting: 0 }],
  },
});

export const draftNoticeRoute = route({
  name: "draftNotice",
  method: "POST",
  path: "/api/recognition/notices",
  access: { act: "notice.prepare" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "拟公示", en: "Draft a notice" },
  description: {
    zh: "名单由系统生成：姓名遮盖，只有政策写明的几栏；没有身份证号、账号、电话、健康原因可放的地方。",
    en: "The system writes the list: masked names, and only the columns that the policy provides. There is no place for a number, an account, a phone or a cause of health.",
  },
  body: z.object({
    group: groupSchema,
    place: placeCodeSchema,
    days: z.int().min(1).max(60).optional(),
    contact: z.string().trim().min(2).max(60).describe("To whom one objects"),
  }),
  responses: { ok, problems: [401, 403, 409, 422] },
  example: {
    ...example,
    state: "draft",
    from: null,
    until: null,
    publishedBy: null,
    checkedBy: null,
    address: null,
  },
});

export const getNoticeRoute = route({
  name: "getNotice",
  method: "GET",
  path: "/api/recognition/notices/:id",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "一份公示", en: "One notice" },
  params,
  responses: {
    ok: {
      body: z.object({
        notice: noticeSchema,
        columns: z.array(wordingSchema),
        rows: z.array(z.object({ line: z.int(), shown: z.array(z.string()) })),
        acts: z.array(z.enum(["check", "publish", "withdraw"])),
      }),
      description: { zh: "公示和名单", en: "The notice and its list" },
    },
    problems: [401, 403, 404],
  },
  example: {
    notice: example,
    columns: [
      { zh: "姓名", en: "Name" },
      { zh: "村社", en: "Village" },
    ],
    rows: [{ line: 1, shown: ["林*桐", "上重坞村"] }],
    acts: ["withdraw"],
  },
});

export const moveNoticeRoute = route({
  name: "moveNotice",
  method: "POST",
  path: "/api/recognition/notices/:id/acts",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "核对、发布、撤下公示", en: "Check, publish or withdraw a notice" },
  description: {
    zh: "拟稿的人不能自己发布。发布前系统再查一遍名单里有没有号码和病残字样。到期自己撤下。",
    en: "Whoever drafted it can't publish it. Before it is published the list is searched for numbers and words of health once more. It expires by itself.",
  },
  params,
  body: z.discriminatedUnion("act", [
    z.object({ act: z.literal("check") }),
    z.object({ act: z.literal("publish") }),
    z.object({ act: z.literal("withdraw"), reason: reasonText }),
  ]),
  responses: { ok, problems: [401, 403, 404, 409, 422] },
  example,
});
