import { Views } from "~/ui/views";
import { useWords } from "~/ui/words/use-words";

/** The register's two pages: signed lines, and who looked at what. */
export function RegisterViews({ current }: { current: "lines" | "reads" }) {
  const w = useWords().audit.register;
  return (
    <Views
      label={w.views}
      views={[
        { href: "/audit/register", label: w.lines, current: current === "lines" },
        { href: "/audit/register/reads", label: w.reads, current: current === "reads" },
      ]}
    />
  );
}
