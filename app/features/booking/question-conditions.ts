/** A question that may be asked only when another one has a certain answer. */
export type Conditional = {
  id: string;
  conditionId?: string | null;
  conditionValue?: string;
};

export type QuestionNode<Q extends Conditional> = { question: Q; children: QuestionNode<Q>[] };

/**
 * Questions in the order in which they are asked, each below the one on which it depends. A condition that leads
 * nowhere or in a circle is no condition: its question is asked of everyone.
 */
export function questionTree<Q extends Conditional>(questions: readonly Q[]): QuestionNode<Q>[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const childrenOf = (id: string): QuestionNode<Q>[] =>
    questions
      .filter((question) => question.conditionId === id && !leadsInCircle(question, byId))
      .map((question) => ({ question, children: childrenOf(question.id) }));
  return questions
    .filter(
      (question) => !question.conditionId || !byId.has(question.conditionId) || leadsInCircle(question, byId),
    )
    .map((question) => ({ question, children: childrenOf(question.id) }));
}

function leadsInCircle(question: Conditional, byId: ReadonlyMap<string, Conditional>): boolean {
  const seen = new Set<string>();
  for (let at: Conditional | undefined = question; at; at = byId.get(at.conditionId ?? "")) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

/** Whether answers are the one that a condition waits for. Case and outer spaces do not matter. */
export function meetsCondition(values: readonly string[], wanted: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return values.some((value) => plain(value) === plain(wanted));
}
