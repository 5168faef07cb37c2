import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useText } from "./language.tsx";

/** Time to see one's slip and take it back (ms). */
const STAYS_MS = 10_000;
const WORDS = { undo: { zh: "撤销", en: "Undo" }, close: { zh: "关闭提示", en: "Dismiss" } };

interface Toast {
  readonly key: number;
  readonly text: string;
  readonly undo?: () => void;
}

type ShowToast = (text: string, undo?: () => void) => void;
const ToastContext = createContext<ShowToast>(() => {});

/** Says what was done, for ten seconds, and takes it back on request. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const say = useText();
  const [toast, setToast] = useState<Toast>();
  const show = useCallback<ShowToast>((text, undo) => {
    setToast({ key: Date.now(), text, ...(undo === undefined ? {} : { undo }) });
  }, []);
  useEffect(() => {
    if (toast === undefined) return;
    const timer = setTimeout(() => setToast(undefined), STAYS_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toast-place" role="status" aria-live="polite">
        {toast && (
          <div className="toast" key={toast.key}>
            <span>{toast.text}</span>
            {toast.undo && (
              <button
                type="button"
                className="toast-button"
                onClick={() => {
                  toast.undo?.();
                  setToast(undefined);
                }}
              >
                {say(WORDS.undo)}
              </button>
            )}
            <button
              type="button"
              className="toast-button"
              aria-label={say(WORDS.close)}
              onClick={() => setToast(undefined)}
            >
              ×
            </button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}
