import "./employment.css";
import { changeVacancyRoute, getVacancyRoute } from "@olive/employment/contract";
import {
  Button,
  type Complaint,
  FormPage,
  Loaded,
  Page,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { complaintsOfPost } from "./post-complaints.ts";
import { bodyOf, draftOf } from "./post-draft.ts";
import { DemandFields, OfferFields, WordsField } from "./post-fields.tsx";
import { TitleField } from "./title-field.tsx";
import type { FullVacancy } from "./vacancy-page.tsx";
import { WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "更正岗位", en: "Correct a vacancy" },
  save: { zh: "保存", en: "Save" },
};

/** A post that stands, to be put right; whom it was suggested to is worked out anew. */
export default function EditVacancyPage() {
  const say = useText();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const reading = useRead(getVacancyRoute, { params: { id } });
  const found = reading.data;
  return (
    <Page title={say(SAYS.title)} {...(found === undefined ? {} : { lead: found.employerName })}>
      <Loaded of={reading}>{(vacancy) => <EditForm key={id} vacancy={vacancy} />}</Loaded>
    </Page>
  );
}

function EditForm({ vacancy }: { vacancy: FullVacancy }) {
  const say = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(vacancy));
  const [occupation, setOccupation] = useState<string | null>();
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const save = useAct(changeVacancyRoute);
  const change = (changed: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changed });
    setComplaints(complaints.filter(({ field }) => !(field in changed)));
  };
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  const submit = () =>
    save.mutate(
      {
        params: { id: vacancy.id },
        body: { ...bodyOf(draft), ...(occupation === undefined ? {} : { occupation }) },
      },
      {
        onSuccess: () => {
          toast(say(WORDS.recorded));
          void navigate({ to: `/employment/vacancies/${vacancy.id}` });
        },
        onError: (error) => setComplaints(complaintsOfPost(error)),
      },
    );
  const given = { draft, onChange: change, complaintOf };
  return (
    <div className="card post-form">
      <FormPage
        complaints={complaints}
        failure={save.error ?? undefined}
        onSubmit={submit}
        buttons={
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say(SAYS.save)}
          </Button>
        }
      >
        <TitleField
          title={draft.title}
          occupation={occupation}
          offered={[]}
          complaint={complaintOf("title")}
          onTitle={(title) => change({ title })}
          onOccupation={setOccupation}
        />
        <OfferFields {...given} />
        <DemandFields {...given} />
        <WordsField {...given} />
      </FormPage>
    </div>
  );
}
