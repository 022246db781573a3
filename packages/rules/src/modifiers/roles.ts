/** Assistants at surgery: physicians (80, 81, 82 where no resident was to be had) and other practitioners (AS). */
export const ASSISTANT = ["80", "81", "82", "AS"] as const;
/** Two surgeons, and a team of them. */
export const CO_SURGEON = "62";
export const TEAM = "66";
