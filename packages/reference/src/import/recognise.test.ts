import { existsSync, readFileSync } from "node:fs";
import { bytesInMemory } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { recognise } from "./recognise.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);

test.each([
  ["a claim file", "ISA*00*          *00*          *ZZ*1~", undefined],
  ["an empty file", "", undefined],
  ["prose", "The add-on code must follow.\nPrimary code first.\n", undefined],
  ["a fee schedule", ",,2025 National Physician Fee Schedule Relative Value File October Release,,\n", "fee-schedule"],
  ["indices", "x\n\nMAC,State,Locality Number,Locality Name,2025 PW GPCI,2025 PE GPCI,2025 MP GPCI\n", "gpci"],
  ["pairs", "notice\n\nColumn 1\tColumn 2\t*=in existence\n", "ncci-ptp"],
  ["pairs without their heading", "17311\t11102\t\t20240101\t*\t1\tMore extensive procedure\n", "ncci-ptp"],
  ["add-on edits", "primary_code,add_on_code,aoc_edit_type\n17311,17312,1\n", "add-on"],
  ["ZIP codes", `NY1000113202 01`.replace(" ", "") + ` Z9   0 A${" ".repeat(52)}20254\r\n`, "zip5"],
])("%s: %s", async (_what, text, kind) => expect(await recognise(bytesInMemory(Buffer.from(text)))).toBe(kind));

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  test.each([
    ["rvu24/cms-layout/PPRRVU24_JAN.csv", "fee-schedule"],
    ["rvu25a/PPRRVU25_JAN_excel_damaged.csv", "fee-schedule"],
    ["rvu25d/PPRRVU2025_Oct.csv", "fee-schedule"],
    ["rvu26c/PPRRVU2026_Jul_nonQPP.csv", "fee-schedule"],
    ["rvu24/cms-layout/GPCI2024.csv", "gpci"],
    ["rvu25d/GPCI2025.csv", "gpci"],
    ["rvu26c/cms-layout/GPCI2026.csv", "gpci"],
    ["rvu25d/ANES2025.csv", "anesthesia"],
    ["rvu25d/25LOCCO.csv", "counties"],
    ["rvu25d/OPPSCAP_Oct.csv", "opps-cap"],
    ["amounts/PFREV25C.txt", "payment-amounts"],
    ["amounts/PFREV25D_PFREV4.txt", "payment-amounts"],
    ["ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", "mue"],
    ["ncci/cms-layout/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "mue"],
    ["ncci/northstar_2024-07-01_ncci_aoc.csv", "add-on"],
    ["zip/ZIP5_OCT2025.txt", "zip5"],
    ["zip/ZIP5lyout.txt", undefined],
    ["codes/northstar_modifiers.csv", "code-list"],
    ["codes/northstar_pos_codes.csv", "places"],
    ["codes/icd10cm_FY2024_pathologie.csv", "code-list"],
    ["codes/northstar_denials_site.csv", undefined],
    ["rvu25d/PPRRVU2025_Oct.txt", "fee-schedule"],
    ["rvu25d/PPRRVU2025_Oct.xlsx", "fee-schedule"],
    ["rvu25d/GPCI2025.txt", "gpci"],
    ["rvu25d/GPCI2025.xlsx", "gpci"],
    ["rvu25d/25LOCCO.txt", "counties"],
    ["rvu25d/25LOCCO.xlsx", "counties"],
    ["rvu25d/ANES2025.txt", "anesthesia"],
    ["rvu25d/OPPSCAP_Oct.txt", "opps-cap"],
    ["rvu25d/RVU25D.pdf", undefined],
    ["docs/RVU25D.txt", undefined],
    ["docs/2026_ncci_medicare_policy_manual_all-chapters.txt", undefined],
  ])("%s: %s", async (path, kind) => expect(await recognise(bytesInMemory(readFileSync(new URL(path, CMS))))).toBe(kind));
});
