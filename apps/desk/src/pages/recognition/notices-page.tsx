import "./recognition.css";
import { listNoticesRoute, type Notice } from "@olive/recognition/contract";
import {
  Button,
  Card,
  type Column,
  DataTable,
  EmptyState,
  Loaded,
  Page,
  StatusTag,
  type Tone,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { DraftDialog } from "./draft-dialog.tsx";
import { NOTICE_STATES } from "./notice-words.ts";
import { WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "公示", en: "Public notices" },
  lead: {
    zh: "名单由系统生成，姓名遮盖；没有身份证号、账号、电话和健康原因可放的地方。到期自己撤下。",
    en: "The system makes the list with masked names; there is no place for a number, an account or a cause of health. It expires by itself.",
  },
  draft: { zh: "拟公示", en: "Draft a notice" },
  none: { zh: "还没有公示", en: "No notice yet" },
  noneHelp: {
    zh: "部门都确认之后，就可以拟公示。",
    en: "Once the departments have confirmed, a notice can be drafted.",
  },
  where: { zh: "范围", en: "Where" },
  lines: { zh: "人数", en: "People" },
  time: { zh: "公示时间", en: "Posted" },
  objections: { zh: "异议", en: "Objections" },
};
const TONES: Readonly<Record<Notice["state"], Tone>> = {
  draft: "neutral",
  checked: "info",
  published: "good",
  expired: "neutral",
  withdrawn: "warning",
};

/** Notices, the newest first, and who waits to be posted. */
export default function NoticesPage() {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const [drafting, setDrafting] = useState(false);
  const reading = useRead(listNoticesRoute, { query: {} });
  const columns = useColumns();
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        may("notice.prepare") && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {say(SAYS.draft)}
          </Button>
        )
      }
    >
      <Loaded of={reading}>
        {({ notices, groups }) => (
          <>
            {notices.length === 0 ? (
              <Card>
                <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
              </Card>
            ) : (
              <DataTable
                caption={say(SAYS.title)}
                columns={columns}
                rows={notices}
                keyOf={({ id }) => id}
                onOpen={({ id }) => void navigate({ to: `/recognition/notices/${id}` })}
              />
            )}
            {drafting && <DraftDialog groups={groups} onClose={() => setDrafting(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useColumns(): readonly Column<Notice>[] {
  const say = useText();
  return [
    {
      key: "group",
      title: say(WORDS.group),
      cell: ({ id, groupName }) => <Link to={`/recognition/notices/${id}`}>{say(groupName)}</Link>,
    },
    { key: "where", title: say(SAYS.where), cell: ({ place }) => place.name },
    {
      key: "state",
      title: say(WORDS.state),
      cell: ({ state }) => <StatusTag tone={TONES[state]}>{say(NOTICE_STATES[state])}</StatusTag>,
    },
    {
      key: "time",
      title: say(SAYS.time),
      cell: ({ from, until }) => (from === null ? null : `${from} — ${until}`),
    },
    { key: "lines", title: say(SAYS.lines), number: true, cell: ({ lines }) => lines },
    { key: "objections", title: say(SAYS.objections), number: true, cell: ({ objections }) => objections },
  ];
}
