import type { ImportRun, ImportUpload } from "@olive/registry/contract";
import { Card, StatusTag, useText } from "@olive/ui";
import { ColumnsForm } from "./columns-form.tsx";
import { ReportView } from "./report-view.tsx";
import { sizeText } from "./words.ts";

const WORDS = {
  register: { zh: "登记册", en: "Register" },
  day: { zh: "数据日期", en: "As of" },
  written: { zh: "写法", en: "Written as" },
  header: { zh: "表头", en: "Header" },
  row: (row: number) => ({ zh: `第 ${row} 行`, en: `row ${row}` }),
  sheet: (sheet: number) => ({ zh: `第 ${sheet} 张工作表`, en: `sheet ${sheet}` }),
  comma: { zh: "逗号分隔", en: "commas" },
  tab: { zh: "制表符分隔", en: "tabs" },
  remembered: { zh: "列对应沿用上次", en: "Columns as the last time" },
  corrects: (file: string) => ({ zh: `是“${file}”退回行的更正`, en: `Corrects rejected rows of ${file}` }),
  same: (file: string) => ({
    zh: `与已导入的“${file}”内容相同`,
    en: `Same content as ${file}, imported before`,
  }),
  refused: { zh: "不导入", en: "Left aside" },
  ready: { zh: "已识别", en: "Recognised" },
  checked: { zh: "已检查", en: "Checked" },
  open: { zh: "待对应", en: "To be assigned" },
  applied: { zh: "已导入", en: "Imported" },
  over: { zh: "超过限度", en: "Past its limits" },
};

/** One file: what it was taken for, and what came or would come of it. */
export function UploadCard({ run, upload }: { run: ImportRun; upload: ImportUpload }) {
  const say = useText();
  return (
    <Card title={upload.name} extra={<UploadTag upload={upload} />}>
      <div className="stack">
        <UploadFacts upload={upload} />
        {upload.corrects !== null && <p>{say(WORDS.corrects(upload.corrects))}</p>}
        {upload.sameAs !== null && upload.report?.present !== true && <p>{say(WORDS.same(upload.sameAs))}</p>}
        {upload.refusal !== null && (
          <div
            className={`notice notice-${upload.refusal.code === "register-unknown" ? "warning" : "danger"}`}
          >
            <p className="notice-title">{upload.refusal.message}</p>
            <p>{upload.refusal.remedy}</p>
          </div>
        )}
        {upload.report !== null && <ReportView run={run} upload={upload} report={upload.report} />}
        {run.task === null &&
          ["received", "recognised", "checked", "held"].includes(run.state) &&
          run.own &&
          upload.received && <ColumnsForm key={JSON.stringify(upload.columns)} run={run} upload={upload} />}
      </div>
    </Card>
  );
}

function UploadTag({ upload }: { upload: ImportUpload }) {
  const say = useText();
  if (upload.applied) return <StatusTag tone="good">{say(WORDS.applied)}</StatusTag>;
  if (upload.overLimit) return <StatusTag tone="warning">{say(WORDS.over)}</StatusTag>;
  if (upload.report !== null) return <StatusTag tone="info">{say(WORDS.checked)}</StatusTag>;
  if (upload.ready) return <StatusTag tone="info">{say(WORDS.ready)}</StatusTag>;
  if (upload.register === null || upload.extractOn === null)
    return <StatusTag tone="warning">{say(WORDS.open)}</StatusTag>;
  return upload.refusal === null ? (
    <StatusTag tone="warning">{say(WORDS.open)}</StatusTag>
  ) : (
    <StatusTag tone="danger">{say(WORDS.refused)}</StatusTag>
  );
}

function UploadFacts({ upload }: { upload: ImportUpload }) {
  const say = useText();
  const written = [
    upload.encoding?.toUpperCase(),
    upload.separator === null ? undefined : say(upload.separator === "\t" ? WORDS.tab : WORDS.comma),
    upload.sheet === null ? undefined : say(WORDS.sheet(upload.sheet)),
    sizeText(upload.bytes),
  ];
  const facts: [string, string | null | undefined][] = [
    [say(WORDS.register), upload.register?.title],
    [say(WORDS.day), upload.extractOn],
    [say(WORDS.written), written.filter((part) => part !== undefined).join("，")],
    [say(WORDS.header), upload.headerRow === null ? null : say(WORDS.row(upload.headerRow))],
  ];
  return (
    <div className="upload-facts">
      {facts.map(([name, value]) =>
        value == null ? null : (
          <span key={name}>
            {name} <strong>{value}</strong>
          </span>
        ),
      )}
      {upload.remembered && <span>{say(WORDS.remembered)}</span>}
    </div>
  );
}
