import { extendAccessRoute, listExtensionsRoute } from "@olive/access/contract";
import {
  Button,
  Card,
  type Complaint,
  complaintsOf,
  Field,
  FormPage,
  useAct,
  useSession,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import { ACCESS_WORDS } from "./words.ts";

const WORDS = {
  title: { zh: "申请查阅", en: "Ask" },
  residentId: { zh: "身份证号", en: "ID number" },
  residentIdHint: { zh: "完整的十八位", en: "All eighteen characters" },
  purpose: { zh: "用途", en: "Purpose" },
  choose: { zh: "请选择", en: "Choose" },
  reasonHint: {
    zh: "会报告上级并记入审计，如：人在本村租住，户口在外乡",
    en: "A supervisor reads it, and the audit keeps it",
  },
  ask: { zh: "开通三小时", en: "Open for three hours" },
  opened: { zh: "已开通，已报告上级", en: "Opened; your supervisor is told" },
  missing: {
    residentId: { zh: "请输入完整的十八位身份证号", en: "Give all eighteen characters" },
    purpose: { zh: "请选择用途", en: "Choose a purpose" },
    reason: { zh: "请用一句话说明理由", en: "Give a reason, in a sentence" },
  },
};
const EMPTY = { residentId: "", purpose: "", reason: "" };
const ID_LENGTH = 18;
const SHORTEST_REASON = 4;

type Draft = typeof EMPTY;

/** Asks for three hours with one person who lives elsewhere. */
export function ExtensionForm() {
  const say = useText();
  const toast = useToast();
  const [draft, setDraft] = useState(EMPTY);
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const extend = useAct(extendAccessRoute, [listExtensionsRoute]);
  const submit = () => {
    const missing = missingIn(draft).map((field) => ({ field, text: say(WORDS.missing[field]) }));
    setComplaints(missing);
    if (missing.length > 0) return;
    extend.mutate(
      { body: draft },
      {
        onError: (error) => setComplaints(complaintsOf(error)),
        onSuccess: () => {
          setDraft(EMPTY);
          toast(say(WORDS.opened));
        },
      },
    );
  };
  /** What was complained of and is being changed isn't complained of any more. */
  const change = (field: keyof Draft, value: string) => {
    setDraft((before) => ({ ...before, [field]: value }));
    setComplaints((all) => all.filter((one) => one.field !== field));
  };
  return (
    <Card title={say(WORDS.title)}>
      <FormPage
        complaints={complaints}
        failure={extend.error ?? undefined}
        onSubmit={submit}
        buttons={
          <Button type="primary" htmlType="submit" loading={extend.isPending}>
            {say(WORDS.ask)}
          </Button>
        }
      >
        <ExtensionFields draft={draft} complaints={complaints} onChange={change} />
      </FormPage>
    </Card>
  );
}

function missingIn({ residentId, purpose, reason }: Draft): (keyof Draft)[] {
  return [
    ...(residentId.trim().length === ID_LENGTH ? [] : ["residentId" as const]),
    ...(purpose === "" ? ["purpose" as const] : []),
    ...(reason.trim().length < SHORTEST_REASON ? ["reason" as const] : []),
  ];
}

function ExtensionFields({
  draft,
  complaints,
  onChange,
}: {
  draft: Draft;
  complaints: readonly Complaint[];
  onChange: (field: keyof Draft, value: string) => void;
}) {
  const say = useText();
  const { purposes } = useSession();
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  return (
    <>
      <Field
        label={say(WORDS.residentId)}
        id="residentId"
        hint={say(WORDS.residentIdHint)}
        complaint={complaintOf("residentId")}
      >
        <input
          className="input"
          autoComplete="off"
          maxLength={ID_LENGTH}
          value={draft.residentId}
          onChange={(event) => onChange("residentId", event.target.value)}
        />
      </Field>
      <Field label={say(WORDS.purpose)} id="purpose" complaint={complaintOf("purpose")}>
        <select
          className="input"
          value={draft.purpose}
          onChange={(event) => onChange("purpose", event.target.value)}
        >
          <option value="">{say(WORDS.choose)}</option>
          {purposes.map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label={say(ACCESS_WORDS.reason)}
        id="reason"
        hint={say(WORDS.reasonHint)}
        complaint={complaintOf("reason")}
      >
        <textarea
          className="input"
          rows={2}
          maxLength={200}
          value={draft.reason}
          onChange={(event) => onChange("reason", event.target.value)}
        />
      </Field>
    </>
  );
}
