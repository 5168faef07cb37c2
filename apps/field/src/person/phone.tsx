import { openPhoneRoute } from "@olive/employment/contract";
import { useText } from "@olive/ui";
import { useState } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";

const WORDS = {
  call: { zh: "拨打", en: "Call" },
  open: { zh: "查看电话", en: "Show the phone number" },
  none: { zh: "登记册里没有电话", en: "Registers hold no number" },
  kept: { zh: "用途“走访帮扶”，查看会留痕", en: "For visits and help; it is recorded." },
};

/** The telephone number, read only when somebody taps for it: for the visit, and recorded as such. */
export function Phone({ reference }: { reference: string }) {
  const say = useText();
  const [open, setOpen] = useState(false);
  if (open) return <PhoneNumber reference={reference} />;
  return (
    <div className="phone">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {say(WORDS.open)}
      </button>
      <span className="note">{say(WORDS.kept)}</span>
    </div>
  );
}

function PhoneNumber({ reference }: { reference: string }) {
  const say = useText();
  const opened = useReading(openPhoneRoute, { params: { reference }, query: { purpose: "assistance" } });
  return (
    <div className="phone">
      <Loading of={opened}>
        {({ phone }) =>
          phone === null ? (
            <span>{say(WORDS.none)}</span>
          ) : (
            <a className="button" href={`tel:${phone}`}>
              {say(WORDS.call)} <span className="number">{phone}</span>
            </a>
          )
        }
      </Loading>
    </div>
  );
}
