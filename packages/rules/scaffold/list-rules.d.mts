export function ruleFiles(folder?: string): string[];
export function listName(id: string): string;
export function listText(ids: readonly string[]): string;
