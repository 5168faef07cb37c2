import { useState } from "react";
import { useText } from "./language.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";

const WORDS = {
  open: { zh: "查看", en: "Open" },
  title: { zh: "查看完整内容", en: "Open the full value" },
};

export interface MaskedProps {
  /** What it is, as 身份证号. */
  readonly label: string;
  /** As the server masked it: the full value isn't in the page before it is asked for. */
  readonly masked: string;
  /** Asks the server for the full value; without it (no such act) nothing can be opened. */
  readonly onOpen?: (reason: string) => Promise<string>;
}

/** A sensitive item that shows its mask until somebody opens it with a reason, which is kept. */
export function Masked({ label, masked, onOpen }: MaskedProps) {
  const say = useText();
  const [full, setFull] = useState<string>();
  const [asking, setAsking] = useState(false);
  return (
    <span className="masked number">
      {full ?? masked}
      {full === undefined && onOpen && (
        <button
          type="button"
          className="link-button"
          aria-label={`${say(WORDS.open)} ${label}`}
          onClick={() => setAsking(true)}
        >
          {say(WORDS.open)}
        </button>
      )}
      {asking && onOpen && (
        <ReasonDialog
          title={`${say(WORDS.title)} · ${label}`}
          act={say(WORDS.open)}
          onAct={async (reason) => setFull(await onOpen(reason))}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  );
}
