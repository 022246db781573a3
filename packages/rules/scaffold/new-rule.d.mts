export function newRule(id: string, code: string, rules?: string): string[];
export function nextCode(id: string, rules?: string): string;
