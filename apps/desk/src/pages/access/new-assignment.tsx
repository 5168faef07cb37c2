import { listAccountsRoute, makeAssignmentRoute } from "@olive/access/contract";
import { Button, type Complaint, FormPage, useAct, useSession, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { AssignmentFields, emptyDraft, toAssignment } from "./assignment-fields.tsx";

const WORDS = {
  save: { zh: "增加任职", en: "Give it" },
  saved: { zh: "已增加任职", en: "The assignment stands" },
  missing: { zh: "请选择角色", en: "Choose a role" },
};

/** Gives an account an assignment more. */
export function NewAssignment({ account }: { account: number }) {
  const say = useText();
  const toast = useToast();
  const { area } = useSession();
  const [draft, setDraft] = useState(emptyDraft(area));
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const make = useAct(makeAssignmentRoute, [listAccountsRoute]);
  const submit = () => {
    const missing = draft.role === "" ? [{ field: "role", text: say(WORDS.missing) }] : [];
    setComplaints(missing);
    if (missing.length > 0) return;
    make.mutate(
      { params: { account }, body: toAssignment(draft) },
      {
        onSuccess: () => {
          setDraft(emptyDraft(area));
          toast(say(WORDS.saved));
        },
      },
    );
  };
  return (
    <FormPage
      complaints={complaints}
      failure={make.error ?? undefined}
      onSubmit={submit}
      buttons={
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {say(WORDS.save)}
        </Button>
      }
    >
      <AssignmentFields draft={draft} onChange={setDraft} />
    </FormPage>
  );
}
