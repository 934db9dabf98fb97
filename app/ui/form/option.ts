import type { ReactNode } from "react";

/** One entry of a select, a group of radio buttons or of tick boxes. */
export type Option = { value: string; label: string; disabled?: boolean; hint?: ReactNode };

export type OptionGroup = { label: string; options: Option[] };
