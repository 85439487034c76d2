import { Fragment, type ReactNode } from "react";
import { Table } from "#app/ui/table.tsx";
import type { NoticeBlock } from "../notice-facts.ts";

type Props = {
  blocks: readonly NoticeBlock[];
  /** What stands right under the heading of this id. */
  notes?: Record<string, ReactNode>;
};

/** The text of a notice. */
export function NoticeBlocks({ blocks, notes = {} }: Props) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change its order
    <Fragment key={index}>
      <Block block={block} />
      {block.kind === "heading" && block.id !== undefined && notes[block.id]}
    </Fragment>
  ));
}

function Block({ block }: { block: NoticeBlock }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2 id={block.id}>{block.text}</h2> : <h3>{block.text}</h3>;
    case "text":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <BlockTable block={block} />;
  }
}

function BlockTable({ block }: { block: Extract<NoticeBlock, { kind: "table" }> }) {
  const columns = block.head.map((header, column) => ({
    key: header,
    header,
    rowHeader: column === 0,
    cell: (row: string[]) => row[column],
  }));
  return <Table caption={block.caption} columns={columns} rows={block.rows} rowKey={(row) => row.join()} />;
}
