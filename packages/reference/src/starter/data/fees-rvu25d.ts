// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU25D: { readonly digest: string; readonly lines: string } = {
  digest: "3c35b736265542084c90e46ac98914a0bf895e804015986747d4ed825fa17e13",
  lines: `

`,
};
