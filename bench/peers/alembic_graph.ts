/** Alembic's revision map by itself: its times for the revisions in a JSON file, as JSON. */
export const ALEMBIC_GRAPH = `import json
import statistics
import sys
import time

from alembic.script.revision import Revision, RevisionMap

sys.setrecursionlimit(1_000_000)
with open(sys.argv[1]) as file:
    specs = json.load(file)


def build():
    # Bases last, as a folder's files come in no order that helps.
    return RevisionMap(lambda: [
        Revision(
            spec["id"],
            tuple(spec["down"]) or None,
            dependencies=tuple(spec["dependsOn"]) or None,
        )
        for spec in specs
    ])


def timed(work):
    """The median of up to five runs; slow ones are not repeated."""
    times = []
    while len(times) < 5 and sum(times) < 5_000:
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


graph = build()
graph.heads
# Each is printed as soon as it is known, for the case that the next is ended.
for name, work in {
    "heads": lambda: build().heads,
    "plan": lambda: list(
        graph.iterate_revisions("heads", (), implicit_base=True)
    ),
    "history": lambda: list(
        graph.iterate_revisions("heads", "base", inclusive=True)
    ),
}.items():
    print(json.dumps({name: timed(work)}), flush=True)
`;
