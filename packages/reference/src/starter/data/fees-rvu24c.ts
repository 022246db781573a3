// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU24C: { readonly digest: string; readonly lines: string } = {
  digest: "a0264733b48cc789a7cc5a7dc1f492e202f2bff3ca19ac324176597159dcfa9c",
  lines: `
J1020,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
J1030,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
J1040,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
`,
};
