/**
 * What a role may be given to do. Roles are county data (`roles.yaml`); acts are code, because code asks for them.
 * An act says nothing of where: that is the area of the assignment.
 */
export const ACTS = [
  "person.search",
  "person.read",
  "person.readSensitive",
  "person.readOutOfArea",
  "fact.dispute",
  "fact.correct",
  "import.prepare",
  "import.confirm",
  "export.list",
  "identity.decide",
  "case.work",
  "case.assign",
  "case.supervise",
  "recognition.answer",
  "recognition.checkLocal",
  "recognition.approve",
  "recognition.end",
  "recognition.exempt",
  "notice.prepare",
  "notice.publish",
  "rule.read",
  "rule.edit",
  "rule.approve",
  "audit.read",
  "employment.help",
  "vacancy.keep",
  "employer.answer",
  "employment.allocate",
  "employment.figures",
  "refusal.judge",
  "benefit.review",
  "account.manage",
] as const;

export type Act = (typeof ACTS)[number];
