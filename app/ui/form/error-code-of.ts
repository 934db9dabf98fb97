import type { core } from "zod";
import type { ErrorCode } from "~/ui/words/it/errors";

/** The sentence to show where a schema gives no message of its own. */
export function errorCodeOf(issue: core.$ZodRawIssue): ErrorCode {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue.input) ? missing(issue.expected) : mistyped(issue.expected);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return issue.format === "email" ? "not-an-email" : issue.format === "date" ? "not-a-day" : "invalid";
    case "invalid_value":
      return issue.values.length === 1 && issue.values[0] === true ? "tick-required" : "choose-one";
    case "invalid_union":
      return isMissing(issue.input) ? "choose-one" : "invalid";
    default:
      return "invalid";
  }
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === "";
}

function missing(expected: string): ErrorCode {
  return expected === "file" ? "file-missing" : expected === "boolean" ? "tick-required" : "required";
}

function mistyped(expected: string): ErrorCode {
  return expected === "number" ? "not-a-number" : expected === "int" ? "not-a-whole-number" : "invalid";
}

function tooSmall(issue: core.$ZodRawIssue<core.$ZodIssueTooSmall>): ErrorCode {
  if (issue.origin === "string") return issue.input === "" ? "required" : "too-short";
  if (issue.origin === "array" || issue.origin === "set") return "choose-some";
  if (issue.origin === "file") return "file-empty";
  return "too-small";
}

function tooBig(issue: core.$ZodRawIssue<core.$ZodIssueTooBig>): ErrorCode {
  if (issue.origin === "string") return "too-long";
  if (issue.origin === "array" || issue.origin === "set") return "too-many";
  if (issue.origin === "file") return "file-too-big";
  return "too-big";
}
