import type { ServiceDate } from "@claimscrub/claim";

/** What may be wrong with the wrapping of a file while its claims stay whole. */
export type EnvelopeFault =
  | "wrong-segment-count"
  | "wrong-transaction-count"
  | "wrong-group-count"
  | "other-control-number-in-SE"
  | "other-control-number-in-GE"
  | "other-control-number-in-IEA"
  | "no-SE"
  | "no-GE"
  | "no-IEA"
  | "short-ISA"
  | "long-ISA"
  | "no-ISA";

/** How a file is wrapped and laid out; what it claims is another matter. */
export interface FileLayout {
  readonly version: "5010" | "4010";
  readonly purpose: "claim" | "encounter" | "predetermination";
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly terminator: string;
  /** Written after each terminator. */
  readonly lineEnding: string;
  /** Written before each segment but the first. */
  readonly indent: string;
  readonly byteOrderMark: boolean;
  readonly claimsPerTransaction: number;
  readonly transactionsPerGroup: number;
  readonly groupsPerInterchange: number;
  readonly sender: { readonly name: string; readonly id: string };
  readonly receiver: { readonly name: string; readonly id: string };
  readonly created: ServiceDate;
  /** hhmm. */
  readonly time: string;
  /** ISA15. */
  readonly usage: "P" | "T";
  /** First ISA13; the following interchanges count on. */
  readonly firstControlNumber: number;
  readonly faults: readonly EnvelopeFault[];
}

export const DEFAULT_LAYOUT: FileLayout = {
  version: "5010",
  purpose: "claim",
  element: "*",
  component: ":",
  repetition: "^",
  terminator: "~",
  lineEnding: "\n",
  indent: "",
  byteOrderMark: false,
  claimsPerTransaction: 5000,
  transactionsPerGroup: 1000,
  groupsPerInterchange: 1000,
  sender: { name: "HARBOR BILLING SERVICE", id: "HARBORBILL" },
  receiver: { name: "CLEARWATER EXCHANGE", id: "CLEARWATER" },
  created: 20241001,
  time: "0815",
  usage: "T",
  firstControlNumber: 1,
  faults: [],
};
