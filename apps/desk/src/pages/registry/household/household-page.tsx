import { getHouseholdRoute } from "@olive/registry/contract";
import { Card, DataTable, EmptyState, Loaded, Page, useRead, useText } from "@olive/ui";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import "../registry.css";
import { FactSections } from "../fact/fact-sections.tsx";
import { PurposeMark, WithPurpose } from "../person/purpose.tsx";
import { SEX } from "../person/wording.ts";

const WORDS = {
  title: { zh: "户", en: "Household" },
  titled: (name: string) => ({ zh: `${name}一户`, en: `Household of ${name}` }),
  members: { zh: "成员", en: "Members" },
  scope: {
    zh: "只列出住在您辖区内的成员；成员可能还有住在别处的。",
    en: "Only members who live in your area are listed; others may live elsewhere.",
  },
  print: { zh: "打印", en: "Print" },
  noFacts: { zh: "没有以户登记的数据", en: "No register speaks of the household" },
};
const HEADS = {
  name: { zh: "姓名", en: "Name" },
  relation: { zh: "与户主关系", en: "To the head" },
  sex: { zh: "性别", en: "Sex" },
  age: { zh: "年龄", en: "Age" },
  place: { zh: "居住地", en: "Lives in" },
};

/** One household: its members inside the area, and what is registered of the household. */
export default function HouseholdPage() {
  const { reference = "" } = useParams({ strict: false });
  return (
    <WithPurpose subject={`household:${reference}`}>
      {(purpose, change) => (
        <HouseholdContent key={reference} reference={reference} purpose={purpose} onChange={change} />
      )}
    </WithPurpose>
  );
}

function HouseholdContent(props: { reference: string; purpose: string; onChange: () => void }) {
  const { reference, purpose, onChange } = props;
  const say = useText();
  const navigate = useNavigate();
  const reading = useRead(getHouseholdRoute, { params: { reference }, query: { purpose } });
  const first = reading.data?.members[0]?.name;
  const head = (key: keyof typeof HEADS) => ({ key, title: say(HEADS[key]) });
  return (
    <Page
      title={first === undefined ? say(WORDS.title) : say(WORDS.titled(first))}
      lead={<PurposeMark purpose={purpose} onChange={onChange} />}
      actions={
        <button type="button" className="plain-button" onClick={() => print()}>
          {say(WORDS.print)}
        </button>
      }
    >
      <Loaded of={reading}>
        {({ members, sections }) => (
          <>
            <Card title={say(WORDS.members)}>
              <p className="note">{say(WORDS.scope)}</p>
              <DataTable
                caption={say(WORDS.members)}
                rows={members}
                keyOf={(member) => member.reference}
                onOpen={(member) => void navigate({ to: `/people/${member.reference}` })}
                columns={[
                  {
                    ...head("name"),
                    cell: (member) => <Link to={`/people/${member.reference}`}>{member.name}</Link>,
                  },
                  { ...head("relation"), cell: ({ relation }) => relation },
                  { ...head("sex"), cell: ({ sex }) => say(SEX[sex]) },
                  { ...head("age"), number: true, cell: ({ age }) => age },
                  { ...head("place"), cell: ({ place }) => place.name },
                ]}
              />
            </Card>
            {sections.length === 0 ? (
              <EmptyState title={say(WORDS.noFacts)} />
            ) : (
              <FactSections sections={sections} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
