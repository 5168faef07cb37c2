export { RECOGNITION_KINDS } from "./kind.ts";
export { dataQuestion } from "./life-cycle/data-question.ts";
export { jointRecognition } from "./life-cycle/joint-recognition.ts";
export { recognitionEnd } from "./life-cycle/recognition-end.ts";
export { isRecognisedJointly, nameOfGroup, termsOf } from "./policy.ts";
export { type Proposed, proposeFromRun } from "./proposing/propose-from-run.ts";
export { createReasoner, type Reasoner, type ReasonerSource, type Reasons } from "./reasons/reasoner.ts";
export type { RecognitionSite } from "./site.ts";
