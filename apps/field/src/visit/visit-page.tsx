import { getVisitSheetRoute } from "@olive/employment/contract";
import { useText } from "@olive/ui";
import { useState } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Screen } from "../shell/screen.tsx";
import { useDraft } from "./draft.ts";
import { Filed, type FiledVisit } from "./filed.tsx";
import type { Sheet } from "./sheet.ts";
import { VisitForm } from "./visit-form.tsx";

const WORDS = { title: { zh: "走访", en: "Visit" } };

/** The visit: what happened, then the gap alone, then filed. */
export default function VisitPage({ reference }: { reference: string }) {
  const say = useText();
  const sheet = useReading(getVisitSheetRoute, { params: { reference }, query: { purpose: "assistance" } });
  if (sheet.data === undefined) {
    return (
      <Screen title={say(WORDS.title)} back="/">
        <Loading of={sheet}>{() => null}</Loading>
      </Screen>
    );
  }
  return <Visit sheet={sheet.data} />;
}

function Visit({ sheet }: { sheet: Sheet }) {
  const { reference } = sheet.person;
  const draft = useDraft(reference);
  const [filed, setFiled] = useState<FiledVisit>();
  if (filed !== undefined) return <Filed visit={filed} />;
  return (
    <VisitForm
      sheet={sheet}
      draft={draft}
      onFiled={(done) => {
        draft.drop();
        setFiled(done);
      }}
    />
  );
}
