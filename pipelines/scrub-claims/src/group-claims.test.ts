import type { Claim } from "@claimscrub/claim";
import { expect, test } from "vitest";
import { claimsByPatient } from "./group-claims.ts";

const claim = (index: number, patientKeyHigh: number, patientKeyLow: number) => ({ index, patientKeyHigh, patientKeyLow }) as Claim;

test("claims of one key come together, and both halves of the key count", () => {
  const claims = [claim(1, 5, 9), claim(2, 6, 9), claim(3, 5, 8), claim(4, 5, 9), claim(5, 6, 9)];
  expect(claimsByPatient(claims).map((patient) => patient.map(({ index }) => index))).toEqual([[1, 4], [2, 5], [3]]);
});
