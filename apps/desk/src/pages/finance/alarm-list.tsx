import { listDeliveryAlarmsRoute, seeDeliveryAlarmRoute } from "@olive/finance/contract";
import {
  Button,
  Card,
  Loaded,
  ReasonDialog,
  StatusTag,
  shortTime,
  useAct,
  useRead,
  useText,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";

type Alarm = z.output<typeof listDeliveryAlarmsRoute.responses.ok.body>["alarms"][number];

const SAYS = {
  title: (open: number) => ({ zh: `告警（${open} 条没看过）`, en: `Alarms (${open} to look at)` }),
  none: { zh: "没有告警", en: "No alarms" },
  see: { zh: "已查看", en: "Looked at" },
  what: { zh: "查到了什么", en: "What it was" },
} as const;
const ROWS = 20;

/** Receipts that don't count, contents that don't verify, ports that closed: until somebody says what it was. */
export function AlarmList() {
  const say = useText();
  const [seeing, setSeeing] = useState<Alarm>();
  const reading = useRead(listDeliveryAlarmsRoute, { query: { limit: ROWS } });
  const see = useAct(seeDeliveryAlarmRoute, [listDeliveryAlarmsRoute]);
  return (
    <Loaded of={reading}>
      {({ alarms, open }) => (
        <Card title={say(SAYS.title(open))}>
          {alarms.length === 0 && <p className="note">{say(SAYS.none)}</p>}
          <ul className="rows">
            {alarms.map((alarm) => (
              <li key={alarm.id}>
                <div className="row-head">
                  <span className="row-title">{say(alarm.words)}</span>
                  <span>{alarm.bank}</span>
                  <StatusTag tone={alarm.seenBy === null ? "danger" : "neutral"}>{alarm.code}</StatusTag>
                  {alarm.seenBy === null && (
                    <span className="row-acts">
                      <Button onClick={() => setSeeing(alarm)}>{say(SAYS.see)}</Button>
                    </span>
                  )}
                </div>
                <p className="note">
                  {[shortTime(alarm.at), alarm.message, alarm.seenBy, alarm.note].filter(Boolean).join(" · ")}
                </p>
              </li>
            ))}
          </ul>
          {seeing && (
            <ReasonDialog
              title={say(seeing.words)}
              act={say(SAYS.see)}
              label={say(SAYS.what)}
              onAct={(note) => see.mutateAsync({ params: { id: seeing.id }, body: { note } })}
              onClose={() => setSeeing(undefined)}
            />
          )}
        </Card>
      )}
    </Loaded>
  );
}
