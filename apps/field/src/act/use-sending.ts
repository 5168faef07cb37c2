import { undoActRoute } from "@olive/cases/contract";
import type { Wording } from "@olive/kernel";
import { type Call, useText, useToast } from "@olive/ui";
import { useRef, useState } from "react";
import { forgetReadings, useCall } from "../reading/use-reading.ts";

/** An act on its way: under way, refused, done. A second tap while it is under way does nothing. */
export function useSending() {
  const call = useCall();
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async <T>(act: (call: Call) => Promise<T>): Promise<T | undefined> => {
    if (under.current) return undefined;
    under.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const done = await act(call);
      forgetReadings();
      return done;
    } catch (failure) {
      setError(failure);
      return undefined;
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  return { send, busy, error };
}

/** What every act of the loop answers with. */
interface Moved {
  readonly repeated: boolean;
  readonly undoable: boolean;
  readonly case: { readonly id: string; readonly version: number } | null;
}

const WORDS = {
  undone: { zh: "已撤销", en: "Taken back" },
  late: { zh: "撤销不了了：", en: "It can't be taken back any more: " },
};

/** Says what was done and, where that can be taken back, offers for ten seconds to take it back. */
export function useDone() {
  const say = useText();
  const call = useCall();
  const toast = useToast();
  return (words: Wording, moved: Moved, afterUndo: () => void) => {
    const kase = moved.case;
    if (kase === null || moved.repeated || !moved.undoable) return toast(say(words));
    const undo = async () => {
      try {
        await call(undoActRoute, { params: { id: kase.id }, body: { version: kase.version } });
        forgetReadings();
        toast(say(WORDS.undone));
        afterUndo();
      } catch (error) {
        toast(say(WORDS.late) + (error instanceof Error ? error.message : ""));
      }
    };
    toast(say(words), () => void undo());
  };
}
