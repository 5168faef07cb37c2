import { keepBankRoute, listBanksRoute } from "@olive/finance/contract";
import { Button, complaintsOf, Dialog, Field, ProblemNotice, useAct, useText } from "@olive/ui";
import { useState } from "react";
import { ChoiceField } from "../employment/small-fields.tsx";
import { SUITE_WORDS } from "./bank-words.ts";

const SAYS = {
  title: { zh: "登记银行", en: "Enter a bank" },
  save: { zh: "登记", en: "Enter" },
  cancel: { zh: "取消", en: "Cancel" },
  code: { zh: "代码", en: "Code" },
  codeHint: { zh: "小写字母、数字和短横，以后不变", en: "Small letters, digits, hyphens; it stays" },
  zh: { zh: "名称", en: "Name in Chinese" },
  en: { zh: "英文名称", en: "Name in English" },
  contact: { zh: "联系方式", en: "Contact" },
  contactHint: { zh: "授权前告诉经营者", en: "Told to owners before they consent" },
  endpoint: { zh: "端口地址", en: "Endpoint" },
  endpointHint: { zh: "https:// 开头", en: "Begins with https://" },
  suite: { zh: "算法", en: "Algorithms" },
  phases: { zh: "投递", en: "Delivery" },
  rate: { zh: "每秒至多", en: "A second at most" },
} as const;
const PHASES = {
  two: { zh: "先密文、后密钥", en: "Ciphertext, then key" },
  one: { zh: "一次送达", en: "At once" },
} as const;
const CODE = /^[a-z][a-z0-9-]{1,30}$/;
const USUAL_RATE = "50";
const TEXTS = [
  ["code", SAYS.code, SAYS.codeHint],
  ["zh", SAYS.zh, undefined],
  ["en", SAYS.en, undefined],
  ["contact", SAYS.contact, SAYS.contactHint],
  ["endpoint", SAYS.endpoint, SAYS.endpointHint],
  ["rate", SAYS.rate, undefined],
] as const;

/** Enters a bank that has passed its certification; its keys are registered on its own page. */
export function BankDialog({ onDone, onClose }: { onDone: (code: string) => void; onClose: () => void }) {
  const say = useText();
  const keep = useAct(keepBankRoute, [listBanksRoute]);
  const [given, setGiven] = useState({
    code: "",
    zh: "",
    en: "",
    contact: "",
    endpoint: "",
    rate: USUAL_RATE,
  });
  const [suite, setSuite] = useState<keyof typeof SUITE_WORDS>("intl");
  const [phases, setPhases] = useState<keyof typeof PHASES>("two");
  const complaints = complaintsOf(keep.error);
  const complaintOf = (field: string) => complaints.find((one) => one.field.endsWith(field))?.text;
  const { code, zh, en, contact, endpoint, rate } = given;
  const terms = { endpoint: endpoint.trim(), suite, twoPhase: phases === "two", ratePerSecond: Number(rate) };
  const submit = () =>
    keep.mutate(
      { params: { bank: code }, body: { name: { zh, en }, contact, ...terms } },
      { onSuccess: () => onDone(code) },
    );
  return (
    <Dialog
      title={say(SAYS.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(SAYS.cancel)}</Button>
          <Button type="primary" loading={keep.isPending} disabled={!CODE.test(code)} onClick={submit}>
            {say(SAYS.save)}
          </Button>
        </>
      }
    >
      {keep.error !== null && <ProblemNotice error={keep.error} />}
      {TEXTS.map(([name, label, hint]) => (
        <Field
          key={name}
          label={say(label)}
          {...(hint === undefined ? {} : { hint: say(hint) })}
          complaint={complaintOf(name === "rate" ? "ratePerSecond" : name)}
        >
          <input
            className="input"
            value={given[name]}
            onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
          />
        </Field>
      ))}
      <ChoiceField label={say(SAYS.suite)} value={suite} words={SUITE_WORDS} onChange={setSuite} />
      <ChoiceField label={say(SAYS.phases)} value={phases} words={PHASES} onChange={setPhases} />
    </Dialog>
  );
}
