import type { Piece } from "./claim-pieces.ts";
import { isBlank } from "./delimiters.ts";
import * as id from "./segment-id.ts";

/** Where the segments that matter lie in one loop above claims (2000A, 2000B or 2000C with what is in them); 0 where one is absent. */
export class LoopRow {
  readonly piece: Piece;
  /** HL03: 20, 22 or 23; 0 where the loop has no HL. */
  level = 0;
  sbr = 0;
  /** NM1*IL of 2010BA and its DMG. */
  subscriber = 0;
  subscriberDmg = 0;
  /** NM1*PR of 2010BB. */
  payer = 0;
  /** NM1*QC of 2010CA and its DMG. */
  patient = 0;
  patientDmg = 0;
  /** NM1*85 of 2010AA with its address, and PRV*BI. */
  billing = 0;
  billingN3 = 0;
  billingN4 = 0;
  billingPrv = 0;

  constructor(piece: Piece) {
    this.piece = piece;
  }
}

const IL = 0x494c;
const PR = 0x5052;
const QC = 0x5143;
const BILLING = 0x3835;
const BI = 0x4249;

/** Reads a loop above claims. */
export function readLoop(bytes: Uint8Array, piece: Piece): LoopRow {
  const row = new LoopRow(piece);
  const { element, terminator } = piece.delimiters;
  const end = piece.end;
  let entity = 0;
  for (let at = piece.at; at < end; ) {
    if (isBlank(bytes[at]!) || bytes[at] === terminator) {
      at++;
      continue;
    }
    const two = bytes[at + 2] === element;
    const code = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | (two ? 0 : bytes[at + 2]!);
    const first = at + (two ? 3 : 4);
    const pair = bytes[first + 2] === element || bytes[first + 2] === terminator ? (bytes[first]! << 8) | bytes[first + 1]! : 0;
    switch (bytes[first - 1] === element ? code : 0) {
      case id.NM1:
        entity = pair;
        if (pair === IL) {
          row.subscriber = at;
          row.subscriberDmg = 0;
        } else if (pair === QC) {
          row.patient = at;
          row.patientDmg = 0;
        } else if (pair === PR) row.payer = at;
        else if (pair === BILLING) {
          row.billing = at;
          row.billingN3 = 0;
          row.billingN4 = 0;
        }
        break;
      case id.N3:
        if (entity === BILLING) row.billingN3 = at;
        break;
      case id.N4:
        if (entity === BILLING) row.billingN4 = at;
        break;
      case id.DMG:
        if (entity === IL) row.subscriberDmg = at;
        else if (entity === QC) row.patientDmg = at;
        break;
      case id.SBR:
        row.sbr = at;
        break;
      case id.PRV:
        if (pair === BI) row.billingPrv = at;
        break;
      case id.HL:
        row.level = levelOf(bytes, first, element, terminator);
        break;
      default:
    }
    while (bytes[at] !== terminator) at++;
    at++;
  }
  return row;
}

/** HL03 from where HL01 begins. */
function levelOf(bytes: Uint8Array, from: number, element: number, terminator: number): number {
  let at = from;
  for (let left = 2; left > 0 && bytes[at] !== terminator; at++) if (bytes[at] === element) left--;
  while (bytes[at] === 32) at++;
  const level = (bytes[at]! - 48) * 10 + bytes[at + 1]! - 48;
  return level === 20 || level === 22 || level === 23 ? level : 0;
}
