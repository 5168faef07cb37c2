import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useState } from "react";

export type Filters = Readonly<Record<string, string | undefined>>;

/**
 * The page's filters, kept in its address: they survive a reload, the back button and being sent to a colleague.
 * Setting one to undefined or empty takes it out, and another filter's change leads back to the first page.
 */
export function useFilters(): readonly [Filters, (change: Filters) => void] {
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const set = (change: Filters) => {
    const next = Object.entries({ ...filters, after: undefined, ...change }).filter(
      ([, value]) => value !== undefined && value !== "",
    );
    void navigate({ to: ".", search: Object.fromEntries(next) as never, replace: true });
  };
  return [filters, set];
}

/** Filters in a row above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className="filters">{children}</search>;
}

/** Waits for a pause in typing (ms) before it asks. */
const PAUSE_MS = 200;

export function TextFilter({
  label,
  name,
  placeholder,
}: {
  label: string;
  name: string;
  placeholder?: string;
}) {
  const id = useId();
  const [filters, set] = useFilters();
  const current = filters[name] ?? "";
  const [typed, setTyped] = useState(current);
  useEffect(() => setTyped(current), [current]);
  useEffect(() => {
    if (typed === current) return;
    const timer = setTimeout(() => set({ [name]: typed }), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <label className="filter" htmlFor={id}>
      <span className="field-label">{label}</span>
      <input
        id={id}
        className="input"
        type="search"
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a few; the browser's own list, which every keyboard and screen reader knows. */
export function ChoiceFilter({
  label,
  name,
  choices,
  all,
}: {
  label: string;
  name: string;
  choices: readonly Choice[];
  all: string;
}) {
  const id = useId();
  const [filters, set] = useFilters();
  return (
    <label className="filter" htmlFor={id}>
      <span className="field-label">{label}</span>
      <select
        id={id}
        className="input"
        value={filters[name] ?? ""}
        onChange={(event) => set({ [name]: event.target.value })}
      >
        <option value="">{all}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
