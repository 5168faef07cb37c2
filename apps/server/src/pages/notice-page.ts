import { type Html, html, sendPage } from "@olive/http/page";
import { noticeWorkbook, type PublicNotice, readPublicNotice } from "@olive/recognition";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { notFound } from "../http/refusals.ts";
import type { Site } from "../http/site.ts";
import { type Page, type PageContext, pageContext, renderPage } from "./layout.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  title: { zh: "公示", en: "Public notice" },
  line: { zh: "序号", en: "No." },
  time: { zh: "公示时间", en: "Posted" },
  to: { zh: "至", en: "to" },
  object: { zh: "如有异议，请在公示期内联系", en: "To object, turn to" },
  about: {
    zh: "拟认定以下人员。名单由系统生成，姓名已遮盖；公示期满自动撤下。",
    en: "To be recognised. The list is made by the system, names are masked; it is taken down when its time is over.",
  },
  over: { zh: "公示期已满，名单已撤下。", en: "The notice is over; the list has been taken down." },
  workbook: { zh: "下载表格（.xlsx）", en: "Download (.xlsx)" },
};
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const params = z.object({ id: z.string() });

/** Public notices for everybody: while they run with their list, afterwards without a name. Never for search engines. */
export function serveNotices(app: FastifyInstance, site: Site): void {
  const find = async (id: string): Promise<PublicNotice> => {
    const notice = await readPublicNotice(site.db, site.policies, site.county.code, id, new Date());
    if (notice === undefined) throw notFound(WORDS.title, id);
    return notice;
  };
  app.get("/notices/:id", { config: { access: "public" } }, async (request, reply) => {
    const notice = await find(params.parse(request.params).id);
    const context = pageContext(site, request);
    reply.header("x-robots-tag", "noindex, noarchive");
    return sendPage(request, reply, renderPage(context, noticePage(context, notice)));
  });
  app.get("/notices/:id/notice.xlsx", { config: { access: "public" } }, async (request, reply) => {
    const notice = await find(params.parse(request.params).id);
    if (notice.over) throw notFound(WORDS.title, notice.id);
    const place = site.places.find(({ code }) => code === notice.place);
    const book = await noticeWorkbook(notice, place?.shortName ?? site.county.name.zh);
    return reply
      .type(XLSX)
      .header("x-robots-tag", "noindex, noarchive")
      .header("cache-control", "no-store")
      .header("content-disposition", 'attachment; filename="notice.xlsx"')
      .send(Buffer.from(book));
  });
}

function noticePage({ site, speech }: PageContext, notice: PublicNotice): Page {
  const { say, day } = speech;
  const place = site.places.find(({ code }) => code === notice.place);
  const where = place === undefined ? say(site.county.name) : placeName(place, speech);
  const title = `${say(notice.group)} · ${say(WORDS.title)}`;
  return {
    title,
    body: html`<h1>${title}</h1>
<p>${where} · ${say(WORDS.time)} ${day(notice.from)} ${say(WORDS.to)} ${day(notice.until)}</p>
${notice.over ? html`<p class="card narrow" role="status">${say(WORDS.over)}</p>` : renderList(notice, speech)}`,
  };
}

function renderList(notice: PublicNotice, { say }: PageContext["speech"]): Html {
  return html`<p>${say(WORDS.about)}</p>
<p>${say(WORDS.object)}：${notice.contact}</p>
<section class="card narrow"><div class="scroll" role="region" aria-label="${say(WORDS.title)}" tabindex="0"><table><thead><tr><th scope="col" class="n">${say(WORDS.line)}</th>${notice.columns.map((column) => html`<th scope="col">${say(column)}</th>`)}</tr></thead>
<tbody>${notice.rows.map(
    (row, index) => html`<tr><td class="n">${index + 1}</td>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div></section>
<p class="no-print"><a href="/notices/${notice.id}/notice.xlsx">${say(WORDS.workbook)}</a></p>`;
}
