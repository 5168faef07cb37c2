import { Button, Page, useSession, useText } from "@olive/ui";
import { type FormEvent, type ReactNode, useState } from "react";

const WORDS = {
  title: { zh: "为什么要查阅", en: "Why do you read this" },
  why: {
    zh: "查阅个人信息要有用途。选一次，本次登录内查阅此人都用它；会记入审计，本人可以查询。",
    en: "Personal data are read for a purpose. Chosen once for this person and session; it goes into the audit, and the person can ask.",
  },
  basis: { zh: "依据：", en: "Basis: " },
  go: { zh: "查阅", en: "Read" },
  none: {
    zh: "您的任职没有查阅个人信息的用途，请联系管理员。",
    en: "Your assignment has no purpose for personal data: ask your administrator.",
  },
};
const KEPT_UNDER = "olive.purpose.";
const LAST = `${KEPT_UNDER}last`;

/** The purpose for which this person is read, once it was chosen in this session; asks for it until then. */
export function WithPurpose({
  subject,
  usual,
  children,
}: {
  subject: string;
  /** Offered first, where the page is mostly read for one thing. */
  usual?: string;
  children: (purpose: string, change: () => void) => ReactNode;
}) {
  const { purposes } = useSession();
  const kept = sessionStorage.getItem(KEPT_UNDER + subject) ?? undefined;
  const [chosen, setChosen] = useState<{ subject: string; purpose: string | undefined }>({
    subject,
    purpose: kept,
  });
  const purpose = chosen.subject === subject ? chosen.purpose : kept;
  if (purpose !== undefined && purposes.some(({ code }) => code === purpose)) {
    return children(purpose, () => setChosen({ subject, purpose: undefined }));
  }
  return (
    <PurposeChoice
      usual={usual}
      onChoose={(code) => {
        sessionStorage.setItem(KEPT_UNDER + subject, code);
        sessionStorage.setItem(LAST, code);
        setChosen({ subject, purpose: code });
      }}
    />
  );
}

function PurposeChoice({ usual, onChoose }: { usual: string | undefined; onChoose: (code: string) => void }) {
  const say = useText();
  const { purposes } = useSession();
  const last = sessionStorage.getItem(LAST);
  const known = (wanted: string | null | undefined) => purposes.find((one) => one.code === wanted)?.code;
  const [code, setCode] = useState(known(last) ?? known(usual) ?? purposes[0]?.code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code !== undefined) onChoose(code);
  };
  if (purposes.length === 0) return <p className="notice">{say(WORDS.none)}</p>;
  return (
    <Page title={say(WORDS.title)} lead={say(WORDS.why)}>
      <form className="card purpose-form" onSubmit={submit}>
        <fieldset>
          <legend className="hidden">{say(WORDS.title)}</legend>
          {purposes.map((one) => (
            <label key={one.code} className="purpose">
              <input
                type="radio"
                name="purpose"
                value={one.code}
                checked={one.code === code}
                onChange={() => setCode(one.code)}
              />
              <span>
                {say(one.name)}
                <span className="note">
                  {" "}
                  {say(WORDS.basis)}
                  {one.basis}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <Button type="primary" htmlType="submit">
          {say(WORDS.go)}
        </Button>
      </form>
    </Page>
  );
}

/** On the page: for which purpose it is open, and the way to change it. */
export function PurposeMark({ purpose, onChange }: { purpose: string; onChange: () => void }) {
  const say = useText();
  const { purposes } = useSession();
  const found = purposes.find(({ code }) => code === purpose);
  return (
    <p className="purpose-mark">
      {say(MARK.purpose)}
      <strong>{found === undefined ? purpose : say(found.name)}</strong>
      <button type="button" className="link-button no-print" onClick={onChange}>
        {say(MARK.change)}
      </button>
    </p>
  );
}

const MARK = {
  purpose: { zh: "查阅用途：", en: "Purpose: " },
  change: { zh: "换一个用途", en: "Change" },
};
