import {
  abandonImportRoute,
  applyImportRoute,
  checkImportRoute,
  confirmImportRoute,
  type ImportRun,
  undoImportRoute,
} from "@olive/registry/contract";
import { Button, ProblemNotice, ReasonDialog, useAct, useText } from "@olive/ui";
import { useState } from "react";

const WORDS = {
  check: { zh: "检查", en: "Check" },
  again: { zh: "重新检查", en: "Check again" },
  apply: { zh: "导入", en: "Import" },
  confirm: { zh: "确认并导入", en: "Confirm and import" },
  confirmTitle: { zh: "退回或变动超过限度，确认导入", en: "Past the limits: confirm the import" },
  undo: { zh: "撤销这次导入", en: "Undo this import" },
  abandon: { zh: "放弃", en: "Abandon" },
};

/** What can be done next; the server says what that is. One primary button. */
export function RunActions({ run }: { run: ImportRun }) {
  const say = useText();
  const [asking, setAsking] = useState<"confirm" | "undo">();
  const check = useAct(checkImportRoute);
  const apply = useAct(applyImportRoute);
  const abandon = useAct(abandonImportRoute);
  const confirm = useAct(confirmImportRoute);
  const undo = useAct(undoImportRoute);
  const may = (act: ImportRun["may"][number]) => run.may.includes(act);
  const params = { run: run.id };
  const failure = check.error ?? apply.error ?? abandon.error;
  const first = run.state === "recognised";
  return (
    <>
      {failure !== null && <ProblemNotice error={failure} />}
      {may("abandon") && <Button onClick={() => abandon.mutate({ params })}>{say(WORDS.abandon)}</Button>}
      {may("undo") && <Button onClick={() => setAsking("undo")}>{say(WORDS.undo)}</Button>}
      {may("check") && (
        <Button
          type={first ? "primary" : "default"}
          loading={check.isPending}
          onClick={() => check.mutate({ params })}
        >
          {say(first ? WORDS.check : WORDS.again)}
        </Button>
      )}
      {may("apply") && (
        <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate({ params })}>
          {say(WORDS.apply)}
        </Button>
      )}
      {may("confirm") && (
        <Button type="primary" onClick={() => setAsking("confirm")}>
          {say(WORDS.confirm)}
        </Button>
      )}
      {asking === "confirm" && (
        <ReasonDialog
          title={say(WORDS.confirmTitle)}
          act={say(WORDS.confirm)}
          onAct={(reason) => confirm.mutateAsync({ params, body: { reason } })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === "undo" && (
        <ReasonDialog
          danger
          title={say(WORDS.undo)}
          act={say(WORDS.undo)}
          onAct={(reason) => undo.mutateAsync({ params, body: { reason } })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
