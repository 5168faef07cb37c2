import "./recognition.css";
import { getNoticeRoute, moveNoticeRoute } from "@olive/recognition/contract";
import {
  Button,
  Card,
  DataTable,
  Loaded,
  Page,
  ProblemNotice,
  ReasonDialog,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import type { z } from "zod";
import { NOTICE_ACTS, NOTICE_STATES } from "./notice-words.ts";
import { WORDS } from "./words.ts";

type Answer = z.output<typeof getNoticeRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "公示", en: "Public notice" },
  list: { zh: "名单（公开页上就是这样）", en: "The list, as the public page shows it" },
  line: { zh: "序号", en: "No." },
  where: { zh: "范围", en: "Where" },
  time: { zh: "公示时间", en: "Posted" },
  days: (days: number) => ({ zh: `${days} 天`, en: `${days} days` }),
  contact: { zh: "异议向谁提", en: "Objections to" },
  objections: { zh: "异议", en: "Objections" },
  open: (count: number) => ({ zh: `其中 ${count} 件未答复`, en: `${count} of them open` }),
  drafted: { zh: "拟稿", en: "Drafted by" },
  checked: { zh: "核对", en: "Checked by" },
  published: { zh: "发布", en: "Published by" },
  page: { zh: "公开页面", en: "The public page" },
  why: { zh: "撤回公示", en: "Withdraw the notice" },
};

/** One notice: the list as everybody will see it, and who drafted, checked and published it. */
export default function NoticePage() {
  const say = useText();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const reading = useRead(getNoticeRoute, { params: { id } });
  const found = reading.data;
  return (
    <Page
      title={found === undefined ? say(SAYS.title) : `${say(found.notice.groupName)} · ${say(SAYS.title)}`}
      lead={found && say(NOTICE_STATES[found.notice.state])}
      actions={found && <NoticeActs answer={found} />}
    >
      <Loaded of={reading}>
        {(answer) => (
          <div className="columns">
            <Lines answer={answer} />
            <About answer={answer} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Lines({ answer: { columns, rows } }: { answer: Answer }) {
  const say = useText();
  return (
    <DataTable
      caption={say(SAYS.list)}
      columns={[
        { key: "line", title: say(SAYS.line), number: true, width: 72, cell: ({ line }) => line },
        ...columns.map((name, at) => ({
          key: name.zh,
          title: say(name),
          cell: ({ shown }: Answer["rows"][number]) => shown[at] ?? "—",
        })),
      ]}
      rows={rows}
      keyOf={({ line }) => String(line)}
    />
  );
}

function About({ answer: { notice } }: { answer: Answer }) {
  const say = useText();
  const pairs: [string, string | null][] = [
    [say(SAYS.where), notice.place.name],
    [say(SAYS.time), notice.from === null ? say(SAYS.days(notice.days)) : `${notice.from} — ${notice.until}`],
    [say(SAYS.contact), notice.contact],
    [say(SAYS.drafted), notice.draftedBy],
    [say(SAYS.checked), notice.checkedBy],
    [say(SAYS.published), notice.publishedBy],
    [say(WORDS.reason), notice.withdrawReason],
  ];
  return (
    <Card>
      <dl className="pairs">
        {pairs
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        <dt>{say(SAYS.objections)}</dt>
        <dd>
          {notice.objections}
          {notice.openObjections > 0 && ` · ${say(SAYS.open(notice.openObjections))}`}
        </dd>
      </dl>
      {notice.address !== null && (
        <p className="card-foot">
          <a href={notice.address}>{say(SAYS.page)}</a>
        </p>
      )}
    </Card>
  );
}

function NoticeActs({ answer: { notice, acts } }: { answer: Answer }) {
  const say = useText();
  const toast = useToast();
  const [withdrawing, setWithdrawing] = useState(false);
  const move = useAct(moveNoticeRoute);
  const params = { id: notice.id };
  const done = (state: keyof typeof NOTICE_STATES) => toast(say(NOTICE_STATES[state]));
  const act = (name: "check" | "publish") =>
    move.mutate({ params, body: { act: name } }, { onSuccess: ({ state }) => done(state) });
  return (
    <>
      {acts.includes("withdraw") && (
        <Button onClick={() => setWithdrawing(true)}>{say(NOTICE_ACTS.withdraw)}</Button>
      )}
      {(["check", "publish"] as const)
        .filter((name) => acts.includes(name))
        .map((name) => (
          <Button key={name} type="primary" loading={move.isPending} onClick={() => act(name)}>
            {say(NOTICE_ACTS[name])}
          </Button>
        ))}
      {move.error && <ProblemNotice error={move.error} />}
      {withdrawing && (
        <ReasonDialog
          title={say(SAYS.why)}
          act={say(NOTICE_ACTS.withdraw)}
          onAct={async (reason) =>
            done((await move.mutateAsync({ params, body: { act: "withdraw", reason } })).state)
          }
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  );
}
