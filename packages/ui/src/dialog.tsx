import { type ReactNode, useEffect, useId, useRef } from "react";
import { useText } from "./language.tsx";

const WORDS = { close: { zh: "关闭", en: "Close" } };

export interface DialogProps {
  readonly title: string;
  /** Buttons, the one that does it last. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FIELDS = ".dialog-body :is(input, select, textarea)";

/**
 * The browser's own dialog: keeps the focus inside, leaves by Escape, gives the focus back. A click beside it doesn't
 * close it, as what has been typed would be lost.
 */
export function Dialog({ title, footer, wide = false, onClose, children }: DialogProps) {
  const say = useText();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // The browser would choose the button that closes; what is asked for comes first.
    dialog?.querySelector<HTMLElement>(FIELDS)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="dialog-close" aria-label={say(WORDS.close)} onClick={onClose}>
          ×
        </button>
      </header>
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
    </dialog>
  );
}
