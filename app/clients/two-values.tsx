import { Diff } from "~/ui/diff";
import { Hidden } from "~/ui/form/hidden";
import { useWords } from "~/ui/words/use-words";
import { type Difference, packDifference } from "./settle";

type TwoValuesProps = {
  difference: Difference;
  /** What the field is called. */
  label: string;
  shown?: (value: string) => string;
};

/** What was read and what stands, none chosen; the hidden field keeps them while the form comes and goes. */
export function TwoValues({ difference, label, shown = (value) => value }: TwoValuesProps) {
  const { form } = useWords().clients;
  const { field, values } = difference;
  const [first, second] = values;
  const century = first.from === "century";
  const notes = first.from === "zone" ? form.differFromZone : form.differFrom;
  return (
    <>
      <Hidden name={`differ.${field}`} value={packDifference(difference)} />
      <Diff
        name={field}
        legend={century ? form.twoCenturies(label) : form.differs(label)}
        hint={century ? form.twoCenturiesHint : form.differsHint}
        choices={[
          { value: first.value, shown: shown(first.value), note: notes[first.from] },
          { value: second.value, shown: shown(second.value), note: notes[second.from] },
        ]}
      />
    </>
  );
}
