import { useSession } from "@olive/ui";
import { useCallback, useState } from "react";

/** What this phone keeps under the key; undefined where it keeps nothing. No name and no number is ever in it. */
function readKept<Kept>(key: string): Kept | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still files what is on the screen.
  }
}

/**
 * A form that isn't filed yet: kept at every change, found again after a reload, gone once it is filed. One for each
 * account: a phone may pass through several hands.
 * @param name what it is and about whom.
 */
export function useKept<Kept extends object>(name: string, begin: () => Kept) {
  const { account } = useSession();
  const [kind, ...about] = name.split(":");
  const key = ["olive-field", kind, account, ...about].join(":");
  const [state, setState] = useState(() => {
    const found = readKept<Kept>(key);
    return { value: found ?? begin(), found: found !== undefined };
  });
  const change = useCallback(
    (part: Partial<Kept>) =>
      setState(({ value, found }) => {
        const next = { ...value, ...part };
        keep(key, next);
        return { value: next, found };
      }),
    [key],
  );
  const drop = useCallback(() => keep(key, undefined), [key]);
  return { ...state, change, drop };
}
