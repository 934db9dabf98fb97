import { describe, expect, test } from "vitest";
import { networkOf } from "./attempts.server";
import { languageOf } from "./language";
import { localPath } from "./local-path";

describe("where to go on", () => {
  test.each(["/", "/oggi", "/pratiche?stato=aperte", "/pratiche/1/consegna"])("%s is a page of ours", (path) => {
    expect(localPath(path, "/altrove")).toBe(path);
  });

  test.each([
    null,
    "",
    "oggi",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/..//evil.example",
    "/%0d%0aSet-Cookie:x/ y",
  ])("%s is not", (path) => {
    expect(localPath(path, "/altrove")).toBe("/altrove");
  });
});

describe("the language", () => {
  const asked = (headers: Record<string, string>) => new Request("http://local/", { headers });

  test("is the person's own, then the cookie's, then the browser's", () => {
    const request = asked({ Cookie: "a=b; lingua=it", "Accept-Language": "en" });
    expect(languageOf(request, { language: "en" })).toBe("en");
    expect(languageOf(request, null)).toBe("it");
  });

  test.each([
    [undefined, "it"],
    ["de-DE,de;q=0.9", "it"],
    ["en-GB,en;q=0.9", "en"],
    ["en;q=0.8,it;q=0.9", "it"],
    ["it-IT,it;q=0.9,en;q=0.8", "it"],
    ["fr,en;q=0.5,it;q=0.4", "en"],
    ["en;q=nonsense", "it"],
  ])("of a browser that says %s is %s", (header, expected) => {
    expect(languageOf(asked(header === undefined ? {} : { "Accept-Language": header }), null)).toBe(expected);
  });
});

describe("a network's name", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:0:7::1", "2001:db8:0:7"],
    ["2001:0db8:0000:0007:ffff:1:2:3", "2001:db8:0:7"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
