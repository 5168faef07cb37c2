import { listExtensionsRoute, seeExtensionRoute } from "@olive/access/contract";
import {
  Card,
  DataTable,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  useAct,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { DayTime } from "./day-time.tsx";
import { ExtensionForm } from "./extension-form.tsx";
import { ACCESS_WORDS } from "./words.ts";

type Extension = z.output<typeof listExtensionsRoute.responses.ok.body>["extensions"][number];

const WORDS = {
  title: { zh: "辖区外查阅", en: "Reading outside the area" },
  lead: {
    zh: "工作需要查阅辖区外的一个人时，凭完整身份证号、用途和理由开通三小时；同时报告上级，并记入审计。",
    en: "One person outside the area, by full ID number, purpose and reason, for three hours; a supervisor is told and the audit keeps it.",
  },
  reported: { zh: "报告给我的", en: "Reported to me" },
  own: { zh: "我开通的", en: "Mine" },
  noneReported: {
    zh: "没有人报告。辖区内的工作人员查阅辖区外的人时，会出现在这里，请知悉。",
    en: "Nothing is reported. When somebody of your area reads a person outside it, it stands here for you to see.",
  },
  noneOwn: {
    zh: "您还没有开通过。需要时在右边申请；三小时后自动关闭。",
    en: "You have opened none. Ask for it in the form; it closes by itself after three hours.",
  },
  who: { zh: "谁查阅", en: "Who read" },
  opened: { zh: "开通时间", en: "Opened" },
  until: { zh: "截止", en: "Until" },
  told: { zh: "报告给", en: "Told" },
  live: { zh: "打开此人的页面", en: "Open the person's page" },
  over: { zh: "已过期", en: "Over" },
  see: { zh: "知悉", en: "Acknowledge" },
  seen: { zh: "已知悉", en: "Seen" },
};

/** Asking for one person outside the area; what was asked for, by oneself and by those one supervises. */
export default function ExtensionsPage() {
  const say = useText();
  const may = useMay();
  const reading = useRead(listExtensionsRoute);
  return (
    <Page title={say(WORDS.title)} lead={say(WORDS.lead)}>
      <div className={may("person.readOutOfArea") ? "columns" : undefined}>
        <Loaded of={reading}>
          {({ extensions }) => (
            <div className="stack">
              {may("case.supervise") && (
                <Card title={say(WORDS.reported)}>
                  <ExtensionTable
                    extensions={extensions.filter(({ own }) => !own)}
                    none={say(WORDS.noneReported)}
                  />
                </Card>
              )}
              {may("person.readOutOfArea") && (
                <Card title={say(WORDS.own)}>
                  <ExtensionTable
                    extensions={extensions.filter(({ own }) => own)}
                    none={say(WORDS.noneOwn)}
                  />
                </Card>
              )}
            </div>
          )}
        </Loaded>
        {may("person.readOutOfArea") && <ExtensionForm />}
      </div>
    </Page>
  );
}

function ExtensionTable({ extensions, none }: { extensions: readonly Extension[]; none: string }) {
  const say = useText();
  const see = useAct(seeExtensionRoute, [listExtensionsRoute]);
  if (extensions.length === 0) return <p className="note">{none}</p>;
  return (
    <>
      {see.error && <ProblemNotice error={see.error} />}
      <DataTable
        caption={say(WORDS.title)}
        rows={extensions}
        keyOf={({ id }) => String(id)}
        columns={[
          ...(extensions.every(({ own }) => own)
            ? []
            : [{ key: "who", title: say(WORDS.who), cell: ({ reader }: Extension) => reader }]),
          { key: "reason", title: say(ACCESS_WORDS.reason), cell: ({ reason }) => reason },
          { key: "opened", title: say(WORDS.opened), cell: ({ openedAt }) => <DayTime at={openedAt} /> },
          { key: "until", title: say(WORDS.until), cell: ({ untilAt }) => <DayTime at={untilAt} /> },
          { key: "told", title: say(WORDS.told), cell: ({ supervisor }) => supervisor ?? "—" },
          {
            key: "act",
            title: say(ACCESS_WORDS.state),
            cell: (one) => <State one={one} onSee={() => see.mutate({ params: { id: one.id } })} />,
          },
        ]}
      />
    </>
  );
}

function State({ one, onSee }: { one: Extension; onSee: () => void }) {
  const say = useText();
  if (one.own) {
    return one.live ? (
      <Link to={`/people/${one.person}`} search={{ purpose: one.purpose } as never}>
        {say(WORDS.live)}
      </Link>
    ) : (
      <StatusTag tone="neutral">{say(WORDS.over)}</StatusTag>
    );
  }
  if (one.seenAt !== null) return <StatusTag tone="good">{say(WORDS.seen)}</StatusTag>;
  return (
    <button type="button" className="link-button" onClick={onSee}>
      {say(WORDS.see)}
    </button>
  );
}
