// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU24C: { readonly digest: string; readonly lines: string } = {
  digest: "078f8517661080c7ac71e3d68c1faac539c0b60eef4b9c894b0cc21db4a6d738",
  lines: `
J1020,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
J1030,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
J1040,,I,0,0,0,0,,,9,XXX,0,0,0,9,9,9,9,9,,99,0,0,0
`,
};
