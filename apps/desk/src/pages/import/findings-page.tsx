import { getImportRoute, listFindingsRoute } from "@olive/registry/contract";
import {
  Button,
  ChoiceFilter,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import "./import.css";

const WORDS = {
  title: { zh: "发现问题的行", en: "Rows with problems" },
  back: { zh: "回到这次导入", en: "Back to the delivery" },
  row: { zh: "行", en: "Row" },
  column: { zh: "列", en: "Column" },
  problem: { zh: "问题", en: "Problem" },
  found: { zh: "原文", en: "As found" },
  whole: { zh: "整行", en: "Whole row" },
  none: { zh: "没有这类问题", en: "Nothing of this kind" },
  all: { zh: "全部问题", en: "All problems" },
  more: { zh: "下一页", en: "Next page" },
};

const LIMIT = 100;

/** The rows, as the department wrote them: whoever corrects them has to see them. */
export default function FindingsPage() {
  const say = useText();
  const { run = "", upload = "" } = useParams({ strict: false }) as { run?: string; upload?: string };
  const [filters, set] = useFilters();
  const params = { run: Number(run), upload: Number(upload) };
  const delivery = useRead(getImportRoute, { params: { run: params.run } });
  const query = {
    rejected: false,
    after: Number(filters.after ?? 0),
    limit: LIMIT,
    ...(filters.code === undefined ? {} : { code: filters.code }),
  };
  const reading = useRead(listFindingsRoute, { params, query: query as never });
  const issues = delivery.data?.uploads.find(({ id }) => id === params.upload)?.report?.issues ?? [];
  const kinds = issues.map(({ code, message }) => ({ value: code, label: message }));
  const file = delivery.data?.uploads.find(({ id }) => id === params.upload);
  return (
    <Page
      title={say(WORDS.title)}
      lead={file?.name}
      actions={
        <Link to={"/imports/$run" as never} params={{ run } as never} className="plain-button">
          {say(WORDS.back)}
        </Link>
      }
    >
      <FilterBar>
        <ChoiceFilter name="code" label={say(WORDS.problem)} all={say(WORDS.all)} choices={kinds} />
      </FilterBar>
      <Loaded of={reading}>
        {({ findings }) =>
          findings.length === 0 ? (
            <div className="card">
              <EmptyState title={say(WORDS.none)} />
            </div>
          ) : (
            <>
              <DataTable
                caption={say(WORDS.title)}
                columns={columnsOf(say)}
                rows={findings}
                keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
              />
              {findings.length >= LIMIT && (
                <div>
                  <Button onClick={() => set({ after: String(findings.at(-1)?.row ?? 0) })}>
                    {say(WORDS.more)}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface Finding {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly title: string;
  readonly found: string;
  readonly cells: readonly string[] | null;
}

function columnsOf(say: ReturnType<typeof useText>): Column<Finding>[] {
  return [
    { key: "row", title: say(WORDS.row), number: true, width: 80, cell: ({ row }) => row },
    { key: "column", title: say(WORDS.column), width: 144, cell: ({ column }) => column },
    { key: "problem", title: say(WORDS.problem), width: 200, cell: ({ title }) => title },
    { key: "found", title: say(WORDS.found), width: 200, cell: ({ found }) => (found === "" ? null : found) },
    {
      key: "whole",
      title: say(WORDS.whole),
      cell: ({ cells }) =>
        cells !== null && <span className="raw-row">{cells.filter((cell) => cell !== "").join(" · ")}</span>,
    },
  ];
}
