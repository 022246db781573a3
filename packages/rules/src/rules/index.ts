/* Written by scaffold/list-rules.mjs from the rule files; a test compares it with them. */
import type { AnyRule } from "../define-rule.ts";
import addOnWithoutFirstStage from "./mohs/add-on-without-first-stage.ts";
import biopsyNotDistinguished from "./mohs/biopsy-not-distinguished.ts";
import crossedSiteFamilies from "./mohs/crossed-site-families.ts";
import headCodeOnTrunk from "./mohs/head-code-on-trunk.ts";
import laterStageCodedAsFirstStage from "./mohs/later-stage-coded-as-first-stage.ts";
import pathologyByAnotherPhysician from "./mohs/pathology-by-another-physician.ts";
import pathologyByTheSurgeon from "./mohs/pathology-by-the-surgeon.ts";
import removalOfTheSameTumour from "./mohs/removal-of-the-same-tumour.ts";
import repairsNotSummed from "./mohs/repairs-not-summed.ts";
import secondPrimaryGraft from "./mohs/second-primary-graft.ts";
import secondTumourNotDistinguished from "./mohs/second-tumour-not-distinguished.ts";
import trunkCodeOnHead from "./mohs/trunk-code-on-head.ts";
import unitsAboveLimit from "./mohs/units-above-limit.ts";
import visitWithout25 from "./mohs/visit-without-25.ts";
import facilityPlaceWithoutFacility from "./pos/facility-place-without-facility.ts";
import officePlaceForInpatient from "./pos/office-place-for-inpatient.ts";
import unassignedPlace from "./pos/unassigned-place.ts";

/** Every rule, in order of its id. */
export const allRules: readonly AnyRule[] = [
  addOnWithoutFirstStage,
  biopsyNotDistinguished,
  crossedSiteFamilies,
  headCodeOnTrunk,
  laterStageCodedAsFirstStage,
  pathologyByAnotherPhysician,
  pathologyByTheSurgeon,
  removalOfTheSameTumour,
  repairsNotSummed,
  secondPrimaryGraft,
  secondTumourNotDistinguished,
  trunkCodeOnHead,
  unitsAboveLimit,
  visitWithout25,
  facilityPlaceWithoutFacility,
  officePlaceForInpatient,
  unassignedPlace,
];
