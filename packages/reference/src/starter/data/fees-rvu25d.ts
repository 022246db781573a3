// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU25D: { readonly digest: string; readonly lines: string } = {
  digest: "29ffdc5ef4916a99d06b92923034c9f21c891e19d96a824fceacc79217845d1c",
  lines: `
50688,,A,120,102,102,13,1,,0,010,10,80,10,2,1,1,0,0,,99,0,0,0
76145,,A,0,2903,2903,51,,1,3,XXX,0,0,0,0,0,0,0,0,,99,0,0,0
76814,,A,99,118,118,3,,1,1,ZZZ,0,0,0,0,0,0,0,0,,99,0,0,0
76814,26,A,99,38,38,2,,,1,ZZZ,0,0,0,0,0,0,0,0,,99,0,0,0
76814,TC,A,0,80,80,1,,1,1,ZZZ,0,0,0,0,0,0,0,0,,99,0,0,0
`,
};
