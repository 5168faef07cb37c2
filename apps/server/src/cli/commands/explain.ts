import { parseArgs } from "node:util";
import { maskResidentId } from "@olive/kernel";
import { listFiles } from "@olive/registry";
import {
  countyProgram,
  filesById,
  findPerson,
  type OutcomeExplainer,
  outcomeExplainer,
  type PolicyProgram,
  readPersonId,
  takeSnapshot,
} from "@olive/rules";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { keptSnapshots } from "../recognition/kept-snapshots.ts";
import { QUESTION_OPTIONS, QUESTION_USAGE, withQuestion } from "../recognition/open-question.ts";
import { blameArguments } from "../recognition/read-arguments.ts";
import { explanationLines, markOf } from "../recognition/show-explanation.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "explain",
  summary: {
    zh: "一个人为什么符合、不符合或未知：条件、数据、缺项、怎样会变",
    en: "why a person belongs to a group or not: criteria, data, what is missing, what would change it",
  },
  usage: `ID [--group CODE] [--json] ${QUESTION_USAGE}`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...QUESTION_OPTIONS, group: { type: "string" }, json: { type: "boolean" } },
    });
    const [text] = positionals;
    if (text === undefined || positionals.length > 1) {
      throw new BadArguments({ zh: "请给出一个身份证号", en: "give one ID number" });
    }
    const id = blameArguments(() => readPersonId(text));
    return withQuestion(io, values, async ({ db, county, asOf }) => {
      const program = await countyProgram(db, county, asOf);
      const snapshot = await takeSnapshot(db, county, program.plan, asOf, keptSnapshots(db));
      const row = await findPerson(db, county, snapshot, id);
      const explainer = outcomeExplainer(program, snapshot, filesById(await listFiles(db, county)));
      if (values.group === undefined) overview(io, explainer, program, row, id, values.json === true);
      else answer(io, explainer, values.group, row, id, values.json === true);
      return EXIT.fine;
    });
  },
};

function answer(
  io: Terminal,
  explainer: OutcomeExplainer,
  group: string,
  row: number,
  id: string,
  json: boolean,
): void {
  const explanation = blameArguments(() => explainer.explain(group, row));
  if (json) {
    io.out(JSON.stringify({ residentId: id, ...explanation }, null, 2));
    return;
  }
  io.out(maskResidentId(id, "list"));
  for (const line of explanationLines(io, explanation)) io.out(line);
}

/** Without a group: the answer of each, with the word that asks for its reasons. */
function overview(
  io: Terminal,
  explainer: OutcomeExplainer,
  { policies, asOf }: PolicyProgram,
  row: number,
  id: string,
  json: boolean,
): void {
  const verdicts = policies.map(({ code, name }) => ({ code, name, verdict: explainer.verdict(code, row) }));
  if (json) {
    io.out(JSON.stringify({ residentId: id, asOf, verdicts }, null, 2));
    return;
  }
  io.out(`${maskResidentId(id, "list")}  ${asOf}`);
  for (const { code, name, verdict } of verdicts) io.out(`  ${markOf(verdict)} ${io.say(name)} (${code})`);
  io.out(io.say({ zh: "理由：加 --group 代码", en: "for the reasons add --group CODE" }));
}
