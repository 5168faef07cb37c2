import { Page, useMay, useSession, useText } from "@olive/ui";
import { FieldLink } from "./field-link.tsx";
import { ScopeCard } from "./scope-card.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { WorkCounts } from "./work-counts.tsx";

const WORDS = { title: { zh: "工作台", en: "Desk" } };

/** Where one lands: what waits, what the reader's role is for, and how far it reaches. */
export default function HomePage() {
  const say = useText();
  const may = useMay();
  const { name, roleName, areaName, department } = useSession();
  const who = [name, say(roleName), department, areaName].filter(Boolean).join(" · ");
  return (
    <Page title={say(WORDS.title)} lead={who}>
      <div className="columns">
        <div className="stack">
          {may("employment.help") && <FieldLink />}
          {may("case.work") && <WorkCounts />}
          <Shortcuts />
        </div>
        <ScopeCard />
      </div>
    </Page>
  );
}
