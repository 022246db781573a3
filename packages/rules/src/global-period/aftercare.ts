/** Complications of the skin in and after procedures; of procedures: bleeding, disruption of a wound, infection. */
const COMPLICATION = /^(?:L76|T81[0134])/;
/** Dressings and sutures, planned closure, aftercare of surgery for a neoplasm or of an organ system; not of transplants (Z48.2). */
const AFTERCARE = /^Z48[0138]/;

/** Whether the diagnosis is a complication of surgery. */
export function isComplication(diagnosis: string): boolean {
  return COMPLICATION.test(diagnosis);
}

/**
 * Whether the diagnosis itself says that the service belongs to surgery before it: the surgery's payment includes dressings, removal of sutures and
 * complications that take no return to the operating room (Medicare Claims Processing Manual, chapter 12, section 40.1.A).
 */
export function isAftercare(diagnosis: string): boolean {
  return AFTERCARE.test(diagnosis) || isComplication(diagnosis);
}
