import { isRefusal, Refusal } from "@olive/kernel";
import { FAULT_WORDINGS } from "./fault-wordings.ts";
import { FAULTS, type Fault } from "./messages.ts";

/** A refusal of the protocol: its code is one of FAULTS, its status the code's. `note` is for the log of the other side. */
export class ProtocolFault extends Refusal {
  readonly fault: Fault;

  constructor(fault: Fault, note?: string, cause?: unknown) {
    const { message, remedy } = FAULT_WORDINGS[fault];
    super({
      code: fault,
      status: FAULTS[fault],
      message,
      remedy,
      cause,
      ...(note === undefined ? {} : { details: { note } }),
    });
    this.fault = fault;
  }
}

/** The code, where the error is a refusal of the protocol. */
export function faultOf(error: unknown): Fault | undefined {
  return isRefusal(error) && error.code in FAULTS ? (error.code as Fault) : undefined;
}
