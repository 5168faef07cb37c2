import { getPersonRoute } from "@olive/registry/contract";
import { useText } from "@olive/ui";
import { useState } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";

const WORDS = {
  phone: { zh: "电话", en: "Phone" },
  open: { zh: "查看电话", en: "Show the phone number" },
  none: { zh: "登记册里没有电话", en: "Registers hold no number" },
  kept: { zh: "用途“走访帮扶”，查看会留痕", en: "Purpose: visits and help. It is recorded." },
};

/** The telephone number, read only when somebody wants it: for the visit, and recorded as such. */
export function Phone({ reference }: { reference: string }) {
  const say = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="phone">
      {open ? (
        <PhoneNumber reference={reference} />
      ) : (
        <>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {say(WORDS.open)}
          </button>
          <span className="note">{say(WORDS.kept)}</span>
        </>
      )}
    </div>
  );
}

function PhoneNumber({ reference }: { reference: string }) {
  const say = useText();
  const person = useReading(getPersonRoute, { params: { reference }, query: { purpose: "assistance" } });
  return (
    <Loading of={person}>
      {({ person: { phone } }) =>
        phone === null ? (
          <span>{say(WORDS.none)}</span>
        ) : (
          <span>
            {say(WORDS.phone)} <span className="number">{phone}</span>
          </span>
        )
      }
    </Loading>
  );
}
