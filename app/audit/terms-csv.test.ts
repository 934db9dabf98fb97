import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { monthOf } from "./months";
import { termsCsv } from "./terms-csv";

const headings = { month: "Mese", practice: "Studio", onTime: "T", late: "R", open: "A", overdue: "S" };
const month = monthOf(day("2026-11-01"));
const counts = { onTime: 1, late: 2, open: 3, overdue: 0 };

test("months, then practices; names are quoted and never formulas", () => {
  const practices = ['Studio "Dora", S.r.l.', "=1+1"].map((name, index) => ({ id: String(index), name, ...counts }));
  const csv = termsCsv({ month, byMonth: [{ month, ...counts }], byPractice: practices }, headings);
  expect(csv).toBe(
    "\ufeffMese,Studio,T,R,A,S\r\n2026-11,,1,2,3,0\r\n" +
      '2026-11,"Studio ""Dora"", S.r.l.",1,2,3,0\r\n2026-11,\'=1+1,1,2,3,0\r\n',
  );
});
