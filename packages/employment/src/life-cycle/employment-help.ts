import { defineLifeCycle } from "@olive/cases";

/** Working days after the due date: the owner is reminded, the next level told, the case given to another. */
const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;

const VILLAGE = { act: "employment.help", level: "village" } as const;
const HELPER = { act: "employment.help", relation: "team" } as const;

/** Before the person works. */
const LOOKING = ["visiting", "planning", "serving", "referred"] as const;
/** Once somebody was there. */
const MET = ["planning", "serving", "referred"] as const;
const WORKING = ["starting", "following"] as const;

/**
 * One person's employment help, from the clue to the twelfth month. Its acts are done on the person's own page: each
 * writes more than the case (a visit, a referral, a placement), so that all are the slice's. The machine hears answers
 * and reads registers; only a named person ends it. It is opened again as soon as data say that the job is lost.
 */
export const employmentHelp = defineLifeCycle({
  code: "employmentHelp",
  name: { zh: "就业帮扶", en: "Employment help" },
  starts: "visiting",
  states: {
    visiting: {
      name: { zh: "待走访", en: "To be visited" },
      next: { zh: "上门或打电话，问清意愿和需求", en: "Visit or call, and ask what is wanted" },
      owner: VILLAGE,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    planning: {
      name: { zh: "待商定计划", en: "To be planned" },
      next: { zh: "和本人商定求职计划", en: "Agree on a plan with the person" },
      owner: VILLAGE,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    serving: {
      name: { zh: "服务中", en: "Being served" },
      next: { zh: "按计划服务，推介合适的岗位", en: "Serve by the plan; refer to a post that fits" },
      owner: VILLAGE,
      clock: 10,
      thresholds: THRESHOLDS,
    },
    referred: {
      name: { zh: "已推介，待答复", en: "Referred, to be answered" },
      next: { zh: "催单位答复，或陪同面谈、记上岗", en: "See to the answer, the interview, the first day" },
      owner: VILLAGE,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    starting: {
      name: { zh: "已上岗，待印证", en: "Started, to be confirmed" },
      next: {
        zh: "等第二个来源（参保记录等）印证；迟迟没有的去问",
        en: "Await the second source; ask where it is late",
      },
      owner: VILLAGE,
      clock: 40,
      thresholds: THRESHOLDS,
    },
    following: {
      name: { zh: "跟踪回访", en: "Followed up" },
      next: {
        zh: "数据说不清的，到期回访；满十二个月的确认办结",
        en: "Follow up where data are silent; close at twelve months",
      },
      owner: VILLAGE,
      clock: 22,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    retained: { name: { zh: "稳定就业", en: "Retained" }, reopensTo: "planning" },
    notUnemployed: { name: { zh: "其实在业", en: "Not unemployed" }, reopensTo: "planning" },
    declined: { name: { zh: "本人谢绝", en: "Declined" }, reopensTo: "planning" },
    left: { name: { zh: "已离开", en: "Left" }, reopensTo: "planning" },
  },
  acts: {
    retry: {
      name: { zh: "没人在家，再去", en: "Nobody home" },
      from: ["visiting"],
      to: "visiting",
      who: HELPER,
      internal: true,
    },
    meet: {
      name: { zh: "见到本人", en: "Met" },
      from: ["visiting"],
      to: "planning",
      who: HELPER,
      internal: true,
    },
    agreePlan: {
      name: { zh: "商定计划", en: "Agree on a plan" },
      from: ["planning", "serving"],
      to: "serving",
      who: HELPER,
      internal: true,
    },
    serve: {
      name: { zh: "服务", en: "Serve" },
      from: ["serving"],
      to: "serving",
      who: HELPER,
      internal: true,
    },
    refer: { name: { zh: "推介", en: "Refer" }, from: MET, to: "referred", who: HELPER, internal: true },
    hearAccepted: {
      name: { zh: "单位接收", en: "Accepted" },
      from: ["referred"],
      to: "referred",
      who: "machine",
    },
    hearStarted: {
      name: { zh: "单位说已上岗", en: "Started, says the employer" },
      from: ["referred"],
      to: "starting",
      who: "machine",
    },
    hearRefused: {
      name: { zh: "单位不接收", en: "Refused by the employer" },
      from: ["referred"],
      to: "serving",
      who: "machine",
    },
    hearSilent: {
      name: { zh: "单位到期未答复", en: "No answer" },
      from: ["referred"],
      to: "serving",
      who: "machine",
    },
    hearRefusal: {
      name: { zh: "本人不去", en: "Refused by the person" },
      from: ["referred"],
      to: "serving",
      who: HELPER,
      internal: true,
    },
    place: { name: { zh: "上岗", en: "Place" }, from: MET, to: "starting", who: HELPER, internal: true },
    confirmByData: {
      name: { zh: "数据印证", en: "Confirmed by data" },
      from: ["starting"],
      to: "following",
      who: "machine",
    },
    confirmByDocument: {
      name: { zh: "凭材料确认上岗", en: "Confirm by a document" },
      from: ["starting"],
      to: "following",
      who: HELPER,
      internal: true,
    },
    followByData: {
      name: { zh: "数据回访", en: "Followed up by data" },
      from: ["starting", "following"],
      to: "following",
      who: "machine",
    },
    follow: {
      name: { zh: "回访", en: "Follow up" },
      from: WORKING,
      to: "following",
      who: HELPER,
      internal: true,
    },
    loseJobByData: {
      name: { zh: "数据显示离岗", en: "Job lost, by data" },
      from: WORKING,
      to: "planning",
      who: "machine",
    },
    followAgain: {
      name: { zh: "离岗数据已撤销，继续跟踪", en: "Followed again: the data were undone" },
      from: ["planning", "serving"],
      to: "following",
      who: "machine",
    },
    awaitAgain: {
      name: { zh: "离岗数据已撤销，继续等印证", en: "Awaited again: the data were undone" },
      from: ["planning", "serving"],
      to: "starting",
      who: "machine",
    },
    loseJob: {
      name: { zh: "离岗", en: "Job lost" },
      from: WORKING,
      to: "planning",
      who: HELPER,
      internal: true,
    },
    confirmRetained: {
      name: { zh: "确认稳定就业", en: "Confirm as retained" },
      from: ["following"],
      to: "retained",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    findWorking: {
      name: { zh: "其实在业", en: "Works already" },
      from: LOOKING,
      to: "notUnemployed",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    decline: {
      name: { zh: "本人谢绝", en: "Declined" },
      from: LOOKING,
      to: "declined",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    leave: {
      name: { zh: "已离开", en: "Left" },
      from: [...LOOKING, ...WORKING],
      to: "left",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
  },
});
