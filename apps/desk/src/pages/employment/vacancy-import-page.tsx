import "../import/import.css";
import "../recognition/recognition.css";
import "./employment.css";
import {
  applyVacancyImportRoute,
  getVacancyImportRoute,
  offerRejectedVacanciesRoute,
  VACANCY_UPLOAD,
} from "@olive/employment/contract";
import { ProblemError } from "@olive/http/client";
import {
  Button,
  Card,
  EmptyState,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  type Tone,
  useAct,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { DropZone } from "../import/drop-zone.tsx";
import { WORDS } from "./words.ts";

type Import = z.output<typeof getVacancyImportRoute.responses.ok.body>;
type Row = Import["preview"][number];

const SAYS = {
  title: { zh: "导入岗位", en: "Import vacancies" },
  lead: {
    zh: "先核对，再发布。不合要求的行会退回，写明哪一列、哪一条。",
    en: "Checked first, posted then. Rows that may not be posted come back with the column and the clause.",
  },
  apply: (rows: number) => ({ zh: `发布 ${rows} 个岗位`, en: `Post ${rows}` }),
  applied: (rows: number) => ({ zh: `已发布 ${rows} 个岗位`, en: `${rows} posted` }),
  rejected: (rows: number) => ({ zh: `下载退回的 ${rows} 行`, en: `Download ${rows} rejected rows` }),
  again: { zh: "换一个文件", en: "Another file" },
  row: { zh: "行", en: "Row" },
  outcome: { zh: "核对结果", en: "Outcome" },
  all: { zh: "共", en: "Rows" },
  missing: { zh: "缺少的列：", en: "Missing columns: " },
  also: { zh: "仍要发布", en: "Post all the same" },
  preview: { zh: "逐行核对", en: "Row by row" },
  empty: { zh: "文件里没有行", en: "The file has no rows" },
};
const OUTCOMES = {
  ready: { zh: "可以发布", en: "Ready" },
  unsure: { zh: "职业待定", en: "Occupation unsure" },
  duplicate: { zh: "疑似重复", en: "May be a duplicate" },
  repeated: { zh: "同一文件已发布", en: "Posted before" },
  rejected: { zh: "退回", en: "Rejected" },
  applied: { zh: "已发布", en: "Posted" },
} as const;
const TONES: Readonly<Record<Row["outcome"], Tone>> = {
  ready: "good",
  unsure: "warning",
  duplicate: "warning",
  repeated: "neutral",
  rejected: "danger",
  applied: "good",
};

/** A workbook of posts: sent, looked through row by row, then posted. */
export default function VacancyImportPage() {
  const say = useText();
  const [{ id }, set] = useFilters();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      set({ id: await upload(file) });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      {failure !== undefined && <ProblemNotice error={failure} />}
      {id === undefined ? (
        <DropZone disabled={busy} onFiles={(files) => void send(files[0])} />
      ) : (
        <Checked id={id} onAgain={() => set({ id: undefined })} />
      )}
    </Page>
  );
}

/** The one request that is no JSON; gives the import's number. */
async function upload(file: File): Promise<string> {
  const answer = await fetch(`${VACANCY_UPLOAD}?name=${encodeURIComponent(file.name)}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  const said = (await answer.json()) as { id: string };
  if (!answer.ok) throw new ProblemError(said as never);
  return said.id;
}

function Checked({ id, onAgain }: { id: string; onAgain: () => void }) {
  const reading = useRead(getVacancyImportRoute, { params: { id } });
  return <Loaded of={reading}>{(found) => <Preview found={found} onAgain={onAgain} />}</Loaded>;
}

function Preview({ found, onAgain }: { found: Import; onAgain: () => void }) {
  const say = useText();
  const toast = useToast();
  const apply = useAct(applyVacancyImportRoute);
  const offer = useAct(offerRejectedVacanciesRoute, []);
  const [also, setAlso] = useState<ReadonlySet<number>>(new Set());
  const params = { id: found.id };
  const ready = found.ready + found.unsure + also.size;
  const post = () =>
    apply.mutate(
      { params, body: { duplicates: [...also] } },
      { onSuccess: ({ applied }) => toast(say(SAYS.applied(applied))) },
    );
  const download = () =>
    offer.mutate({ params }, { onSuccess: ({ download: key }) => location.assign(`/api/downloads/${key}`) });
  return (
    <div className="stack">
      {(apply.error ?? offer.error) !== null && <ProblemNotice error={apply.error ?? offer.error} />}
      <Card title={found.name} extra={<span className="note">{found.uploadedBy}</span>}>
        <Counts found={found} />
        {found.missingColumns.length > 0 && (
          <p className="card-foot">
            {say(SAYS.missing)}
            {found.missingColumns.join("、")}
          </p>
        )}
        <div className="card-acts">
          {found.appliedAt === null ? (
            <Button type="primary" loading={apply.isPending} disabled={ready === 0} onClick={post}>
              {say(SAYS.apply(ready))}
            </Button>
          ) : (
            <StatusTag tone="good">{say(SAYS.applied(found.applied))}</StatusTag>
          )}
          {found.rejected > 0 && (
            <Button loading={offer.isPending} onClick={download}>
              {say(SAYS.rejected(found.rejected))}
            </Button>
          )}
          <Button onClick={onAgain}>{say(SAYS.again)}</Button>
        </div>
      </Card>
      {found.preview.length === 0 ? (
        <div className="card">
          <EmptyState title={say(SAYS.empty)} />
        </div>
      ) : (
        <PreviewTable
          rows={found.preview}
          also={found.appliedAt === null ? also : undefined}
          onAlso={(row) => {
            const next = new Set(also);
            if (!next.delete(row)) next.add(row);
            setAlso(next);
          }}
        />
      )}
    </div>
  );
}

function Counts({ found }: { found: Import }) {
  const say = useText();
  const counts = [
    [SAYS.all, found.rows],
    [OUTCOMES.ready, found.ready],
    [OUTCOMES.unsure, found.unsure],
    [OUTCOMES.duplicate, found.duplicates],
    [OUTCOMES.repeated, found.repeated],
    [OUTCOMES.rejected, found.rejected],
  ] as const;
  return (
    <p className="figure-line">
      {counts.map(([name, count]) => (
        <span key={name.en}>
          {say(name)} <span className="score">{count.toLocaleString("en-US")}</span>
        </span>
      ))}
    </p>
  );
}

function PreviewTable({
  rows,
  also,
  onAlso,
}: {
  rows: readonly Row[];
  also: ReadonlySet<number> | undefined;
  onAlso: (row: number) => void;
}) {
  const say = useText();
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{say(SAYS.preview)}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {say(SAYS.row)}
            </th>
            <th scope="col">{say(WORDS.post)}</th>
            <th scope="col">{say(WORDS.employer)}</th>
            <th scope="col">{say(SAYS.outcome)}</th>
            <th scope="col">{say(WORDS.why)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, title, employerName, outcome, reasons }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>{title}</td>
              <td>{employerName}</td>
              <td>
                <StatusTag tone={TONES[outcome]}>{say(OUTCOMES[outcome])}</StatusTag>
                {outcome === "duplicate" && also !== undefined && (
                  <label className="check">
                    <input type="checkbox" checked={also.has(row)} onChange={() => onAlso(row)} />
                    {say(SAYS.also)}
                  </label>
                )}
              </td>
              <td>
                {reasons.map(({ column, code, message }) => (
                  <p key={column + code}>
                    {column}：{say(message)}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
