/** The part of mailparser that the tests use; the package brings no types. */
declare module "mailparser" {
  type AddressList = { text: string; value: { name: string; address?: string }[] };
  export type ParsedMail = {
    messageId?: string;
    subject?: string;
    from?: AddressList;
    to?: AddressList | AddressList[];
    bcc?: AddressList;
    replyTo?: AddressList;
    headers: Map<string, unknown>;
    html: string | false;
    text?: string;
    attachments: { contentType: string; filename?: string; content: Buffer }[];
  };
  export function simpleParser(source: Buffer | string): Promise<ParsedMail>;
}
