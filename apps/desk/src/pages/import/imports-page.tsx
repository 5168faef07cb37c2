import { type ImportRun, listImportsRoute } from "@olive/registry/contract";
import {
  type Column,
  DataTable,
  EmptyState,
  Loaded,
  Page,
  ProblemNotice,
  shortTime,
  useCall,
  useMay,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { DropZone } from "./drop-zone.tsx";
import "./import.css";
import { sendFiles } from "./send-files.ts";
import { StateTag } from "./state-tag.tsx";
import { grouped } from "./words.ts";

const WORDS = {
  title: { zh: "数据导入", en: "Imports" },
  lead: (department: string) => ({
    zh: `${department}主管的登记册。投递后先检查，看清会改动什么再导入；导入后可以撤销。`,
    en: `Registers of ${department}. Files are checked first, imported when you have seen what changes, and can be undone.`,
  }),
  all: { zh: "全县各部门", en: "all departments" },
  demo: {
    zh: "这里是演示库，里面是虚构的人：请不要投递真实数据。",
    en: "This is the demo with invented people: don't drop real data here.",
  },
  sending: (done: number, all: number) => ({
    zh: `正在上传，已完成 ${done} / ${all} 个文件，请不要关闭页面`,
    en: `Uploading, ${done} of ${all} files done; please keep the page open`,
  }),
  list: { zh: "导入记录", en: "Deliveries" },
  number: { zh: "编号", en: "No." },
  files: { zh: "文件", en: "Files" },
  rows: { zh: "读取行数", en: "Rows" },
  rejected: { zh: "退回", en: "Rejected" },
  state: { zh: "状态", en: "State" },
  by: { zh: "投递", en: "Dropped by" },
  none: { zh: "还没有导入过", en: "Nothing has been imported here yet" },
  noneHelp: {
    zh: "把部门导出的文件原样拖到上面的框里，不用先整理。",
    en: "Drop the department's file into the box above as it is; no need to clean it first.",
  },
};

/** Where files are dropped, and what became of earlier ones. */
export default function ImportsPage() {
  const say = useText();
  const { department, demo } = useSession();
  const may = useMay();
  const navigate = useNavigate();
  const reading = useRead(listImportsRoute);
  const { send, sent, failure } = useSending(
    (id) => void navigate({ to: "/imports/$run", params: { run: String(id) } as never }),
  );
  return (
    <Page title={say(WORDS.title)} lead={say(WORDS.lead(department ?? say(WORDS.all)))}>
      {demo && <p className="notice notice-warning">{say(WORDS.demo)}</p>}
      {failure !== undefined && <ProblemNotice error={failure} />}
      {may("import.prepare") && <DropZone disabled={sent !== undefined} onFiles={send} />}
      {sent !== undefined && (
        <p className="notice" role="status">
          {say(WORDS.sending(sent.done, sent.all))}
        </p>
      )}
      <h2>{say(WORDS.list)}</h2>
      <Loaded of={reading}>
        {({ runs }) =>
          runs.length === 0 ? (
            <div className="card">
              <EmptyState title={say(WORDS.none)}>{say(WORDS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <RunTable
              runs={runs}
              onOpen={({ id }) =>
                void navigate({ to: "/imports/$run", params: { run: String(id) } as never })
              }
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function useSending(onDone: (run: number) => void) {
  const call = useCall();
  const [sent, setSent] = useState<{ done: number; all: number }>();
  const [failure, setFailure] = useState<unknown>();
  const send = async (files: readonly File[]) => {
    setFailure(undefined);
    setSent({ done: 0, all: files.length });
    try {
      onDone(await sendFiles(call, files, (done) => setSent({ done, all: files.length })));
    } catch (error) {
      setFailure(error);
    } finally {
      setSent(undefined);
    }
  };
  return { send: (files: readonly File[]) => void send(files), sent, failure };
}

function RunTable({ runs, onOpen }: { runs: readonly ImportRun[]; onOpen: (run: ImportRun) => void }) {
  const say = useText();
  const sum = (run: ImportRun, part: "read" | "rejected") =>
    run.uploads.reduce((total, { report }) => total + (report?.[part] ?? 0), 0);
  const columns: Column<ImportRun>[] = [
    { key: "number", title: say(WORDS.number), width: 72, number: true, cell: ({ id }) => id },
    {
      key: "files",
      title: say(WORDS.files),
      cell: ({ uploads }) =>
        `${uploads[0]?.name ?? ""}${uploads.length > 1 ? ` +${uploads.length - 1}` : ""}`,
    },
    { key: "state", title: say(WORDS.state), width: 128, cell: (run) => <StateTag run={run} /> },
    {
      key: "rows",
      title: say(WORDS.rows),
      number: true,
      width: 112,
      cell: (run) => grouped(sum(run, "read")),
    },
    {
      key: "rejected",
      title: say(WORDS.rejected),
      number: true,
      width: 96,
      cell: (run) => grouped(sum(run, "rejected")),
    },
    {
      key: "by",
      title: say(WORDS.by),
      width: 224,
      cell: ({ started }) => `${started.name} · ${shortTime(started.at)}`,
    },
  ];
  return (
    <DataTable
      caption={say(WORDS.list)}
      columns={columns}
      rows={runs}
      keyOf={({ id }) => String(id)}
      onOpen={onOpen}
    />
  );
}
