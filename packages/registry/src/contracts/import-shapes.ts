import { z } from "zod";

/** Where a delivery stands; the word says what has been done. */
export const RUN_STATES = [
  "received",
  "recognised",
  "checked",
  "held",
  "applied",
  "undone",
  "abandoned",
] as const;
export const RUN_TASKS = ["check", "apply", "undo"] as const;

export type RunState = (typeof RUN_STATES)[number];
export type RunTask = (typeof RUN_TASKS)[number];

const count = z.int().min(0);

/** What is wrong and what to do, in the reader's language. */
export const complaintSchema = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

export const uploadColumnSchema = z.object({
  name: z.string().describe("Column of the register"),
  header: z.string().nullable().describe("Header in the file; null where the file has none"),
  required: z.boolean(),
  how: z.enum(["known", "assigned", "missing"]).describe("By the definition, by a person, not at all"),
});

export const issueKindSchema = z.object({
  code: z.string(),
  column: z.string(),
  count,
  rejects: z
    .boolean()
    .describe("Whether the rows are sent back; else the cell is left empty or the row stands apart"),
  message: z.string().describe("With the number of rows"),
  remedy: z.string(),
});

export const changeSchema = z.object({
  added: count.describe("Rows with a key that the register did not have"),
  changed: count,
  unchanged: count,
  people: count.describe("People or households of whom something new is said"),
  columns: z.array(z.object({ name: z.string(), count })),
  examples: z.array(
    z.object({
      subject: z.string(),
      column: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

export const reportSchema = z.object({
  read: count,
  stored: count,
  replaced: count,
  rejected: count,
  skipped: count,
  present: z.boolean().describe("Was imported before, to the byte: nothing would change"),
  rejectedShare: z.number(),
  changedShare: z.number(),
  rejectedLimit: z.number(),
  changedLimit: z.number(),
  issues: z.array(issueKindSchema),
  change: changeSchema.nullable(),
});

export const uploadSchema = z.object({
  id: z.int(),
  name: z.string(),
  bytes: count,
  received: z.boolean(),
  register: z.object({ code: z.string(), title: z.string() }).nullable(),
  extractOn: z.iso.date().nullable(),
  format: z.enum(["text", "workbook"]).nullable(),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  sheet: z.int().nullable().describe("The first is 1"),
  headerRow: z.int().nullable(),
  headers: z.array(z.string()),
  columns: z.array(uploadColumnSchema),
  remembered: z.boolean().describe("The columns were assigned as the last time"),
  corrects: z.string().nullable().describe("Name of the file whose rejected rows these are, corrected"),
  sameAs: z.string().nullable().describe("An imported file with the same content"),
  ready: z.boolean().describe("Register, date and all required columns are known"),
  refusal: complaintSchema.nullable(),
  overLimit: z.boolean(),
  applied: z.boolean(),
  report: reportSchema.nullable(),
});

export const progressSchema = z.object({
  step: z
    .enum(["file", "settle", "follow"])
    .describe("Reading, settling versions, letting the directory follow"),
  file: z.string(),
  done: count,
  files: count,
  rows: count,
  rowsPerSecond: count,
  share: z.number().nullable().describe("Of the whole, 0 to 1; null where nothing tells"),
  secondsLeft: count.nullable(),
});

const who = z.object({ name: z.string(), at: z.iso.datetime(), reason: z.string().nullable() });

export const runSchema = z.object({
  id: z.int(),
  department: z.string().nullable(),
  state: z.enum(RUN_STATES),
  task: z.enum(RUN_TASKS).nullable(),
  stopAsked: z.boolean(),
  progress: progressSchema.nullable(),
  problem: complaintSchema.nullable(),
  started: who,
  own: z.boolean().describe("Whether the reader began it"),
  confirmed: who.nullable(),
  applied: who.nullable(),
  ended: who.nullable().describe("Undone or abandoned"),
  may: z.array(z.enum(["check", "apply", "confirm", "undo", "abandon"])),
  undoBlockedBy: z.string().nullable().describe("Name of a later file that builds on it"),
  uploads: z.array(uploadSchema),
});

export type ImportRun = z.output<typeof runSchema>;
export type ImportUpload = z.output<typeof uploadSchema>;
export type ImportReport = z.output<typeof reportSchema>;

export const runExample = {
  id: 12,
  department: "甲科",
  state: "checked",
  task: null,
  stopAsked: false,
  progress: null,
  problem: null,
  started: { name: "麦青", at: "2024-07-01T01:20:00.000Z", reason: null },
  own: true,
  confirmed: null,
  applied: null,
  ended: null,
  may: ["check", "apply", "abandon"],
  undoBlockedBy: null,
  uploads: [
    {
      id: 31,
      name: "甲科_名册_20240630.csv",
      bytes: 18_204,
      received: true,
      register: { code: "roll", title: "名册" },
      extractOn: "2024-06-30",
      format: "text",
      encoding: "gb18030",
      separator: ",",
      sheet: null,
      headerRow: 2,
      headers: ["身份证", "姓名"],
      columns: [
        { name: "证件号", header: "身份证", required: true, how: "known" },
        { name: "姓名", header: "姓名", required: false, how: "known" },
      ],
      remembered: false,
      corrects: null,
      sameAs: null,
      ready: true,
      refusal: null,
      overLimit: false,
      applied: false,
      report: {
        read: 200,
        stored: 196,
        replaced: 0,
        rejected: 3,
        skipped: 1,
        present: false,
        rejectedShare: 0.015,
        changedShare: 0.02,
        rejectedLimit: 0.1,
        changedLimit: 0.5,
        issues: [
          {
            code: "id-damaged",
            column: "证件号",
            count: 3,
            rejects: true,
            message: "3 个身份证号被表格软件截断为 15 位",
            remedy: "请把该列设为“文本”后重新导出",
          },
        ],
        change: {
          added: 12,
          changed: 4,
          unchanged: 180,
          people: 16,
          columns: [{ name: "姓名", count: 4 }],
          examples: [{ subject: "330***********002X", column: "姓名", before: "甘*", after: "甘*橄" }],
        },
      },
    },
  ],
} satisfies ImportRun;
