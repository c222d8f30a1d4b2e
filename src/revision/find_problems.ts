import { type AthanorError, isAthanorError } from "../errors.ts";
import {
  DuplicateRevisionError,
  LabelConflictError,
  MissingParentError,
  RevisionCycleError,
} from "./errors.ts";
import { linkRevisions } from "./links.ts";
import type { RevisionSpec } from "./revision.ts";

/**
 * Everything that keeps revisions from being a graph, where building it stops
 * at the first. What was found is set aside to find the next, so that no
 * problem is told that only follows from another.
 */
export function findGraphProblems(
  specs: readonly RevisionSpec[],
): AthanorError[] {
  const problems: AthanorError[] = [];
  let rest: readonly RevisionSpec[] | undefined = specs;
  while (rest !== undefined) {
    try {
      linkRevisions(rest);
      return problems;
    } catch (error) {
      if (!isAthanorError(error)) throw error;
      problems.push(error);
      rest = withoutProblem(rest, error);
    }
  }
  return problems;
}

/** The revisions without what an error is about; nothing when more would be guessed than known. */
function withoutProblem(
  specs: readonly RevisionSpec[],
  error: AthanorError,
): readonly RevisionSpec[] | undefined {
  if (error instanceof DuplicateRevisionError) {
    const last = specs.findLastIndex(({ id }) => id === error.id);
    return specs.toSpliced(last, 1);
  }
  if (error instanceof MissingParentError) {
    const { revision: { id }, missing } = error;
    return changed(specs, id, ({ down, dependsOn }) => ({
      down: down.filter((each) => each !== missing),
      dependsOn: dependsOn.filter((each) => each !== missing),
    }));
  }
  if (error instanceof LabelConflictError) {
    const [owner] = error.revisions;
    return changed(specs, owner?.id, ({ labels }) => ({
      labels: labels.toSpliced(labels.lastIndexOf(error.label), 1),
    }));
  }
  if (error instanceof RevisionCycleError) {
    const [first] = error.revisions;
    return changed(specs, first?.id, () => ({ down: [], dependsOn: [] }));
  }
  return undefined;
}

function changed(
  specs: readonly RevisionSpec[],
  id: string | undefined,
  change: (spec: RevisionSpec) => Partial<RevisionSpec>,
): readonly RevisionSpec[] {
  return specs.map((spec) =>
    spec.id === id ? { ...spec, ...change(spec) } : spec
  );
}
