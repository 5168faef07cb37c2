import { searchRoute } from "@olive/registry/contract";
import { useMay, useRead, useText } from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { asChoices, type Choice } from "./choices.ts";
import "./search.css";
import { SearchResults } from "./search-results.tsx";

const WORDS = {
  label: { zh: "查找人、户、企业、村社", en: "Find people, households, businesses, villages" },
  hint: {
    zh: "姓名、拼音、首字母、身份证或手机尾号、户号、信用代码、住址、村社",
    en: "Name, pinyin, initials, tail of ID or phone, household, credit code, address, village",
  },
  key: { zh: "按 / 查找", en: "Press / to find" },
};
/** Waits for a pause in typing (ms) before it asks. */
const PAUSE_MS = 120;
const OF_EACH_KIND = 6;

/** The one box for everything inside the reader's area, in the header of every page. */
export function SearchBox() {
  const may = useMay();
  return may("person.search") ? <Box /> : <span className="search-place" />;
}

function Box() {
  const say = useText();
  const id = useId();
  const input = useFocusKey();
  const [typed, setTyped] = useState("");
  const text = usePaused(typed.trim());
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useRead(
    searchRoute,
    { query: { text, limit: OF_EACH_KIND } },
    { enabled: text !== "", placeholderData: (before) => before },
  );
  const choices = text === "" ? [] : asChoices(found.data, text, say);
  const go = useGo(() => {
    setOpen(false);
    setTyped("");
    input.current?.blur();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = MOVES[event.key];
    if (moved !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((now) => (now + moved + choices.length) % choices.length);
    } else if (event.key === "Enter" && found.data !== undefined) go(choices[at]);
    else if (event.key === "Escape") {
      setOpen(false);
      input.current?.blur();
    }
  };
  const shown = open && text !== "";
  return (
    <search className="find">
      <label className="hidden" htmlFor={id}>
        {say(WORDS.label)}
      </label>
      <input
        id={id}
        ref={input}
        className="input find-input"
        type="search"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && choices.length > 0 ? `${id}-${at}` : undefined}
        aria-keyshortcuts="/ Control+K"
        autoComplete="off"
        spellCheck={false}
        placeholder={say(WORDS.label)}
        title={say(WORDS.hint)}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {!open && (
        <kbd className="find-key" title={say(WORDS.key)}>
          /
        </kbd>
      )}
      {shown && (
        <SearchResults
          id={id}
          choices={choices}
          at={at}
          waiting={found.data === undefined && !found.error}
          error={found.error}
          onChoose={go}
        />
      )}
    </search>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function useGo(before: () => void): (choice: Choice | undefined) => void {
  const navigate = useNavigate();
  return (choice) => {
    if (choice === undefined) return;
    before();
    void navigate({ to: choice.to, search: choice.search ?? {} } as never);
  };
}

/** "/" anywhere outside a field, or Ctrl-K, brings the cursor here. */
function useFocusKey() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      const wanted =
        (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
      if (!wanted) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return input;
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
