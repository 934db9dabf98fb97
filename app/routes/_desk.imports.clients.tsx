import { type MetaFunction, useActionData } from "@remix-run/react";
import { pageLoader, rawPageAction } from "~/access/page.server";
import { takeUpload } from "~/imports/upload-form.server";
import { UploadPage } from "~/imports/upload-page";
import { emptyForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";

export const loader = pageLoader("_desk.imports.clients", async ({ words }) => ({
  title: words.imports.start.CLIENTS,
}));

export const action = rawPageAction("_desk.imports.clients", (page) => takeUpload(page, "CLIENTS"));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ImportClients() {
  return <UploadPage kind="CLIENTS" form={useActionData<typeof action>()?.form ?? emptyForm} />;
}
