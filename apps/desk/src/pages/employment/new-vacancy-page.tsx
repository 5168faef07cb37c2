import "./employment.css";
import { listVacanciesRoute, postVacancyRoute } from "@olive/employment/contract";
import {
  Button,
  type Complaint,
  drawId,
  FormPage,
  Page,
  useAct,
  useFilters,
  useSession,
  useText,
  useToast,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { EmployerChoice } from "./employer-choice.tsx";
import { complaintsOfPost } from "./post-complaints.ts";
import { bodyOf, emptyPost } from "./post-draft.ts";
import { DemandFields, OfferFields, WordsField } from "./post-fields.tsx";
import { TitleField } from "./title-field.tsx";

type Posted = z.output<typeof postVacancyRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "发布岗位", en: "Post a vacancy" },
  lead: {
    zh: "代单位发布。没有说的写“未说明”，不当作没有；每 30 天要确认一次。",
    en: "For an employer. What isn't said stands as not said; it is confirmed again every 30 days.",
  },
  post: { zh: "发布", en: "Post" },
  posted: { zh: "已发布", en: "Posted" },
  duplicates: {
    zh: "和下面的岗位很像。确实不是同一个，再点一次“发布”。",
    en: "These look the same. If they are not, post it again.",
  },
  missing: {
    title: { zh: "请填写岗位名称", en: "Give the title" },
    creditCode: { zh: "请选择用人单位", en: "Choose the employer" },
    seats: { zh: "请填写招用人数", en: "Give the number of seats" },
  },
};
const SHORTEST_TITLE = 2;

/** Posts a vacancy for an employer; asks where the occupation is unsure or it looks like another post. */
export default function NewVacancyPage() {
  const say = useText();
  const navigate = useNavigate();
  const toast = useToast();
  const { area } = useSession();
  const [{ employer }] = useFilters();
  const [id] = useState(drawId);
  const [creditCode, setCreditCode] = useState(employer ?? "");
  const [draft, setDraft] = useState(emptyPost(area));
  const [occupation, setOccupation] = useState<string | null>();
  const [asked, setAsked] = useState<Posted>();
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const post = useAct(postVacancyRoute, [listVacanciesRoute]);
  const change = (changed: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changed });
    setComplaints(complaints.filter(({ field }) => !(field in changed)));
  };
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  const submit = () => {
    const missing = (Object.keys(SAYS.missing) as (keyof typeof SAYS.missing)[]).filter(
      (field) => !isGiven(field, { ...draft, creditCode }),
    );
    setComplaints(missing.map((field) => ({ field, text: say(SAYS.missing[field]) })));
    if (missing.length > 0) return;
    const seen = (asked?.duplicates.length ?? 0) > 0;
    const body = { ...bodyOf(draft), id, creditCode, duplicatesSeen: seen };
    post.mutate(
      { body: { ...body, ...(occupation === undefined ? {} : { occupation }) } },
      {
        onSuccess: (posted) => {
          if (posted.vacancy === null) return setAsked(posted);
          toast(say(SAYS.posted));
          void navigate({ to: `/employment/vacancies/${posted.vacancy.id}` });
        },
        onError: (error) => setComplaints(complaintsOfPost(error)),
      },
    );
  };
  const given = { draft, onChange: change, complaintOf };
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <div className="card post-form">
        <FormPage
          complaints={complaints}
          failure={post.error ?? undefined}
          onSubmit={submit}
          buttons={
            <Button type="primary" htmlType="submit" loading={post.isPending}>
              {say(SAYS.post)}
            </Button>
          }
        >
          <EmployerChoice value={creditCode} complaint={complaintOf("creditCode")} onChange={setCreditCode} />
          <TitleField
            title={draft.title}
            occupation={occupation}
            offered={asked?.candidates ?? []}
            complaint={complaintOf("title")}
            onTitle={(title) => {
              change({ title });
              setOccupation(undefined);
              setAsked(undefined);
            }}
            onOccupation={setOccupation}
          />
          <OfferFields {...given} />
          <DemandFields {...given} />
          <WordsField {...given} />
          {asked !== undefined && asked.duplicates.length > 0 && (
            <div className="notice notice-warning" role="status">
              <p className="notice-title">{say(SAYS.duplicates)}</p>
              {asked.duplicates.map((one) => (
                <p key={one.id}>{[one.title, one.employerName, one.place.name, one.postedOn].join(" · ")}</p>
              ))}
            </div>
          )}
        </FormPage>
      </div>
    </Page>
  );
}

function isGiven(
  field: "title" | "creditCode" | "seats",
  given: Readonly<Record<"title" | "creditCode" | "seats", string>>,
): boolean {
  if (field === "title") return given.title.trim().length >= SHORTEST_TITLE;
  if (field === "seats") return Number(given.seats) > 0;
  return given.creditCode !== "";
}
