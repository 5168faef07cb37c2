import type { MouseEvent, ReactNode } from "react";
import { useText } from "./language.tsx";

const WORDS = { busy: { zh: "正在办理", en: "Working" } };

export interface ButtonProps {
  /** One primary button a page. */
  readonly type?: "primary" | "default";
  /** Ends, removes or refuses something. */
  readonly danger?: boolean;
  /** Its act is under way: it keeps the focus, and a second click does nothing. */
  readonly loading?: boolean;
  readonly disabled?: boolean;
  readonly htmlType?: "button" | "submit";
  /** Of the page's own style sheet, for its place. */
  readonly className?: string;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly children: ReactNode;
  readonly "aria-label"?: string;
}

export function Button({
  type = "default",
  danger = false,
  loading = false,
  htmlType = "button",
  className,
  onClick,
  children,
  ...others
}: ButtonProps) {
  const say = useText();
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...others}
      type={htmlType}
      className={["button", type === "primary" && "primary", danger && "danger", className]
        .filter(Boolean)
        .join(" ")}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      onClick={act}
    >
      {loading && <span className="busy" role="img" aria-label={say(WORDS.busy)} />}
      {children}
    </button>
  );
}
