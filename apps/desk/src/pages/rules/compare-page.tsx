import "./rules.css";
import { getRuleEditionRoute, getRuleRoute } from "@olive/rules/contract";
import { ChoiceFilter, FilterBar, Loaded, Page, useFilters, useRead, useText } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { RuleDifference } from "./rule-difference.tsx";

const WORDS = {
  title: { zh: "两个版本的差别", en: "Two versions compared" },
  from: { zh: "原来", en: "Before" },
  to: { zh: "改后", en: "After" },
  file: { zh: "政策文件（底本）", en: "Policy file" },
};

/** Two versions of a rule side by side. */
export default function ComparePage() {
  const say = useText();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const [filters] = useFilters();
  const rule = useRead(getRuleRoute, { params: { code } });
  const [from, to] = [Number(filters.from ?? 0), Number(filters.to ?? rule.data?.history[0]?.change ?? 0)];
  const before = useRead(getRuleEditionRoute, { params: { code, id: from } });
  const after = useRead(getRuleEditionRoute, { params: { code, id: to } });
  const choices = (rule.data?.history ?? []).map(({ change, from: day, note }) => ({
    value: String(change),
    label: change === 0 ? say(WORDS.file) : `${day} ${note}`,
  }));
  return (
    <Page title={rule.data ? `${say(rule.data.rule.name)} · ${say(WORDS.title)}` : say(WORDS.title)}>
      <FilterBar>
        <ChoiceFilter label={say(WORDS.from)} name="from" choices={choices} all={say(WORDS.file)} />
        <ChoiceFilter label={say(WORDS.to)} name="to" choices={choices} all="—" />
      </FilterBar>
      <Loaded of={before}>
        {(old) => <Loaded of={after}>{(now) => <RuleDifference before={old} after={now} />}</Loaded>}
      </Loaded>
    </Page>
  );
}
