import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { runExample, runSchema } from "./import-shapes.ts";

export const importTag = { zh: "数据导入", en: "Imports" };

/** Extracts of a county's departments are a dozen; more at once is a mistake. */
const MOST_FILES = 40;
/** A hundred million bytes: a million rows of text, ten times a county department's largest extract. */
export const MOST_UPLOAD_BYTES = 100 * 1024 ** 2;

const runParams = z.object({
  run: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const uploadParams = runParams.extend({
  upload: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const prepare = { act: "import.prepare" } as const;
const confirm = { act: "import.confirm" } as const;
const reason = z.string().trim().min(2).max(500);
const ok = { body: runSchema, description: { zh: "这次导入的现状", en: "The delivery as it stands" } };
const common = { scope: "area", tag: importTag, example: runExample } as const;

export const createImportRoute = route({
  ...common,
  name: "createImport",
  method: "POST",
  path: "/api/imports",
  access: prepare,
  summary: { zh: "开始一次导入", en: "Begin a delivery" },
  description: {
    zh: "先报文件名和大小，再逐个用 PUT /api/imports/{run}/files/{upload} 上传原文，最后请求识别。",
    en: "Names and sizes first; the bytes follow by PUT /api/imports/{run}/files/{upload}, then ask to recognise.",
  },
  body: z.object({
    files: z
      .array(z.object({ name: z.string().min(1).max(200), bytes: z.int().min(0).max(MOST_UPLOAD_BYTES) }))
      .min(1)
      .max(MOST_FILES),
  }),
  responses: { ok, problems: [401, 403, 413, 422] },
});

export const recogniseUploadRoute = route({
  ...common,
  name: "recogniseUpload",
  method: "POST",
  path: "/api/imports/:run/files/:upload/recognise",
  access: prepare,
  summary: { zh: "识别一个已上传的文件", en: "Recognise an uploaded file" },
  description: {
    zh: "给出登记册、日期或列对应时按所给的重新识别；remember 为真则下次照用。",
    en: "With register, date or mapping it is recognised anew by them; `remember` keeps them for the next time.",
  },
  params: uploadParams,
  body: z.object({
    register: z.string().max(63).optional(),
    extractOn: dayInput.optional(),
    mapping: z.record(z.string().max(200), z.string().max(500).nullable()).optional(),
    remember: z.boolean().default(false),
  }),
  responses: { ok, problems: [401, 403, 404, 409, 422] },
});

export const listImportsRoute = route({
  name: "listImports",
  method: "GET",
  path: "/api/imports",
  access: "signedIn",
  scope: "area",
  tag: importTag,
  summary: { zh: "本部门的导入记录", en: "Deliveries of one's department" },
  query: z.object({
    before: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .describe("Number of the last one of the page before"),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  responses: {
    ok: {
      body: z.object({ runs: z.array(runSchema) }),
      description: { zh: "最近的在前", en: "Newest first" },
    },
    problems: [401, 403, 422],
  },
  example: { runs: [runExample] },
});

export const listOwnRegistersRoute = route({
  name: "listOwnRegisters",
  method: "GET",
  path: "/api/imports/registers",
  access: "signedIn",
  scope: "area",
  tag: importTag,
  summary: { zh: "本部门主管、可以导入的登记册", en: "Registers that one's department may import" },
  responses: {
    ok: {
      body: z.object({
        registers: z.array(
          z.object({
            code: z.string(),
            title: z.string(),
            columns: z.array(z.object({ name: z.string(), required: z.boolean() })),
            file: z.string(),
          }),
        ),
      }),
      description: { zh: "按定义的次序", en: "In the order of their definitions" },
    },
    problems: [401, 403],
  },
  example: {
    registers: [
      {
        code: "roll",
        title: "名册",
        columns: [{ name: "证件号", required: true }],
        file: "甲科_名册_YYYYMMDD",
      },
    ],
  },
});

export const getImportRoute = route({
  ...common,
  name: "getImport",
  method: "GET",
  path: "/api/imports/:run",
  access: "signedIn",
  summary: { zh: "一次导入的现状和进度", en: "A delivery with its progress" },
  params: runParams,
  responses: { ok, problems: [401, 403, 404] },
});

const act = (name: string, path: string, summary: { zh: string; en: string }) =>
  ({
    ...common,
    name,
    method: "POST",
    path: `/api/imports/:run/${path}`,
    summary,
    params: runParams,
  }) as const;

export const checkImportRoute = route({
  ...act("checkImport", "check", {
    zh: "检查：预演导入，不改动数据",
    en: "Check: a rehearsal that changes nothing",
  }),
  access: prepare,
  responses: { ok, problems: [401, 403, 404, 409] },
});

export const stopImportRoute = route({
  ...act("stopImport", "stop", { zh: "停止正在进行的检查", en: "Stop the check that is going on" }),
  access: prepare,
  responses: { ok, problems: [401, 403, 404, 409] },
});

export const applyImportRoute = route({
  ...act("applyImport", "apply", { zh: "导入（后台进行，可以关闭页面）", en: "Import, in the background" }),
  access: prepare,
  responses: { ok, problems: [401, 403, 404, 409] },
});

export const confirmImportRoute = route({
  ...act("confirmImport", "confirm", { zh: "确认超过限度的导入", en: "Confirm a delivery past the limits" }),
  access: confirm,
  description: {
    zh: "退回或变动超过限度时，由投递人以外的人写明理由确认，随即导入。",
    en: "Where too many rows are rejected or changed, somebody else confirms with a reason; it is then imported.",
  },
  body: z.object({ reason }),
  responses: { ok, problems: [401, 403, 404, 409, 422] },
});

export const undoImportRoute = route({
  ...act("undoImport", "undo", { zh: "撤销这次导入", en: "Undo the delivery" }),
  access: "signedIn",
  description: {
    zh: "登记册恢复到导入之前，撤出的行另存备查；之后又导入过同一登记册的，不能撤销。",
    en: "The registers are as before; the rows are kept aside. Not where a later file of a register builds on it.",
  },
  body: z.object({ reason }),
  responses: { ok, problems: [401, 403, 404, 409, 422] },
});

export const abandonImportRoute = route({
  ...act("abandonImport", "abandon", { zh: "放弃这次导入", en: "Abandon the delivery" }),
  access: prepare,
  responses: { ok, problems: [401, 403, 404, 409] },
});

export const listFindingsRoute = route({
  name: "listFindings",
  method: "GET",
  path: "/api/imports/:run/files/:upload/findings",
  access: "signedIn",
  scope: "area",
  tag: importTag,
  summary: { zh: "检查发现的问题，逐行", en: "What the check found, row by row" },
  params: uploadParams,
  query: z.object({
    code: z.string().max(40).optional(),
    rejected: z.stringbool().default(false).describe("Only rows that are sent back"),
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0)
      .describe("Row number of the last one of the page before"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        headers: z.array(z.string()),
        findings: z.array(
          z.object({
            row: z.int(),
            column: z.string(),
            code: z.string(),
            title: z.string(),
            found: z.string(),
            cells: z.array(z.string()).nullable(),
          }),
        ),
      }),
      description: { zh: "按行号排列", en: "In the order of the rows" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    headers: ["证件号", "姓名"],
    findings: [
      {
        row: 7,
        column: "证件号",
        code: "id-damaged",
        title: "身份证号被截断",
        found: "3.30799E+17",
        cells: ["3.30799E+17", "甘橄"],
      },
    ],
  },
});

export const downloadRejectedRoute = route({
  name: "downloadRejected",
  method: "POST",
  path: "/api/imports/:run/files/:upload/rejected",
  access: "signedIn",
  scope: "area",
  tag: importTag,
  summary: { zh: "退回行的工作簿：原样加一列原因", en: "The rejected rows as a workbook with their reasons" },
  params: uploadParams,
  responses: {
    ok: {
      body: z.object({ download: z.string(), name: z.string(), rows: z.int() }),
      description: {
        zh: "用 GET /api/downloads/{download} 取文件",
        en: "Fetch it by GET /api/downloads/{download}",
      },
    },
    problems: [401, 403, 404, 409],
  },
  example: { download: "0f".repeat(16), name: "甲科_名册_20240630_退回行.xlsx", rows: 3 },
});
