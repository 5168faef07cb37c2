import "./rules.css";
import { getDraftRoute, listRuleNamesRoute } from "@olive/rules/contract";
import { Loaded, useRead } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { RuleEditor } from "./rule-editor.tsx";

/** A draft of one's own, with its numbers beside it. */
export default function EditPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const draft = useRead(
    getDraftRoute,
    { params: { id: Number(id) } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const code = draft.data?.draft.policy ?? "";
  const names = useRead(listRuleNamesRoute, { params: { code } }, { enabled: code !== "" });
  return (
    <Loaded of={draft}>
      {(opened) => <Loaded of={names}>{(all) => <RuleEditor opened={opened} names={all} />}</Loaded>}
    </Loaded>
  );
}
