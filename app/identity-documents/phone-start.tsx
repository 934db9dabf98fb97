import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";

/** Before anything: what this phone can do. Only the press takes the link: a preview of the address takes nothing. */
export function PhoneStart({ until }: { until: string }) {
  const { title, start } = useWords().phone;
  return (
    <Page title={title} lead={start.lead} narrow>
      <ul className="c-phone__points">
        {start.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <PostForm className="c-phone__begin">
        <Buttons>
          <SubmitButton solid>{start.begin}</SubmitButton>
        </Buttons>
      </PostForm>
      <p className="c-hint u-t4">{start.until(until)}</p>
    </Page>
  );
}
