import { expect, test } from "vitest";
import { phoneReach } from "./phone-reach.server";

test.each([
  ["http://127.0.0.1:3000", "LOOPBACK"],
  ["http://localhost:3000", "LOOPBACK"],
  ["https://localhost", "LOOPBACK"],
  ["http://[::1]:3000", "LOOPBACK"],
  ["http://192.168.1.20:3000", "PLAIN"],
  ["http://studio.lan", "PLAIN"],
  ["https://192.168.1.20", "SECURE"],
  ["https://cartellina.example.it", "SECURE"],
])("%s is %s", (origin, reach) => {
  expect(phoneReach(origin)).toBe(reach);
});
