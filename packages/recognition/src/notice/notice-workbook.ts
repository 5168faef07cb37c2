import { writeXlsx } from "hucre/xlsx";
import type { PublicNotice } from "./public-notice.ts";

/** Files say nothing of who made them and when, beyond what the notice itself says. */
const NO_TIME = new Date("2000-01-01T00:00:00Z");

/** The notice as a workbook: what the page shows, and nothing beside it, in the parts that nobody looks at too. */
export function noticeWorkbook(notice: PublicNotice, placeName: string): Promise<Uint8Array> {
  const title = `${notice.group.zh}公示（${placeName}）`;
  return writeXlsx({
    properties: { creator: "Olive", created: NO_TIME, modified: NO_TIME },
    sheets: [
      {
        name: "公示",
        rows: [
          [title],
          [`公示时间 ${notice.from} 至 ${notice.until}`],
          [`如有异议，请在公示期内联系：${notice.contact}`],
          ["序号", ...notice.columns.map(({ zh }) => zh)],
          ...notice.rows.map((row, index) => [String(index + 1), ...row]),
        ],
      },
    ],
  });
}
