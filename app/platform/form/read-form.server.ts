import { type FormTree, readFormTree } from "./form-tree.ts";

/** A posted form: its fields as a tree, and the raw data for files. A body of another kind ends with status 400. */
export async function readPostedForm(request: Request): Promise<{ tree: FormTree; data: FormData }> {
  try {
    const data = await request.formData();
    return { tree: readFormTree(data), data };
  } catch {
    throw new Response("This address takes a form.", { status: 400 });
  }
}
