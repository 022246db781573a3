export interface Catalogue {
  readonly series: readonly { readonly series: string; readonly name: string; readonly ids: readonly string[] }[];
  readonly elsewhere: Readonly<Record<string, { readonly what: string; readonly kind: string; readonly where: string }>>;
  readonly kinds: Readonly<Record<string, string>>;
}
export interface RuleInFile {
  readonly id: string;
  readonly code: string;
  readonly summary: string;
  readonly direction: string;
  readonly severity: string;
}
export function readCatalogue(): Catalogue;
export function rulesInFiles(folder?: string): RuleInFile[];
export function coverageOf(
  catalogue: Catalogue,
  rules: readonly RuleInFile[],
): { ids: string[]; covered: string[]; explained: string[]; missing: string[]; added: RuleInFile[] };
export function catalogueText(catalogue: Catalogue, rules: readonly RuleInFile[]): string;
