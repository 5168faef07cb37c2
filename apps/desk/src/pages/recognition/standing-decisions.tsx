import { liftDecisionRoute, listStandingsRoute } from "@olive/recognition/contract";
import { ReasonDialog, useAct, useMay, useRead, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { DECISION_WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "人工决定", en: "Manual decision" },
  from: { zh: "起", en: "from" },
  until: { zh: "止", en: "until" },
  open: { zh: "到解除为止", en: "until lifted" },
  lift: { zh: "解除", en: "Lift" },
  lifted: { zh: "已解除，以后的运行会重新提建议", en: "Lifted; later runs will propose again" },
};

/** What people decided about somebody in a group beside the rules and still holds; lifted by a person alone. */
export function StandingDecisions({
  reference,
  group,
  purpose,
}: {
  reference: string;
  group: string;
  purpose: string;
}) {
  const say = useText();
  const may = useMay();
  const toast = useToast();
  const [lifting, setLifting] = useState<string>();
  const lift = useAct(liftDecisionRoute);
  const { data } = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  const held = (data?.decisions ?? []).filter((one) => one.group === group && one.lifted === null);
  return (
    <>
      {held.map(({ id, decision, from, until, reason, by }) => (
        <div key={id} className="notice notice-warning no-print">
          <p className="notice-title">
            {say(SAYS.title)}：{say(DECISION_WORDS[decision])}
          </p>
          <p>{reason}</p>
          <p className="note">
            {by} · {say(SAYS.from)} {from} · {until === null ? say(SAYS.open) : `${say(SAYS.until)} ${until}`}
          </p>
          {may("recognition.exempt") && (
            <button type="button" className="plain-button" onClick={() => setLifting(id)}>
              {say(SAYS.lift)}
            </button>
          )}
        </div>
      ))}
      {lifting !== undefined && (
        <ReasonDialog
          title={`${say(SAYS.lift)} · ${say(SAYS.title)}`}
          act={say(SAYS.lift)}
          onAct={async (reason) => {
            await lift.mutateAsync({ params: { id: lifting }, body: { reason } });
            toast(say(SAYS.lifted));
          }}
          onClose={() => setLifting(undefined)}
        />
      )}
    </>
  );
}
