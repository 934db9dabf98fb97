import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { parseForm } from "~/ui/form/form-state";
import { DeviceFields, deviceData, deviceFault } from "./device-fields";

const good = {
  serial: "7430010024925855",
  day: day("2026-11-23"),
  authSerial: "0A:3F:99:12",
  authFrom: day("2026-11-23"),
  authTo: day("2029-11-23"),
  signSerial: "0a3f9913",
  signFrom: day("2026-11-23"),
  signTo: day("2029-11-23"),
};

describe("a device's data", () => {
  test("are what the verb takes", () => {
    expect(deviceFault(good)).toBeNull();
    expect(deviceData(good).authentication).toEqual({
      serial: "0A:3F:99:12",
      notBefore: "2026-11-23",
      notAfter: "2029-11-23",
    });
  });

  test.each([
    [{ signSerial: "0A 3F 99 12" }, "certificate-serials-equal", "signSerial"],
    [{ authFrom: day("2026-11-24") }, "certificate-days", "authFrom"],
    [{ authTo: day("2026-11-23") }, "certificate-days", "authTo"],
    [{ signFrom: day("2026-12-01") }, "certificate-days", "signFrom"],
    [{ signTo: day("2026-01-01") }, "certificate-days", "signTo"],
  ])("%o: %s beside %s", (wrong, refusal, field) => {
    expect(deviceFault({ ...good, ...wrong })).toEqual({ refusal, field });
  });

  test.each([
    ["serial", "12 3"],
    ["authSerial", "XYZ"],
    ["signSerial", ""],
    ["authTo", "2026-02-30"],
  ])("%s cannot be %j", (name, value) => {
    const form = new FormData();
    for (const [key, text] of Object.entries({ ...good, [name]: value })) form.set(key, text);
    const parsed = parseForm(DeviceFields, form);
    expect(parsed.ok ? [] : Object.keys(parsed.form.errors)).toEqual([name]);
  });
});
