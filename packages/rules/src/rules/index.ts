/* Written by scaffold/list-rules.mjs from the rule files; a test compares it with them. */
import type { AnyRule } from "../define-rule.ts";
import claimDiagnosisOfOtherSex from "./claim/diagnosis-of-other-sex.ts";
import claimDrugWithoutInjection from "./claim/drug-without-injection.ts";
import claimFilingLimitClose from "./claim/filing-limit-close.ts";
import claimLightTreatmentWithoutItsDrug from "./claim/light-treatment-without-its-drug.ts";
import claimNewPatientSeenBefore from "./claim/new-patient-seen-before.ts";
import claimPastFilingLimit from "./claim/past-filing-limit.ts";
import claimProcedureOfOtherSex from "./claim/procedure-of-other-sex.ts";
import claimRepeatedLine from "./claim/repeated-line.ts";
import claimResentLine from "./claim/resent-line.ts";
import claimSelfAdministeredDrug from "./claim/self-administered-drug.ts";
import claimServiceOfOtherAge from "./claim/service-of-other-age.ts";
import claimSimilarLine from "./claim/similar-line.ts";
import diagnosisBenignRemovalWithoutNotice from "./diagnosis/benign-removal-without-notice.ts";
import diagnosisDestructionOfOtherNature from "./diagnosis/destruction-of-other-nature.ts";
import diagnosisDiagnosesThatExcludeEachOther from "./diagnosis/diagnoses-that-exclude-each-other.ts";
import diagnosisExcisionOfOtherNature from "./diagnosis/excision-of-other-nature.ts";
import diagnosisListedButNotPointed from "./diagnosis/listed-but-not-pointed.ts";
import diagnosisNotOnTheLocalList from "./diagnosis/not-on-the-local-list.ts";
import diagnosisNotOnTheNationalList from "./diagnosis/not-on-the-national-list.ts";
import diagnosisOtherSide from "./diagnosis/other-side.ts";
import diagnosisRemovalAtOtherSite from "./diagnosis/removal-at-other-site.ts";
import diagnosisUnspecifiedSite from "./diagnosis/unspecified-site.ts";
import modifierAnesthesiaBySurgeon from "./modifier/anesthesia-by-surgeon.ts";
import modifierAssistantNeedsReport from "./modifier/assistant-needs-report.ts";
import modifierAssistantNeverPaid from "./modifier/assistant-never-paid.ts";
import modifierBilateralCodeDoubled from "./modifier/bilateral-code-doubled.ts";
import modifierBilateralNotPayable from "./modifier/bilateral-not-payable.ts";
import modifierBilateralWithTwoUnits from "./modifier/bilateral-with-two-units.ts";
import modifierCoSurgeonNotPaid from "./modifier/co-surgeon-not-paid.ts";
import modifierComponentOfUndividedCode from "./modifier/component-of-undivided-code.ts";
import modifierContradictingModifiers from "./modifier/contradicting-modifiers.ts";
import modifierDrugWasteNotTold from "./modifier/drug-waste-not-told.ts";
import modifierEquipmentWithoutTechnicalPart from "./modifier/equipment-without-technical-part.ts";
import modifierLiabilityModifiers from "./modifier/liability-modifiers.ts";
import modifierOneOfTwoSides from "./modifier/one-of-two-sides.ts";
import modifierReducedService from "./modifier/reduced-service.ts";
import modifierRepeatModifierMisused from "./modifier/repeat-modifier-misused.ts";
import modifierResidentWithoutTeacher from "./modifier/resident-without-teacher.ts";
import modifierSidesWithoutBilateralPayment from "./modifier/sides-without-bilateral-payment.ts";
import modifierSplitVisitInOffice from "./modifier/split-visit-in-office.ts";
import modifierSubstituteBeyondSixtyDays from "./modifier/substitute-beyond-sixty-days.ts";
import modifierTeamNotPaid from "./modifier/team-not-paid.ts";
import modifierTelehealthModifierInOffice from "./modifier/telehealth-modifier-in-office.ts";
import modifierUnsupported22 from "./modifier/unsupported-22.ts";
import modifierWholeTestInFacility from "./modifier/whole-test-in-facility.ts";
import mohsAddOnWithoutFirstStage from "./mohs/add-on-without-first-stage.ts";
import mohsAnesthesiaByTheSurgeon from "./mohs/anesthesia-by-the-surgeon.ts";
import mohsBiopsyNotDistinguished from "./mohs/biopsy-not-distinguished.ts";
import mohsClosureNotBilled from "./mohs/closure-not-billed.ts";
import mohsComplexRepairLengthNotBilled from "./mohs/complex-repair-length-not-billed.ts";
import mohsCrossedSiteFamilies from "./mohs/crossed-site-families.ts";
import mohsDiagnosisNotATumour from "./mohs/diagnosis-not-a-tumour.ts";
import mohsExcisionBesideFlap from "./mohs/excision-beside-flap.ts";
import mohsExtraBlocksNotBilled from "./mohs/extra-blocks-not-billed.ts";
import mohsExtraBlocksNotRecorded from "./mohs/extra-blocks-not-recorded.ts";
import mohsFrozenSectionWithoutBiopsy from "./mohs/frozen-section-without-biopsy.ts";
import mohsGenitalTumourAsTrunk from "./mohs/genital-tumour-as-trunk.ts";
import mohsHeadCodeOnTrunk from "./mohs/head-code-on-trunk.ts";
import mohsLaboratoryNumber from "./mohs/laboratory-number.ts";
import mohsLaterStageCodedAsFirstStage from "./mohs/later-stage-coded-as-first-stage.ts";
import mohsLaterStagesNotBilled from "./mohs/later-stages-not-billed.ts";
import mohsLesserRepairBesideFlap from "./mohs/lesser-repair-beside-flap.ts";
import mohsMelanoma from "./mohs/melanoma.ts";
import mohsNeedlessModifierOnRepair from "./mohs/needless-modifier-on-repair.ts";
import mohsPathologyByAnotherPhysician from "./mohs/pathology-by-another-physician.ts";
import mohsPathologyByTheSurgeon from "./mohs/pathology-by-the-surgeon.ts";
import mohsPermanentSectionsBeforeRepair from "./mohs/permanent-sections-before-repair.ts";
import mohsPreparationOfTheSite from "./mohs/preparation-of-the-site.ts";
import mohsRemovalOfTheSameTumour from "./mohs/removal-of-the-same-tumour.ts";
import mohsRepairOfOtherSite from "./mohs/repair-of-other-site.ts";
import mohsRepairOfSmallestExcision from "./mohs/repair-of-smallest-excision.ts";
import mohsRepairsNotSummed from "./mohs/repairs-not-summed.ts";
import mohsRoleModifier from "./mohs/role-modifier.ts";
import mohsSecondPrimaryGraft from "./mohs/second-primary-graft.ts";
import mohsSecondTumourNotDistinguished from "./mohs/second-tumour-not-distinguished.ts";
import mohsSimpleRepairOfExcision from "./mohs/simple-repair-of-excision.ts";
import mohsSpecialStainNotBilled from "./mohs/special-stain-not-billed.ts";
import mohsStageOnLaterDay from "./mohs/stage-on-later-day.ts";
import mohsSurgeonNotAPhysician from "./mohs/surgeon-not-a-physician.ts";
import mohsSurgeryInPeriodOfRepair from "./mohs/surgery-in-period-of-repair.ts";
import mohsToldLaterStageAsFirstStage from "./mohs/told-later-stage-as-first-stage.ts";
import mohsTrunkCodeOnHead from "./mohs/trunk-code-on-head.ts";
import mohsTwoSizesOfOneRepair from "./mohs/two-sizes-of-one-repair.ts";
import mohsUnitsAboveLimit from "./mohs/units-above-limit.ts";
import mohsVisitNotDistinguished from "./mohs/visit-not-distinguished.ts";
import mpfsAboveLimitingCharge from "./mpfs/above-limiting-charge.ts";
import mpfsAftercareByAnotherPractice from "./mpfs/aftercare-by-another-practice.ts";
import mpfsAlwaysBundled from "./mpfs/always-bundled.ts";
import mpfsChargeBelowAllowed from "./mpfs/charge-below-allowed.ts";
import mpfsCodeNotValidForMedicare from "./mpfs/code-not-valid-for-medicare.ts";
import mpfsComplexityBeside25 from "./mpfs/complexity-beside-25.ts";
import mpfsComplexityNotBilled from "./mpfs/complexity-not-billed.ts";
import mpfsComplicationAsUnrelated from "./mpfs/complication-as-unrelated.ts";
import mpfsDecisionForMinorSurgery from "./mpfs/decision-for-minor-surgery.ts";
import mpfsFlapDividedWithout58 from "./mpfs/flap-divided-without-58.ts";
import mpfsModifier51 from "./mpfs/modifier-51.ts";
import mpfsNeverCovered from "./mpfs/never-covered.ts";
import mpfsPaidOnlyAlone from "./mpfs/paid-only-alone.ts";
import mpfsPricedByContractor from "./mpfs/priced-by-contractor.ts";
import mpfsSplitCareWithoutPeriod from "./mpfs/split-care-without-period.ts";
import mpfsSurgeryInGlobalPeriod from "./mpfs/surgery-in-global-period.ts";
import mpfsVisit25ForPlannedSurgery from "./mpfs/visit-25-for-planned-surgery.ts";
import mpfsVisitInGlobalPeriod from "./mpfs/visit-in-global-period.ts";
import mpfsVisitWithout25 from "./mpfs/visit-without-25.ts";
import mpfsVisitWithout57 from "./mpfs/visit-without-57.ts";
import mueDayAboveAbsoluteLimit from "./mue/day-above-absolute-limit.ts";
import mueDayAboveLimit from "./mue/day-above-limit.ts";
import mueFewerUnitsThanTheNote from "./mue/fewer-units-than-the-note.ts";
import mueLineAboveLimit from "./mue/line-above-limit.ts";
import mueMoreThanFourteenLesions from "./mue/more-than-fourteen-lesions.ts";
import ncciAddOnOfDeniedPrimary from "./ncci/add-on-of-denied-primary.ts";
import ncciAddOnOfTheNoteMissing from "./ncci/add-on-of-the-note-missing.ts";
import ncciAddOnOnOtherDay from "./ncci/add-on-on-other-day.ts";
import ncciAddOnWithoutListedPrimary from "./ncci/add-on-without-listed-primary.ts";
import ncciAddOnWithoutPlausiblePrimary from "./ncci/add-on-without-plausible-primary.ts";
import ncciAddOnWithoutPrimary from "./ncci/add-on-without-primary.ts";
import ncciColumn2WithoutModifier from "./ncci/column-2-without-modifier.ts";
import ncciDistinctServiceModifierMisused from "./ncci/distinct-service-modifier-misused.ts";
import ncciFurtherBiopsyMissing from "./ncci/further-biopsy-missing.ts";
import ncciHigherPaidColumn2 from "./ncci/higher-paid-column-2.ts";
import ncciMoreSpecimensThanTissue from "./ncci/more-specimens-than-tissue.ts";
import ncciPairNeverPaidTogether from "./ncci/pair-never-paid-together.ts";
import ncciPairSplitOverClaims from "./ncci/pair-split-over-claims.ts";
import ncciPairWithDeniedColumn1 from "./ncci/pair-with-denied-column-1.ts";
import ncciSeveralFirstBiopsies from "./ncci/several-first-biopsies.ts";
import posFacilityPlaceWithoutFacility from "./pos/facility-place-without-facility.ts";
import posIncidentToInHospital from "./pos/incident-to-in-hospital.ts";
import posInpatientInOutpatientPlace from "./pos/inpatient-in-outpatient-place.ts";
import posOfficePlaceForInpatient from "./pos/office-place-for-inpatient.ts";
import posPlaceOfLineDiffers from "./pos/place-of-line-differs.ts";
import posRarelyDoneThere from "./pos/rarely-done-there.ts";
import posSkilledNursingStay from "./pos/skilled-nursing-stay.ts";
import posSupervisedVisitInHospital from "./pos/supervised-visit-in-hospital.ts";
import posUnassignedPlace from "./pos/unassigned-place.ts";
import posVisitOfAnotherPlace from "./pos/visit-of-another-place.ts";
import x12ClaimTotal from "./x12/claim-total.ts";
import x12DiagnosisCode from "./x12/diagnosis-code.ts";
import x12DiagnosisPointer from "./x12/diagnosis-pointer.ts";
import x12ExternalCauseFirst from "./x12/external-cause-first.ts";
import x12ImpossibleServiceDate from "./x12/impossible-service-date.ts";
import x12LaboratoryNumber from "./x12/laboratory-number.ts";
import x12MedicareNumber from "./x12/medicare-number.ts";
import x12PathologyWithoutReferringProvider from "./x12/pathology-without-referring-provider.ts";
import x12PracticeAddress from "./x12/practice-address.ts";
import x12ProviderNumber from "./x12/provider-number.ts";
import x12RepeatedDiagnosis from "./x12/repeated-diagnosis.ts";
import x12ReplacementNotTaken from "./x12/replacement-not-taken.ts";
import x12SecondaryWithoutFirstPayer from "./x12/secondary-without-first-payer.ts";
import x12TaxonomyCode from "./x12/taxonomy-code.ts";
import x12TestWithoutOrderingProvider from "./x12/test-without-ordering-provider.ts";
import x12TooManyLines from "./x12/too-many-lines.ts";
import x12UnitCount from "./x12/unit-count.ts";
import x12UnknownProcedure from "./x12/unknown-procedure.ts";
import x12UnlistedWithoutWords from "./x12/unlisted-without-words.ts";

/** Every rule, in order of its id. */
export const allRules: readonly AnyRule[] = [
  claimDiagnosisOfOtherSex,
  claimDrugWithoutInjection,
  claimFilingLimitClose,
  claimLightTreatmentWithoutItsDrug,
  claimNewPatientSeenBefore,
  claimPastFilingLimit,
  claimProcedureOfOtherSex,
  claimRepeatedLine,
  claimResentLine,
  claimSelfAdministeredDrug,
  claimServiceOfOtherAge,
  claimSimilarLine,
  diagnosisBenignRemovalWithoutNotice,
  diagnosisDestructionOfOtherNature,
  diagnosisDiagnosesThatExcludeEachOther,
  diagnosisExcisionOfOtherNature,
  diagnosisListedButNotPointed,
  diagnosisNotOnTheLocalList,
  diagnosisNotOnTheNationalList,
  diagnosisOtherSide,
  diagnosisRemovalAtOtherSite,
  diagnosisUnspecifiedSite,
  modifierAnesthesiaBySurgeon,
  modifierAssistantNeedsReport,
  modifierAssistantNeverPaid,
  modifierBilateralCodeDoubled,
  modifierBilateralNotPayable,
  modifierBilateralWithTwoUnits,
  modifierCoSurgeonNotPaid,
  modifierComponentOfUndividedCode,
  modifierContradictingModifiers,
  modifierDrugWasteNotTold,
  modifierEquipmentWithoutTechnicalPart,
  modifierLiabilityModifiers,
  modifierOneOfTwoSides,
  modifierReducedService,
  modifierRepeatModifierMisused,
  modifierResidentWithoutTeacher,
  modifierSidesWithoutBilateralPayment,
  modifierSplitVisitInOffice,
  modifierSubstituteBeyondSixtyDays,
  modifierTeamNotPaid,
  modifierTelehealthModifierInOffice,
  modifierUnsupported22,
  modifierWholeTestInFacility,
  mohsAddOnWithoutFirstStage,
  mohsAnesthesiaByTheSurgeon,
  mohsBiopsyNotDistinguished,
  mohsClosureNotBilled,
  mohsComplexRepairLengthNotBilled,
  mohsCrossedSiteFamilies,
  mohsDiagnosisNotATumour,
  mohsExcisionBesideFlap,
  mohsExtraBlocksNotBilled,
  mohsExtraBlocksNotRecorded,
  mohsFrozenSectionWithoutBiopsy,
  mohsGenitalTumourAsTrunk,
  mohsHeadCodeOnTrunk,
  mohsLaboratoryNumber,
  mohsLaterStageCodedAsFirstStage,
  mohsLaterStagesNotBilled,
  mohsLesserRepairBesideFlap,
  mohsMelanoma,
  mohsNeedlessModifierOnRepair,
  mohsPathologyByAnotherPhysician,
  mohsPathologyByTheSurgeon,
  mohsPermanentSectionsBeforeRepair,
  mohsPreparationOfTheSite,
  mohsRemovalOfTheSameTumour,
  mohsRepairOfOtherSite,
  mohsRepairOfSmallestExcision,
  mohsRepairsNotSummed,
  mohsRoleModifier,
  mohsSecondPrimaryGraft,
  mohsSecondTumourNotDistinguished,
  mohsSimpleRepairOfExcision,
  mohsSpecialStainNotBilled,
  mohsStageOnLaterDay,
  mohsSurgeonNotAPhysician,
  mohsSurgeryInPeriodOfRepair,
  mohsToldLaterStageAsFirstStage,
  mohsTrunkCodeOnHead,
  mohsTwoSizesOfOneRepair,
  mohsUnitsAboveLimit,
  mohsVisitNotDistinguished,
  mpfsAboveLimitingCharge,
  mpfsAftercareByAnotherPractice,
  mpfsAlwaysBundled,
  mpfsChargeBelowAllowed,
  mpfsCodeNotValidForMedicare,
  mpfsComplexityBeside25,
  mpfsComplexityNotBilled,
  mpfsComplicationAsUnrelated,
  mpfsDecisionForMinorSurgery,
  mpfsFlapDividedWithout58,
  mpfsModifier51,
  mpfsNeverCovered,
  mpfsPaidOnlyAlone,
  mpfsPricedByContractor,
  mpfsSplitCareWithoutPeriod,
  mpfsSurgeryInGlobalPeriod,
  mpfsVisit25ForPlannedSurgery,
  mpfsVisitInGlobalPeriod,
  mpfsVisitWithout25,
  mpfsVisitWithout57,
  mueDayAboveAbsoluteLimit,
  mueDayAboveLimit,
  mueFewerUnitsThanTheNote,
  mueLineAboveLimit,
  mueMoreThanFourteenLesions,
  ncciAddOnOfDeniedPrimary,
  ncciAddOnOfTheNoteMissing,
  ncciAddOnOnOtherDay,
  ncciAddOnWithoutListedPrimary,
  ncciAddOnWithoutPlausiblePrimary,
  ncciAddOnWithoutPrimary,
  ncciColumn2WithoutModifier,
  ncciDistinctServiceModifierMisused,
  ncciFurtherBiopsyMissing,
  ncciHigherPaidColumn2,
  ncciMoreSpecimensThanTissue,
  ncciPairNeverPaidTogether,
  ncciPairSplitOverClaims,
  ncciPairWithDeniedColumn1,
  ncciSeveralFirstBiopsies,
  posFacilityPlaceWithoutFacility,
  posIncidentToInHospital,
  posInpatientInOutpatientPlace,
  posOfficePlaceForInpatient,
  posPlaceOfLineDiffers,
  posRarelyDoneThere,
  posSkilledNursingStay,
  posSupervisedVisitInHospital,
  posUnassignedPlace,
  posVisitOfAnotherPlace,
  x12ClaimTotal,
  x12DiagnosisCode,
  x12DiagnosisPointer,
  x12ExternalCauseFirst,
  x12ImpossibleServiceDate,
  x12LaboratoryNumber,
  x12MedicareNumber,
  x12PathologyWithoutReferringProvider,
  x12PracticeAddress,
  x12ProviderNumber,
  x12RepeatedDiagnosis,
  x12ReplacementNotTaken,
  x12SecondaryWithoutFirstPayer,
  x12TaxonomyCode,
  x12TestWithoutOrderingProvider,
  x12TooManyLines,
  x12UnitCount,
  x12UnknownProcedure,
  x12UnlistedWithoutWords,
];
