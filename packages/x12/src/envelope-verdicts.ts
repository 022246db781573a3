import type { GroupHead, SetHead } from "./envelope-heads.ts";
import type { OutlinedEnvelope, OutlinedSet } from "./envelope-outline.ts";
import { type AcknowledgementCode, FAULTS } from "./faults.ts";

/** Kinds of group that are answers themselves and are never answered: 999 and 997. */
const ANSWERS = new Set(["FA"]);
const SET_NOT_SUPPORTED = "1";
const GROUP_NOT_SUPPORTED = "1";
const SEGMENTS_IN_ERROR = "5";
/** IK502 to IK506, AK905 to AK909. */
const CODES = 5;

/** The acknowledgement codes of an envelope's own faults, each once, in order of gravity as the catalogue has it. */
export function codesOf({ faults }: Pick<OutlinedEnvelope, "faults">, segment: AcknowledgementCode["segment"]): string[] {
  const codes = faults.flatMap((kind) => {
    const { acknowledgement } = FAULTS[kind];
    return acknowledgement?.segment === segment ? [acknowledgement.code] : [];
  });
  return [...new Set(codes)].slice(0, CODES);
}

export function isAnswer({ kind }: GroupHead): boolean {
  return ANSWERS.has(kind);
}

/** The guide of a transaction set: ST03, else GS08. */
export function guideOf(set: SetHead, group: GroupHead): string {
  return set.guide === "" ? group.guide : set.guide;
}

/** Why a transaction set can't be taken as a whole: IK5 codes; none where it can. */
export function setCodes(set: OutlinedSet, head: SetHead): string[] {
  const codes = codesOf(set, "IK5");
  if (!set.assumed && head.code !== "837") codes.push(SET_NOT_SUPPORTED);
  else if (set.claims === set.claimsEnd && !set.assumed && codes.length === 0) codes.push(SEGMENTS_IN_ERROR);
  return [...new Set(codes)].slice(0, CODES);
}

/** Why a functional group can't be taken as a whole: AK9 codes; none where it can. */
export function groupCodes(group: OutlinedEnvelope, head: GroupHead): string[] {
  const codes = codesOf(group, "AK9");
  if (head.kind !== "" && head.kind !== "HC") codes.push(GROUP_NOT_SUPPORTED);
  return [...new Set(codes)].slice(0, CODES);
}
