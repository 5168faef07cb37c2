import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { RuleFault } from "@olive/rules/contract";
import { useLanguage, useText } from "@olive/ui";
import { useEffect, useRef } from "react";
import { FaultList } from "./fault-list.tsx";
import { completeFeel, type RuleNames } from "./feel-completion.ts";

export interface FeelEditorProps {
  readonly label: string;
  /** Whose attributes bare names mean. */
  readonly entity: string;
  readonly names: RuleNames;
  readonly text: string;
  readonly faults: readonly RuleFault[];
  readonly onChange: (text: string) => void;
}

/**
 * One text of FEEL, with names to choose from and what is wrong at its place. It lives in a shadow root: there the
 * editor's styles are adopted sheets, which our content security policy allows, and no style elements. Tab leaves the
 * field, as in any form.
 */
export function FeelEditor(props: FeelEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const language = useLanguage();
  const say = useText();
  const saying = useRef(say);
  saying.current = say;
  const { label, entity, names } = props;
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          history(),
          autocompletion({ override: [completeFeel(names, entity, (wording) => wording[language])] }),
          keymap.of([...completionKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          LOOK,
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // A change of the label's language makes the editor anew; the text is kept by whoever holds the draft.
  }, [label, entity, names, language]);
  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined)
      editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor, props.faults, saying.current)));
  }, [props.faults]);
  const repair = ({ from, to, repair: text }: RuleFault) => {
    view.current?.dispatch({ changes: { from, to, insert: text ?? "" } });
    view.current?.focus();
  };
  return (
    <div className="stack">
      <div ref={host} className="feel-host" />
      <FaultList faults={props.faults} onRepair={repair} />
    </div>
  );
}

function diagnosticsOf(
  { state }: EditorView,
  faults: readonly RuleFault[],
  say: ReturnType<typeof useText>,
): Diagnostic[] {
  const end = state.doc.length;
  return faults.map(({ from, to, message }) => ({
    from: Math.min(from, end),
    to: Math.min(Math.max(to, from), end),
    severity: "error",
    message: say(message),
  }));
}

const LOOK = EditorView.theme({
  "&": { fontSize: "15px", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { fontFamily: "inherit", lineHeight: "26px", padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-scroller": { fontFamily: "inherit" },
  ".cm-gutters": { background: "var(--ground)", border: "none" },
  ".cm-tooltip": { background: "var(--paper)", border: "1px solid var(--control-line)", borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--primary)",
    color: "#fff",
  },
  ".cm-completionDetail": { fontStyle: "normal", marginLeft: "12px", opacity: "0.85" },
});
