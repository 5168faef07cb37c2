import type { Wording } from "@olive/kernel";
import type { Fault } from "./messages.ts";

interface FaultWording {
  readonly message: Wording;
  readonly remedy: Wording;
}

const say = (zh: string, en: string, remedyZh: string, remedyEn: string): FaultWording => ({
  message: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
});

/** What each code means and what the other side does about it: `docs/finance-protocol.md` shows the same table. */
export const FAULT_WORDINGS: Readonly<Record<Fault, FaultWording>> = {
  BODY_TOO_LARGE: say("正文过大", "the body is too large", "正文不超过 2 MB", "keep the body below 2 MB"),
  DIGEST_MISMATCH: say(
    "正文与 Content-Digest 不符",
    "the body is not what Content-Digest says",
    "对实际发出的字节计算摘要后重发",
    "digest the very bytes that are sent, then send again",
  ),
  SIGNATURE_MISSING: say(
    "请求没有签名",
    "the request carries no signature",
    "按协议第 4 节签名",
    "sign it as section 4 of the protocol says",
  ),
  SIGNATURE_INCOMPLETE: say(
    "签名没有覆盖规定的部分或参数",
    "the signature leaves out a part or a parameter that it must cover",
    "对照协议第 4 节的清单",
    "compare with the list in section 4 of the protocol",
  ),
  SIGNATURE_INVALID: say(
    "签名验证不通过",
    "the signature does not verify",
    "检查密钥、签名基串和目标地址是否一致",
    "check key, signature base and target address",
  ),
  SIGNATURE_STALE: say(
    "签名已过期",
    "the signature is too old",
    "校准时钟，重新签名后再发",
    "set the clock right, sign anew and send again",
  ),
  SIGNATURE_EARLY: say(
    "签名时间在未来",
    "the signature was made in the future",
    "校准时钟",
    "set the clock right",
  ),
  SIGNATURE_LIFETIME: say(
    "签名有效期超过 300 秒",
    "the signature would live for more than 300 seconds",
    "expires 不晚于 created 之后 300 秒，也不早于 created",
    "let expires be at most 300 seconds after created, and not before it",
  ),
  KEY_UNKNOWN: say(
    "没有登记这把密钥",
    "this key is not registered",
    "先登记公钥，再使用",
    "register the public key before using it",
  ),
  KEY_EXPIRED: say(
    "密钥不在有效期内",
    "the key is outside its time",
    "换用有效的密钥",
    "use a key that is valid now",
  ),
  KEY_REVOKED: say("密钥已紧急停用", "the key was revoked", "换用有效的密钥", "use a key that is valid now"),
  ALGORITHM_REFUSED: say(
    "不接受这种算法",
    "this algorithm is not accepted",
    "只用本套件规定的算法",
    "use the algorithms of the suite, no other",
  ),
  NONCE_REPLAYED: say(
    "随机数已用过（重放）",
    "the nonce was used before (replay)",
    "每次发送都用新的随机数；重发不换幂等键",
    "take a new nonce for every attempt; keep the idempotency key",
  ),
  REPLAY_STORE_DOWN: say(
    "暂时无法核对重放",
    "replays can't be checked for now",
    "稍后重发",
    "send again later",
  ),
  IDEMPOTENCY_CONFLICT: say(
    "同一幂等键对应不同的正文",
    "the idempotency key was used with another body",
    "新的内容用新的幂等键",
    "take a new idempotency key for new content",
  ),
  MESSAGE_INVALID: say(
    "消息不是规定的格式",
    "the message is not of the protocol's form",
    "三段 base64url（无填充），头只有 alg、kid、typ，正文为 JCS",
    "three parts of base64url without padding, header of alg, kid, typ alone, payload in JCS",
  ),
  MESSAGE_SIGNATURE_INVALID: say(
    "消息签名验证不通过",
    "the message's signature does not verify",
    "检查签名密钥，对原字节签名",
    "check the signing key; sign the very bytes",
  ),
  WRONG_RECIPIENT: say(
    "消息不是发给这里的",
    "the message is addressed to somebody else",
    "检查银行编号和地址",
    "check the bank's code and the address",
  ),
  SCHEMA: say(
    "内容不符合协议的结构",
    "the content does not fit the protocol's schema",
    "对照协议第 6 节",
    "compare with section 6 of the protocol",
  ),
  SCOPE_MISMATCH: say(
    "披露的部分与授权范围不符",
    "what is disclosed is not what the consent covers",
    "按授权的部分重新生成",
    "make it again for the sections of the consent",
  ),
  BAD_SIGNATURE: say(
    "报告或其证明被改动",
    "the report or its proof was changed",
    "不要使用这份报告，通知平台",
    "do not use this report; tell the platform",
  ),
  WRONG_KEY: say(
    "密钥不对，无法解开",
    "the key does not open it",
    "检查收件人的加密公钥",
    "check the recipient's public key",
  ),
  CONSENT_INACTIVE: say(
    "授权已不生效",
    "the consent is not in force",
    "不要使用，删除已收到的内容",
    "do not use it; delete what was received",
  ),
  CONSENT_EXPIRED: say("授权已到期", "the consent has expired", "请经营者重新授权", "ask for a new consent"),
  CONSENT_REVOKED: say(
    "授权已撤回",
    "the consent was revoked",
    "停止使用并删除，回执确认",
    "stop using it, delete it and say so",
  ),
  CONSENT_PAUSED: say(
    "授权已暂停",
    "the consent is paused",
    "等经营者恢复",
    "wait until the owner resumes it",
  ),
  CONSENT_USED_UP: say(
    "授权次数已用完",
    "the consent was used as often as it allows",
    "请经营者重新授权",
    "ask for a new consent",
  ),
  FORBIDDEN_FIELD: say(
    "含有不得提供的字段",
    "a field is there that must never be",
    "去掉婚姻、学历等与目的无关的字段",
    "leave out marital status, schooling and all else beyond the purpose",
  ),
  UNKNOWN_APPLICATION: say(
    "没有这笔申请",
    "there is no such application",
    "核对申请编号",
    "check the application's id",
  ),
  APPLICATION_CLOSED: say(
    "申请已结束，已记录，不再改变",
    "the application is closed: recorded, nothing changes",
    "无需重发",
    "there is no need to send it again",
  ),
  OFFER_EXPIRED: say(
    "报价已过有效期",
    "the offer is past its time",
    "请银行重新报价",
    "ask the bank for a new offer",
  ),
  LIMIT_EXCEEDED: say(
    "超过批准的额度",
    "more than was approved",
    "不超过剩余额度",
    "stay within what is left of it",
  ),
  RATE_LIMITED: say("发送过快", "too many requests", "按 Retry-After 稍后再发", "wait as Retry-After says"),
};
