import "./employment.css";
import { listEndingTermsRoute } from "@olive/employment/contract";
import {
  Card,
  ChoiceFilter,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { PersonLink } from "./person-link.tsx";
import { TermRow } from "./term-row.tsx";
import { useListPurpose } from "./use-list-purpose.ts";

const SAYS = {
  title: { zh: "扶持期限", en: "Terms of support" },
  lead: {
    zh: "快到期的在这里；中止、延长、提前结束由您办理，写明理由，留下姓名。到期前给本人另谋出路。",
    en: "Those that end soon. Suspended, extended or ended by you, with a reason under your name.",
  },
  days: { zh: "多久以内到期", en: "Ending within" },
  within: (days: number) => ({ zh: `${days} 天`, en: `${days} days` }),
  none: { zh: "没有快到期的扶持", en: "None ends soon" },
  noneHelp: { zh: "可以放宽期限，或换一个地方。", en: "Look further ahead, or at another place." },
};
const USUAL = 90;
const CHOICES = [30, 180, 366] as const;
const ROWS = 200;

/** Terms of support that end soon, the earliest first, with what may be done about each. */
export default function TermsPage() {
  const say = useText();
  const purpose = useListPurpose();
  const [{ days, place }] = useFilters();
  const ahead = CHOICES.find((one) => String(one) === days) ?? USUAL;
  const reading = useRead(
    listEndingTermsRoute,
    { query: { purpose, days: ahead, limit: ROWS, ...(place === undefined ? {} : { place }) } },
    { placeholderData: (before) => before },
  );
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <PlaceFilter />
        <ChoiceFilter
          label={say(SAYS.days)}
          name="days"
          all={say(SAYS.within(USUAL))}
          choices={CHOICES.map((value) => ({ value: String(value), label: say(SAYS.within(value)) }))}
        />
      </FilterBar>
      <Loaded of={reading} rows={8}>
        {({ terms }) =>
          terms.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <Card>
              <ul className="rows">
                {terms.map(({ person, term }) => (
                  <TermRow
                    key={term.id}
                    term={term}
                    who={
                      <>
                        <PersonLink person={person} /> <span className="note">{person.place.name}</span>
                      </>
                    }
                  />
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
