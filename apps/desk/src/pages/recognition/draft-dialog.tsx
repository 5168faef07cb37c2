import { draftNoticeRoute, type listNoticesRoute } from "@olive/recognition/contract";
import { listPlacesRoute } from "@olive/registry/contract";
import { Button, Dialog, Field, ProblemNotice, useAct, useRead, useSession, useText } from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { WORDS } from "./words.ts";

type Groups = z.output<typeof listNoticesRoute.responses.ok.body>["groups"];

const SAYS = {
  title: { zh: "拟公示", en: "Draft a notice" },
  act: { zh: "生成名单", en: "Make the list" },
  waiting: (count: number) => ({ zh: `待公示 ${count} 人`, en: `${count} to be posted` }),
  where: { zh: "在哪里公示", en: "Where" },
  days: { zh: "公示几天", en: "Days" },
  contact: { zh: "异议向谁提", en: "Objections to" },
  contactHint: { zh: "单位和办公电话", en: "Office and its phone" },
  missing: { zh: "请写明单位和办公电话", en: "Name the office and its phone" },
};
const MOST_PLACES = 1000;
const MOST_DAYS = 60;

/** Asks for group, place and days; the list itself is the system's. */
export function DraftDialog({ groups, onClose }: { groups: Groups; onClose: () => void }) {
  const say = useText();
  const navigate = useNavigate();
  const { area, areaName } = useSession();
  const first = groups.find(({ waiting }) => waiting > 0) ?? groups[0];
  const [group, setGroup] = useState(first?.code ?? "");
  const [place, setPlace] = useState(area);
  const [days, setDays] = useState(String(first?.days ?? ""));
  const [contact, setContact] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const places = useRead(listPlacesRoute, {
    query: { level: "township", historic: false, limit: MOST_PLACES },
  });
  const draft = useAct(draftNoticeRoute);
  const submit = async () => {
    if (contact.trim().length < 2) return setComplaint(say(SAYS.missing));
    const { id } = await draft.mutateAsync({
      body: { group, place, days: Number(days), contact: contact.trim() },
    });
    void navigate({ to: `/recognition/notices/${id}` });
  };
  const below = (places.data?.places ?? []).filter(
    ({ code }) => code !== area && code.startsWith(area.slice(0, 6)),
  );
  return (
    <Dialog
      title={say(SAYS.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
          <Button type="primary" loading={draft.isPending} onClick={() => void submit().catch(() => {})}>
            {say(SAYS.act)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {draft.error && <ProblemNotice error={draft.error} />}
        <Field label={say(WORDS.group)}>
          <select className="input" value={group} onChange={(event) => setGroup(event.target.value)}>
            {groups.map(({ code, name, waiting }) => (
              <option key={code} value={code}>
                {say(name)}（{say(SAYS.waiting(waiting))}）
              </option>
            ))}
          </select>
        </Field>
        <Field label={say(SAYS.where)}>
          <select className="input" value={place} onChange={(event) => setPlace(event.target.value)}>
            <option value={area}>{areaName}</option>
            {below.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={say(SAYS.days)}>
          <input
            className="input"
            type="number"
            min={1}
            max={MOST_DAYS}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </Field>
        <Field label={say(SAYS.contact)} hint={say(SAYS.contactHint)} complaint={complaint}>
          <input
            className="input"
            value={contact}
            maxLength={60}
            onChange={(event) => {
              setContact(event.target.value);
              setComplaint(undefined);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}
