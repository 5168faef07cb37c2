import type { RuleFault } from "@olive/rules/contract";
import { useText } from "@olive/ui";

const WORDS = { repair: (text: string) => ({ zh: `改为 ${text}`, en: `Write ${text}` }) };

/** What is wrong, below the field too: a mark in the text alone isn't read out, nor reached by the keyboard. */
export function FaultList({
  faults,
  onRepair,
}: {
  faults: readonly RuleFault[];
  onRepair: (fault: RuleFault) => void;
}) {
  const say = useText();
  return (
    <ul className="rule-list" aria-live="polite">
      {faults.map((fault) => (
        <li key={`${fault.from} ${fault.code}`} className="complaint">
          {say(fault.message)}{" "}
          {fault.repair !== null && (
            <button type="button" className="plain-button" onClick={() => onRepair(fault)}>
              {say(WORDS.repair(fault.repair))}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
