export { serveRecognition } from "./http.ts";
export { PROPOSE_JOB, recognitionJobs } from "./jobs.ts";
export { RECOGNITION_KINDS } from "./kind.ts";
export { dataQuestion } from "./life-cycle/data-question.ts";
export { jointRecognition } from "./life-cycle/joint-recognition.ts";
export { recognitionEnd } from "./life-cycle/recognition-end.ts";
export { noticeWorkbook } from "./notice/notice-workbook.ts";
export { type PublicNotice, readPublicNotice } from "./notice/public-notice.ts";
export { isRecognisedJointly, nameOfGroup, termsOf } from "./policy.ts";
export { type Proposed, proposeFromRun } from "./proposing/propose-from-run.ts";
export { listProposalsOf } from "./queries/list-person.ts";
export { listStandingsOf } from "./queries/list-standings.ts";
export { createReasoner, type Reasoner, type ReasonerSource, type Reasons } from "./reasons/reasoner.ts";
export { rememberReasoner } from "./reasons/remember-reasoner.ts";
export type { RecognitionSite } from "./site.ts";
export {
  type CarriedStanding,
  carryOverStandings,
  type HandedOverBy,
} from "./standing/carry-over-standings.ts";
