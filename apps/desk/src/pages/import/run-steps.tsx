import type { ImportRun } from "@olive/registry/contract";
import { useText } from "@olive/ui";

const STEPS = [
  { zh: "投递", en: "Drop" },
  { zh: "识别和对应", en: "Recognise" },
  { zh: "检查", en: "Check" },
  { zh: "看清变动", en: "Preview" },
  { zh: "导入", en: "Import" },
];
const LABEL = { zh: "导入的步骤", en: "Steps of the delivery" };

const REACHED: Readonly<Record<ImportRun["state"], number>> = {
  received: 1,
  recognised: 2,
  checked: 4,
  held: 4,
  applied: 5,
  undone: 5,
  abandoned: 0,
};

/** Where the delivery is: what is done has a tick, the next step is marked. */
export function RunSteps({ run }: { run: ImportRun }) {
  const say = useText();
  // Recognising isn't done while no file has found its register.
  const isOpen = run.state === "recognised" && !run.uploads.some(({ ready }) => ready);
  const reached = isOpen ? REACHED.received : REACHED[run.state];
  return (
    <ol className="steps" aria-label={say(LABEL)}>
      {STEPS.map((step, index) => (
        <li
          key={step.en}
          data-number={index + 1}
          {...(index < reached ? { "data-done": "" } : {})}
          {...(index === reached ? { "aria-current": "step" as const } : {})}
        >
          {say(step)}
        </li>
      ))}
    </ol>
  );
}
