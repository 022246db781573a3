import { describe, expect, test } from "vitest";
import { componentOf, readInterchangeHeader, sniffDelimiters } from "./delimiters.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const code = (char: string): number => char.charCodeAt(0);
const ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:";
const GS = "GS*HC*SENDER*RECEIVER*20250301*0815*1*X*005010X222A1";

function header(text: string) {
  const found = readInterchangeHeader(bytes(text), 0, text.length);
  return found && { ...found.delimiters, length: found.length, count: found.elements.length };
}

describe("an ISA gives its delimiters", () => {
  test.each([
    ["as the guide has it", `${ISA}~${GS}~`, "*:~^", 106],
    ["with a line feed behind the terminator", `${ISA}~\n${GS}~`, "*:~^", 106],
    ["ended by a line feed", `${ISA}\n${GS}\n`, "*:\n^", 106],
    ["ended by a carriage return and a line feed", `${ISA}\r\n${GS}\r\n`, "*:\r^", 106],
    ["ended by a control byte", `${ISA}\u001d${GS}\u001d`, "*:\u001d^", 106],
    ["ended by a byte above 127", `${ISA}\u00d6${GS}\u00d6`, "*:\u00d6^", 106],
    ["of 79 bytes", `ISA*00* *00* *ZZ*123456789 *30*41-1674742 *060209*0826*U*00401*000000002*0*P*:~\n${GS}`, "*:~\0", 79],
    ["with ids that are too long", `${ISA.replace("SENDER ", "SENDER   ")}~${GS}~`, "*:~^", 108],
    ["with every element padded", "ISA *00 * *00 * *ZZ *A *ZZ *B *190827 *0212 *^ *00501 *19151 *0 *P *>~\nGS*HP*A", "*>~^", 70],
    ["with blanks before a line feed that ends it", `${ISA}  \n${GS}\n`, "*:\n^", 108],
    ["in control bytes throughout", `${ISA.replaceAll("*", "\u001c").replace(":", "\u001e")}\u001d`, "\u001c\u001e\u001d^", 106],
    ["before any GS", `${ISA}~`, "*:~^", 106],
  ])("%s", (_, text, marks, length) => {
    const [element, component, terminator, repetition] = [...marks].map(code);
    expect(header(text)).toEqual({ element, component, terminator, repetition, length, count: 16 });
  });

  test("of a terminator of several bytes the first counts, the others are blanks", () => {
    const text = `${ISA}\u00e2\u0080\u00a6\n${GS}\u00e2\u0080\u00a6`;
    expect(header(text)?.terminator).toBe(0xe2);
  });
  test("with an element missing it is still read, and known as damaged", () => {
    expect(header(`${ISA.slice(0, -2)}~\n${GS}~`)).toMatchObject({ element: code("*"), terminator: code("~"), count: 15 });
  });
  test("letters are delimiters only where all widths are right", () => {
    expect(header(`${ISA.replaceAll("*", "B")}~`)?.element).toBe(code("B"));
    expect(header(`${ISA.replaceAll("*", "B").replace("B00B", "B0B")}~`)).toBeUndefined();
  });
  test.each(["ISA", "ISA*00*", "ISA is the interchange header of a file, see the guide for its sixteen elements and their widths, all"])(
    "%j is none",
    (text) => expect(header(text)).toBeUndefined(),
  );
});

describe("a fragment without an ISA", () => {
  test.each([
    ["from GS on", `${GS}~\nST*837*0001*005010X222A1~\nBHT*0019~`, "*:~"],
    ["from ST on", "ST*837*0001*005010X222A1~\nBHT*0019*00~\nLX*1~\nSV1*HC>99213>25*100~", "*>~"],
    ["ended by line feeds", "ST|837|0001\nBHT|0019|00\nCLM|1|100|||11!B!1|Y\n", "|!\n"],
    ["ended by both line ending bytes", "ST*837*0001\r\nBHT*0019*00\r\n", "*:\r"],
    ["with a service that has no modifier", "ST*837*1~BHT*0019~CLM*A*1***22^B^1~SV1*HC^99213*100~", "*^~"],
  ])("%s", (_, text, marks) => {
    const [element, component, terminator] = [...marks].map(code);
    expect(sniffDelimiters(bytes(text), 0, text.length)).toMatchObject({ element, component, terminator, repetition: 0 });
  });
  test.each(["STREET 837", "ST*837", "GS", "GSX*HC*", "ST*ABC*0001~BHT*"])("%j is none", (text) =>
    expect(sniffDelimiters(bytes(text), 0, text.length)).toBeUndefined(),
  );
});

test.each([
  ["11:B:1", ":"],
  ["22>B>7", ">"],
  ["11::1", ":"],
])("CLM05 %s shows %s", (text, mark) => expect(componentOf(bytes(text), 0, text.length)).toBe(code(mark)));
test.each(["11", "", "11:", "1B1", "B:"])("CLM05 %j shows nothing", (text) => expect(componentOf(bytes(text), 0, text.length)).toBe(0));
