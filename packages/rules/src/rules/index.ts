/* Written by scaffold/list-rules.mjs from the rule files; a test compares it with them. */
import type { AnyRule } from "../define-rule.ts";
import claimRepeatedLine from "./claim/repeated-line.ts";
import modifierSidesWithoutBilateralPayment from "./modifier/sides-without-bilateral-payment.ts";
import mohsAddOnWithoutFirstStage from "./mohs/add-on-without-first-stage.ts";
import mohsBiopsyNotDistinguished from "./mohs/biopsy-not-distinguished.ts";
import mohsCrossedSiteFamilies from "./mohs/crossed-site-families.ts";
import mohsHeadCodeOnTrunk from "./mohs/head-code-on-trunk.ts";
import mohsLaterStageCodedAsFirstStage from "./mohs/later-stage-coded-as-first-stage.ts";
import mohsPathologyByAnotherPhysician from "./mohs/pathology-by-another-physician.ts";
import mohsPathologyByTheSurgeon from "./mohs/pathology-by-the-surgeon.ts";
import mohsRemovalOfTheSameTumour from "./mohs/removal-of-the-same-tumour.ts";
import mohsRepairsNotSummed from "./mohs/repairs-not-summed.ts";
import mohsRoleModifier from "./mohs/role-modifier.ts";
import mohsSecondPrimaryGraft from "./mohs/second-primary-graft.ts";
import mohsSecondTumourNotDistinguished from "./mohs/second-tumour-not-distinguished.ts";
import mohsSurgeonNotAPhysician from "./mohs/surgeon-not-a-physician.ts";
import mohsTrunkCodeOnHead from "./mohs/trunk-code-on-head.ts";
import mohsUnitsAboveLimit from "./mohs/units-above-limit.ts";
import mohsVisitNotDistinguished from "./mohs/visit-not-distinguished.ts";
import mpfsChargeBelowAllowed from "./mpfs/charge-below-allowed.ts";
import mpfsVisitWithout25 from "./mpfs/visit-without-25.ts";
import mueDayAboveAbsoluteLimit from "./mue/day-above-absolute-limit.ts";
import mueDayAboveLimit from "./mue/day-above-limit.ts";
import mueLineAboveLimit from "./mue/line-above-limit.ts";
import ncciAddOnWithoutPrimary from "./ncci/add-on-without-primary.ts";
import ncciColumn2WithoutModifier from "./ncci/column-2-without-modifier.ts";
import ncciPairNeverPaidTogether from "./ncci/pair-never-paid-together.ts";
import posFacilityPlaceWithoutFacility from "./pos/facility-place-without-facility.ts";
import posOfficePlaceForInpatient from "./pos/office-place-for-inpatient.ts";
import posUnassignedPlace from "./pos/unassigned-place.ts";

/** Every rule, in order of its id. */
export const allRules: readonly AnyRule[] = [
  claimRepeatedLine,
  modifierSidesWithoutBilateralPayment,
  mohsAddOnWithoutFirstStage,
  mohsBiopsyNotDistinguished,
  mohsCrossedSiteFamilies,
  mohsHeadCodeOnTrunk,
  mohsLaterStageCodedAsFirstStage,
  mohsPathologyByAnotherPhysician,
  mohsPathologyByTheSurgeon,
  mohsRemovalOfTheSameTumour,
  mohsRepairsNotSummed,
  mohsRoleModifier,
  mohsSecondPrimaryGraft,
  mohsSecondTumourNotDistinguished,
  mohsSurgeonNotAPhysician,
  mohsTrunkCodeOnHead,
  mohsUnitsAboveLimit,
  mohsVisitNotDistinguished,
  mpfsChargeBelowAllowed,
  mpfsVisitWithout25,
  mueDayAboveAbsoluteLimit,
  mueDayAboveLimit,
  mueLineAboveLimit,
  ncciAddOnWithoutPrimary,
  ncciColumn2WithoutModifier,
  ncciPairNeverPaidTogether,
  posFacilityPlaceWithoutFacility,
  posOfficePlaceForInpatient,
  posUnassignedPlace,
];
