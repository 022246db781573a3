import { modifierKey, type ModifierKey } from "@claimscrub/claim";

/** Modifiers of CPT and of HCPCS level II as CMS had them in 2024: a first character, then every second one that goes with it. */
const LISTED =
  "1P 2234567P 323P 47 50123456789 6236 7346789 8012P 901235679 A123456789ABDEFGHIJKMOPQRSTUVWXYZ BALOPRU CABCDEFGHIJKLMNOPQRST DA " +
  "E1234ABCDEJMPRTXY F123456789ABCPQRSTXY G0123456789ABCDEFGHJKLMNOPQRSTUVWXYZ H9ABCDEFGHIJKLMNOPQRSTUVWXYZ J12345ABCDEFGKLWZ " +
  "K01234ABCDEFGHIJKLMNOPQRSTUVWXYZ L1CDLMRSTU M2ABCDEFGHS N123BRU P123456ABCDILMNOST Q0123456789ABCDEFGHJKLMNPQRSTWXYZ RABCDEIRT " +
  "SABCDEFGHJKLMNQSTUVWYZ T123456789ABCDEFGHJKLMNPQRSTUVW U123456789ABCDEFGHJKNPQRS V123456789MP X12345EPSU ZABC";
/** Where an ambulance took the patient up, and where to: any two of these; X, a stop on the way, only behind another. */
const PLACES_OF_TRANSPORT = "DEGHIJNPRS";

const KNOWN: ReadonlySet<ModifierKey> = new Set([
  ...LISTED.split(" ").flatMap(([first = "", ...second]) => second.map((character) => modifierKey(first + character))),
  ...[...PLACES_OF_TRANSPORT].flatMap((from) => [...PLACES_OF_TRANSPORT, "X"].map((to) => modifierKey(from + to))),
]);

/** Whether CPT or HCPCS has the modifier. */
export function isKnownModifier(modifier: ModifierKey): boolean {
  return KNOWN.has(modifier);
}
